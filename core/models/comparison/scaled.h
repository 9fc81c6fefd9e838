// Scaled: a value times a factor, in the value's own unit.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct Scaled {
  static constexpr const char* id = "scaled";

  struct In {
    Any base;
    Ratio factor;
  };
  struct Out {
    Any value;
  };

  static constexpr Out evaluate(const In& in) { return {.value = static_cast<double>(in.base) * in.factor.si()}; }

  static constexpr auto inputs = fields<In>(
      field(&In::base, "base", {.symbol = "b", .doc = "The value, in any unit."}),
      field(&In::factor, "factor", {.range = kPositiveAny, .symbol = "f", .doc = "How many times the value."}));
  static constexpr auto outputs = fields<Out>(field(&Out::value, "value", {.range = {0, 1e60}, .symbol = "v", .doc = "The value so many times, in its own unit."}));

  static constexpr ModelText text{
      .title = "Scaled value",
      .doc = "Places an answer given as a factor on the axis of what it multiplies: so many times this device's rate.",
      .formula = {{"value", "\\v{value} = \\v{base} \\cdot \\v{factor}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
