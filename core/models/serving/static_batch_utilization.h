// Slots kept busy by a static batch.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"
#include "models/sum.h"

namespace ironlab {

enum class OutputLengths { exponential, uniform };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<OutputLengths>{{{"exponential", "Exponential"}, {"uniform", "Uniform"}}};

struct StaticBatchUtilization {
  static constexpr const char* id = "static_batch_utilization";

  struct In {
    Count slots;
    Choice<OutputLengths> lengths;
  };
  struct Out {
    Ratio utilization, gain;
  };

  // 1 + 1/2 + ... + 1/n: summed while short, else by Euler and Maclaurin's formula, exact to the last digits.
  static double harmonic(double n) {
    if (n > 100) {
      const double x = 1 / (n * n);
      return math::log(n) + 0.5772156649015329 + 1 / (2 * n) - x * (1.0 / 12 - x * (1.0 / 120 - x / 252));
    }
    Sum sum;
    for (double k = n; k > 0; --k) sum.add(1 / k);
    return sum.value();
  }

  static Out evaluate(const In& in) {
    Out out;
    const double b = in.slots;
    out.gain = in.lengths == OutputLengths::exponential ? harmonic(b) : 2 * b / (b + 1);
    out.utilization = 1 / out.gain;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::slots, "slots", {.range = kPositiveCount, .symbol = "B", .doc = "Requests in one batch."}),
      field(&In::lengths, "lengths", {.fallback = OutputLengths::exponential, .doc = "How the lengths of answers are spread: many short and few long ones, or evenly from none to the longest."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::utilization, "utilization", {.range = kShare, .symbol = "\\eta", .doc = "Share of slots that work, on average over the life of a batch."}),
      field(&Out::gain, "gain", {.range = {1, 1e3}, .doc = "How much more a batch could finish if free slots were refilled at every step."}));

  static constexpr ModelText text{
      .title = "Slots kept busy by a static batch",
      .doc = "A static batch is released when its longest answer ends; slots of shorter answers stay empty until then. The mean length over the expected longest is the share that works. Refilling at every step (continuous batching) wins the rest back.",
      .formula = {{"utilization", "\\v{utilization} = \\frac{1}{H_{\\v{slots}}} \\text{ (exponential)}, \\quad \\frac{\\v{slots} + 1}{2 \\, \\v{slots}} \\text{ (uniform)}, \\quad H_n = \\sum_{k=1}^{n} \\frac{1}{k}"},
                  {"gain", "\\v{gain} = \\frac{1}{\\v{utilization}}"}},
      .sources = {"Yu et al. 2022, Orca: a distributed serving system for transformer-based generative models, OSDI: refilling at every step", "Rényi 1953, On the theory of order statistics: expected largest of exponential variables"}};
};

}  // namespace ironlab
