// Products by vectors with two roundings a multiply-add.
#pragma once

#include "kernels/kernels.h"

namespace ironlab::kernels::simd {

void ikj(const Call&);
void blocked(const Call&);
void vector(const Call&);  // m = 1 or n = 1
void register_tiled(const Call&);

std::size_t packed_bytes(const Shape&);
void pack_b(const Call&);
void packed(const Call&);       // packs A and B in the call
void packed_once(const Call&);  // B was packed by pack_b

std::size_t im2col_bytes(const Shape&);
void im2col_packed(const Call&);
void conv2d(const Call&);  // without im2col

std::size_t attention_bytes(const Shape&);
void attention(const Call&);  // all scores at once
std::size_t attention_rows_bytes(const Shape&);
void attention_rows(const Call&);  // a few queries at a time

std::size_t int8_bytes(const Shape&);
void int8(const Call&);  // 16-bit products summed in pairs
// Int32 sums to FP32: out[i] = scale · in[i], scale being that of A times that of B.
void dequantize(const std::int32_t* in, float scale, float* out, std::size_t count);

}  // namespace ironlab::kernels::simd
