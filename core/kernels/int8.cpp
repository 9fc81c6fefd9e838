// Products of 8-bit integers, widened to 16 bits and added in pairs: one instruction multiplies eight numbers and makes
// four sums of 32 bits (WebAssembly i32x4.dot_i16x8_s, SSE2 pmaddwd).
#include "kernels/int8.h"

#include "kernels/simd.h"

namespace ironlab::kernels::simd {

namespace {

struct PairDot {
  using Vector = S16;
  using Part = std::int16_t;
  static constexpr Index kGroup = 2;
  static constexpr int kOffset = 0;
  static I4 dot_add(S16 a, S16 b, I4 sum) {
#if defined(__wasm_simd128__)
    return sum + __builtin_wasm_dot_s_i32x4_i16x8(a, b);
#elif defined(__SSE2__)
    return sum + __builtin_bit_cast(I4, __builtin_ia32_pmaddwd128(a, b));
#else
    for (int lane = 0; lane < 4; ++lane) sum[lane] += a[2 * lane] * b[2 * lane] + a[2 * lane + 1] * b[2 * lane + 1];
    return sum;
#endif
  }
};

}  // namespace

std::size_t int8_bytes(const Shape& s) { return PackedInt8<PairDot>::bytes(s); }
void int8(const Call& call) { PackedInt8<PairDot>::run(call); }

void dequantize(const std::int32_t* in, float scale, float* out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) out[i] = scale * static_cast<float>(in[i]);
}

}  // namespace ironlab::kernels::simd
