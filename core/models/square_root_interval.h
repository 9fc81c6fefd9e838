// The square-root law: the best interval between two costs, one paid each time and one that grows until then.
#pragma once

#include <cmath>  // std::sqrt (exact)

#include "units/quantity.h"

namespace ironlab {

// Minimizes once/T + growth T/2 over the interval T (Harris 1913). `Cost` is a quantity, `Growth` Cost a second a second.
template <class Cost, class Growth>
struct SquareRootInterval {
  Cost once;
  Growth growth;

  using CostRate = decltype(Cost() / Seconds());
  Seconds best() const { return Seconds(std::sqrt(2 * once.si() / growth.si())); }
  CostRate least() const { return CostRate(std::sqrt(2 * once.si() * growth.si())); }
  constexpr CostRate paid_each_time(Seconds interval) const { return once / interval; }
  constexpr CostRate grown(Seconds interval) const { return growth * interval / 2.0; }
};
// An interval x times the best costs this many times the least.
constexpr double wrong_interval_penalty(double x) { return (x + 1 / x) / 2; }

}  // namespace ironlab
