// SLO composition: how often a chain of services breaks its promise, and what each may use up.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"
#include "models/rules.h"
#include "models/sum.h"

namespace ironlab {

struct SloComposition {
  static constexpr const char* id = "slo_composition";
  static constexpr int kMaxFixed = 64;

  struct In {
    Count services;
    Ratio violation_probability, correlation;
    Maybe<Ratio> target;
    List<Ratio, kMaxFixed> fixed;
  };
  struct Out {
    Ratio any_probability, independent_probability;
    Maybe<Ratio> per_service;
    Maybe<Flag> feasible;
    Maybe<Ratio> any_over_one, fixed_probability;
    Violation<Ratio> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double p = in.violation_probability, rho = in.correlation, n = in.services;
    out.independent_probability = p < 1 ? -math::expm1(n * math::log1p(-p)) : 1;
    out.any_probability = (1 - rho) * out.independent_probability + rho * p;
    if (p > 0) out.any_over_one = out.any_probability / p;
    if (!in.target.has()) return out;
    const double target = in.target.value();
    if (!within(out.any_probability, target)) {
      out.violation = {.demand = out.any_probability, .capacity = Ratio(target), .ratio = {}};
      if (target > 0) out.violation.ratio = Ratio(out.any_probability / target);
    }
    Sum log_kept;  // ln of the probability that all fixed services keep their promise
    bool certain = false;
    for (const Ratio fixed : in.fixed) {
      certain = certain || fixed >= 1;
      if (fixed < 1) log_kept.add(math::log1p(-fixed));
    }
    out.fixed_probability = Ratio(certain ? 1 : -math::expm1(log_kept.value()));
    out.feasible = Flag(within(out.fixed_probability.value(), target));
    if (!out.feasible.value()) return out;
    const double left = target < 1 && !certain ? (math::log1p(-target) - log_kept.value()) / n : 0;
    out.per_service = target < 1 ? larger(Ratio(0), Ratio(-math::expm1(left))) : Ratio(1);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::services, "services", {.range = kPositiveCount, .symbol = "n", .doc = "Services that a request needs, in a chain or side by side; for the budget, those that share what is left."}),
      field(&In::violation_probability, "violation_probability", {.range = kShare, .symbol = "p", .doc = "Share of requests in which one service is too slow."}),
      field(&In::correlation, "correlation", {.range = kShare, .fallback = 0, .symbol = "\\rho", .doc = "Weight of a common cause: in this share of cases all services are slow together or none is."}),
      field(&In::target, "target", {.range = kShare, .fallback = kNull, .symbol = "t", .doc = "Share of requests that may break the promise end to end.", .null_text = "not asked"}),
      field(&In::fixed, "fixed", {.range = kShare, .fallback = 0, .may_be_empty = true, .symbol = "p_i", .doc = "Shares of further services that cannot be changed."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::any_probability, "any_probability", {.range = kShare, .symbol = "P", .doc = "Share of requests in which at least one of the services is slow."}),
      field(&Out::independent_probability, "independent_probability", {.range = kShare, .symbol = "P_0", .doc = "The same if they are slow independently."}),
      field(&Out::per_service, "per_service", {.range = kShare, .symbol = "p^{*}", .doc = "What each service may use, if all use the same.", .null_text = "not asked, or nothing is left"}),
      field(&Out::feasible, "feasible", {.doc = "Do the fixed services leave anything?", .null_text = "not asked"}),
      field(&Out::any_over_one, "any_over_one", {.doc = "How many times more often the whole is slow than one service.", .null_text = "nothing is slow"}),
      field(&Out::fixed_probability, "fixed_probability", {.range = kShare, .doc = "Share of requests that the fixed services alone break.", .null_text = "not asked"}),
      field(&Out::violation, "violation", {.doc = "Share of broken requests against the target; there is no ratio to a target of 0.", .null_text = "kept, or not asked", .violation = "slo_broken"}));

  static constexpr ModelText text{
      .title = "Promises of a chain of services",
      .doc = "If any slow service breaks the request, the good shares multiply: five services at 1 % break nearly 5 %. The same holds for parallel leaves that must all answer. "
             "With a common cause the services are slow together, less often and worse; the correlation between any two is then its weight.",
      .formula = {{"independent_probability", "\\v{independent_probability} = 1 - (1 - \\v{violation_probability})^{\\v{services}}"},
                  {"any_probability", "\\v{any_probability} = (1 - \\v{correlation}) \\v{independent_probability} + \\v{correlation} \\v{violation_probability}"},
                  {"per_service", "\\v{per_service} = 1 - \\left(\\frac{1 - \\v{target}}{\\prod_i (1 - \\v{fixed})}\\right)^{1 / \\v{services}}"}},
      .sources = {"Dean and Barroso 2013, The tail at scale, Communications of the ACM 56(2): fan-out", "Beyer et al. 2016, Site Reliability Engineering: error budgets"}};
};

}  // namespace ironlab
