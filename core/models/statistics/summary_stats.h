// Summary of a sample.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/statistics/samples.h"

namespace ironlab {

struct SummaryStats {
  static constexpr const char* id = "summary_stats";
  // The largest of this many values bounds the 99th percentile with 95 % confidence: 0.99^299 < 0.05.
  static constexpr int kRunsForP99 = 299;

  struct In {
    Samples samples;
  };
  struct Out {
    Count n;
    Any mean;
    Maybe<Any> std;
    Any std_population, min, max, median, p90, p95, p99;
    Maybe<Ratio> cv;
    Maybe<Any> standard_error;
    Any p999;
    Maybe<Ratio> mean_over_median;
    Flag p99_resolved;
  };

  static Out evaluate(const In& in) {
    Out out;
    const int n = in.samples.size();
    const Order order(in.samples);
    out.n = n;
    const double mean = mean_of(in.samples), squares = squares_around(in.samples, mean);
    out.mean = mean;
    out.std_population = std::sqrt(squares / n);
    out.min = order.value(0);
    out.max = order.value(n - 1);
    out.median = percentile(order, 0.5);
    out.p90 = percentile(order, 0.9);
    out.p95 = percentile(order, 0.95);
    out.p99 = percentile(order, 0.99);
    out.p999 = percentile(order, 0.999);
    out.p99_resolved = n >= kRunsForP99;
    if (out.median != 0) out.mean_over_median = Ratio(mean / out.median);
    if (n == 1) return out;
    const double std = std::sqrt(squares / (n - 1));
    out.std = Any(std);
    out.standard_error = Any(std / std::sqrt(static_cast<double>(n)));
    if (mean != 0) out.cv = Ratio(std / mean);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::samples, "samples", {.range = kSample, .symbol = "x", .doc = "Measured values, all in one unit, in any order."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::n, "n", {.symbol = "n", .doc = "Number of values."}),
      field(&Out::mean, "mean", {.range = kSample, .symbol = "\\bar{x}", .doc = "Mean."}),
      field(&Out::std, "std", {.range = {0, 2e18}, .symbol = "s", .doc = "Standard deviation of a sample: divided by n - 1.", .null_text = "one value has no spread"}),
      field(&Out::std_population, "std_population", {.range = {0, 2e18}, .symbol = "\\sigma", .doc = "Standard deviation of a whole population: divided by n."}),
      field(&Out::min, "min", {.range = kSample, .doc = "Smallest value."}),
      field(&Out::max, "max", {.range = kSample, .doc = "Largest value."}),
      field(&Out::median, "median", {.range = kSample, .doc = "Half of the values are below."}),
      field(&Out::p90, "p90", {.range = kSample, .doc = "Nine of ten values are below."}),
      field(&Out::p95, "p95", {.range = kSample, .doc = "19 of 20 values are below."}),
      field(&Out::p99, "p99", {.range = kSample, .doc = "99 of 100 values are below."}),
      field(&Out::cv, "cv", {.symbol = "s/\\bar{x}", .doc = "Standard deviation over the mean.", .null_text = "undefined"}),
      field(&Out::standard_error, "standard_error", {.range = {0, 2e18}, .symbol = "s/\\sqrt{n}", .doc = "How far the mean itself is uncertain.", .null_text = "one value has no spread"}),
      field(&Out::p999, "p999", {.range = kSample, .doc = "999 of 1,000 values are below."}),
      field(&Out::mean_over_median, "mean_over_median", {.doc = "Above 1 a few large values pull the mean up.", .null_text = "undefined"}),
      field(&Out::p99_resolved, "p99_resolved", {.doc = "Are there values enough (299) to bound the 99th percentile at 95 % confidence?"}));

  static constexpr ModelText text{
      .title = "Summary of a sample",
      .doc = "What a series of measurements says. The mean is moved by every outlier, the median by none; percentiles between two values are interpolated. "
             "The standard deviation is taken in two passes, so that a large mean costs no digits.",
      .formula = {{"mean", "\\v{mean} = \\frac{1}{\\v{n}} \\sum x_i"},
                  {"std", "\\v{std} = \\sqrt{\\frac{1}{\\v{n} - 1} \\sum (x_i - \\v{mean})^2}"},
                  {"std_population", "\\v{std_population} = \\sqrt{\\frac{1}{\\v{n}} \\sum (x_i - \\v{mean})^2}"},
                  {"cv", "\\v{cv} = \\frac{\\v{std}}{\\v{mean}}"}},
      .sources = {"Hyndman and Fan 1996, Sample quantiles in statistical packages, The American Statistician 50(4): type 7",
                  "Wilks 1941, Determination of sample sizes for setting tolerance limits, Annals of Mathematical Statistics 12(1): 299 values"}};
};

}  // namespace ironlab
