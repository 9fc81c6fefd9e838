// Failure probability: at least one failure within a time.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

struct FailureProbability {
  static constexpr const char* id = "failure_probability";

  struct In {
    Seconds time, mtbf;
  };
  struct Out {
    Ratio probability, survival, expected_failures;
  };

  static Out evaluate(const In& in) {
    const double expected = in.time / in.mtbf;
    return {.probability = -math::expm1(-expected), .survival = math::exp(-expected), .expected_failures = expected};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::time, "time_s", {.symbol = "t", .doc = "Time looked at."}),
      field(&In::mtbf, "mtbf_s", {.positive = true, .symbol = "M", .doc = "Mean time between failures."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::probability, "probability", {.range = kShare, .symbol = "P", .doc = "Probability of at least one failure within it."}),
      field(&Out::survival, "survival_probability", {.range = kShare, .symbol = "S", .doc = "Probability of none."}),
      field(&Out::expected_failures, "expected_failures", {.symbol = "n", .doc = "Mean number of failures within it."}));

  static constexpr ModelText text{
      .title = "At least one failure within a time",
      .doc = "Failures at a constant rate leave the time to the next one exponentially distributed: having survived so far says nothing about the future.",
      .formula = {{"probability", "\\v{probability} = 1 - e^{-\\v{time_s}/\\v{mtbf_s}}"}, {"expected_failures", "\\v{expected_failures} = \\frac{\\v{time_s}}{\\v{mtbf_s}}"}},
      .sources = {"Exponential distribution of the time to failure: any textbook of reliability"}};
};

}  // namespace ironlab
