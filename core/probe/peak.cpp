#include "probe/peak.h"

#include <cmath>        // std::fabs (exact)
#include <string_view>  // std::string_view

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

struct Floats {
  using One = float;
  static One one(float x) { return x; }
};

struct Scalar : Floats {
  using V = float;
  static V of(float x) { return x; }
  static V madd(V x, V y, V sum) {
    V one = x * y + sum;
    pin(one);  // or the compiler would take several as a vector
    return one;
  }
  static double value(V x) { return static_cast<double>(x); }
};

struct Simd : Floats {
  using V [[gnu::vector_size(16)]] = float;
  static V of(float x) { return x - V{}; }  // adding nothing would be an addition: 0 + -0 is another zero
  static V madd(V x, V y, V sum) { return x * y + sum; }
  static double value(V x) { return 0.5 * static_cast<double>(x[0] + x[3]); }
};

struct Exact : Floats {
  using V = double;
  static V of(float x) { return static_cast<double>(x); }
  static V madd(V x, V y, V sum) { return x * y + sum; }
  static double value(V x) { return x; }
};

#if defined(__wasm_simd128__) || defined(__SSE2__)
#define IRONLAB_INTEGERS 1
// Four equal bytes, odd and below 64: with 7 bits without a sign every relaxed dot product is the same (kernels/dot7.cpp), and chains
// of even numbers would end in zeros.
struct Whole {
  using One = std::int32_t;
  static One one(float x) { return 0x01010101 * (1 + 2 * (static_cast<std::int32_t>(x * 1000) & 31)); }
};
// Sums wrap around, modulo a power of two.
#if defined(__wasm_simd128__)
struct Integers : Whole {
  using V = v128_t;
  static V of(One x) { return wasm_i32x4_splat(x); }
  static double value(V x) { return 0.5 * wasm_i32x4_extract_lane(x, 0) + 0.5 * wasm_i32x4_extract_lane(x, 3); }
#if defined(__wasm_relaxed_simd__)
  // 16 products of 8 bits, summed four by four and added to 32 bits: one instruction, which no compiler takes apart.
  using Part = std::int8_t;
  static V madd(V x, V y, V sum) { return wasm_i32x4_relaxed_dot_i8x16_i7x16_add(x, y, sum); }
#else
  // 8 products of 16 bits, summed in pairs into 32 bits.
  using Part = std::int16_t;
  static V madd(V x, V y, V sum) { return wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(x, y)); }
#endif
#else
struct Integers : Whole {
  using V = __m128i;
  static V of(One x) { return _mm_set1_epi32(x); }
  static double value(V x) { return 0.5 * _mm_cvtsi128_si32(x) + 0.5 * _mm_cvtsi128_si32(_mm_shuffle_epi32(x, 3)); }
  using Part = std::int16_t;
  static V madd(V x, V y, V sum) { return _mm_add_epi32(sum, _mm_madd_epi16(x, y)); }
#endif
};
constexpr double kIntegerOperations = 2 * 16 / sizeof(Integers::Part);

// One lane of them, in plain numbers.
struct ExactIntegers : Whole {
  using V = std::int32_t;
  static V of(One x) { return x; }
  static V madd(V x, V y, V sum) {
    auto total = static_cast<std::uint32_t>(sum);
    for (unsigned at = 0; at < 32; at += 8 * sizeof(Integers::Part)) total += static_cast<std::uint32_t>(part(x, at) * part(y, at));
    return static_cast<V>(total);
  }
  static std::int32_t part(V x, unsigned at) { return static_cast<Integers::Part>(static_cast<std::uint32_t>(x) >> at); }
  static double value(V x) { return x; }
};
#endif

constexpr auto kChain = run_chains<Exact, Product>, kSum = run_chains<Exact, Sum>, kTile = run_tile<Exact, 4, 2, true>, kWide = run_tile<Exact, 6, 2, false>;

const PeakKernel kKernels[] = {
    {"scalar", "chains", "fp32", 2 * kChainSteps, run<run_chains<Scalar, Product>>, kChain, always},
    {"scalar", "tile", "fp32", 2 * kTileSteps<4, 2>, run<run_tile<Scalar, 4, 2, true>>, kTile, always},
    {"simd", "chains", "fp32", 8 * kChainSteps, run<run_chains<Simd, Product>>, kChain, always},
    {"simd", "tile", "fp32", 8 * kTileSteps<4, 2>, run<run_tile<Simd, 4, 2, true>>, kTile, always},
    {"fused", "chains", "fp32", 2 * kChainSteps * fused::kLanes, run<fused::chains>, kChain, fused::here},
    {"fused", "sums", "fp32", 2 * kChainSteps * fused::kLanes, run<fused::sums>, kSum, fused::here},
    {"fused", "wide_tile", "fp32", 2 * kTileSteps<6, 2> * fused::kLanes, run<fused::wide_tile>, kWide, fused::here},
#if defined(IRONLAB_INTEGERS)
    {"int8", "chains", "int8", kIntegerOperations * kChainSteps, run<run_chains<Integers, Product>>, run_chains<ExactIntegers, Product>, always},
    {"int8", "tile", "int8", kIntegerOperations * kTileSteps<4, 2>, run<run_tile<Integers, 4, 2, true>>, run_tile<ExactIntegers, 4, 2, true>, always},
#endif
};

}  // namespace

std::span<const PeakKernel> peak_kernels() { return kKernels; }
double peak_trace() { return trace; }

bool right(const PeakKernel& kernel) {
  kernel.run(1);
  const double exact = kernel.exact(1);
  const double allowed = kernel.format == std::string_view("fp32") ? kPeakError * std::fabs(exact) : 0;
  return std::fabs(trace - exact) <= allowed;
}

}  // namespace ironlab::probe
