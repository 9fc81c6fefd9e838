// Signal to quantization-noise ratio.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

struct Sqnr {
  static constexpr const char* id = "sqnr";

  struct In {
    Any sigma, step;
  };
  struct Out {
    Ratio sqnr_db, noise_share;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double steps = in.sigma / in.step;
    out.sqnr_db = 20 * math::log10(steps) + 10.791812460476249;  // 10 log10 12
    out.noise_share = 1 / (12 * steps * steps);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::sigma, "sigma", {.symbol = "\\sigma", .doc = "Standard deviation of the values."}),
      field(&In::step, "step", {.symbol = "\\Delta", .doc = "Quantization step, in the same unit."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::sqnr_db, "sqnr_db", {.symbol = "\\text{SQNR}", .doc = "Power of the signal over that of the rounding noise, in decibels; each bit adds about 6."}),
      field(&Out::noise_share, "noise_share", {.doc = "Power of the noise over that of the signal."}));

  static constexpr ModelText text{
      .title = "Signal to quantization-noise ratio",
      .doc = "Rounding adds noise that is spread evenly over a step, with a variance of a twelfth of the step squared. It assumes no clipping, and steps that are small against the spread of the values: below about 3 bits it is a poor guide.",
      .formula = {{"sqnr_db", "\\v{sqnr_db} = 10 \\log_{10} \\frac{12 \\, \\v{sigma}^2}{\\v{step}^2}"}},
      .sources = {"Bennett 1948, Spectra of quantized signals, Bell System Technical Journal 27(3)"}};
};

}  // namespace ironlab
