// Step and largest rounding error of a uniform quantizer.
#pragma once

#include "models/subject.h"

namespace ironlab {

enum class QuantizationScheme { symmetric, affine };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<QuantizationScheme>{{{"symmetric", "Symmetric"}, {"affine", "Affine"}}};

inline constexpr Range kQuantizedBits{.min = 1, .max = 32};

struct QuantizationStep {
  static constexpr const char* id = "quantization_step";

  struct In {
    Choice<QuantizationScheme> scheme;
    Count bits;
    Ratio min, max;
  };
  struct Out {
    Ratio step, max_error;
    Count levels;
  };

  static constexpr double power_of_two(double bits) { return static_cast<double>(1ULL << static_cast<unsigned>(bits)); }
  static constexpr double reach(const In& in) { return larger(in.min < 0 ? Ratio(-in.min) : in.min, in.max < 0 ? Ratio(-in.max) : in.max); }

  static Status refuse(const In& in);

  static constexpr Out evaluate(const In& in) {
    Out out;
    if (in.scheme == QuantizationScheme::symmetric) {
      const double highest_code = power_of_two(in.bits - 1) - 1;
      out.step = reach(in) / highest_code;
      out.levels = 2 * highest_code + 1;
    } else {
      out.levels = power_of_two(in.bits);
      out.step = (in.max - in.min) / (out.levels - 1);
    }
    out.max_error = out.step / 2;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::scheme, "scheme", {.doc = "Symmetric: zero keeps its code and both sides reach equally far. Affine: the codes span the range as it is."}),
      field(&In::bits, "bits", {.range = kQuantizedBits, .symbol = "b", .doc = "Bits of a code; a symmetric one needs two."}),
      field(&In::min, "min", {.symbol = "x_{\\text{min}}", .doc = "Smallest value."}),
      field(&In::max, "max", {.symbol = "x_{\\text{max}}", .doc = "Largest value."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::step, "step", {.symbol = "\\Delta", .doc = "Distance between two values that can be stored."}),
      field(&Out::max_error, "max_error", {.symbol = "\\Delta/2", .doc = "Largest rounding error inside the range: half a step."}),
      field(&Out::levels, "levels", {.doc = "Values that can be stored."}));

  static constexpr ModelText text{
      .title = "Step of a uniform quantizer",
      .doc = "With b bits a range is cut into equal steps, and each value is rounded to the nearest. Eight bits give 255 levels, four give 15: each bit less doubles the step. Values outside the range are cut off, an error without this bound.",
      .formula = {{"step", "\\v{step} = \\frac{\\max(|\\v{min}|, |\\v{max}|)}{2^{\\v{bits} - 1} - 1} \\text{ (symmetric)}, \\quad \\frac{\\v{max} - \\v{min}}{2^{\\v{bits}} - 1} \\text{ (affine)}"},
                  {"max_error", "\\v{max_error} = \\frac{\\v{step}}{2}"}},
      .sources = {"Jacob et al. 2018, Quantization and training of neural networks for efficient integer-arithmetic-only inference, CVPR: affine",
                  "Wu et al. 2020, Integer quantization for deep learning inference, arXiv:2004.09602: symmetric, restricted range"}};
};

inline Status QuantizationStep::refuse(const In& in) {
  if (in.scheme == QuantizationScheme::symmetric && in.bits < 2) return {Code::contradictory, input_index<QuantizationStep>("bits")};
  if (in.max < in.min || reach(in) == 0) return {Code::contradictory, input_index<QuantizationStep>("max")};
  if (in.scheme == QuantizationScheme::affine && in.max == in.min) return {Code::contradictory, input_index<QuantizationStep>("max")};
  return {};
}

}  // namespace ironlab
