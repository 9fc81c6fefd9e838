// Chains x = x * a + b: with a below 1 they converge, so no value grows, vanishes or becomes subnormal.
#include "probe/peak.h"

#include "probe/pin.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <immintrin.h>
#endif

namespace ironlab::probe {
namespace {

// An addition or a multiplication takes about four cycles and two can start in each: eight chains keep both units busy, twelve
// leave room for longer pipelines and still fit in 16 registers.
constexpr int kChains = 12;
constexpr int kRounds = 64;  // of every chain in a call

volatile double trace = 0;

bool always() { return true; }

// Factor and addend that the compiler does not know.
struct Unknown {
  float a = 0.999F, b = 0.001F;
  Unknown() {
    pin(a);
    pin(b);
  }
};

void run_scalar(std::int64_t calls) {
  float x[kChains];
  for (int i = 0; i < kChains; ++i) x[i] = static_cast<float>(i);
  const Unknown u;
  for (std::int64_t c = 0; c < calls; ++c)
    for (int r = 0; r < kRounds; ++r)
      for (int i = 0; i < kChains; ++i) {
        x[i] = x[i] * u.a + u.b;
        pin(x[i]);
      }
  float sum = 0;
  for (const float one : x) sum += one;
  trace = static_cast<double>(sum);
}

using Vector [[gnu::vector_size(16)]] = float;

void run_simd(std::int64_t calls) {
  Vector x[kChains];
  for (int i = 0; i < kChains; ++i) x[i] = Vector{0, 1, 2, 3} + static_cast<float>(i);
  const Unknown u;
  const Vector a = Vector{} + u.a, b = Vector{} + u.b;
  for (std::int64_t c = 0; c < calls; ++c)
    for (int r = 0; r < kRounds; ++r)
      for (int i = 0; i < kChains; ++i) x[i] = x[i] * a + b;
  Vector sum{};
  for (const Vector& one : x) sum += one;
  trace = static_cast<double>(sum[0] + sum[3]);
}

#if defined(__wasm_simd128__)
using Integers = v128_t;
Integers integers(int i) { return wasm_i32x4_splat(i); }
double first(Integers x) { return wasm_i32x4_extract_lane(x, 0); }
#if defined(__wasm_relaxed_simd__)
// 16 products of 8 bits, summed four by four and added to 32 bits: one instruction, which no compiler takes apart.
constexpr double kIntegerOperations = 32;
[[gnu::always_inline]] inline Integers multiply_add(Integers x, Integers a) { return wasm_i32x4_relaxed_dot_i8x16_i7x16_add(a, a, x); }
#else
// 8 products of 16 bits, summed in pairs into 32 bits. The product takes the sum before it as an operand, or the compiler would
// multiply once for all rounds.
constexpr double kIntegerOperations = 16;
[[gnu::always_inline]] inline Integers multiply_add(Integers x, Integers a) { return wasm_i32x4_add(x, wasm_i32x4_dot_i16x8(x, a)); }
#endif
#elif defined(__SSE2__)
using Integers = __m128i;
Integers integers(int i) { return _mm_set1_epi32(i); }
double first(Integers x) { return _mm_cvtsi128_si32(x); }
constexpr double kIntegerOperations = 16;
[[gnu::always_inline]] inline Integers multiply_add(Integers x, Integers a) { return _mm_add_epi32(x, _mm_madd_epi16(x, a)); }
#endif

#if defined(__wasm_simd128__) || defined(__SSE2__)
#define IRONLAB_INTEGERS 1
void run_int8(std::int64_t calls) {
  Integers x[kChains];
  for (int i = 0; i < kChains; ++i) x[i] = integers(i + 1);
  const Unknown u;
  // Sums grow by an odd factor, modulo a power of two: they never vanish.
  const Integers a = integers(0x00010002 + static_cast<int>(u.b));
  for (std::int64_t c = 0; c < calls; ++c)
    for (int r = 0; r < kRounds; ++r)
      for (int i = 0; i < kChains; ++i) x[i] = multiply_add(x[i], a);
  double sum = 0;
  for (const Integers& one : x) sum += first(one);
  trace = sum;
}
#endif

#if defined(__wasm_relaxed_simd__)
constexpr double kFusedLanes = 4;
void run_fused(std::int64_t calls) {
  v128_t x[kChains];
  for (int i = 0; i < kChains; ++i) x[i] = wasm_f32x4_splat(static_cast<float>(i));
  const Unknown u;
  const v128_t a = wasm_f32x4_splat(u.a), b = wasm_f32x4_splat(u.b);
  for (std::int64_t c = 0; c < calls; ++c)
    for (int r = 0; r < kRounds; ++r)
      for (int i = 0; i < kChains; ++i) x[i] = wasm_f32x4_relaxed_madd(x[i], a, b);
  v128_t sum = x[0];
  for (int i = 1; i < kChains; ++i) sum = wasm_f32x4_add(sum, x[i]);
  trace = static_cast<double>(wasm_f32x4_extract_lane(sum, 0));
}
bool fused_here() { return true; }
#define IRONLAB_FUSED 1
#elif defined(__x86_64__)
constexpr double kFusedLanes = 8;
[[gnu::target("avx2,fma")]] void run_fused(std::int64_t calls) {
  __m256 x[kChains];
  for (int i = 0; i < kChains; ++i) x[i] = _mm256_set1_ps(static_cast<float>(i));
  const Unknown u;
  const __m256 a = _mm256_set1_ps(u.a), b = _mm256_set1_ps(u.b);
  for (std::int64_t c = 0; c < calls; ++c)
    for (int r = 0; r < kRounds; ++r)
      for (int i = 0; i < kChains; ++i) x[i] = _mm256_fmadd_ps(x[i], a, b);
  __m256 sum = x[0];
  for (int i = 1; i < kChains; ++i) sum = _mm256_add_ps(sum, x[i]);
  trace = static_cast<double>(_mm256_cvtss_f32(sum));
}
bool fused_here() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#define IRONLAB_FUSED 1
#endif

constexpr double kSteps = static_cast<double>(kChains) * kRounds;
constexpr PeakKernel kKernels[] = {
    {"scalar", "fp32", 2 * kSteps, run_scalar, always},
    {"simd", "fp32", 4 * 2 * kSteps, run_simd, always},
#if defined(IRONLAB_FUSED)
    {"fused", "fp32", kFusedLanes * 2 * kSteps, run_fused, fused_here},
#endif
#if defined(IRONLAB_INTEGERS)
    {"int8", "int8", kIntegerOperations * kSteps, run_int8, always},
#endif
};

}  // namespace

std::span<const PeakKernel> peak_kernels() { return kKernels; }
double peak_trace() { return trace; }

}  // namespace ironlab::probe
