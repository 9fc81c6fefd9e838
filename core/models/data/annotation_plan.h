// What a labelling budget buys, and what the target would cost.
#pragma once

#include "models/data/labels_needed.h"

namespace ironlab {

struct AnnotationPlan {
  static constexpr const char* id = "annotation_plan";

  struct In {
    Dollars budget, label, setup;
    Count pool;
    Ratio selection_exponent, irreducible_error, scale, exponent, target_error;
  };
  struct Out {
    Count labels;
    Ratio effective_labels, error;
    Flag meets_target;
    Ratio accuracy, pool_share;
    Dollars spent;
    Flag reachable;
    Maybe<Count> target_labels;
    Maybe<Dollars> target_cost;
    Maybe<Dollars> next_point;
    Violation<Ratio> violation;
  };

  static constexpr double kPoint = 0.01;

  static LabelsNeeded::Out needed(const In& in, double target) {
    return LabelsNeeded::evaluate({target, in.irreducible_error, in.scale, in.exponent, Ratio(in.pool), in.selection_exponent});
  }

  static Out evaluate(const In& in) {
    Out out;
    const double affordable = rounded_down((in.budget - in.setup) / in.label);
    out.labels = affordable > 0 ? (affordable < in.pool ? affordable : static_cast<double>(in.pool)) : 0;
    const EffectiveLabels::Out worth = EffectiveLabels::evaluate({Ratio(out.labels), Ratio(in.pool), in.selection_exponent});
    const LearningCurve::Out curve = LearningCurve::evaluate({worth.effective_labels, in.irreducible_error, in.scale, in.exponent});
    out.effective_labels = worth.effective_labels;
    out.pool_share = worth.pool_share;
    out.error = curve.error;
    out.accuracy = curve.accuracy;
    out.meets_target = within(out.error, in.target_error);
    if (!out.meets_target) out.violation = Violation<Ratio>::of(out.error, in.target_error);
    if (out.labels > 0) out.spent = in.setup + out.labels * in.label;
    const LabelsNeeded::Out target = needed(in, in.target_error);
    out.reachable = target.reachable;
    if (target.reachable) {
      out.target_labels = Count(rounded_up(target.labels.value()));
      out.target_cost = in.setup + out.target_labels.value() * in.label;
    }
    if (out.labels > 0 && out.error > kPoint) {
      const LabelsNeeded::Out next = needed(in, out.error - kPoint);
      if (next.reachable) {
        const double more = rounded_up(next.labels.value()) - out.labels;
        out.next_point = (more > 0 ? more : 0) * in.label;
      }
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::budget, "budget_usd", {.symbol = "B", .doc = "Money to spend."}),
      field(&In::label, "label_usd", {.positive = true, .symbol = "c", .doc = "Price of one label."}),
      field(&In::setup, "setup_usd", {.symbol = "f", .doc = "What selection costs before the first label; 0 at random."}),
      field(&In::pool, "pool", {.range = kPositiveCount, .symbol = "M", .doc = "Unlabelled examples to choose from."}),
      field(&In::selection_exponent, "selection_exponent", {.range = kSelectionExponent, .symbol = "m_0", .doc = "What a selected label is worth while few are selected; 1 at random."}),
      field(&In::irreducible_error, "irreducible_error", {.range = kShare, .symbol = "e_0", .doc = "Error that no number of labels removes."}),
      field(&In::scale, "scale", {.range = kPositive, .symbol = "a", .doc = "Factor of the learning curve."}),
      field(&In::exponent, "exponent", {.range = kLearningExponent, .symbol = "\\beta", .doc = "Exponent of the learning curve."}),
      field(&In::target_error, "target_error", {.range = kTargetError, .symbol = "\\varepsilon^{*}", .doc = "Error that is wanted at most."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::labels, "labels", {.symbol = "n", .doc = "Labels that the budget buys, at most the pool."}),
      field(&Out::effective_labels, "effective_labels", {.symbol = "n_{\\text{eff}}", .doc = "Random labels that would teach as much."}),
      field(&Out::error, "error", {.range = kShare, .symbol = "\\varepsilon", .doc = "Error of the model trained on them."}),
      field(&Out::meets_target, "meets_target", {.doc = "Is the error within the target?"}),
      field(&Out::accuracy, "accuracy", {.range = kShare, .doc = "Share of right answers."}),
      field(&Out::pool_share, "pool_share", {.range = kShare, .symbol = "q", .doc = "Share of the pool that gets labelled."}),
      field(&Out::spent, "spent_usd", {.doc = "Money that the plan really spends; none if not one label is bought."}),
      field(&Out::reachable, "reachable", {.doc = "Can any budget reach the target from this pool?"}),
      field(&Out::target_labels, "target_labels", {.symbol = "n^{*}", .doc = "Labels that reach the target.", .null_text = "more than the pool holds"}),
      field(&Out::target_cost, "target_cost_usd", {.doc = "Least money that reaches the target this way.", .null_text = "no budget is enough"}),
      field(&Out::next_point, "next_point_usd", {.doc = "Price of one more point of accuracy from here.", .null_text = "not to be had"}),
      field(&Out::violation, "violation", {.doc = "The error against the target, when it misses.", .null_text = "meets the target", .violation = "error_above_target"}));

  static constexpr ModelText text{
      .title = "What a labelling budget buys",
      .doc = "Money buys labels after the set-up is paid; selection makes them worth more, the learning curve says what they teach. Random labelling is the same plan with exponent 1 and no set-up.",
      .formula = {{"labels", "\\v{labels} = \\left\\lfloor \\frac{\\v{budget_usd} - \\v{setup_usd}}{\\v{label_usd}} \\right\\rfloor"},
                  {"effective_labels", "\\v{effective_labels} = \\v{pool} \\left(1 - (1 - \\v{pool_share})^{\\v{selection_exponent}}\\right)"},
                  {"error", "\\v{error} = \\v{irreducible_error} + \\v{scale} \\cdot \\v{effective_labels}^{-\\v{exponent}}"},
                  {"spent_usd", "\\v{spent_usd} = \\v{setup_usd} + \\v{labels} \\cdot \\v{label_usd}"}},
      .sources = {"Composes learning_curve, effective_labels and labels_needed"}};
};

}  // namespace ironlab
