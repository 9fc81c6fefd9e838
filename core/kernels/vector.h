// Vectors of FP32 by the compiler's extension: one source for WebAssembly, SSE, AVX and Neon. In an unnamed namespace
// for the reason given in functions.h.
#pragma once

#if defined(__FMA__)
#include <immintrin.h>  // _mm256_fmadd_ps
#elif defined(__ARM_NEON)
#include <arm_neon.h>  // vfmaq_f32
#endif

#include "kernels/functions.h"  // Lanes, splat
#include "kernels/operands.h"   // Index

namespace ironlab::kernels {
namespace {

using F4 = float __attribute__((vector_size(16)));
using I4 = std::int32_t __attribute__((vector_size(16)));
template <>
struct Lanes<F4> {
  using Int = I4;
};

template <class F>
constexpr Index kLanes = static_cast<Index>(sizeof(F) / sizeof(float));

template <class F>
inline F load(const float* p) {
  F x;
  __builtin_memcpy(&x, p, sizeof x);
  return x;
}
template <class F>
inline void store(float* p, F x) {
  __builtin_memcpy(p, &x, sizeof x);
}
template <class F>
inline F broadcast(const float* p) {
  return splat<F>(*p);
}

inline float sum(F4 x) { return (x[0] + x[1]) + (x[2] + x[3]); }

// a · b + c: how a kernel's multiply-add rounds is part of what it is.
struct TwoRoundings {
  template <class F>
  static F madd(F a, F b, F c) {
    return a * b + c;
  }
};

#if defined(__wasm_relaxed_simd__)
#define IRONLAB_FUSED 1
using FusedVector = F4;
// Fused on every processor that has the instruction; one that has not may round twice, within the same bound.
struct OneRounding {
  static F4 madd(F4 a, F4 b, F4 c) { return __builtin_wasm_relaxed_madd_f32x4(a, b, c); }
};
#elif defined(__FMA__)
#define IRONLAB_FUSED 1
using F8 = float __attribute__((vector_size(32)));
using FusedVector = F8;
struct OneRounding {
  static F8 madd(F8 a, F8 b, F8 c) { return _mm256_fmadd_ps(a, b, c); }
  static F4 madd(F4 a, F4 b, F4 c) { return _mm_fmadd_ps(a, b, c); }
};
#elif defined(__ARM_NEON)
#define IRONLAB_FUSED 1
using FusedVector = F4;
struct OneRounding {
  static F4 madd(F4 a, F4 b, F4 c) { return vfmaq_f32(c, a, b); }
};
#endif

}  // namespace
}  // namespace ironlab::kernels
