// Products with a fused multiply-add. Natively on x86-64 this one file is compiled for AVX2: it includes nothing whose
// inline functions the linker might put in the place of those of other files.
#include "kernels/fused.h"

#include "kernels/elementwise.h"
#include "kernels/products.h"

namespace ironlab::kernels::fused {

namespace {

using F = FusedVector;
// Twelve sums, two vectors of B and one of A: 15 registers. Multiply-adds have a latency of 4 or 5 and two may start
// at once, so fewer sums would wait for each other.
using Panels = Packed<F, OneRounding, 6, 2, 256, 126>;

}  // namespace

bool available() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return true;  // relaxed SIMD: or the browser would not have loaded this module; Neon: always there
#endif
}

void ikj(const Call& call) { kernels::ikj<F, OneRounding>(call); }
void vector(const Call& call) { kernels::vector<F, OneRounding>(call); }
void register_tiled(const Call& call) { kernels::register_tiled<F, OneRounding>(call); }

std::size_t packed_bytes(const Shape& s) { return kernels::packed_bytes<Panels>(s); }
void pack_b(const Call& call) { kernels::pack_b<Panels>(call); }
void packed(const Call& call) { kernels::packed<Panels>(call); }
void packed_once(const Call& call) { kernels::packed_once<Panels>(call); }

std::size_t im2col_bytes(const Shape& s) { return kernels::im2col_bytes<Panels>(s); }
void im2col_packed(const Call& call) { kernels::im2col_packed<Panels>(call); }

std::size_t attention_rows_bytes(const Shape& s) { return kernels::attention_bytes<Panels>(s, kQueriesAtATime); }
void attention_rows(const Call& call) {
  const float share = static_cast<float>(1 / __builtin_sqrt(static_cast<double>(call.shape.k)));
  kernels::attention<Panels>(call, kQueriesAtATime, share, simd::softmax_row);
}

}  // namespace ironlab::kernels::fused
