#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
constexpr double kCoal = 820 / 3.6e9, kClean = 40 / 3.6e9;  // g/kWh in kg/J
Json schedule(double deferred, double relocated) {
  return evaluate("carbon_schedule", {{"gpus", 1000}, {"power_w", 700}, {"pue", 1.1}, {"utilization", 0.85}, {"window_s", 28800}, {"day_carbon_kg_per_j", kCoal}, {"night_carbon_kg_per_j", kClean}, {"base_day_carbon_kg_per_j", kCoal},
                                      {"base_night_carbon_kg_per_j", kClean}, {"deferred_share", deferred}, {"flexible_share", 0.3}, {"max_delay_s", 28800}, {"relocated_share", relocated}, {"remote_carbon_kg_per_j", kClean}});
}
}  // namespace

TEST_CASE("carbon_schedule: the idle night binds first, then the flexible jobs") {
  CHECK(schedule(0.3, 0)["limit"] == "headroom");
  CHECK(schedule(0.3, 0.4)["limit"] == "reach");
  CHECK(schedule(0.05, 0.4)["limit"] == "requested");
  CHECK_THAT(schedule(0.3, 0)["naive_saving"].get<double>(), printed(0.285));
}

TEST_CASE("carbon_schedule: marking more than fits saves nothing more and makes jobs late") {
  const Json some = schedule(0.09, 0), many = schedule(0.17, 0);
  CHECK_THAT(many["saving"].get<double>(), about(some["saving"].get<double>()));
  CHECK(some["late_share"].get<double>() < 0.05);
  CHECK(many["late_share"].get<double>() > 0.05);
  CHECK(many["night_utilization"].get<double>() <= 1 + 1e-15);
}

TEST_CASE("carbon_schedule: the parts are the whole") {
  const Json r = schedule(0.15, 0.34);
  CHECK_THAT(r["day_kg"].get<double>() + r["night_kg"].get<double>() + r["remote_kg"].get<double>(), about(r["carbon_kg_per_day"].get<double>()));
}

TEST_CASE("rebound: growth equal to the gain takes all of it back, and is no backfire") {
  const Json even = evaluate("rebound", {{"efficiency_gain", 1.7}, {"demand_ratio", 1.7}});
  CHECK(even["rebound"] == 1);
  CHECK(even["change"] == 0);
  CHECK(even["backfire"] == false);
  CHECK(evaluate("rebound", {{"efficiency_gain", 1.7}, {"demand_ratio", 1.71}})["backfire"] == true);
}

TEST_CASE("rebound: exactly one of growth, elasticity and cap is given") {
  CHECK(refusal(api::evaluate("rebound", R"({"efficiency_gain": 2})"))["code"] == "contradictory");
  CHECK(refusal(api::evaluate("rebound", R"({"efficiency_gain": 2, "demand_ratio": 2, "elasticity": 1})"))["code"] == "contradictory");
}

TEST_CASE("fleet_change: energy is work over efficiency; 571 H100s take what 1,000 A100s took") {
  const Json r = evaluate("fleet_change", {{"old_devices", 1000}, {"old_peak_flop_per_s", 312e12}, {"old_power_w", 400}, {"new_devices", 800}, {"new_peak_flop_per_s", 989e12}, {"new_power_w", 700}});
  CHECK_THAT(r["demand_ratio"].get<double>() / r["efficiency_gain"].get<double>(), about(r["energy_ratio"].get<double>()));
  CHECK(r["equal_energy_devices"] == 571);
}

TEST_CASE("grid_mix: as many intensities as shares") {
  CHECK(refusal(api::evaluate("grid_mix", R"({"shares": [1], "carbon_kg_per_j": [1e-7, 1e-8]})"))["code"] == "shape_mismatch");
}
