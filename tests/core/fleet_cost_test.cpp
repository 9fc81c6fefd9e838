#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json fleet(double utilization, double years) {
  return {{"gpus", 1000}, {"utilization", utilization}, {"years", years}, {"price_usd_per_s", 3.0 / 3600}, {"discount", 0.35}, {"capex_usd", 40000}, {"power_w", 700}, {"energy_usd_per_j", 0.1 / 3.6e6}, {"pue", 1.4}, {"staff_usd_per_gpu_year", 2000}};
}
}  // namespace

TEST_CASE("fleet_cost: at the break-even owning costs as much as renting") {
  const double even = evaluate("fleet_cost", fleet(0.5, 3))["break_even_utilization"];
  const Json c = evaluate("fleet_cost", fleet(even, 3));
  CHECK_THAT(c["owned_usd"].get<double>(), about(c["on_demand_usd"].get<double>()));
  CHECK(c["cheapest"] == "on_demand");
  CHECK(evaluate("fleet_cost", fleet(0.8, 1))["break_even_utilization"] > 1);
}

TEST_CASE("fleet_cost: when power alone costs more than renting, owning never pays") {
  Json in = fleet(0.8, 3);
  in["price_usd_per_s"] = 1e-6;
  CHECK(evaluate("fleet_cost", in)["break_even_utilization"].is_null());
}

TEST_CASE("fleet_cost: 80 % over three years") {
  Json in = fleet(0.8, 3);
  in["budget_usd"] = 50e6;
  const Json c = evaluate("fleet_cost", in);
  CHECK(c["cheapest"] == "owned");
  CHECK_THAT(c["discount_to_match_owned"].get<double>(), about(0.390406, 1e-5));
  CHECK_THAT(c["owned_fixed_share"].get<double>(), printed(0.957));
  CHECK(c["violation"]["kind"] == "over_budget");
  in["path"] = "owned";
  CHECK(evaluate("fleet_cost", in)["violation"].is_null());
  in["efficiency"] = 0.326726957905;
  CHECK_THAT(evaluate("fleet_cost", in)["useful_price_usd_per_s"].get<double>() * 3600, about(9.18198, 1e-5));
}

TEST_CASE("cluster_savings: a slower job saves a negative amount") {
  CHECK(evaluate("cluster_savings", {{"gpus", 512}, {"price_usd_per_s", 1}, {"speedup", 1}})["saved_usd_per_s"] == 0);
  CHECK(evaluate("cluster_savings", {{"gpus", 512}, {"price_usd_per_s", 1}, {"speedup", 0.5}})["saved_usd_per_s"] == -512);
}
