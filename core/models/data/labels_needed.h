// Labels for a target error: the learning curve and the worth of selected labels, read backwards.
#pragma once

#include "models/data/effective_labels.h"
#include "models/data/learning_curve.h"
#include "models/rules.h"

namespace ironlab {

inline constexpr Range kTargetError{.min = 0, .max = 1, .above = true, .below = true};

struct LabelsNeeded {
  static constexpr const char* id = "labels_needed";

  struct In {
    Ratio target_error, irreducible_error, scale, exponent, pool, selection_exponent;
  };
  struct Out {
    Maybe<Ratio> effective_labels, labels, pool_share;
    Flag reachable;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double reducible = in.target_error - in.irreducible_error;
    if (!(reducible > 0)) return out;
    const double needed = math::pow(in.scale / reducible, 1 / in.exponent);
    out.effective_labels = Ratio(needed);
    out.reachable = within(needed, in.pool);
    if (!out.reachable) return out;
    // The inverse of effective_labels is the same curve with the exponent turned over.
    out.pool_share = Ratio(EffectiveLabels::complement_power(needed / in.pool, 1 / in.selection_exponent));
    out.labels = in.selection_exponent == 1 ? Ratio(needed) : Ratio(in.pool * out.pool_share.value());
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::target_error, "target_error", {.range = kTargetError, .symbol = "\\varepsilon^{*}", .doc = "Error that is wanted."}),
      field(&In::irreducible_error, "irreducible_error", {.range = kShare, .symbol = "e_0", .doc = "Error that no number of labels removes."}),
      field(&In::scale, "scale", {.range = kPositive, .symbol = "a", .doc = "Factor of the learning curve."}),
      field(&In::exponent, "exponent", {.range = kLearningExponent, .symbol = "\\beta", .doc = "Exponent of the learning curve."}),
      field(&In::pool, "pool", {.range = kPositive, .symbol = "M", .doc = "Unlabelled examples to choose from."}),
      field(&In::selection_exponent, "selection_exponent", {.range = kSelectionExponent, .symbol = "m_0", .doc = "What a selected label is worth while few are selected; 1 at random."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::effective_labels, "effective_labels", {.symbol = "n_{\\text{eff}}", .doc = "Random labels that reach the target.", .null_text = "no number is enough"}),
      field(&Out::labels, "labels", {.symbol = "n", .doc = "Selected labels that reach it.", .null_text = "more than the pool holds"}),
      field(&Out::pool_share, "pool_share", {.range = kShare, .symbol = "q", .doc = "Share of the pool that they are.", .null_text = "more than the pool holds"}),
      field(&Out::reachable, "reachable", {.doc = "Can any plan reach the target from this pool?"}));

  static constexpr ModelText text{
      .title = "Labels for a target error",
      .doc = "How many labels a target costs: first the learning curve says how many random ones, then the worth of selection says how many selected ones do as much. If the pool is too small, no budget helps: more data must be collected.",
      .formula = {{"effective_labels", "\\v{effective_labels} = \\left(\\frac{\\v{scale}}{\\v{target_error} - \\v{irreducible_error}}\\right)^{1/\\v{exponent}}"},
                  {"labels", "\\v{labels} = \\v{pool} \\left(1 - \\left(1 - \\frac{\\v{effective_labels}}{\\v{pool}}\\right)^{1/\\v{selection_exponent}}\\right)"}},
      .sources = {"Inverse of learning_curve and effective_labels"}};
};

}  // namespace ironlab
