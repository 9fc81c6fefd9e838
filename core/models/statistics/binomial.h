// The binomial distribution of a fair coin, for large numbers of throws.
#pragma once

#include "models/statistics/student.h"

namespace ironlab::fair_coin {

inline constexpr double kMaxThrows = 1e8;  // steps grow with the root of the throws

// P(exactly k heads of n), walked down from the middle so that no digits cancel; 0 below 1e-300.
inline double exactly(double n, double k) {
  if (n - k < k) k = n - k;
  const double middle = std::floor(n / 2);
  // C(2m, m) / 4^m = gamma(m + 1/2) / (gamma(m + 1) sqrt(pi)); for odd n the middle has the chance of the even number above it.
  const double m = n - middle;
  double chance = m > 0 ? student::gamma_step(m) / (m * std::sqrt(student::kPi)) : 1;
  for (double i = middle; i > k; --i) {
    chance *= i / (n - i + 1);
    if (chance < 1e-300) return 0;
  }
  return chance;
}

// P(at most k heads of n).
inline double at_most(double n, double k) {
  if (k < 0) return 0;
  if (k >= n) return 1;
  if (2 * k + 1 > n) return 1 - at_most(n, n - k - 1);
  double term = exactly(n, k), sum = 0;
  for (double i = k; term > 1e-18 * sum; --i) {
    sum += term;
    if (i == 0) break;
    term *= i / (n - i + 1);
  }
  return sum;
}

}  // namespace ironlab::fair_coin
