#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
constexpr double kWeek = 604800, kDay = 86400;
}

TEST_CASE("silent_harm: noticing in half the time avoids three quarters, and beyond full drift harm grows in step") {
  Json in = {{"sensitivity", 0.5}, {"drift_per_s", 0.008 / kWeek}, {"requests_per_s", 20000 / kWeek}, {"time_s", 26 * kWeek}, {"earlier_time_s", 13 * kWeek}};
  const Json h = evaluate("silent_harm", in);
  CHECK_THAT(h["extra_errors"].get<double>(), about(27040));
  CHECK_THAT(h["avoided_fraction"].get<double>(), about(0.75));
  in["time_s"] = 151 * kWeek, in["earlier_time_s"] = 150 * kWeek;
  const Json late = evaluate("silent_harm", in);
  CHECK_THAT(late["extra_errors"].get<double>() - late["earlier_errors"].get<double>(), about(10000));
  CHECK_THAT(late["extra_errors_per_s"].get<double>() * kWeek, about(10000));
}

TEST_CASE("detection_time: a tenth of the labels waver three times as much; a drop beyond all drift is never seen") {
  Json in = {{"launch_accuracy", 0.95}, {"sensitivity", 0.5}, {"drift_per_s", 0.008 / kWeek}, {"labels_per_s", 500 / kWeek}, {"alarm_sigmas", 3}, {"label_delay_s", kWeek}};
  const Json many = evaluate("detection_time", in);
  CHECK(many["checks"] == 9);
  CHECK_THAT(many["accuracy_at_detection"].get<double>(), about(0.95 - 9 * 0.004));
  in["labels_per_s"] = 50 / kWeek;
  const Json few = evaluate("detection_time", in);
  CHECK_THAT(few["standard_error"].get<double>() / many["standard_error"].get<double>(), about(3.16227766, 1e-8));
  in["labels_per_s"] = 1 / kWeek;
  CHECK(evaluate("detection_time", in)["alarm_accuracy"].get<double>() < 0.45);
  CHECK(evaluate("detection_time", in)["detection_s"].is_null());
  in["labels_per_s"] = 0;
  CHECK(evaluate("detection_time", in)["standard_error"].is_null());
}

TEST_CASE("degradation: it ends where nothing is left in common, never below 0") {
  Json in = {{"launch_accuracy", 0.3}, {"sensitivity", 1}, {"drift_per_s", 1}, {"time_s", 5}};
  CHECK(evaluate("degradation", in)["drift"] == 1);
  CHECK(evaluate("degradation", in)["accuracy"] == 0);
}

TEST_CASE("feedback_loop: the worst accuracy sits on the floor at the longest period of retrain_window") {
  Json in = {{"launch_accuracy", 0.95}, {"loss_per_s", 0.004 / kWeek}, {"label_delay_s", 7 * kDay}, {"training_s", 3600}, {"release_s", 3600}, {"period_s", 7 * kDay}};
  const Json loop = evaluate("feedback_loop", in);
  const Json window = evaluate("retrain_window", {{"launch_accuracy", 0.95}, {"accuracy_floor", 0.94}, {"loss_per_s", 0.004 / kWeek}, {"dead_time_s", loop["dead_time_s"]}});
  CHECK_THAT(window["max_period_s"].get<double>() / kDay, about(10.41666667, 1e-8));
  in["period_s"] = window["max_period_s"];
  CHECK_THAT(evaluate("feedback_loop", in)["accuracy_worst"].get<double>(), about(0.94));
}

TEST_CASE("feedback_loop: accuracy that has run out stays at 0, and so does its mean's share") {
  // Lost 0.8 after a dead time of 0: it takes 0.8 s to fall, 0.2 s remain at 0.
  const Json loop = evaluate("feedback_loop", {{"launch_accuracy", 0.8}, {"loss_per_s", 1}, {"label_delay_s", 0}, {"training_s", 0}, {"release_s", 0}, {"period_s", 1}});
  CHECK(loop["accuracy_worst"] == 0);
  CHECK_THAT(loop["accuracy_mean"].get<double>(), about(0.32));
  CHECK(loop["label_share"].is_null());
}

TEST_CASE("feedback_loop: a release as long as the period does not overlap") {
  Json in = {{"launch_accuracy", 0.95}, {"loss_per_s", 0}, {"label_delay_s", 0}, {"training_s", 0}, {"release_s", 0.1 + 0.2}, {"period_s", 0.3}};
  CHECK(evaluate("feedback_loop", in)["release_overlap"] == false);
  in["period_s"] = 0.2;
  CHECK(evaluate("feedback_loop", in)["violation"]["kind"] == "release_overlap");
}

