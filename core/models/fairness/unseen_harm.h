// Unseen harm: people whom a gap below an audit's sight may hit.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct UnseenHarm {
  static constexpr const char* id = "unseen_harm";
  static constexpr double kDaysPerYear = 365;

  struct In {
    Count users;
    Ratio evaluated_share_per_day, group_share, base_rate, detectable_gap, audits_per_year;
  };
  struct Out {
    Ratio people_per_day, people_until_audit, innocent_per_day, days_between_audits;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.innocent_per_day = in.users * in.evaluated_share_per_day * in.group_share * (1 - in.base_rate);
    out.people_per_day = out.innocent_per_day * in.detectable_gap;
    out.days_between_audits = kDaysPerYear / in.audits_per_year;
    out.people_until_audit = out.people_per_day * out.days_between_audits;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::users, "users", {.symbol = "N", .doc = "Users of the platform."}),
      field(&In::evaluated_share_per_day, "evaluated_share_per_day", {.range = kNonNegative, .symbol = "e", .doc = "Decisions a day for each user."}),
      field(&In::group_share, "group_share", {.range = kShare, .symbol = "w", .doc = "Share of the group among the users."}),
      field(&In::base_rate, "base_rate", {.range = kShare, .symbol = "r", .doc = "Share of the group that really violates; only the others can be flagged wrongly."}),
      field(&In::detectable_gap, "detectable_gap", {.range = kShare, .symbol = "\\delta", .doc = "Smallest gap of the error rates that an audit can see."}),
      field(&In::audits_per_year, "audits_per_year", {.range = kPositive, .symbol = "f", .doc = "Audits a year."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::people_per_day, "people_per_day", {.doc = "Innocent people a day whom a gap just below the audit's sight would flag."}),
      field(&Out::people_until_audit, "people_until_audit", {.doc = "The same until the next audit."}),
      field(&Out::innocent_per_day, "innocent_per_day", {.doc = "Innocent people of the group who are evaluated each day."}),
      field(&Out::days_between_audits, "days_between_audits", {.doc = "Days from one audit to the next."}));

  static constexpr ModelText text{
      .title = "People whom an audit may miss",
      .doc = "A sample shows only gaps larger than its noise. Whatever is smaller goes on unseen, and a platform multiplies it by its decisions. This is the upper end: the gap need not be there.",
      .formula = {{"people_per_day", "\\v{people_per_day} = \\v{users} \\cdot \\v{evaluated_share_per_day} \\cdot \\v{group_share} (1 - \\v{base_rate}) \\, \\v{detectable_gap}"},
                  {"people_until_audit", "\\v{people_until_audit} = \\v{people_per_day} \\cdot \\frac{365}{\\v{audits_per_year}}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
