// Deep or wide: a token's time in two transformers of equal size but another shape.
#pragma once

#include "models/language_models/llm_decode_step.h"
#include "models/language_models/transformer_params.h"

namespace ironlab {

struct DepthWidthDecode {
  static constexpr const char* id = "depth_width_decode";

  struct In {
    Count layers, hidden, context;
    Bytes element;
    FlopRate peak;
    ByteRate bandwidth;
    Count launches_per_layer;
    Seconds launch_overhead;
  };
  struct Out {
    Count params;
    Seconds memory_time, compute_time, overhead_time, total;
    Maybe<Ratio> overhead_share;
    Maybe<Rate> tokens;
    Bytes weight, kv;
    Count launches;
  };

  static Out evaluate(const In& in) {
    LlmDecodeStep::In step = kDefaults<LlmDecodeStep>;
    const Count params = TransformerParams::evaluate({.layers = in.layers, .hidden = in.hidden}).params;
    const Count launches = in.layers * in.launches_per_layer;
    step.params = params;
    step.bits_per_weight = 8 * in.element.si();
    step.layers = in.layers;
    step.hidden = in.hidden;
    step.kv_heads = 1;  // every head keeps its own keys and values: together they are as wide as the model
    step.head_dim = in.hidden;
    step.context = in.context;
    step.kv_element = in.element;
    step.peak = in.peak;
    step.bandwidth = in.bandwidth;
    step.overhead = launches * in.launch_overhead;
    const LlmDecodeStep::Out law = LlmDecodeStep::evaluate(step);
    return {.params = params,
            .memory_time = law.memory_time,
            .compute_time = law.compute_time,
            .overhead_time = law.overhead_time,
            .total = law.total,
            .overhead_share = law.overhead_share,
            .tokens = law.tokens,
            .weight = law.weight,
            .kv = law.kv,
            .launches = launches};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::layers, "layers", {.symbol = "L", .doc = "Blocks, one after the other."}),
      field(&In::hidden, "hidden", {.symbol = "d", .doc = "Width of the model."}),
      field(&In::context, "context_tokens", {.symbol = "S", .doc = "Tokens that the sequence has seen so far."}),
      field(&In::element, "element_bytes", {.range = {0, 8, true}, .symbol = "e", .doc = "Bytes of one weight, and of one number in the cache."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of the device, dense."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}),
      field(&In::launches_per_layer, "launches_per_layer", {.symbol = "k", .doc = "Kernels that a block starts one after the other; 8 unfused: two norms, attention's three, feed-forward's three."}),
      field(&In::launch_overhead, "launch_overhead_s", {.symbol = "t", .doc = "Fixed time of one kernel launch."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::params, "params", {.symbol = "N", .doc = "Parameters of all blocks."}),
      field(&Out::memory_time, "memory_time_s", {.symbol = "T_{\\text{mem}}", .doc = "Time to read weights and cache."}),
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_{\\text{comp}}", .doc = "Time to compute."}),
      field(&Out::overhead_time, "overhead_time_s", {.symbol = "T_{\\text{over}}", .doc = "Time of all launches."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Time between two tokens."}),
      field(&Out::overhead_share, "overhead_share", {.range = kShare, .doc = "The launches as a share of the time.", .null_text = "takes no time"}),
      field(&Out::tokens, "tokens_per_s", {.doc = "Tokens a second.", .null_text = "takes no time"}),
      field(&Out::weight, "weight_bytes", {.symbol = "W", .doc = "Bytes of the weights."}),
      field(&Out::kv, "kv_bytes", {.symbol = "M_{\\text{kv}}", .doc = "Bytes of the key-value cache."}),
      field(&Out::launches, "launches", {.symbol = "n", .doc = "Kernel launches for one token."}));

  static constexpr ModelText text{
      .title = "Deep or wide at equal size",
      .doc = "Blocks run one after the other, and each start costs a fixed time that no wider layer and no faster memory shortens. "
             "Two models of equal size read the same bytes, but the deeper one starts more often. "
             "One sequence, every head with its own keys and values; launches do not overlap with execution (the worst case, eager execution).",
      .formula = {{"params", "\\v{params} = 12 \\cdot \\v{layers} \\cdot \\v{hidden}^2"},
                  {"overhead_time_s", "\\v{overhead_time_s} = \\v{layers} \\cdot \\v{launches_per_layer} \\cdot \\v{launch_overhead_s}"},
                  {"total_s", "\\v{total_s} = \\max(\\v{memory_time_s}, \\v{compute_time_s}) + \\v{overhead_time_s}"}},
      .sources = {"Kaplan et al. 2020, arXiv:2001.08361, table 1: parameters", "Kernels a block and time of a launch: teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
