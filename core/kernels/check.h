// Whether a kernel computes what it should: against a reference in FP64, within a bound that is stated, not tuned.
//
// Bounds (u = 2^-24, the unit roundoff of FP32; gamma_k = k u / (1 - k u)):
//  - products (matmul, matvec, conv2d): |C - C64| <= gamma_k |A||B|, in any order of summation and with or without
//    fused multiply-adds. Higham 2002, Accuracy and Stability of Numerical Algorithms, 2nd edition, section 3.5.
//  - matmul_int8, relu: exact.
//  - sigmoid, tanh, gelu, softmax, attention: from kExpError, the error of the exponential below, by the same rules
//    (reference.cpp derives each).
#pragma once

#include <span>  // std::span

#include "kernels/kernels.h"

namespace ironlab::kernels {

inline constexpr double kUnitRoundoff = 0x1p-24;  // of FP32, IEEE 754-2019
inline constexpr double kExpError = 4 * kUnitRoundoff;  // relative, of exp_of in functions.h; the tests sweep its range
double rounding_bound(double roundings);  // gamma_k = k u / (1 - k u); infinite from 2^24 roundings on: the bound says nothing

// Inputs from a seed: FP32 in [-1, 1) (elementwise and softmax: [-8, 8)), integers over all of their range (B of
// b_in_7_bits: -64..63). The same on every platform. in[i] holds layout(op, shape).in[i].
void fill(Op, const Shape&, std::uint32_t seed, void* const in[3]);

// Results in FP64 of some rows of the output, and how far a kernel may be off: |out - want| <= gamma · scale.
struct Reference {
  std::span<double> want, scale;  // rows · layout.columns
  std::span<double> gamma;        // one a row
};
// Of rows [first, first + reference.gamma.size()), so that a large check can be done in steps.
void reference(Op, const Shape&, const void* const in[3], std::int32_t first, const Reference&);

struct Verdict {
  bool ok = true;
  double worst = 0;                  // largest |out - want| / scale
  double gamma = 0;                  // the bound of that row
  std::int32_t row = -1, column = -1;  // where; -1: the output is empty
};
// Compares rows [first, ...) of `out`, and keeps the worse of `so_far` and what it finds.
Verdict compare(Op, const Shape&, const void* out, std::int32_t first, const Reference&, Verdict so_far = {});

// All of it in one call, with memory of its own; `out` and the workspace hold rubbish beforehand. The kernel must be
// eligible.
Verdict check(const Kernel&, const Shape&, std::uint32_t seed);

}  // namespace ironlab::kernels
