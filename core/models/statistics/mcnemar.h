// Exact McNemar test: do two models really differ on one test set?
#pragma once

#include "models/rules.h"
#include "models/statistics/binomial.h"
#include "models/subject.h"

namespace ironlab {

struct Mcnemar {
  static constexpr const char* id = "mcnemar";

  struct In {
    Count only_first, only_second;
    Maybe<Count> items;
  };
  struct Out {
    Ratio p_value;
    Count discordant;
    Flag significant;
    Maybe<Ratio> delta, delta_low, delta_high;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    const double b = in.only_first, c = in.only_second, all = b + c;
    out.discordant = all;
    const double p = all > 0 ? 2 * fair_coin::at_most(all, b < c ? b : c) : 1;
    out.p_value = p < 1 ? p : 1;
    out.significant = within(out.p_value, 0.05);
    if (in.items.has()) {
      const double n = in.items.value(), delta = (c - b) / n;
      const double error = std::sqrt(all - (b - c) * ((b - c) / n)) / n;
      out.delta = Ratio(delta);
      out.delta_low = Ratio(delta - normal::kZ95 * error);
      out.delta_high = Ratio(delta + normal::kZ95 * error);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::only_first, "only_first", {.range = {0, fair_coin::kMaxThrows / 2}, .symbol = "b", .doc = "Items that only the first model gets right."}),
      field(&In::only_second, "only_second", {.range = {0, fair_coin::kMaxThrows / 2}, .symbol = "c", .doc = "Items that only the second model gets right."}),
      field(&In::items, "items", {.range = kPositiveCount, .fallback = kNull, .symbol = "n", .doc = "Items of the whole test set, for the difference in accuracy.", .null_text = "not asked"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::p_value, "p_value", {.range = kShare, .symbol = "p", .doc = "Chance of a split at least this uneven if both models were equally good."}),
      field(&Out::discordant, "discordant", {.doc = "Items on which the models disagree; all others say nothing."}),
      field(&Out::significant, "significant", {.doc = "Is that chance at most 5 %?"}),
      field(&Out::delta, "delta", {.symbol = "\\Delta", .doc = "Accuracy of the second less that of the first.", .null_text = "test set's size not given"}),
      field(&Out::delta_low, "delta_low", {.doc = "Lower end of its interval of 95 %.", .null_text = "test set's size not given"}),
      field(&Out::delta_high, "delta_high", {.doc = "Upper end.", .null_text = "test set's size not given"}));

  static constexpr ModelText text{
      .title = "Exact McNemar test",
      .doc = "Two models answer the same questions. Where both are right or both wrong, nothing is learned; on the others a fair coin would decide if they were equally good. The interval of the difference is the usual normal one.",
      .formula = {{"p_value", "\\v{p_value} = \\min\\left(1, 2 \\sum_{i=0}^{\\min(\\v{only_first}, \\v{only_second})} \\binom{\\v{discordant}}{i} 2^{-\\v{discordant}}\\right)"},
                  {"discordant", "\\v{discordant} = \\v{only_first} + \\v{only_second}"},
                  {"delta", "\\v{delta} = \\frac{\\v{only_second} - \\v{only_first}}{\\v{items}}"}},
      .sources = {"McNemar 1947, Note on the sampling error of the difference between correlated proportions or percentages, Psychometrika 12(2)"}};
};

inline Status Mcnemar::refuse(const In& in) {
  if (in.items.has() && in.only_first + in.only_second > in.items.value()) return {Code::contradictory, input_index<Mcnemar>("items")};
  return {};
}

}  // namespace ironlab
