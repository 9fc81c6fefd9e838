// Inference memory: weights, key-value cache and one layer of attention scores.
#pragma once

#include <cmath>  // std::fmod (exact)

#include "models/language_models/attention_memory.h"
#include "models/language_models/kv_cache.h"
#include "models/language_models/transformer_params.h"
#include "models/memory/memory_fit.h"
#include "models/memory/parameter_memory.h"
#include "models/subject.h"

namespace ironlab {

enum class InferencePart { weights, kv, scores };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<InferencePart>{{{"weights", "Weights"}, {"kv", "Key-value cache"}, {"scores", "Attention scores"}}};

struct InferenceMemory {
  static constexpr const char* id = "inference_memory";

  struct In {
    Count layers, hidden, context;
    Bytes element;
    Count head_dim;
    Flag tiled;
    Maybe<Bytes> capacity;
  };
  struct Out {
    Bytes weight, kv, scores, total;
    Count heads, params;
    Choice<InferencePart> largest;
    Maybe<Ratio> ratio;
    Maybe<Flag> fits;
    Violation<Bytes> violation;
  };

  // A whole number of heads makes up the width.
  static Status refuse(const In& in) {
    if (std::fmod(in.hidden, in.head_dim) != 0) return {Code::contradictory, input_index<InferenceMemory>("head_dim")};
    return {};
  }

  static Out evaluate(const In& in) {
    Out out;
    out.heads = in.hidden / in.head_dim;
    out.params = TransformerParams::evaluate({.layers = in.layers, .hidden = in.hidden}).params;
    ParameterMemory::In weights = kDefaults<ParameterMemory>;
    weights.params = out.params;
    weights.bits_per_param = 8 * in.element.si();
    out.weight = ParameterMemory::evaluate(weights).bytes;
    out.kv = KvCache::evaluate({.layers = in.layers, .kv_heads = out.heads, .head_dim = in.head_dim, .context = in.context, .batch = 1, .element = in.element}).cache;
    AttentionMemory::In attention = kDefaults<AttentionMemory>;
    attention.layers = 1;
    attention.heads = out.heads;
    attention.seq = in.context;
    attention.element = in.element;
    const AttentionMemory::Out scores = AttentionMemory::evaluate(attention);
    out.scores = in.tiled ? scores.tiled_stat : scores.scores;
    MemoryFit::In fit = kDefaults<MemoryFit>;
    fit.resident = out.weight;
    fit.kv = out.kv;
    fit.activation = out.scores;
    fit.capacity = in.capacity.value_or(Bytes(1));
    const MemoryFit::Out verdict = MemoryFit::evaluate(fit);
    out.total = verdict.demand;
    const double most = larger(larger(out.weight, out.kv), out.scores).si();
    out.largest = at_least(out.weight.si(), most) ? InferencePart::weights : at_least(out.kv.si(), most) ? InferencePart::kv : InferencePart::scores;
    if (in.capacity.has()) {
      out.ratio = verdict.ratio;
      out.fits = verdict.fits;
      out.violation = verdict.violation;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::layers, "layers", {.symbol = "L", .doc = "Layers."}),
      field(&In::hidden, "hidden", {.range = {0, 1e9}, .symbol = "d", .doc = "Width of the model."}),
      field(&In::context, "context_tokens", {.symbol = "N", .doc = "Tokens of the prompt."}),
      field(&In::element, "element_bytes", {.positive = true, .symbol = "e", .doc = "Bytes of one number, weights and cache alike."}),
      field(&In::head_dim, "head_dim", {.range = {1, 1e9}, .symbol = "d_h", .doc = "Width of a head; it divides the width of the model."}),
      field(&In::tiled, "tiled", {.fallback = false, .doc = "Is attention computed tile by tile, so that the scores are never stored?"}),
      field(&In::capacity, "capacity_bytes", {.positive = true, .fallback = kNull, .symbol = "C", .doc = "Size of the memory.", .null_text = "not asked"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::weight, "weight_bytes", {.symbol = "W", .doc = "Bytes of the weights."}),
      field(&Out::kv, "kv_bytes", {.symbol = "M_{\\text{kv}}", .doc = "Bytes of the key-value cache, every head with its own."}),
      field(&Out::scores, "scores_bytes", {.symbol = "M_{\\text{scores}}", .doc = "Scores of the one layer that is at work; tiled: one FP32 number a row."}),
      field(&Out::total, "total_bytes", {.symbol = "M", .doc = "All three together."}),
      field(&Out::heads, "heads", {.symbol = "H", .doc = "Heads of a layer."}),
      field(&Out::params, "params", {.symbol = "P", .doc = "Parameters of all blocks."}),
      field(&Out::largest, "largest", {.doc = "The largest of the three: the first to cut."}),
      field(&Out::ratio, "ratio", {.doc = "That over the memory; above 1 it does not fit.", .null_text = "no memory given"}),
      field(&Out::fits, "fits", {.doc = "Does it fit? Exactly full still fits.", .null_text = "no memory given"}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when it does not fit.", .null_text = "fits", .violation = "out_of_memory"}));

  static constexpr ModelText text{
      .title = "Memory of a transformer that reads a prompt",
      .doc = "Weights stay, the cache grows with the prompt, the scores with its square, but only one layer's are alive at a time. "
             "One sequence; embeddings and smaller activations are left out.",
      .formula = {{"weight_bytes", "\\v{weight_bytes} = 12 \\cdot \\v{layers} \\cdot \\v{hidden}^2 \\cdot \\v{element_bytes}"},
                  {"kv_bytes", "\\v{kv_bytes} = 2 \\cdot \\v{layers} \\cdot \\v{context_tokens} \\cdot \\v{hidden} \\cdot \\v{element_bytes}"},
                  {"scores_bytes", "\\v{scores_bytes} = \\frac{\\v{hidden}}{\\v{head_dim}} \\cdot \\v{context_tokens}^2 \\cdot \\v{element_bytes}"},
                  {"total_bytes", "\\v{total_bytes} = \\v{weight_bytes} + \\v{kv_bytes} + \\v{scores_bytes}"}},
      .sources = {"Kaplan et al. 2020, arXiv:2001.08361, table 1: parameters", "Dao et al. 2022, FlashAttention, arXiv:2205.14135: the tiled form"},
      .has_scale = true};
};

}  // namespace ironlab
