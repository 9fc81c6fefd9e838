// Ranges of fields, and the usual one of each unit.
#pragma once

#include <bit>      // std::bit_cast
#include <cstdint>  // std::uint64_t

#include "units/quantity.h"

namespace ironlab {

// min <= x <= max; `above` and `below` exclude the ends.
struct Range {
  double min = 0;
  double max = 0;
  bool above = false;
  bool below = false;
  bool by_type = false;  // "the usual range of the field's unit"

  friend constexpr bool operator==(const Range&, const Range&) = default;
};

inline constexpr double kMaxCount = 9007199254740992.0;  // 2^53, the last whole number before gaps
inline constexpr Range kByType{.by_type = true};
inline constexpr Range kShare{.min = 0, .max = 1};                          // a share or probability
inline constexpr Range kPositiveShare{.min = 0, .max = 1, .above = true};   // ... that divides
inline constexpr Range kCount{.min = 0, .max = kMaxCount};
inline constexpr Range kPositiveCount{.min = 1, .max = kMaxCount};          // ... that divides, or where none makes no sense
inline constexpr Range kNumber{.min = -1e18, .max = 1e18};
inline constexpr Range kPositive{.min = 0, .max = 1e18, .above = true};     // under a logarithm or a division
inline constexpr Range kNonNegative{.min = 0, .max = 1e18};
// Values of any unit side by side: wide enough for the largest described amount (FLOP).
inline constexpr Range kPositiveAny{.min = 0, .max = 1e30, .above = true};

// The usual range of a unit: from 0 to a bound far beyond practice, so that sums and products of a few stay finite.
constexpr Range usual_range(Dimension d) {
  if (d == kNone) return kNumber;
  double max = 1e12;  // rates per second, times, prices per something
  if (d == Dimension{.byte = 1}) max = kMaxCount;
  if (d == Dimension{.flop = 1}) max = 1e30;
  if (d == Dimension{.flop = 1, .second = -1} || d == Dimension{.byte = 1, .second = -1}) max = 1e18;
  if (d == Dimension{.flop = 1, .byte = -1}) max = 1e18;
  if (d == Dimension{.second = -1, .joule = 1}) max = 1e9;
  if (d == Dimension{.joule = 1} || d == Dimension{.dollar = 1}) max = 1e15;
  if (d == Dimension{.meter = 1}) max = 1e9;
  return {.min = 0, .max = max};
}

// The lowest and highest double inside a range: with them a check is two comparisons, whatever its ends are.
constexpr double next_above(double x) {
  if (x == 0) return std::bit_cast<double>(std::uint64_t{1});
  const auto bits = std::bit_cast<std::uint64_t>(x);
  return std::bit_cast<double>(x > 0 ? bits + 1 : bits - 1);
}
constexpr double lowest(const Range& r) { return r.above ? next_above(r.min) : r.min; }
constexpr double highest(const Range& r) { return r.below ? -next_above(-r.max) : r.max; }

}  // namespace ironlab
