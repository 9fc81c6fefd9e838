// Least privacy budget that an observed attack proves.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

struct DpAudit {
  static constexpr const char* id = "dp_audit";

  struct In {
    Ratio true_positive_rate, false_positive_rate, delta;
  };
  struct Out {
    Ratio epsilon_lower;
    Flag unlimited;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double tpr = in.true_positive_rate, fpr = in.false_positive_rate, delta = in.delta;
    const auto proves = [&out](double seen, double allowed) {
      if (!(seen > 0)) return;
      if (allowed > 0) out.epsilon_lower = larger(out.epsilon_lower, Ratio(math::log(seen / allowed)));
      else out.unlimited = true;
    };
    proves(tpr - delta, fpr);
    proves(1 - fpr - delta, 1 - tpr);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::true_positive_rate, "true_positive_rate", {.range = kShare, .symbol = "t", .doc = "Share of members that the attack finds."}),
      field(&In::false_positive_rate, "false_positive_rate", {.range = kShare, .symbol = "f", .doc = "Share of outsiders that it accuses falsely."}),
      field(&In::delta, "delta", {.range = kShare, .symbol = "\\delta", .doc = "Probability with which the promise may fail."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::epsilon_lower, "epsilon_lower", {.range = {0, 800}, .symbol = "\\varepsilon_{\\text{min}}", .doc = "No training with a smaller budget could have allowed this attack. A rate of exactly 0 below a fraction line proves no finite number and is left out."}),
      field(&Out::unlimited, "unlimited", {.doc = "Was such a rate left out? Taken literally, the attack then rules out every budget."}));

  static constexpr ModelText text{
      .title = "Least budget that an attack proves",
      .doc = "An attack is evidence: if a budget forbids what was observed, the training did not keep it. The sampling error of the two rates is ignored; with few trials, take the ends of their confidence intervals.",
      .formula = {{"epsilon_lower", "\\v{epsilon_lower} = \\max\\left(0, \\; \\ln \\frac{\\v{true_positive_rate} - \\v{delta}}{\\v{false_positive_rate}}, \\; \\ln \\frac{1 - \\v{false_positive_rate} - \\v{delta}}{1 - \\v{true_positive_rate}}\\right)"}},
      .sources = {"Kairouz, Oh and Viswanath 2015, arXiv:1311.0776: the region of error rates, read backwards",
                  "Jagielski, Ullman and Oprea 2020, Auditing differentially private machine learning, arXiv:2006.07709"}};
};

}  // namespace ironlab
