// Quantize one value and restore it.
#pragma once

#include <cmath>  // std::fabs, std::round (exact)

#include "models/compression/quantization_step.h"

namespace ironlab {

struct FakeQuantize {
  static constexpr const char* id = "fake_quantize";

  struct In {
    Ratio value;
    Count bits;
    Ratio max_abs;
  };
  struct Out {
    Count code;
    Ratio restored, abs_error;
    Flag clipped;
    Ratio step;
  };

  // To the nearest whole number; halves to the even one, so that they do not pull sums up.
  static double half_to_even(double x) {
    const double rounded = std::round(x);
    return std::fabs(x - rounded) == 0.5 ? 2 * std::round(x / 2) : rounded;
  }

  static Out evaluate(const In& in) {
    Out out;
    const QuantizationStep::Out grid = QuantizationStep::evaluate({.scheme = QuantizationScheme::symmetric, .bits = in.bits, .min = -in.max_abs, .max = in.max_abs});
    const double most = (grid.levels - 1) / 2, wanted = half_to_even(in.value / grid.step);
    out.clipped = wanted > most || wanted < -most;
    const double code = wanted > most ? most : wanted < -most ? -most : wanted;
    out.code = code + 0.0;  // no negative zero
    out.restored = code * grid.step + 0.0;
    out.abs_error = std::fabs(in.value - out.restored);
    out.step = grid.step;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::value, "value", {.symbol = "x", .doc = "The value to be stored."}),
      field(&In::bits, "bits", {.range = {2, 32}, .symbol = "b", .doc = "Bits of its code."}),
      field(&In::max_abs, "max_abs", {.range = kPositive, .symbol = "m", .doc = "Largest magnitude that is kept; beyond it values are cut off."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::code, "code", {.range = {-2147483647, 2147483647}, .symbol = "q", .doc = "The code that is stored."}),
      field(&Out::restored, "restored", {.symbol = "\\hat{x}", .doc = "The value that the code stands for."}),
      field(&Out::abs_error, "abs_error", {.range = kNonNegative, .symbol = "|x - \\hat{x}|", .doc = "How far that is from the value."}),
      field(&Out::clipped, "clipped", {.doc = "Was it cut off at the end of the range?"}),
      field(&Out::step, "step", {.symbol = "\\Delta", .doc = "Distance between two values that can be stored."}));

  static constexpr ModelText text{
      .title = "Quantize one value and restore it",
      .doc = "The value is divided by the step, rounded (halves to the even code), cut to the codes there are, and multiplied back. What is lost is rounding error inside the range and clipping error outside.",
      .formula = {{"code", "\\v{code} = \\text{clamp}\\left(\\text{round}\\frac{\\v{value}}{\\v{step}}, \\pm(2^{\\v{bits} - 1} - 1)\\right)"},
                  {"restored", "\\v{restored} = \\v{code} \\cdot \\v{step}"},
                  {"abs_error", "\\v{abs_error} = |\\v{value} - \\v{restored}|"}},
      .sources = {"Jacob et al. 2018, Quantization and training of neural networks for efficient integer-arithmetic-only inference, CVPR"}};
};

}  // namespace ironlab
