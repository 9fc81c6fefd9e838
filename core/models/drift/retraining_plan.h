// Retraining plan: one loop with its limits, trained on a server or on the device that uses the model.
#pragma once

#include <cmath>  // std::fmod (exact)

#include "models/drift/feedback_loop.h"
#include "models/drift/retrain_window.h"
#include "models/energy/duty_cycle_energy.h"
#include "models/subject.h"

namespace ironlab {

enum class TrainingPlace { server, device };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<TrainingPlace>{{{"server", "In the data center"}, {"device", "On the device"}}};
enum class PeriodLimit { none, release, battery };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<PeriodLimit>{{{"none", "nothing"}, {"release", "the release"}, {"battery", "the battery"}}};

struct RetrainingPlan {
  static constexpr const char* id = "retraining_plan";

  struct In {
    Ratio launch_accuracy, floor;
    Rate loss;
    Seconds label_delay, training, release, period;
    Choice<TrainingPlace> place;
    Watts power;
    Joules battery;
    Ratio battery_share;
    Seconds time;
  };
  struct Out {
    Seconds release, dead_time;
    Ratio best, worst, mean, mean_loss, accuracy;
    Seconds oldest_age, mean_age;
    Maybe<Seconds> time_above_floor, longest_period;
    Seconds shortest_period;
    Choice<PeriodLimit> shortest_limit;
    Flag meets_floor, feasible, release_overlap, over_battery, band_open, holds;
    Joules energy_day;
    Ratio battery_fraction;
    Violation<Seconds> floor_violation, dead_time_violation, overlap_violation;
    Violation<Joules> battery_violation;
  };

  static constexpr Status refuse(const In& in) { return below(in.floor, in.launch_accuracy) ? Status{} : Status{Code::contradictory, input_index<RetrainingPlan>("accuracy_floor")}; }

