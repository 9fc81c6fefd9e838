// Decode step: the time a transformer takes to write one more token of each sequence.
#pragma once

#include "models/language_models/kv_cache.h"
#include "models/memory/parameter_memory.h"
#include "models/time/batched_inference.h"

namespace ironlab {

struct LlmDecodeStep {
  static constexpr const char* id = "llm_decode_step";

  struct In {
    Count params;
    Ratio bits_per_weight;
    Count batch, layers, hidden, kv_heads, head_dim, context;
    Bytes kv_element;
    Flag attention_flop;
    Count devices;
    FlopRate peak;
    ByteRate bandwidth;
    Seconds overhead;
    Choice<Overlap> overlap;
  };
  struct Out {
    Bytes weight, kv, traffic;
    Flops work;
    Maybe<FlopPerByte> intensity, intensity_limit;
    Seconds memory_time, compute_time, overhead_time, total;
    Maybe<Rate> tokens, tokens_per_sequence;
    Choice<Bottleneck> bottleneck;
    Maybe<Ratio> kv_share, memory_share, compute_share, overhead_share;
    Maybe<Ratio> crossover_batch;
    Bytes device_traffic;
  };

  // Operations for one token of one sequence: a multiply-add with each parameter, and attention over what went before.
  static constexpr Flops token_work(const In& in) {
    const double attention = in.attention_flop ? 4.0 * in.context * in.hidden * in.layers : 0.0;
    return Flops(2.0 * in.params + attention);
  }

