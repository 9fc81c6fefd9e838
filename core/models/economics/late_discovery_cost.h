// Late discovery: a convention for what a mistake costs that is found stages later.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct LateDiscoveryCost {
  static constexpr const char* id = "late_discovery_cost";

  struct In {
    Ratio base;
    Count stage;
  };
  struct Out {
    Ratio multiplier, cost;
  };

  static constexpr Out evaluate(const In& in) {
    Ratio multiplier = 1;
    for (int i = 1; i < in.stage; ++i) multiplier = 2 * multiplier;
    return {.multiplier = multiplier, .cost = in.base * multiplier};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::base, "base_person_days", {.range = kNonNegative, .symbol = "C_0", .doc = "Work to correct it when it is found at once."}),
      field(&In::stage, "stage", {.range = {1, 6}, .symbol = "N", .doc = "Stage at which it is found: 1 problem, 2 data, 3 model, 4 evaluation, 5 deployment, 6 monitoring."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::multiplier, "multiplier", {.range = {1, 32}, .symbol = "m", .doc = "How many times more work it is than at stage 1."}),
      field(&Out::cost, "cost_person_days", {.symbol = "C", .doc = "Work to correct it then."}));

  static constexpr ModelText text{
      .title = "Cost of a late discovery",
      .doc = "A wrong constraint found late makes later stages redo their work. Doubling at each stage is a teaching convention, not a measurement.",
      .formula = {{"multiplier", "\\v{multiplier} = 2^{\\v{stage} - 1}"}, {"cost_person_days", "\\v{cost_person_days} = \\v{base_person_days} \\cdot \\v{multiplier}"}},
      .sources = {"Teaching value; Boehm 1981, Software Engineering Economics, measured up to about 100 times from requirements to operation on large projects"}};
};

}  // namespace ironlab
