// Two groups under one fairness policy, tuned to the same overall recall or flag rate.
#pragma once

#include "models/fairness/group_rates.h"
#include "models/root.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

enum class FairnessRule { opt, shared, dp, eo, pp };
template <>
inline constexpr std::array<ChoiceName, 5> choice_names<FairnessRule>{{{"opt", "Most accurate"}, {"shared", "One threshold"}, {"dp", "Demographic parity"}, {"eo", "Equalized odds"}, {"pp", "Predictive parity"}}};

struct FairnessPolicy {
  static constexpr const char* id = "fairness_policy";
  static constexpr double kFourFifths = 0.8;

  struct In {
    Choice<FairnessRule> policy;
    Ratio separation, base_rate_a, base_rate_b;
    Maybe<Ratio> recall_target, flag_rate;
    Ratio weight_a, gap_limit;
  };
  struct Out {
    Maybe<Ratio> cut_a, cut_b, accuracy, recall, odds_gap, selection_ratio, ppv_gap;
    Maybe<Ratio> tpr_a, tpr_b, fpr_a, fpr_b, ppv_a, ppv_b, false_flag_share;
    Maybe<Ratio> selection_a, selection_b, flagged;
    Maybe<Ratio> accuracy_price;
    Maybe<Flag> four_fifths;
    Violation<Ratio> gap_violation, recall_violation;
  };

  struct Pair {
    GroupRates::Out a, b;
  };
  static Pair at_cuts(const In& in, double cut_a, double cut_b) {
    return {GroupRates::at_cut(in.separation, in.base_rate_a, cut_a), GroupRates::at_cut(in.separation, in.base_rate_b, cut_b)};
  }
  static double accuracy(const In& in, const Pair& p) { return in.weight_a * p.a.accuracy + (1 - in.weight_a) * p.b.accuracy; }
  static double flagged(const In& in, const Pair& p) { return in.weight_a * p.a.selection_rate + (1 - in.weight_a) * p.b.selection_rate; }
  static double recall(const In& in, const Pair& p) {
    const double a = in.weight_a * in.base_rate_a, b = (1 - in.weight_a) * in.base_rate_b;
    return (a * p.a.tpr + b * p.b.tpr) / (a + b);
  }
  // Recall or flag rate beyond what is wanted.
  static double surplus(const In& in, const Pair& p) {
    return in.recall_target.has() ? recall(in, p) - in.recall_target.value() : flagged(in, p) - in.flag_rate.value();
  }

  static constexpr double kFar = 40;  // standard deviations beyond which nothing is left

  // Both cuts move together, so far apart.
  static Pair moved_together(const In& in, double offset_a, double offset_b) {
    const double low = (offset_a < offset_b ? offset_a : offset_b) + kFar, high = (offset_a > offset_b ? offset_a : offset_b) + kFar;
    const double move = root_between(-high, in.separation - low + 2 * kFar, [&](double x) { return surplus(in, at_cuts(in, x + offset_a, x + offset_b)); });
    return at_cuts(in, move + offset_a, move + offset_b);
  }
  // Where a decreasing property of one group has a value.
  template <class F>
  static double cut_where(const In& in, const F& excess) { return root_between(-kFar, in.separation + kFar, excess); }
  static double cut_selecting(const In& in, double base_rate, double share) {
    return cut_where(in, [&](double x) { return GroupRates::at_cut(in.separation, base_rate, x).selection_rate - share; });
  }
  // PPV is the same in both groups if FPR/TPR is `odds` times each group's odds of being qualified.
  static double cut_precise(const In& in, double base_rate, double odds) {
    const double ratio = odds * base_rate / (1 - base_rate);
    // Up to 37 standard deviations, where both tails are still numbers.
    return root_between(-kFar, 37, [&](double x) { return normal::cdf(-x) - ratio * normal::cdf(in.separation - x); });
  }

