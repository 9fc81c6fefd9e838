// Worth of selected labels, in labels drawn at random.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

inline constexpr Range kSelectionExponent{.min = 1, .max = 1e6};

struct EffectiveLabels {
  static constexpr const char* id = "effective_labels";

  struct In {
    Ratio labels, pool, selection_exponent;
  };
  struct Out {
    Ratio pool_share, effective_labels;
    Maybe<Ratio> gain;
  };

  // 1 - (1 - q)^m without the digits that a small q would lose.
  static double complement_power(double q, double m) {
    if (q >= 1) return 1;
    return m == 1 ? q : -math::expm1(m * math::log1p(-q));
  }

  static Out evaluate(const In& in) {
    Out out;
    const double q = in.labels / in.pool;
    out.pool_share = q < 1 ? q : 1;
    out.effective_labels = in.pool * complement_power(out.pool_share, in.selection_exponent);
    if (in.labels > 0) out.gain = Ratio(out.effective_labels / in.labels);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::labels, "labels", {.range = kNonNegative, .symbol = "n", .doc = "Labels bought."}),
      field(&In::pool, "pool", {.range = kPositive, .symbol = "M", .doc = "Unlabelled examples to choose from."}),
      field(&In::selection_exponent, "selection_exponent", {.range = kSelectionExponent, .symbol = "m_0", .doc = "What a selected label is worth while few are selected: 1 at random, about 2 for uncertainty sampling."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::pool_share, "pool_share", {.range = kShare, .symbol = "q", .doc = "Share of the pool that gets labelled."}),
      field(&Out::effective_labels, "effective_labels", {.symbol = "n_{\\text{eff}}", .doc = "Random labels that would teach as much."}),
      field(&Out::gain, "gain", {.doc = "What one bought label is worth, in random ones.", .null_text = "no labels"}));

  static constexpr ModelText text{
      .title = "Worth of selected labels",
      .doc = "Choosing the most useful examples first makes early labels worth more than random ones. The advantage fades as the selected share grows: who labels the whole pool selects nothing.",
      .formula = {{"pool_share", "\\v{pool_share} = \\min\\left(1, \\frac{\\v{labels}}{\\v{pool}}\\right)"},
                  {"effective_labels", "\\v{effective_labels} = \\v{pool} \\left(1 - (1 - \\v{pool_share})^{\\v{selection_exponent}}\\right)"}},
      .sources = {"Teaching model with the right limits: slope m0 for few labels, no gain for the whole pool",
                  "Gal, Islam and Ghahramani 2017, Deep Bayesian active learning with image data, arXiv:1703.02910: size of the gain"}};
};

}  // namespace ironlab
