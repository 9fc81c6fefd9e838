// Elementwise operations and softmax: one number at a time, by vectors, and as a chain of passes over memory.
#pragma once

#include "kernels/operands.h"

namespace ironlab::kernels {

namespace scalar {
void relu_all(const Call&);
void gelu_all(const Call&);
void sigmoid_all(const Call&);
void tanh_all(const Call&);
void softmax_all(const Call&);
// softmax of n scores; in and out may be the same. The largest is subtracted first, so nothing overflows.
void softmax_row(const float* in, float* out, Index n);
}  // namespace scalar

namespace simd {
void relu_all(const Call&);
void gelu_all(const Call&);         // one pass
void gelu_passes(const Call&);  // eight passes, each from memory to memory, as a chain of array operations does
void sigmoid_all(const Call&);
void tanh_all(const Call&);
void softmax_all(const Call&);
void softmax_row(const float* in, float* out, Index n);
std::size_t gelu_passes_bytes(const Shape&);
}  // namespace simd

}  // namespace ironlab::kernels
