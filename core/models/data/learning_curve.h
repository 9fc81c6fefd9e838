// Power-law learning curve: what more labels are worth.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

inline constexpr Range kLearningExponent{.min = 0, .max = 10, .above = true};

struct LearningCurve {
  static constexpr const char* id = "learning_curve";

  struct In {
    Ratio labels, irreducible_error, scale, exponent;
  };
  struct Out {
    Ratio error, accuracy;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.error = 1;
    if (in.labels > 0) out.error = smaller(Ratio(1), in.irreducible_error + in.scale * math::pow(in.labels, -in.exponent));
    out.accuracy = 1 - out.error;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::labels, "labels", {.range = kNonNegative, .symbol = "n", .doc = "Labelled examples, or as many as the selected ones are worth."}),
      field(&In::irreducible_error, "irreducible_error", {.range = kShare, .symbol = "e_0", .doc = "Error that no number of labels removes."}),
      field(&In::scale, "scale", {.range = kPositive, .symbol = "a", .doc = "Factor of the curve, fitted to one measured point."}),
      field(&In::exponent, "exponent", {.range = kLearningExponent, .symbol = "\\beta", .doc = "Exponent of the curve: between 0.07 and 0.35 in measurements."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::error, "error", {.range = kShare, .symbol = "\\varepsilon", .doc = "Share of wrong answers; 1 without any label."}),
      field(&Out::accuracy, "accuracy", {.range = kShare, .doc = "Share of right answers."}));

  static constexpr ModelText text{
      .title = "Power-law learning curve",
      .doc = "Error falls as a power of the number of useful labels: each further point costs more than the last. It assumes that the labels are drawn like those of the fit; the curve's ends, few labels and very many, are outside the law.",
      .formula = {{"error", "\\v{error} = \\min\\left(1, \\v{irreducible_error} + \\v{scale} \\cdot \\v{labels}^{-\\v{exponent}}\\right)"}},
      .sources = {"Hestness et al. 2017, Deep learning scaling is predictable, empirically, arXiv:1712.00409"}};
};

}  // namespace ironlab
