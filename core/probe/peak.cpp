#include "probe/peak.h"

#include "probe/peak_loops.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <immintrin.h>
#endif

namespace ironlab::probe {
namespace {

volatile double trace = 0;

bool always() { return true; }

template <double (*loop)(std::int64_t)>
void run(std::int64_t calls) {
  trace = loop(calls);
}

struct Scalar {
  using V = float;
  static V of(float x) { return x; }
  static V madd(V x, V y, V sum) {
    V one = x * y + sum;
    pin(one);  // or the compiler would take several as a vector
    return one;
  }
  static double value(V x) { return static_cast<double>(x); }
};

struct Simd {
  using V [[gnu::vector_size(16)]] = float;
  static V of(float x) { return V{} + x; }
  static V madd(V x, V y, V sum) { return x * y + sum; }
  static double value(V x) { return static_cast<double>(x[0] + x[3]); }
};

#if defined(__wasm_simd128__) || defined(__SSE2__)
#define IRONLAB_INTEGERS 1
// Sums wrap around, modulo a power of two.
struct Integers {
  static std::int32_t whole(float x) { return 0x00010002 + static_cast<std::int32_t>(x * 1000); }
#if defined(__wasm_simd128__)
  using V = v128_t;
  static V of(float x) { return wasm_i32x4_splat(whole(x)); }
  static double value(V x) { return wasm_i32x4_extract_lane(x, 0); }
#if defined(__wasm_relaxed_simd__)
  // 16 products of 8 bits, summed four by four and added to 32 bits: one instruction, which no compiler takes apart.
  static constexpr double kOperations = 32;
  static V madd(V x, V y, V sum) { return wasm_i32x4_relaxed_dot_i8x16_i7x16_add(x, y, sum); }
#else
  // 8 products of 16 bits, summed in pairs into 32 bits.
  static constexpr double kOperations = 16;
  static V madd(V x, V y, V sum) { return wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(x, y)); }
#endif
#else
  using V = __m128i;
  static V of(float x) { return _mm_set1_epi32(whole(x)); }
  static double value(V x) { return _mm_cvtsi128_si32(x); }
  static constexpr double kOperations = 16;
  static V madd(V x, V y, V sum) { return _mm_add_epi32(sum, _mm_madd_epi16(x, y)); }
#endif
};
#endif

const PeakKernel kKernels[] = {
    {"scalar", "chains", "fp32", 2 * kChainSteps, run<run_chains<Scalar>>, always},
    {"scalar", "tile", "fp32", 2 * kTileSteps<4, 2>, run<run_tile<Scalar, 4, 2, true>>, always},
    {"simd", "chains", "fp32", 8 * kChainSteps, run<run_chains<Simd>>, always},
    {"simd", "tile", "fp32", 8 * kTileSteps<4, 2>, run<run_tile<Simd, 4, 2, true>>, always},
    {"fused", "chains", "fp32", 2 * kChainSteps * fused::kLanes, run<fused::chains>, fused::here},
    {"fused", "sums", "fp32", 2 * kChainSteps * fused::kLanes, run<fused::sums>, fused::here},
    {"fused", "tile", "fp32", 2 * kTileSteps<4, 2> * fused::kLanes, run<fused::tile>, fused::here},
    {"fused", "wide_tile", "fp32", 2 * kTileSteps<6, 2> * fused::kLanes, run<fused::wide_tile>, fused::here},
#if defined(IRONLAB_INTEGERS)
    {"int8", "chains", "int8", Integers::kOperations * kChainSteps, run<run_chains<Integers>>, always},
    {"int8", "tile", "int8", Integers::kOperations * kTileSteps<4, 2>, run<run_tile<Integers, 4, 2, true>>, always},
#endif
};

}  // namespace

std::span<const PeakKernel> peak_kernels() { return kKernels; }
double peak_trace() { return trace; }

}  // namespace ironlab::probe
