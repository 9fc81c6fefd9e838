// Membership attack by overfitting, and what an accusation is worth.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct MembershipAttack {
  static constexpr const char* id = "membership_attack";

  struct In {
    Ratio train_accuracy, test_accuracy, true_positive_rate, false_positive_rate, prior;
  };
  struct Out {
    Ratio gap, advantage, accuracy;
    Maybe<Ratio> precision;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.gap = larger(Ratio(0), in.train_accuracy - in.test_accuracy);
    out.advantage = out.gap;
    out.accuracy = 0.5 + out.gap / 2;
    const Ratio right = in.true_positive_rate * in.prior, accused = right + in.false_positive_rate * (1 - in.prior);
    if (accused > 0) out.precision = right / accused;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::train_accuracy, "train_accuracy", {.range = kShare, .symbol = "A_{\\text{train}}", .doc = "Accuracy on the records that the model was trained on."}),
      field(&In::test_accuracy, "test_accuracy", {.range = kShare, .symbol = "A_{\\text{test}}", .doc = "Accuracy on others."}),
      field(&In::true_positive_rate, "true_positive_rate", {.range = kShare, .fallback = 0, .symbol = "t", .doc = "Share of members that some attack finds; for its precision."}),
      field(&In::false_positive_rate, "false_positive_rate", {.range = kShare, .fallback = 0, .symbol = "f", .doc = "Share of outsiders that it accuses falsely."}),
      field(&In::prior, "prior", {.range = kShare, .fallback = 0.5, .symbol = "\\pi", .doc = "Share of members among all people that it is tried on."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::gap, "gap", {.range = kShare, .symbol = "g", .doc = "How much better the model does on its training records."}),
      field(&Out::advantage, "advantage", {.range = kShare, .doc = "Right accusations less false ones for the guess 'a member, if the model is right'."}),
      field(&Out::accuracy, "accuracy", {.range = {0.5, 1}, .symbol = "A", .doc = "Accuracy of that guess on as many members as outsiders."}),
      field(&Out::precision, "precision", {.range = kShare, .symbol = "p", .doc = "Share of the accused who are members, by the two given rates.", .null_text = "nobody is accused"}));

  static constexpr ModelText text{
      .title = "Membership attack by overfitting, and its precision",
      .doc = "A model that is better on its training records gives them away: guess 'member' whenever it is right. This is one simple attack, so it bounds the risk from below. "
             "Where members are rare, even a good attack accuses mostly outsiders.",
      .formula = {{"gap", "\\v{gap} = \\max(0, \\v{train_accuracy} - \\v{test_accuracy})"},
                  {"accuracy", "\\v{accuracy} = \\frac{1 + \\v{gap}}{2}"},
                  {"precision", "\\v{precision} = \\frac{\\v{true_positive_rate} \\cdot \\v{prior}}{\\v{true_positive_rate} \\cdot \\v{prior} + \\v{false_positive_rate} (1 - \\v{prior})}"}},
      .sources = {"Yeom, Giacomelli, Fredrikson and Jha 2018, Privacy risk in machine learning, arXiv:1709.01604: the attack and its advantage", "Bayes' rule: the precision"}};
};

}  // namespace ironlab
