// Training time with a gradient for each example.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct DpsgdTrainingTime {
  static constexpr const char* id = "dpsgd_training_time";

  struct In {
    Count records;
    Ratio sampling_rate;
    Count steps;
    Ratio cost_factor;
    Rate examples;
    Ratio isolation_share;
    Maybe<Seconds> window;
  };
  struct Out {
    Seconds time;
    Ratio examples;
    Rate examples_rate;
    Violation<Seconds> violation;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.examples = in.steps * in.sampling_rate * in.records;
    out.examples_rate = in.examples * (1 - in.isolation_share) / in.cost_factor;
    out.time = out.examples * in.cost_factor / (in.examples * (1 - in.isolation_share));
    if (in.window.has() && !within(out.time.si(), in.window.value().si())) out.violation = Violation<Seconds>::of(out.time, in.window.value());
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::records, "records", {.range = kPositiveCount, .symbol = "N", .doc = "Records in the data set."}),
      field(&In::sampling_rate, "sampling_rate", {.range = kShare, .symbol = "q", .doc = "Share of the records in a step."}),
      field(&In::steps, "steps", {.symbol = "T", .doc = "Steps of the training."}),
      field(&In::cost_factor, "cost_factor", {.range = kPositive, .symbol = "c", .doc = "How many times longer an example takes when its gradient is clipped by itself (reported: 2 to 10)."}),
      field(&In::examples, "examples_per_s", {.positive = true, .symbol = "r", .doc = "Examples that ordinary training does each second."}),
      field(&In::isolation_share, "isolation_share", {.range = {.min = 0, .max = 1, .below = true}, .symbol = "i", .doc = "Share of the rate that isolation from other tenants costs; 0 on hardware of one's own."}),
      field(&In::window, "window_s", {.positive = true, .fallback = kNull, .doc = "Time that the training may take.", .null_text = "not limited"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::time, "time_s", {.symbol = "t", .doc = "Time of the training."}),
      field(&Out::examples, "examples", {.doc = "Gradients of single examples in all steps."}),
      field(&Out::examples_rate, "private_examples_per_s", {.doc = "Examples each second with clipping and isolation."}),
      field(&Out::violation, "violation", {.doc = "Time against the allowed window.", .null_text = "in time", .violation = "window_missed"}));

  static constexpr ModelText text{
      .title = "Training time with per-example gradients",
      .doc = "Clipping each record by itself needs a gradient for each, where ordinary training needs one for the batch. Isolation on shared hardware takes a share of the rate: it costs hours, never accuracy.",
      .formula = {{"time_s", "\\v{time_s} = \\frac{\\v{steps} \\cdot \\v{sampling_rate} \\cdot \\v{records} \\cdot \\v{cost_factor}}{\\v{examples_per_s} (1 - \\v{isolation_share})}"}},
      .sources = {"Abadi et al. 2016, Deep learning with differential privacy, arXiv:1607.00133: clipping each gradient", "Cost factor and isolation share: teaching values"}};
};

}  // namespace ironlab
