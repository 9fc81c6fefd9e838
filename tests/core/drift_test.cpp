#include "models/drift/staleness_cost.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
constexpr double kWeek = 604800;
}

TEST_CASE("first_alert: the first weekly check that sees a drift of 0.028 a week is the eighth; five bins wait longer") {
  const auto alert = [](int bins, double weeks) {
    return evaluate("first_alert", {{"drift_psi_per_s", 0.028 / kWeek}, {"bins", bins}, {"check_interval_s", weeks * kWeek}, {"horizon_s", 26 * kWeek}})["alert_s"].get<double>() / kWeek;
  };
  CHECK_THAT(alert(10, 1), about(8));
  CHECK_THAT(alert(5, 1), about(9));
  CHECK_THAT(alert(10, 4), about(8));
}

TEST_CASE("first_alert: no drift, a threshold beyond reach, a short horizon: no alarm") {
  const auto alert = [](double drift, double threshold, double horizon) {
    return evaluate("first_alert", {{"drift_psi_per_s", drift}, {"check_interval_s", 1}, {"threshold", threshold}, {"horizon_s", horizon}});
  };
  CHECK(alert(0, 0.2, 1e9)["crossing_s"].is_null());
  CHECK(alert(1, 1e6, 1e9)["crossing_shift_sigmas"].is_null());
  CHECK(alert(1e-3, 0.2, 10)["alert_s"].is_null());
  CHECK_FALSE(alert(1e-3, 0.2, 10)["crossing_s"].is_null());
}

TEST_CASE("psi: the index is the sum of both divergences; bins never see more than there is") {
  const Json p = evaluate("population_stability_index", {{"expected", {0.25, 0.25, 0.25, 0.25}}, {"actual", {0.1, 0.2, 0.3, 0.4}}});
  CHECK_THAT(p["kl_actual_expected"].get<double>(), printed(0.106440));
  CHECK_THAT(p["psi"].get<double>(), about(p["kl_actual_expected"].get<double>() + p["kl_expected_actual"].get<double>()));
  CHECK(p["band"] == "act");
  for (const int bins : {2, 5, 20, 64})
    for (const double shift : {0.01, 0.4, 2.0}) CHECK(evaluate("psi_of_shift", {{"shift_sigmas", shift}, {"bins", bins}})["psi"].get<double>() <= shift * shift);
}

TEST_CASE("psi: counts do as well as shares, and both directions of a shift are alike") {
  CHECK(evaluate("population_stability_index", {{"expected", {1, 1}}, {"actual", {3, 3}}})["psi"] == 0);
  CHECK_THAT(evaluate("psi_of_shift", {{"shift_sigmas", -0.4}})["psi"].get<double>(), about(evaluate("psi_of_shift", {{"shift_sigmas", 0.4}})["psi"].get<double>()));
}

TEST_CASE("staleness_cost: sixteen times the price, four times the interval; twice or half the best costs a quarter more") {
  const auto cost = [](double retrain, double interval) {
    return StalenessCost::evaluate({.retrain = Dollars(retrain), .value = DollarRate(1.1574), .loss = Rate(4.45e-9), .interval = Seconds(interval)});
  };
  const double best = cost(8000, 1).optimal_interval.value().si();
  CHECK_THAT(cost(128000, 1).optimal_interval.value().si(), about(4 * best));
  CHECK_THAT(cost(8000, 2 * best).penalty.value(), about(1.25));
  CHECK_THAT(cost(8000, best / 2).overspend.value(), about(0.25));
  CHECK_THAT(cost(8000, best).retrain_cost.si(), about(cost(8000, best).stale_cost.si()));
}

TEST_CASE("staleness_cost: what does not age is never retrained") {
  const Json c = evaluate("staleness_cost", {{"retrain_usd", 8000}, {"value_usd_per_accuracy_s", 1}, {"loss_per_s", 0}, {"interval_s", 86400}});
  CHECK(c["optimal_interval_s"].is_null());
  CHECK(c["penalty"].is_null());
}

TEST_CASE("accuracy_alarm: without loss there is none") {
  CHECK(evaluate("accuracy_alarm", {{"loss_per_s", 0}, {"label_delay_s", 1}})["alarm_s"].is_null());
}
