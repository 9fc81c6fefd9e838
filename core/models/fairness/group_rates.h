// Rates of one group at a cut: two normal score distributions.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/statistics/normal.h"
#include "models/statistics/t_quantile.h"

namespace ironlab {

inline constexpr Range kSeparation{.min = 0, .max = 100, .above = true};
inline constexpr Range kPolicyRate{.min = 1e-9, .max = 1 - 1e-9};

struct GroupRates {
  static constexpr const char* id = "group_rates";

  struct In {
    Ratio separation, base_rate, threshold;
  };
  struct Out {
    Ratio cut, tpr, fpr, fnr;
    Maybe<Ratio> ppv;
    Ratio accuracy, selection_rate, auc;
  };

  static double logit(double p) { return math::log(p) - math::log1p(-p); }
  // The score at which the group's own posterior probability has these log-odds.
  static double cut_at(double separation, double base_rate, double log_odds) { return separation / 2 + (log_odds - logit(base_rate)) / separation; }
  static Out at_cut(double separation, double base_rate, double cut) {
    Out out;
    const double r = base_rate;
    out.cut = cut;
    out.tpr = normal::cdf(separation - cut);
    out.fpr = normal::cdf(-cut);
    out.fnr = normal::cdf(cut - separation);
    out.selection_rate = r * out.tpr + (1 - r) * out.fpr;
    if (out.selection_rate > 0) out.ppv = Ratio(r * out.tpr / out.selection_rate);
    out.accuracy = r * out.tpr + (1 - r) * normal::cdf(cut);
    out.auc = normal::cdf(separation / normal::kRootTwo);
    return out;
  }

  static Out evaluate(const In& in) { return at_cut(in.separation, in.base_rate, cut_at(in.separation, in.base_rate, logit(in.threshold))); }

  static constexpr auto inputs = fields<In>(
      field(&In::separation, "separation", {.range = kSeparation, .symbol = "d'", .doc = "Distance between the scores of qualified and unqualified people, in standard deviations."}),
      field(&In::base_rate, "base_rate", {.range = kProbability, .symbol = "r", .doc = "Share of the group that is qualified."}),
      field(&In::threshold, "threshold", {.range = kProbability, .fallback = 0.5, .symbol = "\\tau", .doc = "Probability of being qualified from which on a person is selected."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cut, "cut", {.symbol = "x^{*}", .doc = "Score at which that probability is reached."}),
      field(&Out::tpr, "tpr", {.range = kShare, .symbol = "\\text{TPR}", .doc = "Share of qualified people that are selected (recall)."}),
      field(&Out::fpr, "fpr", {.range = kShare, .symbol = "\\text{FPR}", .doc = "Share of unqualified people that are selected."}),
      field(&Out::fnr, "fnr", {.range = kShare, .symbol = "\\text{FNR}", .doc = "Share of qualified people that are missed."}),
      field(&Out::ppv, "ppv", {.range = kShare, .symbol = "\\text{PPV}", .doc = "Share of selected people that are qualified (precision).", .null_text = "nobody is selected"}),
      field(&Out::accuracy, "accuracy", {.range = kShare, .doc = "Share of right decisions."}),
      field(&Out::selection_rate, "selection_rate", {.range = kShare, .doc = "Share of the group that is selected."}),
      field(&Out::auc, "auc", {.range = kShare, .symbol = "\\text{AUC}", .doc = "Chance that a qualified person scores higher than an unqualified one."}));

  static constexpr ModelText text{
      .title = "Rates of one group at a cut",
      .doc = "Scores of unqualified and of qualified people are two normal distributions of the same width. The score shown to people is the probability of being qualified, with the group's own base rate: calibrated in each group. "
             "With different base rates the same threshold then cuts at different scores, and the error rates differ.",
      .formula = {{"cut", "\\v{cut} = \\frac{\\v{separation}}{2} + \\frac{\\text{logit}\\,\\v{threshold} - \\text{logit}\\,\\v{base_rate}}{\\v{separation}}"},
                  {"tpr", "\\v{tpr} = \\Phi(\\v{separation} - \\v{cut})"},
                  {"fpr", "\\v{fpr} = \\Phi(-\\v{cut}) = \\frac{\\v{base_rate}}{1 - \\v{base_rate}} \\cdot \\frac{1 - \\v{ppv}}{\\v{ppv}} (1 - \\v{fnr})"},
                  {"selection_rate", "\\v{selection_rate} = \\v{base_rate} \\, \\v{tpr} + (1 - \\v{base_rate}) \\, \\v{fpr}"},
                  {"ppv", "\\v{ppv} = \\frac{\\v{base_rate} \\, \\v{tpr}}{\\v{selection_rate}}"},
                  {"accuracy", "\\v{accuracy} = \\v{base_rate} \\, \\v{tpr} + (1 - \\v{base_rate}) (1 - \\v{fpr})"}},
      .sources = {"Green and Swets 1966, Signal Detection Theory and Psychophysics: equal-variance normal scores",
                  "Chouldechova 2017, Fair prediction with disparate impact, Big Data 5(2): the identity of FPR, PPV and FNR"}};
};

}  // namespace ironlab
