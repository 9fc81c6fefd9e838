// Latency of a chain of services that stall at random.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/statistics/binomial_tail.h"
#include "models/sum.h"

namespace ironlab {

struct StallChain {
  static constexpr const char* id = "stall_chain";
  static constexpr int kMaxServices = 255;

  struct In {
    Count services;
    Seconds base;
    Ratio stall_probability;
    Seconds stall, slo;
    Ratio correlation;
  };
  struct Out {
    Ratio violation_probability;
    Seconds p99;
    Maybe<Count> stalls_to_break;
    Seconds typical, worst, slack;
    List<Ratio, kMaxServices + 1> probabilities;
    List<Seconds, kMaxServices + 1> latencies;
  };

  static Out evaluate(const In& in) {
    Out out;
    const int n = static_cast<int>(in.services);
    const double p = in.stall_probability, rho = in.correlation;
    out.typical = in.services * in.base;
    out.worst = out.typical + in.services * in.stall;
    out.slack = in.slo - out.typical;
    double least = n + 1;  // stalls that break the promise
    if (!within(out.typical.si(), in.slo.si())) least = 0, out.stalls_to_break = Count(0);
    else if (in.stall.si() > 0) {
      const Seconds room = larger(Seconds(0), in.slo * (1 + kTolerance) - out.typical);
      least = std::floor(room / in.stall) + 1;
      out.stalls_to_break = Count(least);
    }
    Sum up_to, broken;
    int slow = -1;
    for (int k = 0; k <= n; ++k) {
      double chance = (1 - rho) * binomial::exactly(n, k, p);
      if (k == 0) chance += rho * (1 - p);
      if (k == n) chance += rho * p;
      up_to.add(chance);
      if (k >= least) broken.add(chance);
      if (slow < 0 && (k == n || up_to.value() >= 0.99 - 1e-15)) slow = k;
      out.probabilities.push(chance);
      out.latencies.push(out.typical + k * in.stall);
    }
    out.violation_probability = smaller(Ratio(1), Ratio(least <= 0 ? 1 : broken.value()));
    out.p99 = out.latencies[slow];
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::services, "services", {.range = {1, kMaxServices}, .symbol = "n", .doc = "Services that answer one after the other."}),
      field(&In::base, "base_s", {.symbol = "b", .doc = "Usual time of each."}),
      field(&In::stall_probability, "stall_probability", {.range = kShare, .symbol = "p", .doc = "Share of requests in which one service stalls."}),
      field(&In::stall, "stall_s", {.symbol = "s", .doc = "Time that a stall adds."}),
      field(&In::slo, "slo_s", {.symbol = "T_{\\text{SLO}}", .doc = "Time promised end to end."}),
      field(&In::correlation, "correlation", {.range = kShare, .symbol = "\\rho", .doc = "Weight of a common cause: in this share of cases all services stall together or none does."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::violation_probability, "violation_probability", {.range = kShare, .symbol = "P", .doc = "Share of requests that take longer than promised."}),
      field(&Out::p99, "p99_s", {.symbol = "T_{99}", .doc = "Time that 99 in 100 requests stay within."}),
      field(&Out::stalls_to_break, "stalls_to_break", {.symbol = "k^{*}", .doc = "Stalls in one request that break the promise; 0: it is broken without any.", .null_text = "a stall takes no time"}),
      field(&Out::typical, "typical_s", {.symbol = "n b", .doc = "Time without a stall."}),
      field(&Out::worst, "worst_s", {.doc = "Time when all services stall."}),
      field(&Out::slack, "slack_s", {.range = {-2.6e14, 1e12}, .doc = "What the promise leaves beyond the usual time; negative: it cannot be kept."}),
      field(&Out::probabilities, "probabilities", {.range = kShare, .doc = "Share of requests with 0, 1, 2, ... stalls."}),
      field(&Out::latencies, "latencies_s", {.doc = "Time of a request with 0, 1, 2, ... stalls."}));

  static constexpr ModelText text{
      .title = "Latency of a chain with random stalls",
      .doc = "Every service takes its usual time, and now and then a stall longer. Whether one stall breaks the promise depends on the slack, not on the services' own percentiles: with room for one, the violations fall from first to second order. "
             "All stalls are equally long.",
      .formula = {{"stalls_to_break", "\\v{stalls_to_break} = \\left\\lfloor \\frac{\\v{slo_s} - \\v{services} \\, \\v{base_s}}{\\v{stall_s}} \\right\\rfloor + 1"},
                  {"violation_probability", "\\v{violation_probability} = (1 - \\v{correlation}) \\sum_{k \\ge \\v{stalls_to_break}} \\binom{\\v{services}}{k} \\v{stall_probability}^k (1 - \\v{stall_probability})^{\\v{services} - k} + \\v{correlation} \\v{stall_probability}"}},
      .sources = {"Definition: a mixture of a binomial number of stalls and a common cause"}};
};

}  // namespace ironlab
