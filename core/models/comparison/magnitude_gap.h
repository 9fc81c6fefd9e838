// Magnitude gap: how far two values of one kind lie apart.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

struct MagnitudeGap {
  static constexpr const char* id = "magnitude_gap";

  struct In {
    Any a, b;
  };
  struct Out {
    Ratio ratio, log10_ratio;
    Any difference;
    Ratio spread;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.ratio = in.a / in.b;
    out.log10_ratio = math::log10(out.ratio);
    out.difference = in.a - in.b;
    out.spread = in.a < in.b ? in.b / in.a : in.a / in.b;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::a, "a", {.symbol = "a", .doc = "The first value, in any unit."}),
      field(&In::b, "b", {.symbol = "b", .doc = "The value it is compared with, in the same unit."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::ratio, "ratio", {.symbol = "r", .doc = "How many times b the value a is."}),
      field(&Out::log10_ratio, "log10_ratio", {.symbol = "n", .doc = "Orders of magnitude between them; negative when a is smaller."}),
      field(&Out::difference, "difference", {.range = {-1e30, 1e30}, .symbol = "a-b", .doc = "a less b, in their unit."}),
      field(&Out::spread, "spread", {.range = {1, 1e300}, .symbol = "s", .doc = "The larger over the smaller: at least 1, whichever is which."}));

  static constexpr ModelText text{
      .title = "Magnitude gap",
      .doc = "Compares two positive values of the same kind by their ratio and by the power of ten in it. Each factor of ten is one order of magnitude.",
      .formula = {{"ratio", "\\v{ratio} = \\frac{\\v{a}}{\\v{b}}"}, {"log10_ratio", "\\v{log10_ratio} = \\log_{10} \\v{ratio}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
