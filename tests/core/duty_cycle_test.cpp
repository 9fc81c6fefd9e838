#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("duty_cycle_energy: twice the interval nearly doubles the life of a coin cell") {
  Json in = {{"battery_j", 2430}, {"active_power_w", 0.1}, {"active_s", 0.002}, {"interval_s", 1}, {"sleep_power_w", 1e-5}, {"required_life_s", 15778800}};
  CHECK(evaluate("duty_cycle_energy", in)["violation"]["kind"] == "battery");
  in["interval_s"] = 2;
  const Json two = evaluate("duty_cycle_energy", in);
  CHECK(two["meets_life"] == true);
  CHECK_THAT(two["life_s"].get<double>() / 86400, about(255.705064, 1e-8));
}

TEST_CASE("duty_cycle_energy: at the shortest interval the day's share is used up exactly") {
  Json in = {{"battery_j", 45720}, {"active_power_w", 5}, {"active_s", 3600}, {"interval_s", 86400}, {"sleep_power_w", 0.01}, {"daily_budget_fraction", 0.2}};
  const Json day = evaluate("duty_cycle_energy", in);
  CHECK(day["over_budget"] == true);
  CHECK(day["budget_violation"]["kind"] == "battery_budget");
  in["interval_s"] = day["min_interval_s"];
  const Json least = evaluate("duty_cycle_energy", in);
  CHECK_THAT(least["daily_fraction"].get<double>(), about(0.2));
  CHECK(least["over_budget"] == false);
  in["sleep_power_w"] = 1;
  CHECK(evaluate("duty_cycle_energy", in)["min_interval_s"].is_null());
}

TEST_CASE("duty_cycle_energy: what uses no power lasts for ever") {
  const Json never = evaluate("duty_cycle_energy", {{"battery_j", 1}, {"active_power_w", 0}, {"active_s", 1}, {"interval_s", 1}, {"required_life_s", 1e9}});
  CHECK(never["life_s"].is_null());
  CHECK(never["meets_life"] == true);
}

TEST_CASE("regime_check: a sensor on a coin cell leaves only the smallest regime, and each misses at least one demand") {
  Json in = {{"regime", "tiny"}, {"tiny_average_power_w", 0.00020998}, {"battery_j", 10800}, {"latency_limit_s", 0.002}, {"required_life_s", 15778800}};
  CHECK(evaluate("regime_check", in)["feasible"] == true);
  for (const char* regime : {"cloud", "edge", "mobile"}) {
    in["regime"] = regime;
    CHECK(evaluate("regime_check", in)["failed"].get<int>() >= 2);
  }
  in["regime"] = "cloud", in["data_must_stay"] = false, in["latency_limit_s"] = 0.1, in["required_life_s"] = 0;
  CHECK(evaluate("regime_check", in)["feasible"] == true);
}

TEST_CASE("regime_check: an empty battery is named only where nothing else stands in the way") {
  Json in = {{"regime", "tiny"}, {"tiny_average_power_w", 0.00020998}, {"battery_j", 10800}, {"latency_limit_s", 0.002}, {"required_life_s", 15778800}};
  CHECK(evaluate("regime_check", in)["violation"].is_null());
  in["battery_j"] = 2430;
  const Json small = evaluate("regime_check", in);
  CHECK(small["violation"]["kind"] == "battery");
  CHECK_THAT(small["violation"]["ratio"].get<double>(), about(182.625 / 133.9413277, 1e-8));
  in["regime"] = "edge";
  CHECK(evaluate("regime_check", in)["battery_ok"] == false);
  CHECK(evaluate("regime_check", in)["violation"].is_null());
  in["latency_limit_s"] = 0.01;
  CHECK(evaluate("regime_check", in)["violation"]["capacity"] == 243.0);
}
