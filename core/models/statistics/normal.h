// The normal distribution.
#pragma once

#include <cmath>  // std::sqrt, std::fabs (exact)

#include "math/math.h"

namespace ironlab::normal {

inline constexpr double kRootTwo = 1.4142135623730951, kRootTwoPi = 2.5066282746310002;
inline constexpr double kZ95 = 1.959963984540054;  // the two-sided 95 % point

inline double density(double x) { return math::exp(-x * x / 2) / kRootTwoPi; }
// P(X <= x), with all digits also far out on the left.
inline double cdf(double x) { return math::erfc(-x / kRootTwo) / 2; }
// P(from < X <= to): both tails are taken on the side where they are small.
inline double between(double from, double to) {
  if (from > 0) return (math::erfc(from / kRootTwo) - math::erfc(to / kRootTwo)) / 2;
  if (to < 0) return (math::erfc(-to / kRootTwo) - math::erfc(-from / kRootTwo)) / 2;
  return (math::erf(to / kRootTwo) - math::erf(from / kRootTwo)) / 2;
}

// z with P(X > z) = p for 0 < p <= 1/2. Newton's method where it cannot overshoot: from the median on the distribution itself,
// further out on its logarithm, both of which bend away from the start.
inline double upper_quantile(double p) {
  if (p > 0.25) {
    const double share = 0.5 - p;
    double z = 0;
    for (int i = 0; i < 50; ++i) {
      const double step = (share - math::erf(z / kRootTwo) / 2) / density(z);
      z += step;
      if (!(std::fabs(step) > 1e-16 * z)) break;
    }
    return z;
  }
  const double wanted = math::log(p);
  double z = std::sqrt(-2 * (wanted + 0.6931471805599453));  // a bound from above
  for (int i = 0; i < 50; ++i) {
    const double tail = cdf(-z), step = (math::log(tail) - wanted) * tail / density(z);
    if (!(step - step == 0)) break;
    z += step;
    if (std::fabs(step) <= 1e-16 * z) break;
  }
  return z;
}
// z with P(X <= z) = p, 0 < p < 1.
inline double quantile(double p) { return p < 0.5 ? -upper_quantile(p) : upper_quantile(1 - p); }

}  // namespace ironlab::normal
