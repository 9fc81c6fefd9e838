// Products of 8-bit integers by the relaxed dot product, which multiplies 16 pairs and makes four sums. It gives one
// result everywhere only if one side has 7 bits without a sign (relaxed SIMD specification, i32x4.relaxed_dot_i8x16_
// i7x16_add_s), so 64 is added to a B of -64..63, and 64 times the sum of A's row is taken out again.
#include "kernels/fused.h"
#include "kernels/int8.h"

namespace ironlab::kernels::fused {

namespace {

struct QuadDot {
  using Vector = S8;
  using Part = std::int8_t;
  static constexpr Index kGroup = 4;
  static constexpr int kOffset = 64;
  static I4 dot_add(S8 a, S8 b, I4 sum) { return __builtin_wasm_relaxed_dot_i8x16_i7x16_add_s_i32x4(a, b, sum); }
};

}  // namespace

std::size_t dot7_bytes(const Shape& s) { return PackedInt8<QuadDot>::bytes(s); }
void dot7(const Call& call) { PackedInt8<QuadDot>::run(call); }

}  // namespace ironlab::kernels::fused