  static Pair tuned(const In& in, FairnessRule rule, bool& possible) {
    const double logit_a = GroupRates::logit(in.base_rate_a), logit_b = GroupRates::logit(in.base_rate_b);
    possible = true;
    switch (rule) {
      case FairnessRule::opt: return at_cuts(in, GroupRates::cut_at(in.separation, in.base_rate_a, 0), GroupRates::cut_at(in.separation, in.base_rate_b, 0));
      case FairnessRule::shared: return moved_together(in, -logit_a / in.separation, -logit_b / in.separation);
      case FairnessRule::eo: return moved_together(in, 0, 0);
      case FairnessRule::dp: {
        const auto at = [&](double share) { return at_cuts(in, cut_selecting(in, in.base_rate_a, share), cut_selecting(in, in.base_rate_b, share)); };
        return at(in.flag_rate.has() ? in.flag_rate.value().si() : root_between(0, 1, [&](double share) { return surplus(in, at(share)); }));
      }
      case FairnessRule::pp: break;
    }
    // From everybody selected in the group of the higher base rate (the most that equal precision allows) to nobody anywhere.
    const double higher = in.base_rate_a > in.base_rate_b ? in.base_rate_a : in.base_rate_b, most = (1 - higher) / higher;
    const auto at = [&](double odds) { return at_cuts(in, cut_precise(in, in.base_rate_a, odds), cut_precise(in, in.base_rate_b, odds)); };
    possible = surplus(in, at(most)) >= 0;
    return at(root_between(0, most, [&](double odds) { return surplus(in, at(odds)); }));
  }

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    bool possible = true;
    const Pair p = tuned(in, in.policy, possible);
    if (!possible) return out;
    const auto gap = [](double x, double y) { return x < y ? y - x : x - y; };
    const double tpr_gap = gap(p.a.tpr, p.b.tpr), fpr_gap = gap(p.a.fpr, p.b.fpr), sel_a = p.a.selection_rate, sel_b = p.b.selection_rate;
    out.cut_a = p.a.cut;
    out.cut_b = p.b.cut;
    out.accuracy = Ratio(accuracy(in, p));
    out.recall = Ratio(recall(in, p));
    out.flagged = Ratio(flagged(in, p));
    out.odds_gap = Ratio(tpr_gap > fpr_gap ? tpr_gap : fpr_gap);
    if (sel_a > 0 || sel_b > 0) {
      out.selection_ratio = Ratio(sel_a < sel_b ? sel_a / sel_b : sel_b / sel_a);
      out.four_fifths = Flag(at_least(out.selection_ratio.value(), kFourFifths));
    }
    out.ppv_a = p.a.ppv;
    out.ppv_b = p.b.ppv;
    if (p.a.ppv.has() && p.b.ppv.has()) out.ppv_gap = Ratio(gap(p.a.ppv.value(), p.b.ppv.value()));
    out.tpr_a = p.a.tpr;
    out.tpr_b = p.b.tpr;
    out.fpr_a = p.a.fpr;
    out.fpr_b = p.b.fpr;
    out.selection_a = p.a.selection_rate;
    out.selection_b = p.b.selection_rate;
    out.false_flag_share = Ratio(in.weight_a * (1 - in.base_rate_a) * p.a.fpr + (1 - in.weight_a) * (1 - in.base_rate_b) * p.b.fpr);
    const Pair shared = in.policy == FairnessRule::shared ? p : tuned(in, FairnessRule::shared, possible);
    out.accuracy_price = Ratio(accuracy(in, shared) - out.accuracy.value());
    if (!within(out.odds_gap.value(), in.gap_limit)) out.gap_violation = Violation<Ratio>::of(out.odds_gap.value(), in.gap_limit);
    if (in.recall_target.has() && below(out.recall.value(), in.recall_target.value()) && out.recall.value() > 0) out.recall_violation = Violation<Ratio>::of(in.recall_target.value(), out.recall.value());
    return out;
  }

  static constexpr const char* kNoTuning = "no cuts do both";
  static constexpr auto inputs = fields<In>(
      field(&In::policy, "policy", {.doc = "What is made equal: nothing (the most accurate cuts, whatever the recall), one threshold on the probability, selection rates (dp), error rates (eo) or precision (pp)."}),
      field(&In::separation, "separation", {.range = {.min = 0.01, .max = 30}, .symbol = "d'", .doc = "Distance between the scores of qualified and unqualified people, in standard deviations; the same in both groups."}),
      field(&In::base_rate_a, "base_rate_a", {.range = kPolicyRate, .symbol = "r_A", .doc = "Share of group A that is qualified."}),
      field(&In::base_rate_b, "base_rate_b", {.range = kPolicyRate, .symbol = "r_B", .doc = "Share of group B that is qualified."}),
      field(&In::recall_target, "recall_target", {.range = kPolicyRate, .fallback = kNull, .symbol = "R", .doc = "Share of all qualified people that must be selected; give this or the flag rate.", .null_text = "tuned to the flag rate"}),
      field(&In::flag_rate, "flag_rate", {.range = kPolicyRate, .fallback = kNull, .symbol = "q", .doc = "Share of all people to select; give this or the recall.", .null_text = "tuned to the recall"}),
      field(&In::weight_a, "weight_a", {.range = kShare, .fallback = 0.5, .symbol = "w_A", .doc = "Share of group A among all people."}),
      field(&In::gap_limit, "gap_limit", {.range = kPositiveShare, .fallback = 0.1, .doc = "House limit on the gap of error rates; a teaching value, not a rule of law."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cut_a, "cut_a", {.symbol = "x_A", .doc = "Score from which on people of group A are selected.", .null_text = kNoTuning}),
      field(&Out::cut_b, "cut_b", {.symbol = "x_B", .doc = "Score from which on people of group B are selected.", .null_text = kNoTuning}),
      field(&Out::accuracy, "accuracy", {.range = kShare, .doc = "Share of right decisions over both groups.", .null_text = kNoTuning}),
      field(&Out::recall, "recall", {.range = kShare, .doc = "Share of all qualified people that are selected.", .null_text = kNoTuning}),
      field(&Out::odds_gap, "odds_gap", {.range = kShare, .doc = "The larger of the gaps in true and false positive rates.", .null_text = kNoTuning}),
      field(&Out::selection_ratio, "selection_ratio", {.range = kShare, .doc = "The smaller selection rate over the larger.", .null_text = "nobody is selected"}),
      field(&Out::ppv_gap, "ppv_gap", {.range = kShare, .doc = "Gap in precision.", .null_text = "nobody is selected in a group"}),
      field(&Out::tpr_a, "tpr_a", {.range = kShare, .symbol = "\\text{TPR}_A", .doc = "Share of group A's qualified people that are selected.", .null_text = kNoTuning}),
      field(&Out::tpr_b, "tpr_b", {.range = kShare, .symbol = "\\text{TPR}_B", .doc = "Share of group B's qualified people that are selected.", .null_text = kNoTuning}),
      field(&Out::fpr_a, "fpr_a", {.range = kShare, .symbol = "\\text{FPR}_A", .doc = "Share of group A's unqualified people that are selected.", .null_text = kNoTuning}),
      field(&Out::fpr_b, "fpr_b", {.range = kShare, .symbol = "\\text{FPR}_B", .doc = "Share of group B's unqualified people that are selected.", .null_text = kNoTuning}),
      field(&Out::ppv_a, "ppv_a", {.range = kShare, .symbol = "\\text{PPV}_A", .doc = "Share of group A's selected people that are qualified.", .null_text = "nobody is selected"}),
      field(&Out::ppv_b, "ppv_b", {.range = kShare, .symbol = "\\text{PPV}_B", .doc = "Share of group B's selected people that are qualified.", .null_text = "nobody is selected"}),
      field(&Out::false_flag_share, "false_flag_share", {.range = kShare, .doc = "Share of all people that are selected and unqualified.", .null_text = kNoTuning}),
      field(&Out::selection_a, "selection_a", {.range = kShare, .doc = "Share of group A that is selected.", .null_text = kNoTuning}),
      field(&Out::selection_b, "selection_b", {.range = kShare, .doc = "Share of group B that is selected.", .null_text = kNoTuning}),
      field(&Out::flagged, "flagged", {.range = kShare, .doc = "Share of all people that is selected.", .null_text = kNoTuning}),
      field(&Out::accuracy_price, "accuracy_price", {.range = {-1, 1}, .doc = "Accuracy that one shared threshold, tuned alike, would have beyond this policy.", .null_text = kNoTuning}),
      field(&Out::four_fifths, "four_fifths", {.doc = "Is the selection ratio at least 0.8?", .null_text = "nobody is selected"}),
      field(&Out::gap_violation, "gap_violation", {.doc = "The error gap against the house limit.", .null_text = "within the limit", .violation = "error_gap"}),
      field(&Out::recall_violation, "recall_violation", {.doc = "The wanted recall against what the policy reaches.", .null_text = "reaches it", .violation = "recall_short"}));

  static constexpr ModelText text{
      .title = "Two groups under one fairness policy",
      .doc = "With different base rates no useful classifier has equal selection rates, equal error rates and equal precision at once. A policy picks what is equal; its price in accuracy is computed here, at the same overall recall or flag rate. Which policy is right, or lawful, no formula says.",
      .formula = {{"recall", "\\v{recall} = \\frac{\\sum_g w_g r_g \\text{TPR}_g}{\\sum_g w_g r_g}"},
                  {"odds_gap", "\\v{odds_gap} = \\max(|\\v{tpr_a} - \\v{tpr_b}|, |\\v{fpr_a} - \\v{fpr_b}|)"},
                  {"selection_ratio", "\\v{selection_ratio} = \\frac{\\min(\\v{selection_a}, \\v{selection_b})}{\\max(\\v{selection_a}, \\v{selection_b})}"},
                  {"false_flag_share", "\\v{false_flag_share} = \\sum_g w_g (1 - r_g) \\text{FPR}_g"}},
      .sources = {"Hardt, Price and Srebro 2016, Equality of opportunity in supervised learning, arXiv:1610.02413: equalized odds",
                  "Chouldechova 2017, Fair prediction with disparate impact, Big Data 5(2): what cannot be equal at once",
                  "Uniform Guidelines on Employee Selection Procedures 1978, 29 CFR 1607.4(D): four fifths"}};
};

inline Status FairnessPolicy::refuse(const In& in) {
  if (in.recall_target.has() == in.flag_rate.has()) return {Code::contradictory, input_index<FairnessPolicy>("flag_rate")};
  return {};
}

}  // namespace ironlab
