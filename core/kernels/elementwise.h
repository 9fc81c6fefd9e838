// Elementwise operations and softmax: one number at a time, by vectors, and as a chain of passes over memory.
#pragma once

#include "kernels/operands.h"

namespace ironlab::kernels {

namespace scalar {
void relu(const Call&);
void gelu(const Call&);
void sigmoid(const Call&);
void tanh(const Call&);
void softmax(const Call&);
// softmax of n scores; in and out may be the same. The largest is subtracted first, so nothing overflows.
void softmax_row(const float* in, float* out, Index n);
}  // namespace scalar

namespace simd {
void relu(const Call&);
void gelu(const Call&);         // one pass
void gelu_passes(const Call&);  // eight passes, each from memory to memory, as a chain of array operations does
void sigmoid(const Call&);
void tanh(const Call&);
void softmax(const Call&);
void softmax_row(const float* in, float* out, Index n);
std::size_t gelu_passes_bytes(const Shape&);
}  // namespace simd

}  // namespace ironlab::kernels
