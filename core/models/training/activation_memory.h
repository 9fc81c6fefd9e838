// Activation memory: what the backward pass of a transformer needs from the forward pass.
#pragma once

#include <cmath>  // std::ceil, std::sqrt (exact)

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

enum class Recompute { none, sqrt, full };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<Recompute>{{{"none", "Keep all"}, {"sqrt", "Recompute between a few layers"}, {"full", "Recompute every layer"}}};

struct ActivationMemory {
  static constexpr const char* id = "activation_memory";

  struct In {
    Count layers, seq, batch, hidden, heads;
    Bytes element;
    Flag tiled;
    Choice<Recompute> recompute;
    Count tensor_parallel, pipeline_parallel, micro_batches;
  };
  struct Out {
    Bytes layer, activation;
    Bytes layer_scores, layer_input;
    Count alive;
    Ratio recompute_work;
  };

  static Out evaluate(const In& in) {
    const double numbers = in.seq * in.batch * in.hidden;  // of one tensor between layers
    const double pairs = in.heads * in.seq * in.seq * in.batch;
    const Bytes mask{1};
    Out out;
    out.layer_scores = (2 * in.element + mask) * pairs / in.tensor_parallel;
    out.layer = (16 * in.element + 2 * mask) * numbers / in.tensor_parallel + (in.tiled ? Bytes(0) : out.layer_scores);
    out.layer_input = in.element * numbers / in.tensor_parallel;
    out.alive = smaller(Ratio(double{in.pipeline_parallel}), Ratio(double{in.micro_batches})).si();
    const double layers = in.layers / in.pipeline_parallel;  // on one device
    Bytes one;
    switch (Recompute(in.recompute)) {
      case Recompute::none: one = layers * out.layer; break;
      case Recompute::full: one = layers * out.layer_input + out.layer; break;
      case Recompute::sqrt: {
        const double segments = std::ceil(std::sqrt(layers));
        one = segments * out.layer_input + (segments > 0 ? std::ceil(layers / segments) : 0) * out.layer;
        break;
      }
    }
    out.activation = out.alive * one;
    out.recompute_work = in.recompute == Recompute::none ? 1.0 : 8.0 / 6.0;  // one more forward pass: 2 of 6 operations
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::layers, "layers", {.range = kPositiveCount, .symbol = "L", .doc = "Layers."}),
      field(&In::seq, "seq_tokens", {.range = kPositiveCount, .symbol = "s", .doc = "Tokens of a sequence."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .symbol = "B", .doc = "Sequences of one micro-batch."}),
      field(&In::hidden, "hidden", {.range = kPositiveCount, .symbol = "h", .doc = "Width of the model."}),
      field(&In::heads, "heads", {.range = kPositiveCount, .symbol = "a", .doc = "Attention heads of a layer."}),
      field(&In::element, "element_bytes", {.positive = true, .symbol = "b", .doc = "Bytes of one number; dropout masks take one byte."}),
      field(&In::tiled, "tiled", {.doc = "Is attention computed tile by tile, so that the scores are never stored?"}),
      field(&In::recompute, "recompute", {.doc = "What is kept: all; the inputs of some layers (the rest is computed again); each layer's input only."}),
      field(&In::tensor_parallel, "tensor_parallel", {.range = kPositiveCount, .fallback = 1, .symbol = "t", .doc = "Devices that share each layer, and with it the sequence."}),
      field(&In::pipeline_parallel, "pipeline_parallel", {.range = kPositiveCount, .fallback = 1, .symbol = "p", .doc = "Stages that share the layers."}),
      field(&In::micro_batches, "micro_batches", {.range = kPositiveCount, .fallback = 1, .symbol = "m", .doc = "Micro-batches of a step; the first stage keeps one for each stage behind it."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::layer, "per_layer_bytes", {.symbol = "A", .doc = "Activations of one layer and micro-batch, on one device."}),
      field(&Out::activation, "activation_bytes", {.symbol = "M_{\\text{act}}", .doc = "All that is kept at once, on the first stage's device."}),
      field(&Out::layer_scores, "layer_scores_bytes", {.doc = "What stored scores add to one layer: scores, softmax and a dropout mask."}),
      field(&Out::layer_input, "layer_input_bytes", {.doc = "Input of one layer."}),
      field(&Out::alive, "alive_micro_batches", {.doc = "Micro-batches whose activations are kept at the same time."}),
      field(&Out::recompute_work, "recompute_factor", {.range = {1, 2}, .doc = "How many times more arithmetic a step takes: a forward pass more is a third."}));

  static constexpr ModelText text{
      .title = "Stored activations of transformer training",
      .doc = "The backward pass needs what the forward pass computed. Kept whole, a layer takes 34 bytes a number in 16 bits, plus five for each pair of tokens when scores are stored. "
             "Kept in part, the rest is computed again. It leaves out embeddings and the last layer's outputs; tensor parallelism splits the sequence too; "
             "a pipeline runs one forward, one backward.",
      .formula = {{"layer_input_bytes", "\\v{layer_input_bytes} = \\frac{\\v{element_bytes} \\cdot \\v{seq_tokens} \\cdot \\v{batch} \\cdot \\v{hidden}}{\\v{tensor_parallel}}"},
                  {"layer_scores_bytes", "\\v{layer_scores_bytes} = \\frac{(2 \\v{element_bytes} + 1) \\cdot \\v{heads} \\cdot \\v{seq_tokens}^2 \\cdot \\v{batch}}{\\v{tensor_parallel}}"},
                  {"per_layer_bytes", "\\v{per_layer_bytes} = \\frac{(16 \\v{element_bytes} + 2) \\cdot \\v{seq_tokens} \\cdot \\v{batch} \\cdot \\v{hidden}}{\\v{tensor_parallel}} + \\v{layer_scores_bytes}"},
                  {"alive_micro_batches", "\\v{alive_micro_batches} = \\min(\\v{pipeline_parallel}, \\v{micro_batches})"},
                  {"activation_bytes", "\\v{activation_bytes} = \\v{alive_micro_batches} \\cdot \\frac{\\v{layers}}{\\v{pipeline_parallel}} \\cdot \\v{per_layer_bytes}"}},
      .sources = {"Korthikanti et al. 2022, Reducing Activation Recomputation in Large Transformer Models, arXiv:2205.05198, section 4",
                  "Chen et al. 2016, Training Deep Nets with Sublinear Memory Cost, arXiv:1604.06174: keeping every root-th layer",
                  "Dao et al. 2022, FlashAttention, arXiv:2205.14135: the tiled form"},
      .has_scale = true};
};

}  // namespace ironlab
