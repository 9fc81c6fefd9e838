// Drawing a sample again and again with replacement (Efron 1979), in as many goes as the caller likes.
#pragma once

#include <algorithm>  // std::max, std::nth_element, std::max_element, std::sort
#include <cstddef>    // std::size_t
#include <cstdint>    // std::uint64_t
#include <utility>    // std::move
#include <vector>     // std::vector

#include "math/percentile.h"
#include "sim/random.h"

namespace ironlab::sim {

struct Interval {
  double low = 0, high = 0;
};

// The median of at least one value, which is left in another order.
inline double median_of(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  const double below = *std::max_element(values.begin(), middle);
  return below + 0.5 * (*middle - below);
}

// The spread of a statistic (a function of values that may reorder them) of sample `a`; of the ratio of a's to b's where b has values.
template <class Statistic>
class Bootstrap {
 public:
  Bootstrap(std::vector<double> a, std::vector<double> b, std::size_t replicates, std::uint64_t seed, Statistic statistic)
      : a_(std::move(a)), b_(std::move(b)), replicates_(replicates), random_(seed), statistic_(statistic) {
    drawn_.reserve(std::max(a_.size(), b_.size()));
    found_.reserve(replicates_);
  }

  bool done() const { return found_.size() >= replicates_; }
  // One replicate.
  void draw() {
    const double above = of_draw(a_);
    found_.push_back(b_.empty() ? above : above / of_draw(b_));
  }
  void draw_all() {
    while (!done()) draw();
  }
  // Of what was drawn, the middle share.
  Interval interval(double confidence) const {
    std::vector<double> found = found_;
    std::sort(found.begin(), found.end());
    const auto at = [&found](int rank) { return found[static_cast<std::size_t>(rank)]; };
    const int n = static_cast<int>(found.size());
    return {percentile(n, (1 - confidence) / 2, at), percentile(n, (1 + confidence) / 2, at)};
  }
  // The statistic of the sample itself.
  double estimate() const {
    std::vector<double> a = a_, b = b_;
    const double above = statistic_(a);
    return b.empty() ? above : above / statistic_(b);
  }

 private:
  double of_draw(const std::vector<double>& from) {
    drawn_.clear();
    const auto n = static_cast<double>(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) drawn_.push_back(from[static_cast<std::size_t>(random_.uniform() * n)]);
    return statistic_(drawn_);
  }

  std::vector<double> a_, b_, drawn_, found_;
  std::size_t replicates_;
  Random random_;
  Statistic statistic_;
};

}  // namespace ironlab::sim
