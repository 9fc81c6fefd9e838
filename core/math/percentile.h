// Percentiles of values in order.
#pragma once

#include <cmath>  // std::floor (exact)

namespace ironlab {

// Hyndman and Fan's type 7, what most tools show: p = 0 is the smallest of n values, 1 the largest, between two by proportion.
// `value(rank)` gives the values in order.
template <class F>
double percentile(int n, double p, const F& value) {
  const double place = (n - 1) * p;
  const int i = static_cast<int>(std::floor(place));
  const double low = value(i);
  return i + 1 < n ? low + (place - i) * (value(i + 1) - low) : low;
}

}  // namespace ironlab
