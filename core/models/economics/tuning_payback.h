// When the hours spent on faster code have paid for themselves.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct TuningPayback {
  static constexpr const char* id = "tuning_payback";

  struct In {
    Seconds effort;
    DollarRate wage;
    Dollars bill;
    Ratio speedup;
  };
  struct Out {
    Dollars cost, saved;
    Maybe<Ratio> periods;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.cost = in.effort * in.wage;
    out.saved = in.bill * (1 - 1 / in.speedup);
    if (out.saved.si() > 0) out.periods = Ratio(out.cost / out.saved);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::effort, "effort_s", {.symbol = "t", .doc = "Working time that the faster code takes to write; none where a library has it."}),
      field(&In::wage, "wage_usd_per_s", {.symbol = "w", .doc = "What that time costs."}),
      field(&In::bill, "bill_usd", {.symbol = "b", .doc = "What computing costs in one period, a month say, before."}),
      field(&In::speedup, "speedup", {.range = kPositive, .symbol = "S", .doc = "How many times faster all of it becomes."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cost, "cost_usd", {.symbol = "C", .doc = "What the work costs."}),
      field(&Out::saved, "saved_usd", {.symbol = "\\Delta", .doc = "What a period then costs less; negative when it became slower."}),
      field(&Out::periods, "periods", {.symbol = "n", .doc = "Periods until the savings have paid for the work.", .null_text = "never"}));

  static constexpr ModelText text{
      .title = "When tuning pays back",
      .doc = "Faster code lowers the bill of every period, but never by more than the bill. The work for it is paid once, so what matters is how many periods the code will run.",
      .formula = {{"periods", "\\v{periods} = \\frac{\\v{effort_s} \\cdot \\v{wage_usd_per_s}}{\\v{bill_usd} \\left(1 - \\frac{1}{\\v{speedup}}\\right)}"}},
      .sources = {"Price times time; Amdahl 1967 for the speedup of the whole"}};
};

}  // namespace ironlab
