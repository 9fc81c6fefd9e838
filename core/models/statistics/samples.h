// Samples of measured values: their order, percentiles, mean and spread.
#pragma once

#include <array>    // std::array
#include <cmath>    // std::sqrt (exact)
#include <cstdint>  // std::uint16_t

#include "describe/slots.h"
#include "math/percentile.h"
#include "models/sum.h"

namespace ironlab {

inline constexpr Range kSample{.min = -1e18, .max = 1e18};
using Samples = List<Any, kMaxSamples>;
static_assert(kMaxSamples <= 65535);

// The places of the values from the smallest to the largest: two bytes each, so that a long sample needs no second copy.
class Order {
 public:
  explicit Order(const Samples& samples) : samples_(samples), n_(samples.size()) {
    for (int i = 0; i < n_; ++i) at_[place(i)] = static_cast<std::uint16_t>(i);
    // Heap sort: no recursion, and the same number of steps for any sample, nearly.
    for (int start = n_ / 2 - 1; start >= 0; --start) sink(start, n_);
    for (int end = n_ - 1; end > 0; --end) {
      swap(0, end);
      sink(0, end);
    }
  }
  int size() const { return n_; }
  int place_of(int rank) const { return at_[place(rank)]; }
  double value(int rank) const { return samples_[place_of(rank)]; }

 private:
  static std::size_t place(int i) { return static_cast<std::size_t>(i); }
  void swap(int a, int b) {
    const std::uint16_t kept = at_[place(a)];
    at_[place(a)] = at_[place(b)];
    at_[place(b)] = kept;
  }
  void sink(int root, int end) {
    for (int child = 2 * root + 1; child < end; root = child, child = 2 * root + 1) {
      if (child + 1 < end && value(child) < value(child + 1)) ++child;
      if (!(value(root) < value(child))) return;
      swap(root, child);
    }
  }

  const Samples& samples_;
  int n_;
  std::array<std::uint16_t, kMaxSamples> at_{};
};

// Type 7 (math/percentile.h).
inline double percentile(const Order& order, double p) {
  return percentile(order.size(), p, [&order](int rank) { return order.value(rank); });
}

inline double mean_of(const Samples& samples) {
  Sum sum;
  for (const double x : samples) sum.add(x);
  return sum.value() / samples.size();
}
// Sum of squared distances from the mean, in a second pass.
inline double squares_around(const Samples& samples, double mean) {
  Sum squares, left_over;  // what the rounded mean leaves is taken off again
  for (const double x : samples) {
    squares.add((x - mean) * (x - mean));
    left_over.add(x - mean);
  }
  const double sum = squares.value() - left_over.value() * left_over.value() / samples.size();
  return sum > 0 ? sum : 0;
}

}  // namespace ironlab
