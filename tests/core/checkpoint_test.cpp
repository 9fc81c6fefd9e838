#include "models/reliability/checkpoint_interval.h"

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
double efficiency(double interval, double stall, double mtbf) {
  return evaluate("checkpoint_waste", {{"interval_s", interval}, {"stall_s", stall}, {"mtbf_s", mtbf}, {"restart_s", 60}, {"lag_s", 0}})["efficiency"];
}
}  // namespace

TEST_CASE("checkpoint_interval: no interval beats the exact one, however long the stall is against the failures") {
  for (const double stall : {1e-9, 0.01, 24.0, 240.0, 3600.0, 1e5}) {
    const double mtbf = 28800;
    const double best = evaluate("checkpoint_interval", {{"stall_s", stall}, {"mtbf_s", mtbf}})["exact_s"];
    const double reached = efficiency(best, stall, mtbf);
    for (const double factor : {0.5, 0.9, 0.99, 1.01, 1.1, 2.0}) CHECK(efficiency(best * factor, stall, mtbf) <= reached * (1 + 1e-12));
  }
}

TEST_CASE("checkpoint_interval: all three agree for short stalls, and a free one is saved always") {
  const Json i = evaluate("checkpoint_interval", {{"stall_s", 1e-12}, {"mtbf_s", 1e6}});
  CHECK_THAT(i["exact_s"].get<double>(), about(i["young_s"].get<double>(), 1e-8));
  CHECK_THAT(i["daly_s"].get<double>(), about(i["young_s"].get<double>(), 1e-8));
  CHECK(evaluate("checkpoint_interval", {{"stall_s", 0}, {"mtbf_s", 1e6}})["exact_s"] == 0);
}

TEST_CASE("checkpoint_interval: both ways of computing the exact one meet where they change") {
  const auto exact = [](double stall) { return evaluate("checkpoint_interval", {{"stall_s", stall}, {"mtbf_s", 1}})["exact_s"].get<double>(); };
  CHECK_THAT(exact(2), about(exact(std::nextafter(2, 3)), 1e-12));
  CHECK_THAT(CheckpointInterval::excess(0.25), about(CheckpointInterval::excess(std::nextafter(0.25, 1)), 1e-13));
  CHECK(exact(1e6) == 1);
}

TEST_CASE("checkpoint_interval: sixteen times the devices, a quarter of the interval; writing sets a floor") {
  const auto young = [](double mtbf) { return evaluate("checkpoint_interval", {{"stall_s", 240}, {"mtbf_s", mtbf}})["young_s"].get<double>(); };
  CHECK_THAT(young(28800) / young(1800), about(4));
  CHECK(evaluate("checkpoint_interval", {{"stall_s", 0.017}, {"mtbf_s", 10986}, {"write_time_s", 35}})["best_s"] == 35);
}

TEST_CASE("checkpoint_waste: at the square-root interval stalls and rework cost the same") {
  const double young = evaluate("checkpoint_interval", {{"stall_s", 240}, {"mtbf_s", 28800}})["young_s"];
  const Json w = evaluate("checkpoint_waste", {{"interval_s", young}, {"stall_s", 240}, {"mtbf_s", 28800}, {"restart_s", 0}, {"lag_s", 0}});
  CHECK_THAT(w["stall_fraction"].get<double>(), about(w["rework_fraction"].get<double>()));
}

TEST_CASE("checkpoint_waste: budgets are crossed, not touched") {
  Json in = {{"interval_s", 175}, {"stall_s", 35}, {"mtbf_s", 10986}, {"restart_s", 35}, {"lag_s", 175}};
  CHECK(evaluate("checkpoint_waste", in)["violation"].is_null());
  CHECK(evaluate("checkpoint_waste", in)["storage_violation"].is_null());
  in["interval_s"] = 174;
  CHECK(evaluate("checkpoint_waste", in)["violation"]["kind"] == "stall_budget");
  CHECK(evaluate("checkpoint_waste", in)["storage_violation"]["kind"] == "storage_saturated");
}

TEST_CASE("fleet_reliability and failure_probability: the Llama 3 run fails every three hours") {
  const Json f = evaluate("fleet_reliability", {{"units", 16384}, {"unit_mtbf_s", 16384 * 54 * 86400.0 / 419}});
  CHECK_THAT(f["mtbf_s"].get<double>() / 3600, printed(3.093));
  const Json rare = evaluate("failure_probability", {{"time_s", 1e-9}, {"mtbf_s", 1e9}});
  CHECK_THAT(rare["probability"].get<double>(), about(1e-18));
  CHECK(rare["survival_probability"] == 1);
}
