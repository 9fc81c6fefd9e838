#include "models/reliability/retry_equilibrium.h"
#include "models/statistics/binomial_tail.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json chain(double stall, double correlation) {
  return evaluate("stall_chain", {{"services", 5}, {"base_s", 0.06}, {"stall_probability", 0.01}, {"stall_s", stall}, {"slo_s", 0.5}, {"correlation", correlation}});
}
}  // namespace

TEST_CASE("stall_chain: a stall that exactly fills the slack breaks nothing") {
  CHECK(chain(0.2, 0)["stalls_to_break"] == 2);
  CHECK(chain(0.2000001, 0)["stalls_to_break"] == 1);
  CHECK(chain(0, 0)["stalls_to_break"].is_null());
  CHECK(chain(0, 0)["violation_probability"] == 0);
}

TEST_CASE("stall_chain: the shares of all numbers of stalls add to 1") {
  for (const double correlation : {0.0, 0.3, 1.0}) {
    const Json r = chain(0.247, correlation);
    double sum = 0;
    for (const Json& p : r["probabilities"]) sum += p.get<double>();
    CHECK_THAT(sum, about(1));
    CHECK(r["probabilities"].size() == 6);
    CHECK_THAT(r["worst_s"].get<double>(), about(1.535));
  }
}

TEST_CASE("binomial: exact for small numbers, by both tails for large ones") {
  CHECK_THAT(binomial::exactly(5, 2, 0.3), about(10 * 0.09 * 0.343, 1e-14));
  CHECK_THAT(binomial::at_least(5, 1, 0.01), about(0.0490099501, 1e-13));
  for (const double k : {400.0, 499.0, 500.0, 501.0, 620.0}) CHECK_THAT(binomial::at_least(1000, k, 0.5) + binomial::at_least(1000, 1001 - k, 0.5), about(1, 1e-12));
}

TEST_CASE("slo_composition: shares of the budget, composed again, give the target") {
  const double each = evaluate("slo_composition", {{"services", 4}, {"violation_probability", 0}, {"target", 0.01}, {"fixed", {0.006}}})["per_service"].get<double>();
  CHECK_THAT(1 - (1 - 0.006) * (1 - each) * (1 - each) * (1 - each) * (1 - each), about(0.01, 1e-12));
}

TEST_CASE("slo_composition: fixed services that use exactly the target leave 0") {
  const Json r = evaluate("slo_composition", {{"services", 4}, {"violation_probability", 0}, {"target", 0.01}, {"fixed", {0.01}}});
  CHECK(r["feasible"] == true);
  CHECK(r["per_service"].get<double>() < 1e-14);
}

TEST_CASE("retry_equilibrium: with shedding, attempts times their success are the capacity") {
  const auto out = RetryEquilibrium::evaluate({.arrival = Rate(1800), .capacity = Rate(1000), .retries = 3, .shed = true, .failure_probability = {}});
  const double q = out.attempt_failure_probability;
  CHECK_THAT(out.attempts.si() * (1 - q), about(1000));
  CHECK_THAT(1800 * (1 + q + q * q + q * q * q), about(out.attempts.si()));
  CHECK(out.stays_down);
}

TEST_CASE("retry_equilibrium: arrivals at exactly the capacity all succeed") {
  const Json r = evaluate("retry_equilibrium", {{"arrival_per_s", 1000}, {"capacity_per_s", 1000}, {"retries", 3}, {"shed", false}});
  CHECK(r["goodput_per_s"] == 1000);
  CHECK(r["success"] == 1);
}

TEST_CASE("pool_exhaustion: no slots left for others is a cascade without a ratio") {
  const Json r = evaluate("pool_exhaustion", {{"pool", 1000}, {"attempts_per_s", 3200}, {"hold_s", 2}, {"other_per_s", 1000}, {"other_s", 0.05}});
  CHECK(r["violation"]["kind"] == "cascade");
  CHECK(r["violation"]["ratio"].is_null());
}
