// Capacity of one serving replica.
#pragma once

#include "catalogue/hardware.h"
#include "models/language_models/llm_decode_step.h"
#include "models/subject.h"

namespace ironlab {

// The data-center GPU of the catalogue, as the default of models that run on one.
inline constexpr auto kServerGpu = std::bit_cast<HardwareView>(view_of<HardwareView>(kHardware[0], kHardwareFields));

struct ServingReplica {
  static constexpr const char* id = "serving_replica";

  struct In {
    Count slots, context, output_tokens;
    FlopRate peak;
    ByteRate bandwidth;
    Count params;
    Ratio bits_per_weight;
    Count layers, hidden, kv_heads, head_dim;
    Bytes kv_element;
  };
  struct Out {
    Seconds step, service;
    Rate capacity;
    Maybe<Rate> tokens;
    Bytes memory;
    Choice<Bottleneck> bottleneck;
  };

  static Out evaluate(const In& in) {
    LlmDecodeStep::In call = kDefaults<LlmDecodeStep>;
    call.params = in.params;
    call.bits_per_weight = in.bits_per_weight;
    call.batch = in.slots;
    call.layers = in.layers;
    call.hidden = in.hidden;
    call.kv_heads = in.kv_heads;
    call.head_dim = in.head_dim;
    call.context = in.context;
    call.kv_element = in.kv_element;
    call.peak = in.peak;
    call.bandwidth = in.bandwidth;
    call.overlap = Overlap::full;
    const LlmDecodeStep::Out step = LlmDecodeStep::evaluate(call);
    Out out;
    out.step = step.total;
    out.service = in.output_tokens * step.total;
    out.capacity = in.slots / out.service;
    out.tokens = step.tokens;
    out.memory = step.weight + step.kv;
    out.bottleneck = step.bottleneck;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::slots, "slots", {.range = kPositiveCount, .symbol = "B", .doc = "Requests that are answered at once, all slots busy."}),
      field(&In::context, "context_tokens", {.symbol = "S", .doc = "Tokens that each request holds in the cache."}),
      field(&In::output_tokens, "output_tokens", {.range = kPositiveCount, .symbol = "n", .doc = "Mean number of tokens of an answer."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .fallback = kServerGpu.fp16.value().si(), .symbol = "R", .doc = "Peak arithmetic rate, dense; the default is a data-center GPU's in FP16."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .fallback = kServerGpu.bandwidth.value().si(), .symbol = "BW", .doc = "Bandwidth of the main memory; the default is the same GPU's."}),
      field(&In::params, "params", {.range = kPositiveCount, .fallback = 8030261248.0, .symbol = "N", .doc = "Parameters; the default shape is Llama 3 8B's."}),
      field(&In::bits_per_weight, "bits_per_weight", {.range = {0, 64, true}, .fallback = 16, .symbol = "b", .doc = "Width at which a weight is stored."}),
      field(&In::layers, "layers", {.fallback = 32, .symbol = "L", .doc = "Layers."}),
      field(&In::hidden, "hidden", {.fallback = 4096, .symbol = "d", .doc = "Width of the model."}),
      field(&In::kv_heads, "kv_heads", {.fallback = 8, .symbol = "h", .doc = "Key-value heads."}),
      field(&In::head_dim, "head_dim", {.fallback = 128, .symbol = "d_h", .doc = "Width of a head."}),
      field(&In::kv_element, "kv_element_bytes", {.fallback = 2, .symbol = "e", .doc = "Bytes of one number in the cache."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::step, "step_s", {.symbol = "t", .doc = "Time of one decode step: one more token in every slot."}),
      field(&Out::service, "service_s", {.symbol = "s", .doc = "Time that a request holds its slot."}),
      field(&Out::capacity, "capacity_per_s", {.symbol = "\\mu", .doc = "Requests that all slots finish each second."}),
      field(&Out::tokens, "tokens_per_s", {.doc = "Tokens of all slots together each second.", .null_text = "takes no time"}),
      field(&Out::memory, "memory_bytes", {.symbol = "M", .doc = "Weights and the cache of all slots."}),
      field(&Out::bottleneck, "bottleneck", {.doc = "What a step waits for."}));

  static constexpr ModelText text{
      .title = "Capacity of one serving replica",
      .doc = "A replica writes one token for every slot in each step, and a request holds its slot for all its tokens. More slots finish more requests, but each step takes longer: slots trade latency for throughput. "
             "All slots are taken as busy, and reading the prompt is left out.",
      .formula = {{"service_s", "\\v{service_s} = \\v{output_tokens} \\cdot \\v{step_s}"}, {"capacity_per_s", "\\v{capacity_per_s} = \\frac{\\v{slots}}{\\v{service_s}}"}},
      .sources = {"Yu et al. 2022, Orca: a distributed serving system for transformer-based generative models, OSDI: slots refilled at every step",
                  "Grattafiori et al. 2024, The Llama 3 herd of models, arXiv:2407.21783: default shape"},
      .has_scale = true};
};

}  // namespace ironlab
