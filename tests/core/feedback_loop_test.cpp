#include "models/drift/feedback_loop.h"

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
