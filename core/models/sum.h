// Sums that lose no digits: what rounding cuts off each addition is carried along (Neumaier 1974).
#pragma once

namespace ironlab {

class Sum {
 public:
  constexpr void add(double x) {
    const double t = sum_ + x;
    const bool sum_is_larger = (sum_ < 0 ? -sum_ : sum_) >= (x < 0 ? -x : x);
    lost_ += sum_is_larger ? (sum_ - t) + x : (x - t) + sum_;
    sum_ = t;
  }
  constexpr double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0, lost_ = 0;
};

}  // namespace ironlab
