// The operands of a call under the names that the formulas use.
#pragma once

#include <cstddef>  // std::ptrdiff_t

#include "kernels/kernels.h"

namespace ironlab::kernels {

using Index = std::ptrdiff_t;

// Each translation unit its own, for the reason given in functions.h.
namespace {

struct Product {
  Index m, k, n;
  const float* a;
  const float* b;
  float* c;
};

inline Product product(const Call& call) {
  return {call.shape.m, call.shape.k, call.shape.n, static_cast<const float*>(call.in[0]), static_cast<const float*>(call.in[1]), static_cast<float*>(call.out)};
}

inline constexpr Index least(Index x, Index y) { return x < y ? x : y; }

template <class T>
inline void clear(T* values, Index count) {
  for (Index i = 0; i < count; ++i) values[i] = 0;
}

}  // namespace
}  // namespace ironlab::kernels
