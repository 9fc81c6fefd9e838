// What differential privacy forbids every attacker.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

struct DpAttackBounds {
  static constexpr const char* id = "dp_attack_bounds";

  struct In {
    Ratio epsilon, delta, false_positive_rate;
  };
  struct Out {
    Ratio max_accuracy, max_advantage, odds_ratio, max_true_positive_rate;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double odds = math::exp(in.epsilon), shrunk = math::exp(-in.epsilon), delta = in.delta, fpr = in.false_positive_rate;
    out.max_accuracy = (1 + delta * shrunk) / (1 + shrunk);
    out.max_advantage = (2 * delta * shrunk - math::expm1(-in.epsilon)) / (1 + shrunk);
    out.odds_ratio = odds;
    out.max_true_positive_rate = smaller(Ratio(1), smaller(Ratio(odds * fpr + delta), Ratio(1 - shrunk * (1 - delta - fpr))));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::epsilon, "epsilon", {.range = {0, 700}, .symbol = "\\varepsilon", .doc = "Privacy budget; the odds are e to this power."}),
      field(&In::delta, "delta", {.range = kShare, .symbol = "\\delta", .doc = "Probability with which the promise may fail."}),
      field(&In::false_positive_rate, "false_positive_rate", {.range = kShare, .fallback = 0, .symbol = "f", .doc = "Share of outsiders that the attacker may accuse falsely."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::max_accuracy, "max_accuracy", {.range = kShare, .symbol = "A_{\\text{max}}", .doc = "The best that any attacker can do at telling members from as many outsiders."}),
      field(&Out::max_advantage, "max_advantage", {.range = kShare, .doc = "The most by which his rate of right accusations exceeds that of false ones."}),
      field(&Out::odds_ratio, "odds_ratio", {.range = {1, 1.1e304}, .symbol = "e^{\\varepsilon}", .doc = "The most by which one person's data change the odds of any outcome (apart from delta)."}),
      field(&Out::max_true_positive_rate, "max_true_positive_rate", {.range = kShare, .symbol = "t_{\\text{max}}", .doc = "The most members that he finds at that rate of false accusations."}));

  static constexpr ModelText text{
      .title = "What differential privacy forbids an attacker",
      .doc = "The promise bounds every attack, also those not yet invented: it is a ceiling, not a measurement. Measured attacks mostly stay far below it.",
      .formula = {{"max_accuracy", "\\v{max_accuracy} = \\frac{e^{\\v{epsilon}} + \\v{delta}}{e^{\\v{epsilon}} + 1}"},
                  {"max_advantage", "\\v{max_advantage} = 2 \\v{max_accuracy} - 1"},
                  {"odds_ratio", "\\v{odds_ratio} = e^{\\v{epsilon}}"},
                  {"max_true_positive_rate", "\\v{max_true_positive_rate} = \\min\\left(1, \\; e^{\\v{epsilon}} \\v{false_positive_rate} + \\v{delta}, \\; 1 - e^{-\\v{epsilon}} (1 - \\v{delta} - \\v{false_positive_rate})\\right)"}},
      .sources = {"Kairouz, Oh and Viswanath 2015, The composition theorem for differential privacy, arXiv:1311.0776: the region of error rates"}};
};

}  // namespace ironlab
