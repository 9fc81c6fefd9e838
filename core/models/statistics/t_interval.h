// Student interval of a mean.
#pragma once

#include "models/statistics/summary_stats.h"
#include "models/statistics/t_quantile.h"

namespace ironlab {

struct TInterval {
  static constexpr const char* id = "t_interval";

  struct In {
    Samples samples;
    Ratio confidence;
  };
  struct Out {
    Maybe<Any> low, high;
    Any mean;
    Maybe<Any> half_width;
  };

  static Out evaluate(const In& in) {
    Out out;
    const int n = in.samples.size();
    const double mean = mean_of(in.samples);
    out.mean = mean;
    if (n < 2) return out;
    const double error = std::sqrt(squares_around(in.samples, mean) / (n - 1) / n);
    // From the lower end, where the share outside keeps its digits.
    const double half = -TQuantile::evaluate({.probability = (1 - in.confidence) / 2, .degrees_of_freedom = n - 1}).t * error;
    out.low = Any(mean - half);
    out.high = Any(mean + half);
    out.half_width = Any(half);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::samples, "samples", {.range = kSample, .symbol = "x", .doc = "Measured values, all in one unit."}),
      field(&In::confidence, "confidence", {.range = kProbability, .fallback = 0.95, .symbol = "1 - \\alpha", .doc = "How often such an interval contains the true mean."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::low, "low", {.range = {-1e300, 1e300}, .doc = "Lower end.", .null_text = "needs two values"}),
      field(&Out::high, "high", {.range = {-1e300, 1e300}, .doc = "Upper end.", .null_text = "needs two values"}),
      field(&Out::mean, "mean", {.range = kSample, .symbol = "\\bar{x}", .doc = "Mean of the values."}),
      field(&Out::half_width, "half_width", {.range = {0, 1e300}, .doc = "How far the interval reaches to each side.", .null_text = "needs two values"}));

  static constexpr ModelText text{
      .title = "Student interval of a mean",
      .doc = "A range that contains the true mean with the given confidence, if the values are independent and not far from normal. It shrinks with the root of the number of values. Runs that drift or warm up are not independent.",
      .formula = {{"half_width", "\\v{half_width} = t_{1-\\alpha/2, n-1} \\frac{s}{\\sqrt{n}}"}, {"low", "\\v{low} = \\v{mean} - \\v{half_width}"}, {"high", "\\v{high} = \\v{mean} + \\v{half_width}"}},
      .sources = {"Student 1908, The probable error of a mean, Biometrika 6(1)"}};
};

}  // namespace ironlab