TEST_CASE("retrain_window: exactly no time left is not feasible, no loss has no limit") {
  Json in = {{"launch_accuracy", 0.75}, {"accuracy_floor", 0.5}, {"loss_per_s", 0.25}, {"dead_time_s", 1}};
  CHECK(evaluate("retrain_window", in)["feasible"] == false);
  CHECK(evaluate("retrain_window", in)["max_period_s"] == 0);
  in["dead_time_s"] = 3;
  CHECK(evaluate("retrain_window", in)["window_s"] == -2);
  in["loss_per_s"] = 0;
  CHECK(evaluate("retrain_window", in)["window_s"].is_null());
  CHECK(evaluate("retrain_window", in)["feasible"] == true);
}

TEST_CASE("late_discovery_cost: it doubles with each stage") {
  CHECK(evaluate("late_discovery_cost", {{"base_person_days", 5}, {"stage", 6}})["cost_person_days"] == 160);
}

TEST_CASE("detection_time: unseen until the alarm, or until somebody looks anyway") {
  Json in = {{"launch_accuracy", 0.95}, {"sensitivity", 0.5}, {"drift_per_s", 0.008 / kWeek}, {"labels_per_s", 500 / kWeek}, {"alarm_sigmas", 3}, {"label_delay_s", kWeek}};
  CHECK(evaluate("detection_time", in)["unseen_s"].is_null());
  in["horizon_s"] = 52 * kWeek;
  CHECK_THAT(evaluate("detection_time", in)["unseen_s"].get<double>(), about(9 * kWeek));
  in["labels_per_s"] = 0;
  CHECK_THAT(evaluate("detection_time", in)["unseen_s"].get<double>(), about(52 * kWeek));
}

namespace {
Json plan_in() {
  return {{"launch_accuracy", 0.95}, {"accuracy_floor", 0.94}, {"loss_per_s", 0.004 / kWeek}, {"label_delay_s", 7 * kDay}, {"training_s", 3600}, {"release_s", 8 * kDay}, {"period_s", 8 * kDay},
          {"training_power_w", 5}, {"battery_j", 45720}, {"battery_share", 0.2}};
}
}  // namespace

TEST_CASE("retraining_plan: an app release leaves no period open, training on the phone does, and so does the cloud") {
  Json in = plan_in();
  const Json app = evaluate("retraining_plan", in);
  CHECK_THAT(app["accuracy_worst"].get<double>(), about(0.9368333333));
  CHECK_THAT(app["longest_period_s"].get<double>() / kDay, about(2.458333333));
  CHECK_THAT(app["shortest_period_s"].get<double>() / kDay, about(8));
  CHECK(app["shortest_limit"] == "release");
  CHECK(app["feasible"] == true);
  CHECK(app["band_open"] == false);
  CHECK(app["energy_per_day_j"] == 0);
  CHECK_THAT(app["floor_violation"]["capacity"].get<double>() / kDay, about(17.5));
  in["place"] = "device", in["period_s"] = 2 * kDay;
  const Json phone = evaluate("retraining_plan", in);
  CHECK_THAT(phone["longest_period_s"].get<double>() / kDay, about(10.45833333));
  CHECK_THAT(phone["shortest_period_s"].get<double>() / kDay, about(1.968503937));
  CHECK(phone["shortest_limit"] == "battery");
  CHECK(phone["holds"] == true);
  in["period_s"] = 3600;
  const Json hourly = evaluate("retraining_plan", in);
  CHECK_THAT(hourly["energy_per_day_j"].get<double>() / 3600, about(120));
  CHECK_THAT(hourly["battery_fraction"].get<double>(), about(9.448818898));
  CHECK(hourly["meets_floor"] == true);
  CHECK(hourly["holds"] == false);
}

TEST_CASE("retraining_plan: the accuracy over time is a saw between the best and the worst of its loop") {
  Json in = plan_in();
  const auto at = [&](double days) { return in["time_s"] = days * kDay, evaluate("retraining_plan", in)["accuracy"].get<double>(); };
  const Json plan = evaluate("retraining_plan", in);
  CHECK(at(0) == plan["accuracy_best"]);
  CHECK(at(16) == plan["accuracy_best"]);
  CHECK_THAT(at(7.999999999), about(plan["accuracy_worst"].get<double>(), 1e-8));
  CHECK_THAT(at(4), about(plan["accuracy_mean"].get<double>()));
  CHECK_THAT(plan["mean_loss"].get<double>(), about(0.01088095238));
}

TEST_CASE("retraining_plan: a dead time beyond the floor's age leaves no period, no loss leaves all, a floor at launch is refused") {
  Json in = plan_in();
  in["accuracy_floor"] = 0.945;
  const Json strict = evaluate("retraining_plan", in);
  CHECK(strict["feasible"] == false);
  CHECK(strict["longest_period_s"] == 0);
  CHECK_THAT(strict["dead_time_violation"]["ratio"].get<double>(), about(15.0416666667 / 8.75));
  in["loss_per_s"] = 0;
  const Json still = evaluate("retraining_plan", in);
  CHECK(still["longest_period_s"].is_null());
  CHECK(still["holds"] == true);
  in["accuracy_floor"] = 0.95;
  CHECK(refusal(ironlab::api::evaluate("retraining_plan", in.dump()))["code"] == "contradictory");
}
