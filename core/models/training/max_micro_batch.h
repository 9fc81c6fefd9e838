// Largest micro-batch whose training fits into memory.
#pragma once

#include "models/rules.h"
#include "models/subject.h"
#include "models/training/activation_memory.h"
#include "models/training/training_memory.h"

namespace ironlab {

struct MaxMicroBatch {
  static constexpr const char* id = "max_micro_batch";

  struct In {
    Bytes capacity;
    Count params;
    Choice<Precision> precision;
    Choice<Optimizer> optimizer;
    Count layers, seq, hidden, heads;
    Bytes element;
    Flag tiled;
    Choice<Recompute> recompute;
  };
  struct Out {
    Count micro_batch;
    Bytes static_total, sequence_activation, activation, total;
    Ratio static_ratio;
    Violation<Bytes> violation;
  };

  static Out evaluate(const In& in) {
    TrainingMemory::In state = kDefaults<TrainingMemory>;
    state.params = in.params;
    state.precision = in.precision;
    state.optimizer = in.optimizer;
    ActivationMemory::In kept = kDefaults<ActivationMemory>;
    kept.layers = in.layers;
    kept.seq = in.seq;
    kept.batch = 1;
    kept.hidden = in.hidden;
    kept.heads = in.heads;
    kept.element = in.element;
    kept.tiled = in.tiled;
    kept.recompute = in.recompute;
    Out out;
    out.static_total = TrainingMemory::evaluate(state).static_total;
    out.sequence_activation = ActivationMemory::evaluate(kept).activation;  // it grows in step with the micro-batch
    if (within(out.static_total.si(), in.capacity.si())) {
      out.micro_batch = rounded_down(larger(Bytes(0), in.capacity - out.static_total) / out.sequence_activation);
    } else {
      out.violation = Violation<Bytes>::of(out.static_total, in.capacity);
    }
    out.activation = out.micro_batch * out.sequence_activation;
    out.total = out.static_total + out.activation;
    out.static_ratio = out.static_total / in.capacity;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::capacity, "capacity_bytes", {.positive = true, .symbol = "C", .doc = "Size of the memory."}),
      field(&In::params, "params", {.symbol = "P", .doc = "Number of parameters."}),
      field(&In::precision, "precision", {.doc = "Number formats of weights and gradients."}),
      field(&In::optimizer, "optimizer", {.doc = "Optimizer: what it keeps for each parameter."}),
      field(&In::layers, "layers", {.range = kPositiveCount, .symbol = "L", .doc = "Layers."}),
      field(&In::seq, "seq_tokens", {.range = kPositiveCount, .symbol = "s", .doc = "Tokens of a sequence."}),
      field(&In::hidden, "hidden", {.range = kPositiveCount, .symbol = "h", .doc = "Width of the model."}),
      field(&In::heads, "heads", {.range = kPositiveCount, .symbol = "a", .doc = "Attention heads of a layer."}),
      field(&In::element, "element_bytes", {.positive = true, .symbol = "b", .doc = "Bytes of one activation."}),
      field(&In::tiled, "tiled", {.doc = "Is attention computed tile by tile, so that the scores are never stored?"}),
      field(&In::recompute, "recompute", {.doc = "What is kept of the activations; the rest is computed again."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::micro_batch, "micro_batch", {.symbol = "B_{\\text{max}}", .doc = "The most sequences that fit at once; 0 when not even one does."}),
      field(&Out::static_total, "static_bytes", {.symbol = "S", .doc = "Weights, gradients and the optimizer's state: no batch size shrinks them."}),
      field(&Out::sequence_activation, "activation_bytes_per_sequence", {.symbol = "A", .doc = "Activations of one sequence."}),
      field(&Out::activation, "activation_bytes", {.doc = "Activations of that micro-batch."}),
      field(&Out::total, "total_bytes", {.doc = "All that is held with it."}),
      field(&Out::static_ratio, "static_ratio", {.doc = "What stays, over the memory; above 1 no batch size helps."}),
      field(&Out::violation, "violation", {.doc = "What stays against the memory, when it alone does not fit.", .null_text = "fits", .violation = "out_of_memory"}));

  static constexpr ModelText text{
      .title = "Largest micro-batch in memory",
      .doc = "Weights, gradients and the optimizer take their place first; what is left is shared out among sequences, each with the same activations.",
      .formula = {{"micro_batch", "\\v{micro_batch} = \\left\\lfloor \\frac{\\v{capacity_bytes} - \\v{static_bytes}}{\\v{activation_bytes_per_sequence}} \\right\\rfloor"}},
      .sources = {"training_memory and activation_memory, solved for the batch"},
      .has_scale = true};
};

}  // namespace ironlab
