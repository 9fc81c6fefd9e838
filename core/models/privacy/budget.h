// Ranges of a privacy budget (epsilon, delta).
#pragma once

#include "describe/range.h"

namespace ironlab {

inline constexpr Range kDelta{.min = 0, .max = 1, .above = true, .below = true};  // under a logarithm; at 1 nothing is promised

}  // namespace ironlab