  static Out evaluate(const In& in) {
    ParameterMemory::In weights = kDefaults<ParameterMemory>;
    weights.params = in.params;
    weights.bits_per_param = in.bits_per_weight;
    const KvCache::Out cache = KvCache::evaluate({.layers = in.layers, .kv_heads = in.kv_heads, .head_dim = in.head_dim, .context = in.context, .batch = in.batch, .element = in.kv_element});
    BatchedInference::In step = kDefaults<BatchedInference>;  // the weights are read once for all sequences, each cache for its own
    step.weight = ParameterMemory::evaluate(weights).bytes;
    step.item = cache.per_sequence;
    step.item_work = token_work(in);
    step.batch = in.batch;
    step.peak = in.peak * in.devices;
    step.bandwidth = in.bandwidth * in.devices;
    step.overhead = in.overhead;
    step.overlap = in.overlap;
    const BatchedInference::Out law = BatchedInference::evaluate(step);
    Out out;
    out.weight = step.weight;
    out.kv = cache.cache;
    out.traffic = law.traffic;
    out.work = law.work;
    out.intensity = law.intensity;
    if (step.item.si() > 0) out.intensity_limit = step.item_work / step.item;
    out.memory_time = law.memory_time;
    out.compute_time = law.compute_time;
    out.overhead_time = law.overhead_time;
    out.total = law.total;
    out.bottleneck = law.bottleneck;
    if (law.traffic.si() > 0) out.kv_share = out.kv / law.traffic;
    if (law.total.si() > 0) {
      out.tokens = law.throughput;
      out.tokens_per_sequence = 1 / law.total;
      out.memory_share = law.memory_time / law.total;
      out.compute_share = law.compute_time / law.total;
      out.overhead_share = law.overhead_time / law.total;
    }
    out.crossover_batch = law.crossover_batch;
    out.device_traffic = law.traffic / in.devices;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.symbol = "N", .doc = "Number of parameters."}),
      field(&In::bits_per_weight, "bits_per_weight", {.range = {0, 64, true}, .symbol = "b", .doc = "Bits of one stored parameter: 16, 8, 4."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .fallback = 1, .symbol = "B", .doc = "Sequences that get their next token in this step."}),
      field(&In::layers, "layers", {.fallback = 0, .symbol = "L", .doc = "Layers; 0 leaves the key-value cache out."}),
      field(&In::hidden, "hidden", {.fallback = 0, .symbol = "d", .doc = "Width of the model, for the arithmetic of attention."}),
      field(&In::kv_heads, "kv_heads", {.fallback = 0, .symbol = "h", .doc = "Heads that keep keys and values."}),
      field(&In::head_dim, "head_dim", {.fallback = 0, .symbol = "d_h", .doc = "Width of a head."}),
      field(&In::context, "context_tokens", {.fallback = 0, .symbol = "S", .doc = "Tokens that each sequence has seen so far."}),
      field(&In::kv_element, "kv_element_bytes", {.fallback = 2, .symbol = "e", .doc = "Bytes of one number in the cache."}),
      field(&In::attention_flop, "attention_flop", {.fallback = true, .doc = "Count the arithmetic of attention too? Without it a token costs two operations a parameter."}),
      field(&In::devices, "devices", {.range = kPositiveCount, .fallback = 1, .symbol = "G", .doc = "Devices that share bytes and arithmetic evenly; what they tell each other is not counted."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of one device, dense."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Memory bandwidth of one device."}),
      field(&In::overhead, "overhead_s", {.fallback = 0, .symbol = "T_0", .doc = "Fixed time of one step, such as launching its kernels."}),
      field(&In::overlap, "overlap", {.fallback = Overlap::full, .doc = "Do moving data and computing overlap?"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::weight, "weight_bytes", {.symbol = "W", .doc = "Bytes of all parameters: each step reads them once, whatever the batch."}),
      field(&Out::kv, "kv_bytes", {.symbol = "M_{\\text{kv}}", .doc = "Bytes of all caches: each step reads every sequence's own."}),
      field(&Out::traffic, "traffic_bytes", {.symbol = "D", .doc = "All bytes that the step reads, on all devices together."}),
      field(&Out::work, "work_flop", {.symbol = "O", .doc = "Operations of the step, on all devices together."}),
      field(&Out::intensity, "intensity_flop_per_byte", {.symbol = "I", .doc = "Operations for each byte; it grows with the batch.", .null_text = "no data moves"}),
      field(&Out::intensity_limit, "intensity_limit_flop_per_byte", {.symbol = "I_{\\infty}", .doc = "Where the intensity ends, however large the batch: operations over cache of one sequence.", .null_text = "no limit"}),
      field(&Out::memory_time, "memory_time_s", {.symbol = "T_{\\text{mem}}", .doc = "Time to read the bytes."}),
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_{\\text{comp}}", .doc = "Time to compute."}),
      field(&Out::overhead_time, "overhead_time_s", {.symbol = "T_{\\text{over}}", .doc = "Fixed time."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Time of the step: between two tokens of one sequence."}),
      field(&Out::tokens, "tokens_per_s", {.symbol = "X", .doc = "Tokens a second, all sequences together.", .null_text = "takes no time"}),
      field(&Out::tokens_per_sequence, "tokens_per_s_per_sequence", {.doc = "Tokens a second that one reader sees.", .null_text = "takes no time"}),
      field(&Out::bottleneck, "bottleneck", {.doc = "The largest of the three times; on a tie memory before compute before overhead."}),
      field(&Out::kv_share, "kv_share", {.range = kShare, .doc = "The caches as a share of what is read.", .null_text = "no data moves"}),
      field(&Out::memory_share, "memory_share", {.range = kShare, .doc = "Reading as a share of the step.", .null_text = "takes no time"}),
      field(&Out::compute_share, "compute_share", {.range = kShare, .doc = "Computing as a share of the step.", .null_text = "takes no time"}),
      field(&Out::overhead_share, "overhead_share", {.range = kShare, .doc = "Fixed time as a share of the step.", .null_text = "takes no time"}),
      field(&Out::crossover_batch, "crossover_batch", {.symbol = "B^{*}", .doc = "Batch at which computing takes as long as reading.", .null_text = "never"}),
      field(&Out::device_traffic, "device_traffic_bytes", {.symbol = "D/G", .doc = "What one device reads."}));

  static constexpr ModelText text{
      .title = "One decode step of a language model",
      .doc = "A transformer writes one token at a time. For each it must read all its weights, once for the whole batch, and each sequence's cache of keys and values; "
             "it computes two operations a parameter for each sequence, and four for each number of attention. "
             "It assumes that every weight is used (no mixture of experts), the rates are the peaks, and devices share evenly without talking.",
      .formula = {{"traffic_bytes", "\\v{traffic_bytes} = \\frac{\\v{params} \\cdot \\v{bits_per_weight}}{8} + \\v{kv_bytes}"},
                  {"work_flop", "\\v{work_flop} = \\v{batch} \\cdot (2 \\cdot \\v{params} + 4 \\cdot \\v{context_tokens} \\cdot \\v{hidden} \\cdot \\v{layers})"},
                  {"memory_time_s", "\\v{memory_time_s} = \\frac{\\v{traffic_bytes}}{\\v{devices} \\cdot \\v{bandwidth_bytes_per_s}}"},
                  {"compute_time_s", "\\v{compute_time_s} = \\frac{\\v{work_flop}}{\\v{devices} \\cdot \\v{peak_flop_per_s}}"},
                  {"total_s", "\\v{total_s} = \\max(\\v{memory_time_s}, \\v{compute_time_s}) + \\v{overhead_time_s}"},
                  {"tokens_per_s", "\\v{tokens_per_s} = \\frac{\\v{batch}}{\\v{total_s}}"}},
      .sources = {"Pope et al. 2022, Efficiently Scaling Transformer Inference, arXiv:2211.05102: weights and cache bind decoding",
                  "Kaplan et al. 2020, arXiv:2001.08361: two operations a parameter and token, and attention's part"},
      .has_scale = true};
};

}  // namespace ironlab
