// Sharded decode profile: where the time of a decode step on several GPUs goes.
#pragma once

#include "models/language_models/kv_cache.h"
#include "models/memory/parameter_memory.h"
#include "models/subject.h"

namespace ironlab {

struct ShardedDecodeProfile {
  static constexpr const char* id = "sharded_decode_profile";
  static constexpr int kParts = 5;
  static constexpr double kAllreducesPerLayer = 2;  // after attention and after the feed-forward part

  struct In {
    Count params;
    Ratio bits_per_weight;
    Count batch, context, gpus;
    ByteRate bandwidth;
    Seconds allreduce, launch, host;
    Count layers, kv_heads, head_dim;
  };
  struct Out {
    Seconds weights_time, kv_time, allreduce_time, launch_time, host_time, total;
    List<Ratio, kParts> shares;
    Rate tokens;
    Rate tokens_per_sequence;
    Count largest_index;
  };

  static Out evaluate(const In& in) {
    Out out;
    ParameterMemory::In weights = kDefaults<ParameterMemory>;
    weights.params = in.params;
    weights.bits_per_param = in.bits_per_weight;
    KvCache::In cache = kDefaults<KvCache>;
    cache.layers = in.layers;
    cache.kv_heads = in.kv_heads;
    cache.head_dim = in.head_dim;
    cache.context = in.context;
    cache.batch = in.batch;
    cache.element = Bytes(2);
    const ByteRate together = in.gpus * in.bandwidth;
    out.weights_time = ParameterMemory::evaluate(weights).bytes / together;
    out.kv_time = KvCache::evaluate(cache).cache / together;
    out.allreduce_time = kAllreducesPerLayer * in.layers * in.allreduce;
    out.launch_time = in.launch;
    out.host_time = in.host;
    const Seconds parts[kParts] = {out.weights_time, out.kv_time, out.allreduce_time, out.launch_time, out.host_time};
    int largest = 0;
    for (int i = 0; i < kParts; ++i) {
      out.total = out.total + parts[i];
      if (below(parts[largest].si(), parts[i].si())) largest = i;
    }
    for (const Seconds part : parts) out.shares.push(part / out.total);
    out.largest_index = largest;
    out.tokens = in.batch / out.total;
    out.tokens_per_sequence = 1 / out.total;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.range = kPositiveCount, .symbol = "P", .doc = "Number of parameters."}),
      field(&In::bits_per_weight, "bits_per_weight", {.range = kPositive, .symbol = "w", .doc = "Bits of one stored weight: 16, 8, 4."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .symbol = "B", .doc = "Sequences that each get their next token."}),
      field(&In::context, "context_tokens", {.symbol = "S", .doc = "Tokens that each sequence has seen so far."}),
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "G", .doc = "GPUs that the weights and the cache are divided over."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Memory bandwidth of one GPU."}),
      field(&In::allreduce, "allreduce_s", {.symbol = "t_a", .doc = "Time of one all-reduce."}),
      field(&In::launch, "launch_s", {.symbol = "t_l", .doc = "Time to launch all kernels of a step."}),
      field(&In::host, "host_s", {.symbol = "t_h", .doc = "Time on the host in each step: scheduling, sampling."}),
      field(&In::layers, "layers", {.range = kPositiveCount, .fallback = 80, .symbol = "L", .doc = "Layers."}),
      field(&In::kv_heads, "kv_heads", {.range = kPositiveCount, .fallback = 8, .symbol = "h", .doc = "Heads that keep keys and values."}),
      field(&In::head_dim, "head_dim", {.range = kPositiveCount, .fallback = 128, .symbol = "d", .doc = "Width of a head."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::weights_time, "weights_time_s", {.symbol = "T_w", .doc = "Time to read the weights."}),
      field(&Out::kv_time, "kv_time_s", {.symbol = "T_{\\text{kv}}", .doc = "Time to read the key-value cache."}),
      field(&Out::allreduce_time, "allreduce_time_s", {.symbol = "T_a", .doc = "Time of two all-reduces a layer."}),
      field(&Out::launch_time, "launch_time_s", {.symbol = "T_l", .doc = "Time of launching."}),
      field(&Out::host_time, "host_time_s", {.symbol = "T_h", .doc = "Time on the host."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Time of the step."}),
      field(&Out::shares, "shares", {.range = kShare, .doc = "Shares of the step: weights, cache, all-reduce, launching, host."}),
      field(&Out::tokens, "tokens_per_s", {.symbol = "\\lambda", .doc = "Tokens each second, all sequences."}),
      field(&Out::tokens_per_sequence, "tokens_per_s_per_sequence", {.doc = "Tokens each second of one sequence."}),
      field(&Out::largest_index, "largest_index", {.range = {0, 4}, .doc = "Place in the list, from 0, of the largest share; the first on a tie."}));

  static constexpr ModelText text{
      .title = "Where a decode step on several GPUs goes",
      .doc = "To write one token for each sequence, all weights and the whole cache are read once, divided over the GPUs; each layer adds up its result twice; kernels are launched and the host decides. The parts follow one another. The shape is that of Llama 3 70B unless another is given; the cache holds two bytes a number. "
             "Arithmetic is left out: at these batches it hides behind the reading.",
      .formula = {{"weights_time_s", "\\v{weights_time_s} = \\frac{\\v{params} \\cdot \\v{bits_per_weight} / 8}{\\v{gpus} \\cdot \\v{bandwidth_bytes_per_s}}"},
                  {"kv_time_s", "\\v{kv_time_s} = \\frac{4 \\cdot \\v{layers} \\cdot \\v{kv_heads} \\cdot \\v{head_dim} \\cdot \\v{context_tokens} \\cdot \\v{batch}}{\\v{gpus} \\cdot \\v{bandwidth_bytes_per_s}}"},
                  {"allreduce_time_s", "\\v{allreduce_time_s} = 2 \\cdot \\v{layers} \\cdot \\v{allreduce_s}"},
                  {"total_s", "\\v{total_s} = \\v{weights_time_s} + \\v{kv_time_s} + \\v{allreduce_time_s} + \\v{launch_s} + \\v{host_s}"},
                  {"tokens_per_s", "\\v{tokens_per_s} = \\frac{\\v{batch}}{\\v{total_s}}"}},
      .sources = {"Grattafiori et al. 2024, The Llama 3 herd of models, arXiv:2407.21783: the shape",
                  "Shoeybi et al. 2019, Megatron-LM, arXiv:1909.08053: two all-reduces a layer", "Times of an all-reduce, of launching and of the host: teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
