// Quantile of Student's t distribution.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/statistics/student.h"

namespace ironlab {

inline constexpr Range kProbability{.min = 0, .max = 1, .above = true, .below = true};

struct TQuantile {
  static constexpr const char* id = "t_quantile";

  struct In {
    Ratio probability;
    Count degrees_of_freedom;
  };
  struct Out {
    Ratio t;
  };

  static Out evaluate(const In& in) {
    const double p = in.probability;
    return {.t = p < 0.5 ? -student::upper_quantile(p, in.degrees_of_freedom) : student::upper_quantile(1 - p, in.degrees_of_freedom)};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::probability, "probability", {.range = kProbability, .symbol = "p", .doc = "Share of the distribution below the value: 0.975 for a two-sided interval of 95 %."}),
      field(&In::degrees_of_freedom, "degrees_of_freedom", {.range = kPositiveCount, .symbol = "\\nu", .doc = "Values less one, for a mean."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::t, "t", {.symbol = "t_{p,\\nu}", .doc = "The value that this share stays below, in standard errors."}));

  static constexpr ModelText text{
      .title = "Quantile of Student's t",
      .doc = "The mean of a few values, measured in its own estimated standard error, spreads more than a normal variable; with many values the difference disappears.",
      .formula = {{"t", "P(T_{\\v{degrees_of_freedom}} \\le \\v{t}) = \\v{probability}"}},
      .sources = {"Student 1908, The probable error of a mean, Biometrika 6(1)"}};
};

}  // namespace ironlab
