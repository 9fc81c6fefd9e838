// Prediction gap: how far a guess is off, as a factor and in powers of ten.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

struct PredictionGap {
  static constexpr const char* id = "prediction_gap";

  struct In {
    Any actual, predicted;
  };
  struct Out {
    Ratio factor_off, decades_off;
    Flag too_high;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.too_high = in.predicted > in.actual;
    out.factor_off = out.too_high ? in.predicted / in.actual : in.actual / in.predicted;
    out.decades_off = math::log10(in.actual / in.predicted);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::actual, "actual", {.symbol = "x", .doc = "What it really is."}),
      field(&In::predicted, "predicted", {.symbol = "\\hat{x}", .doc = "The guess, in the same unit."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::factor_off, "factor_off", {.range = {1, 1e300}, .symbol = "f", .doc = "The larger of the two over the smaller; 1 is exact."}),
      field(&Out::decades_off, "decades_off", {.symbol = "n", .doc = "Powers of ten that are missing; negative when the guess is too high."}),
      field(&Out::too_high, "too_high", {.doc = "Is the guess above the value?"}));

  static constexpr ModelText text{
      .title = "Prediction gap",
      .doc = "A guess that is ten times too low is as far off as one that is ten times too high: errors of magnitude are factors, not differences.",
      .formula = {{"factor_off", "\\v{factor_off} = \\max\\left(\\frac{\\v{actual}}{\\v{predicted}}, \\frac{\\v{predicted}}{\\v{actual}}\\right)"},
                  {"decades_off", "\\v{decades_off} = \\log_{10} \\frac{\\v{actual}}{\\v{predicted}}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
