// Comparisons that allow one part in 1e12, so that 8 h, a third of a day and 28,800 s give the same verdict.
#pragma once

#include <cmath>  // std::ceil, std::floor (exact, so allowed)

namespace ironlab {

inline constexpr double kTolerance = 1e-12;

// x <= limit. One byte over a limit below 1e12 bytes still fails.
constexpr bool within(double x, double limit) { return x <= limit * (1 + kTolerance); }
// x < limit, strictly.
constexpr bool below(double x, double limit) { return x < limit * (1 - kTolerance); }
// x is no smaller than y, or ties with it.
constexpr bool at_least(double x, double y) { return x >= y * (1 - kTolerance); }

inline double rounded_up(double x) { return std::ceil(x * (1 - kTolerance)); }
inline double rounded_down(double x) { return std::floor(x * (1 + kTolerance)); }

}  // namespace ironlab
