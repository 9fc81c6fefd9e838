// Rounding bound of a dot product in FP32: what two correct kernels may differ by.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct MatmulErrorBound {
  static constexpr const char* id = "matmul_error_bound";
  static constexpr double kUnitRoundoff = 0x1p-24;  // of FP32, IEEE 754

  struct In {
    Count k;
  };
  struct Out {
    Ratio gamma, roundings;
  };

  static Out evaluate(const In& in) {
    const double ku = in.k * kUnitRoundoff;
    Out out;
    out.gamma = ku / (1 - ku);
    out.roundings = out.gamma / kUnitRoundoff;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::k, "k", {.range = {0, 16777215}, .symbol = "k", .doc = "Terms of each sum. From 2^24 on the bound says nothing."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::gamma, "gamma", {.symbol = "\\gamma_k", .doc = "Largest error of a result, over the product of the absolute values: |C - AB| is at most this times |A||B|, in any order of summation."}),
      field(&Out::roundings, "roundings", {.symbol = "\\gamma_k / u", .doc = "The bound counted in single roundings."}));

  static constexpr ModelText text{
      .title = "Rounding bound of a matrix product",
      .doc = "Reordering a sum changes its rounding, so correct kernels differ in the last bits. This bound holds for every order; a kernel beyond it is wrong. Fixed tolerances fail on large or tiny numbers; this one "
             "scales with them.",
      .formula = {{"gamma", "\\v{gamma} = \\frac{\\v{k} \\cdot u}{1 - \\v{k} \\cdot u}, \\quad u = 2^{-24}"}},
      .sources = {"Higham 2002, Accuracy and Stability of Numerical Algorithms, 2nd edition, section 3.5", "IEEE 754-2019"}};
};

}  // namespace ironlab