  static Out evaluate(const In& in) {
    Out out;
    const bool local = in.place == TrainingPlace::device;
    out.release = local ? Seconds(0) : in.release;
    const auto loop = FeedbackLoop::evaluate(
        {.launch_accuracy = in.launch_accuracy, .loss = in.loss, .label_delay = in.label_delay, .training = in.training, .release = out.release, .period = in.period});
    out.dead_time = loop.dead_time;
    out.best = loop.best;
    out.worst = loop.worst;
    out.mean = loop.mean;
    out.mean_loss = in.launch_accuracy - loop.mean;
    out.accuracy = larger(Ratio(0), Ratio(in.launch_accuracy - in.loss * (loop.dead_time + Seconds(std::fmod(in.time.si(), in.period.si())))));
    out.oldest_age = loop.dead_time + in.period;
    out.mean_age = loop.dead_time + in.period / 2.0;
    out.release_overlap = loop.release_overlap;
    out.overlap_violation = loop.violation;

    RetrainWindow::In window = kDefaults<RetrainWindow>;
    window.launch_accuracy = in.launch_accuracy;
    window.floor = in.floor;
    window.loss = in.loss;
    window.dead_time = loop.dead_time;
    const auto above = RetrainWindow::evaluate(window);
    out.time_above_floor = above.lasts;
    out.longest_period = above.max_period;
    out.feasible = above.feasible;
    out.meets_floor = !above.lasts.has() || within(out.oldest_age.si(), above.lasts.value().si());
    if (!out.meets_floor) out.floor_violation = Violation<Seconds>::of(out.oldest_age, above.lasts.value());
    if (!out.feasible) out.dead_time_violation = Violation<Seconds>::of(loop.dead_time, above.lasts.value());

    DutyCycleEnergy::In duty = kDefaults<DutyCycleEnergy>;
    duty.battery = in.battery;
    duty.active_power = local ? in.power : Watts(0);
    duty.active = in.training;
    duty.interval = in.period;
    duty.daily_budget = in.battery_share;
    const auto energy = DutyCycleEnergy::evaluate(duty);
    out.energy_day = energy.day;
    out.battery_fraction = energy.daily_fraction;
    out.over_battery = energy.over_budget;
    out.battery_violation = energy.budget_violation;

    const Seconds rest = energy.min_interval.has() ? energy.min_interval.value() : Seconds(0);
    out.shortest_period = larger(out.release, rest);
    out.shortest_limit = !(out.shortest_period.si() > 0) ? PeriodLimit::none : local ? PeriodLimit::battery : PeriodLimit::release;
    out.band_open = out.feasible && (!out.longest_period.has() || within(out.shortest_period.si(), out.longest_period.value().si()));
    out.holds = out.meets_floor && !out.release_overlap && !out.over_battery;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::launch_accuracy, "launch_accuracy", {.range = kShare, .symbol = "A_0", .doc = "Accuracy of a model on the data it was trained for."}),
      field(&In::floor, "accuracy_floor", {.range = kShare, .symbol = "A_{\\text{min}}", .doc = "Accuracy that must never be missed; below the launch accuracy."}),
      field(&In::loss, "loss_per_s", {.symbol = "k", .doc = "Accuracy lost in a second."}),
      field(&In::label_delay, "label_delay_s", {.symbol = "t_l", .doc = "Time until the truth about new data is known."}),
      field(&In::training, "training_s", {.symbol = "t_t", .doc = "Time of one training run."}),
      field(&In::release, "release_s", {.symbol = "t_r", .doc = "Time until a model trained on a server has reached everybody; one trained on the device is there at once."}),
      field(&In::period, "period_s", {.positive = true, .symbol = "T", .doc = "Time from one retraining to the next."}),
      field(&In::place, "place", {.fallback = TrainingPlace::server, .doc = "Where training runs: on a server, from where the model is released, or on the device that uses it."}),
      field(&In::power, "training_power_w", {.fallback = 0, .symbol = "P", .doc = "Power of the device while it trains."}),
      field(&In::battery, "battery_j", {.positive = true, .fallback = 1, .symbol = "E_b", .doc = "Energy of the device's full battery."}),
      field(&In::battery_share, "battery_share", {.range = kPositiveShare, .fallback = 1, .symbol = "\\phi", .doc = "Share of the battery that training may use in a day."}),
      field(&In::time, "time_s", {.fallback = 0, .symbol = "t", .doc = "Time since a release, for the accuracy at that time."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::release, "release_used_s", {.symbol = "t_r", .doc = "Time of the release that counts: none for a model trained on the device."}),
      field(&Out::dead_time, "dead_time_s", {.symbol = "L", .doc = "How old a new model's data are when it starts."}),
      field(&Out::best, "accuracy_best", {.range = kShare, .symbol = "A_{\\text{max}}", .doc = "Accuracy right after a release: no period is short enough to exceed it."}),
      field(&Out::worst, "accuracy_worst", {.range = kShare, .symbol = "A_{\\text{worst}}", .doc = "Accuracy right before the next."}),
      field(&Out::mean, "accuracy_mean", {.range = kShare, .symbol = "\\bar{A}", .doc = "Accuracy on average over time."}),
      field(&Out::mean_loss, "mean_loss", {.range = kShare, .doc = "Accuracy below launch, on average over time."}),
      field(&Out::accuracy, "accuracy", {.range = kShare, .symbol = "A", .doc = "Accuracy at the time given: a saw of the age of the data."}),
      field(&Out::oldest_age, "oldest_age_s", {.symbol = "t_{\\text{max}}", .doc = "Age of the data right before the next release."}),
      field(&Out::mean_age, "mean_age_s", {.symbol = "\\bar{t}", .doc = "Age of the data on average."}),
      field(&Out::time_above_floor, "time_above_floor_s", {.symbol = "t_{\\text{floor}}", .doc = "Age of the data at which the floor is reached.", .null_text = "no loss, no limit"}),
      field(&Out::longest_period, "longest_period_s", {.symbol = "T_{\\text{max}}", .doc = "The longest period that holds the floor; 0 when none is short enough.", .null_text = "no loss, no limit"}),
      field(&Out::shortest_period, "shortest_period_s", {.symbol = "T_{\\text{min}}", .doc = "The shortest period: releases do not overlap, and the battery's share suffices."}),
      field(&Out::shortest_limit, "shortest_limit", {.doc = "What sets the shortest period."}),
      field(&Out::meets_floor, "meets_floor", {.doc = "Does the accuracy stay on or above the floor?"}), field(&Out::feasible, "feasible", {.doc = "Is there a period that holds the floor, whatever else it breaks?"}),
      field(&Out::release_overlap, "release_overlap", {.doc = "Does a release start before the one before it is complete?"}),
      field(&Out::over_battery, "over_battery", {.doc = "Does a day of training take more than its share of the battery?"}),
      field(&Out::band_open, "band_open", {.doc = "Is there a period that keeps every limit?"}), field(&Out::holds, "holds", {.doc = "Does this period keep every limit?"}),
      field(&Out::energy_day, "energy_per_day_j", {.symbol = "E_d", .doc = "Energy of a day's training on the device."}),
      field(&Out::battery_fraction, "battery_fraction", {.doc = "That as a share of the battery."}),
      field(&Out::floor_violation, "floor_violation", {.doc = "Age of the data against the age at which the floor is reached.", .null_text = "the floor holds", .violation = "quality_floor"}),
      field(&Out::dead_time_violation, "dead_time_violation", {.doc = "Dead time against that age, when no period is short enough.", .null_text = "a period can hold the floor", .violation = "infeasible"}),
      field(&Out::overlap_violation, "overlap_violation", {.doc = "Time of a release against the period.", .null_text = "releases do not overlap", .violation = "release_overlap"}),
      field(&Out::battery_violation, "battery_violation", {.doc = "Energy of a day against its share of the battery.", .null_text = "within the share", .violation = "battery_budget"}));

  static constexpr ModelText text{
      .title = "Retraining plan with its limits",
      .doc = "A loop of labels, training and release, held against an accuracy floor, the length of a release and a battery. The longest period follows from the floor, the shortest from "
             "the release or, where the device trains itself, from the battery. When the shortest is longer than the longest, no period keeps every limit.",
      .formula = {{"dead_time_s", "\\v{dead_time_s} = \\v{label_delay_s} + \\v{training_s} + \\v{release_used_s}"},
                  {"oldest_age_s", "\\v{oldest_age_s} = \\v{dead_time_s} + \\v{period_s}"},
                  {"accuracy_worst", "\\v{accuracy_worst} = \\v{launch_accuracy} - \\v{loss_per_s} \\cdot \\v{oldest_age_s}"},
                  {"longest_period_s", "\\v{longest_period_s} = \\max(0, \\v{time_above_floor_s} - \\v{dead_time_s})"}},
      .sources = {"Composed of feedback_loop, retrain_window and duty_cycle_energy"},
      .has_scale = true};
};

}  // namespace ironlab
