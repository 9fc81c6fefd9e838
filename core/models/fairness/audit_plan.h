// Size and price of a fairness audit.
#pragma once

#include "models/statistics/two_proportion_audit.h"

namespace ironlab {

struct AuditPlan {
  static constexpr const char* id = "audit_plan";

  struct In {
    Ratio reference_rate, detectable_gap, alpha, power, base_rate_a, base_rate_b;
    Dollars label;
    Count runs, decisions;
    Maybe<Dollars> budget;
  };
  struct Out {
    Count qualified_per_group, labels;
    Dollars annual;
    Ratio decisions_between_audits;
    Count labels_a, labels_b;
    Dollars run;
    Violation<Dollars> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    TwoProportionAudit::In call = kDefaults<TwoProportionAudit>;
    call.reference_rate = in.reference_rate;
    call.alpha = in.alpha;
    call.power = in.power;
    call.gap = in.detectable_gap;
    call.group_size = Maybe<Count>();
    out.qualified_per_group = TwoProportionAudit::evaluate(call).group_size;
    out.labels_a = rounded_up(out.qualified_per_group / in.base_rate_a);
    out.labels_b = rounded_up(out.qualified_per_group / in.base_rate_b);
    out.labels = out.labels_a + out.labels_b;
    out.run = out.labels * in.label;
    out.annual = in.runs * out.run;
    out.decisions_between_audits = in.decisions / in.runs;
    if (in.budget.has() && !within(out.annual.si(), in.budget.value().si())) out.violation = Violation<Dollars>::of(out.annual, in.budget.value());
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::reference_rate, "reference_rate", {.range = kShare, .symbol = "p", .doc = "Rate around which both groups lie."}),
      field(&In::detectable_gap, "detectable_gap", {.range = kPositiveShare, .symbol = "\\delta", .doc = "Gap that the audit must find."}),
      field(&In::alpha, "alpha", {.range = kProbability, .fallback = 0.05, .symbol = "\\alpha", .doc = "Chance of an alarm without a gap (two-sided)."}),
      field(&In::power, "power", {.range = kProbability, .fallback = 0.8, .symbol = "1 - \\beta", .doc = "Chance of finding a gap of that size."}),
      field(&In::base_rate_a, "base_rate_a", {.range = kPositiveShare, .symbol = "r_A", .doc = "Share of group A that is qualified, and can be audited."}),
      field(&In::base_rate_b, "base_rate_b", {.range = kPositiveShare, .symbol = "r_B", .doc = "Share of group B that is qualified."}),
      field(&In::label, "label_usd", {.symbol = "c", .doc = "Price of finding out whether one person is qualified."}),
      field(&In::runs, "runs_per_year", {.range = kPositiveCount, .symbol = "f", .doc = "Audits each year."}),
      field(&In::decisions, "decisions_per_year", {.doc = "Decisions that the system makes each year."}),
      field(&In::budget, "budget_usd", {.positive = true, .fallback = kNull, .doc = "Money for a year of audits.", .null_text = "no limit"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::qualified_per_group, "qualified_per_group", {.symbol = "n", .doc = "Qualified people to check in each group."}),
      field(&Out::labels, "labels", {.doc = "People to label so that so many are qualified in both groups."}),
      field(&Out::annual, "annual_usd", {.doc = "Price of all audits of a year."}),
      field(&Out::decisions_between_audits, "decisions_between_audits", {.doc = "Decisions made before the next audit looks."}),
      field(&Out::labels_a, "labels_a", {.doc = "The part of group A; the rarer the qualified, the more."}),
      field(&Out::labels_b, "labels_b", {.doc = "The part of group B."}),
      field(&Out::run, "run_usd", {.doc = "Price of one audit."}),
      field(&Out::violation, "violation", {.doc = "The price against the budget.", .null_text = "within the budget", .violation = "over_budget"}));

  static constexpr ModelText text{
      .title = "Size and price of a fairness audit",
      .doc = "An audit of true positive rates needs qualified people of each group, and only a share of those labelled is qualified. The rarest group sets the price; half the gap costs four times as much.",
      .formula = {{"labels", "\\v{labels} = \\left\\lceil \\frac{\\v{qualified_per_group}}{\\v{base_rate_a}} \\right\\rceil + \\left\\lceil \\frac{\\v{qualified_per_group}}{\\v{base_rate_b}} \\right\\rceil"},
                  {"annual_usd", "\\v{annual_usd} = \\v{labels} \\cdot \\v{label_usd} \\cdot \\v{runs_per_year}"}},
      .sources = {"Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 3rd edition: sample size"}};
};

}  // namespace ironlab
