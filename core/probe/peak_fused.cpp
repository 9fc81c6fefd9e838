// The fused multiply-add of relaxed SIMD, AVX2 or Neon. On x86-64 this one file is compiled for AVX2 (CMakeLists.txt).
#include "probe/peak.h"

#include "probe/peak_loops.h"

#if defined(__wasm_relaxed_simd__)
#include <wasm_simd128.h>
#elif defined(__FMA__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

namespace ironlab::probe::fused {

#if defined(__wasm_relaxed_simd__) || defined(__FMA__) || defined(__ARM_NEON)

namespace {

struct Fused {
  using One = float;
  static One one(float x) { return x; }
#if defined(__wasm_relaxed_simd__)
  using V = v128_t;
  static V of(float x) { return wasm_f32x4_splat(x); }
  static V madd(V x, V y, V sum) { return wasm_f32x4_relaxed_madd(x, y, sum); }
  static double value(V x) { return 0.5 * static_cast<double>(wasm_f32x4_extract_lane(x, 0) + wasm_f32x4_extract_lane(x, 3)); }
#elif defined(__FMA__)
  using V = __m256;
  static V of(float x) { return _mm256_set1_ps(x); }
  static V madd(V x, V y, V sum) { return _mm256_fmadd_ps(x, y, sum); }
  static double value(V x) { return 0.5 * static_cast<double>(x[0] + x[7]); }
#else
  using V = float32x4_t;
  static V of(float x) { return vdupq_n_f32(x); }
  static V madd(V x, V y, V sum) { return vfmaq_f32(sum, x, y); }
  static double value(V x) { return 0.5 * static_cast<double>(vgetq_lane_f32(x, 0) + vgetq_lane_f32(x, 3)); }
#endif
};

}  // namespace

const int kLanes = sizeof(Fused::V) / sizeof(float);
bool here() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return true;
#endif
}
double chains(std::int64_t calls) { return run_chains<Fused, Product>(calls); }
double sums(std::int64_t calls) { return run_chains<Fused, Sum>(calls); }
double wide_tile(std::int64_t calls) { return run_tile<Fused, 6, 2, false>(calls); }

#else

const int kLanes = 0;
bool here() { return false; }
double chains(std::int64_t) { return 0; }
double sums(std::int64_t) { return 0; }
double wide_tile(std::int64_t) { return 0; }

#endif

}  // namespace ironlab::probe::fused
