// A sample in a few numbers: median, spread, interval, outliers.
#pragma once

#include <vector>  // std::vector

#include "sim/bootstrap.h"

namespace ironlab::bench {

struct Summary {
  int samples = 0;  // 0: nothing was measured, and the rest means nothing
  double median = 0, p1 = 0, p10 = 0, p25 = 0, p75 = 0, p90 = 0, p99 = 0;
  double low = 0, high = 0;  // bootstrap interval of the median
  int outliers = 0;          // beyond the quartiles by more than 1.5 of their distance (Tukey 1977)

  // Distance of p10 and p90 over the median.
  double spread() const { return median > 0 ? (p90 - p10) / median : 0; }
};

// p10 and p90 further apart than this share of the median: the page says so and offers to measure again.
inline constexpr double kNoisy = 0.1;

struct Median {
  double operator()(std::vector<double>& values) const { return sim::median_of(values); }
};

// How intervals are drawn.
struct Draws {
  double confidence = 0.95;
  int replicates = 1000;
  std::uint64_t seed = 1;
};

Summary summary_of(std::vector<double> values, const Draws& draws);

// Amount over time, for the summary of times: FLOP/s from seconds. The fastest tenth becomes the highest rate.
Summary rate_of(const Summary& time, double amount);

}  // namespace ironlab::bench
