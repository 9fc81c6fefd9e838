// The binomial distribution: how many of n independent things happen, each with probability p.
#pragma once

#include <cmath>  // std::sqrt, std::fabs (exact)

#include "math/math.h"

namespace ironlab::binomial {

// ln n! less Stirling's formula.
inline double stirling_error(double n) {
  if (n < 16) return math::lgamma(n + 1) - (n + 0.5) * math::log(n) + n - 0.91893853320467274;
  const double nn = n * n;
  return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / nn) / nn) / nn) / n;
}

// x ln(x / mean) + mean - x without cancellation near the mean.
inline double deviance(double x, double mean) {
  if (std::fabs(x - mean) >= 0.1 * (x + mean)) return x * math::log(x / mean) + mean - x;
  const double v = (x - mean) / (x + mean);
  double sum = (x - mean) * v, term = 2 * x * v;
  for (int j = 1; j < 1000; ++j) {
    term *= v * v;
    const double next = sum + term / (2 * j + 1);
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

// P(exactly k of n), all digits, also for large n (Loader 2000, Fast and accurate computation of binomial probabilities).
inline double exactly(double n, double k, double p) {
  if (p <= 0) return k == 0 ? 1 : 0;
  if (p >= 1) return k == n ? 1 : 0;
  if (k == 0) return math::exp(n * math::log1p(-p));
  if (k == n) return math::exp(n * math::log(p));
  const double rest = n - k;
  const double exponent = stirling_error(n) - stirling_error(k) - stirling_error(rest) - deviance(k, n * p) - deviance(rest, n * (1 - p));
  return math::exp(exponent) * std::sqrt(n / (6.2831853071795865 * k * rest));
}

// P(at least k of n): the shorter tail is summed, away from the mean. Steps grow with the root of n.
inline double at_least(double n, double k, double p) {
  if (k <= 0 || p >= 1) return k <= n ? 1 : 0;
  if (k > n || p <= 0) return 0;
  const double odds = p / (1 - p);
  const bool upper = k > n * p;
  double i = upper ? k : k - 1, term = exactly(n, i, p), sum = 0;
  while (term > 1e-18 * sum) {
    sum += term;
    if (i == (upper ? n : 0)) break;
    term *= upper ? (n - i) / (i + 1) * odds : i / (n - i + 1) / odds;
    i += upper ? 1 : -1;
  }
  return upper ? sum : 1 - sum;
}

}  // namespace ironlab::binomial
