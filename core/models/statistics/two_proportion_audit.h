// Sample size of a comparison of two rates, or the gap that a sample can show.
#pragma once

#include "models/rules.h"
#include "models/statistics/normal.h"
#include "models/statistics/t_quantile.h"
#include "models/subject.h"

namespace ironlab {

struct TwoProportionAudit {
  static constexpr const char* id = "two_proportion_audit";

  struct In {
    Ratio reference_rate, alpha, power;
    Maybe<Ratio> gap;
    Maybe<Count> group_size;
  };
  struct Out {
    Count group_size;
    Ratio detectable_gap, z_sum;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    const double z = -normal::quantile(in.alpha / 2) + normal::quantile(in.power);
    out.z_sum = z > 0 ? z : 0;
    const double p = in.reference_rate, spread = out.z_sum * std::sqrt(2 * p * (1 - p));
    if (in.gap.has()) {
      const double root = spread / in.gap.value();
      out.group_size = rounded_up(root * root);
      out.detectable_gap = in.gap.value();
    } else {
      out.group_size = in.group_size.value();
      out.detectable_gap = spread / std::sqrt(in.group_size.value());
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::reference_rate, "reference_rate", {.range = kShare, .symbol = "p", .doc = "Rate around which both groups lie."}),
      field(&In::alpha, "alpha", {.range = kProbability, .fallback = 0.05, .symbol = "\\alpha", .doc = "Chance of an alarm without a gap (two-sided)."}),
      field(&In::power, "power", {.range = kProbability, .fallback = 0.8, .symbol = "1 - \\beta", .doc = "Chance of finding a gap of that size."}),
      field(&In::gap, "gap", {.range = kPositiveShare, .fallback = kNull, .symbol = "\\delta", .doc = "Gap to be found; give this or the group's size.", .null_text = "asked for"}),
      field(&In::group_size, "group_size", {.range = kPositiveCount, .fallback = kNull, .symbol = "n", .doc = "People checked in each group; give this or the gap.", .null_text = "asked for"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::group_size, "group_size", {.symbol = "n", .doc = "People to check in each group."}),
      field(&Out::detectable_gap, "detectable_gap", {.symbol = "\\delta", .doc = "Gap that is found with the wanted power; above 1 nothing is."}),
      field(&Out::z_sum, "z_sum", {.symbol = "z_{1-\\alpha/2} + z_{1-\\beta}", .doc = "The two normal quantiles together."}));

  static constexpr ModelText text{
      .title = "Sample size against detectable gap",
      .doc = "To tell the rates of two groups apart, each group needs enough people; half the gap takes four times as many. It assumes the same rate in both groups, equal groups and the normal approximation.",
      .formula = {{"group_size", "\\v{group_size} = \\left\\lceil \\frac{\\v{z_sum}^2 \\cdot 2 \\, \\v{reference_rate} (1 - \\v{reference_rate})}{\\v{detectable_gap}^2} \\right\\rceil"}},
      .sources = {"Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 3rd edition"}};
};

inline Status TwoProportionAudit::refuse(const In& in) {
  if (in.gap.has() == in.group_size.has()) return {Code::contradictory, input_index<TwoProportionAudit>("gap")};
  return {};
}

}  // namespace ironlab
