// 1 + q + q^2 + ... of n terms, all digits kept near q = 1.
#pragma once

#include "math/math.h"

namespace ironlab {

inline double geometric_sum(double q, double terms) {
  if (q <= 0) return terms > 0 ? 1 : 0;
  return q < 1 ? -math::expm1(terms * math::log(q)) / (1 - q) : terms;
}

}  // namespace ironlab
