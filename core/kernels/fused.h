// Products by vectors with one rounding a multiply-add: relaxed SIMD, AVX2 with FMA, Neon. In builds that define
// IRONLAB_KERNELS_FUSED (CMakeLists.txt); not every processor that runs them can (available()).
#pragma once

#include "kernels/kernels.h"

namespace ironlab::kernels::fused {

bool available();

void ikj(const Call&);
void vector(const Call&);
void register_tiled(const Call&);
std::size_t packed_bytes(const Shape&);
void pack_b(const Call&);
void packed(const Call&);
void packed_once(const Call&);
std::size_t im2col_bytes(const Shape&);
void im2col_packed(const Call&);
std::size_t attention_rows_bytes(const Shape&);
void attention_rows(const Call&);

// Eight-bit products by the relaxed dot product, for a B of 7 bits; WebAssembly only (IRONLAB_KERNELS_DOT7).
std::size_t dot7_bytes(const Shape&);
void dot7(const Call&);

}  // namespace ironlab::kernels::fused
