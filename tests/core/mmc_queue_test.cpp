#include "models/queueing/mmc_queue.h"

#include <cmath>  // std::fabs

#include "models/queueing/sojourn_tail.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {

double erlang_c_by_recursion(int servers, double load) {
  double b = 1;
  for (int k = 1; k <= servers; ++k) b = load * b / (k + load * b);
  return servers * b / (servers - load * (1 - b));
}

}  // namespace

TEST_CASE("mmc_queue: a comfortable mean hides a bad tail") {
  const Json q = evaluate("mmc_queue", {{"arrival_per_s", 800.0 / 9}, {"service_time_s", 0.009}});
  CHECK_THAT(q["mean_sojourn_s"].get<double>(), about(0.045));
  CHECK_THAT(q["quantile_s"].get<double>(), printed(0.20723));
  CHECK_THAT(q["quantile_over_mean"].get<double>(), about(4.605170185988092));
}

TEST_CASE("mmc_queue: the summed Erlang C agrees with the recursion") {
  for (const int c : {1, 2, 10, 64, 512, 5000})
    for (const double rho : {1e-3, 0.3, 0.76, 0.95, 0.999}) {
      INFO(c << " servers at " << rho);
      CHECK_THAT(erlang::wait_probability(c, c * rho), about(erlang_c_by_recursion(c, c * rho), 1e-10) || Catch::Matchers::WithinAbs(0, 1e-290));
    }
}

TEST_CASE("mmc_queue: the quantile is where the tail is what is left") {
  for (const int c : {1, 2, 10, 64})
    for (const double rho : {0.0, 0.5, 0.9, 0.999})
      for (const double q : {1e-6, 0.5, 0.99, 1 - 1e-9}) {
        INFO(c << " servers at " << rho << ", quantile " << q);
        const double load = c * rho, wait = erlang::wait_probability(c, load), x = erlang::quantile(c, load, wait, q);
        CHECK(std::fabs(erlang::tail(c, load, wait, x) - (1 - q)) <= 1e-9 * (1 - q) + 1e-15);
      }
}

TEST_CASE("mmc_queue: where both tails decay alike, nothing is divided by zero") {
  // c - 1 = load: the time in the system is the sum of two equal exponentials, for those who wait.
  CHECK_THAT(erlang::tail(2, 1, erlang::wait_probability(2, 1), 1.0), about(std::exp(-1.0) * (1 + 1.0 / 3)));
}

TEST_CASE("mmc_queue: at full load it is not stable and has no times, but a growth") {
  const Json q = evaluate("mmc_queue", {{"servers", 3}, {"arrival_per_s", 30}, {"service_time_s", 0.1}});
  CHECK(q["stable"] == false);
  CHECK(q["wait_probability"] == 1);
  CHECK(q["mean_wait_s"].is_null());
  CHECK(q["growth_per_s"] == 0);
  const Json over = evaluate("mmc_queue", {{"servers", 3}, {"arrival_per_s", 40}, {"service_time_s", 0.1}});
  CHECK_THAT(over["growth_per_s"].get<double>(), about(10));
  CHECK_THAT(over["violation"]["ratio"].get<double>(), about(4.0 / 3));
}

TEST_CASE("sojourn_tail: bins of a histogram add up to the whole") {
  for (const int c : {1, 2, 5}) {
    double sum = 0;
    for (int i = 0; i < 50; ++i) sum += evaluate("sojourn_tail", {{"servers", c}, {"arrival_per_s", 0.8 * c}, {"service_time_s", 1}, {"from_s", i}, {"to_s", i + 1}})["bin_probability"].get<double>();
    const double beyond = evaluate("sojourn_tail", {{"servers", c}, {"arrival_per_s", 0.8 * c}, {"service_time_s", 1}, {"from_s", 50}})["tail_probability"].get<double>();
    CHECK_THAT(sum + beyond, about(1));
  }
  CHECK(refusal(api::evaluate("sojourn_tail", R"({"arrival_per_s": 1, "service_time_s": 0.5, "from_s": 2, "to_s": 1})"))["field"] == "to_s");
}

TEST_CASE("ggc_queue: agrees with M/M/c, and half of it for regular service at one server") {
  const Json mmc = evaluate("mmc_queue", {{"servers", 4}, {"arrival_per_s", 3.8}, {"service_time_s", 1}});
  CHECK(evaluate("ggc_queue", {{"servers", 4}, {"arrival_per_s", 3.8}, {"service_time_s", 1}})["mean_wait_s"] == mmc["mean_wait_s"]);
  CHECK_THAT(evaluate("ggc_queue", {{"arrival_per_s", 0.8}, {"service_time_s", 1}, {"service_scv", 0}})["mean_wait_s"].get<double>(), about(2));
}

TEST_CASE("overload_backlog: ten times the load for a minute") {
  const Json b = evaluate("overload_backlog", {{"arrival_per_s", 8000}, {"capacity_per_s", 1053.27851204}, {"lag_s", 60}, {"new_capacity_per_s", 1053.27851204}});
  CHECK_THAT(b["backlog"].get<double>(), printed(416803));
  CHECK(b["drain_s"].is_null());
  CHECK_THAT(b["wait_before_s"].get<double>(), printed(395.7));
}

TEST_CASE("max_utilization_for_quantile: a service time whose own tail is too long cannot be helped") {
  const Json u = evaluate("max_utilization_for_quantile", {{"service_time_s", 0.05}, {"quantile", 0.99}, {"slo_s", 0.2}});
  CHECK(u["feasible"] == false);
  CHECK_THAT(u["floor_s"].get<double>(), printed(0.2303));
}
