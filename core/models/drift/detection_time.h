// Detection time: when an accuracy alarm sees a drift, given few labels that come late.
#pragma once

#include <cmath>  // std::sqrt (exact)

#include "models/drift/degradation.h"
#include "models/rules.h"

namespace ironlab {

struct DetectionTime {
  static constexpr const char* id = "detection_time";

  struct In {
    Ratio launch_accuracy, sensitivity;
    Rate drift, labels;
    Ratio sigmas;
    Seconds label_delay, check_interval;
    Maybe<Seconds> horizon;
  };
  struct Out {
    Maybe<Ratio> standard_error;
    Maybe<Seconds> raw, detection;
    Maybe<Count> checks;
    Ratio labels_per_check;
    Maybe<Ratio> alarm_accuracy, accuracy;
    Maybe<Seconds> unseen;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.unseen = in.horizon;
    out.labels_per_check = in.labels * in.check_interval;
    if (out.labels_per_check <= 0) return out;
    out.standard_error = Ratio(std::sqrt(in.launch_accuracy * (1 - in.launch_accuracy) / out.labels_per_check));
    const double drop = in.sigmas * out.standard_error.value();
    out.alarm_accuracy = larger(Ratio(0), Ratio(in.launch_accuracy - drop));
    const Rate loss = in.sensitivity * in.drift;
    // Drift ends at 1: a drop beyond the sensitivity, or beyond the accuracy itself, never comes.
    if (loss.si() <= 0 || !within(drop, smaller(in.sensitivity, in.launch_accuracy))) return out;
    out.raw = drop / loss + in.label_delay;
    out.checks = Count(rounded_up(out.raw.value() / in.check_interval));
    out.detection = out.checks.value() * in.check_interval;
    if (in.horizon.has()) out.unseen = smaller(in.horizon.value(), out.detection.value());
    out.accuracy = Degradation::evaluate({.launch_accuracy = in.launch_accuracy, .sensitivity = in.sensitivity, .drift = in.drift, .time = out.detection.value()}).accuracy;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::launch_accuracy, "launch_accuracy", {.range = kShare, .symbol = "A_0", .doc = "Accuracy on the first day."}),
      field(&In::sensitivity, "sensitivity", {.range = kShare, .symbol = "\\lambda", .doc = "Accuracy lost for a unit of drift."}),
      field(&In::drift, "drift_per_s", {.symbol = "\\delta", .doc = "Drift in a second."}),
      field(&In::labels, "labels_per_s", {.symbol = "r", .doc = "Answers a second whose truth becomes known."}),
      field(&In::sigmas, "alarm_sigmas", {.range = kNonNegative, .symbol = "z", .doc = "How many standard errors below launch the alarm goes off: more of them, fewer false alarms."}),
      field(&In::label_delay, "label_delay_s", {.symbol = "t_l", .doc = "Time until the truth is known."}),
      field(&In::check_interval, "check_interval_s", {.positive = true, .fallback = 604800, .symbol = "t_c", .doc = "Time between two checks, over which labels are collected: a week."}),
      field(&In::horizon, "horizon_s", {.fallback = kNull, .symbol = "t_h", .doc = "Time after which somebody looks anyway, such as a year.", .null_text = "nobody ever looks"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::standard_error, "standard_error", {.symbol = "SE", .doc = "Standard error of the accuracy measured in one check.", .null_text = "no labels"}),
      field(&Out::raw, "raw_detection_s", {.symbol = "t^{*}", .doc = "Time at which the labels would show the drop, if checked all the time.", .null_text = "never"}),
      field(&Out::detection, "detection_s", {.symbol = "t", .doc = "Time of the first check that sees it.", .null_text = "never"}),
      field(&Out::checks, "checks", {.symbol = "n", .doc = "The number of that check.", .null_text = "never"}),
      field(&Out::labels_per_check, "labels_per_check", {.symbol = "n_l", .doc = "Labels of one check."}),
      field(&Out::alarm_accuracy, "alarm_accuracy", {.range = kShare, .doc = "Measured accuracy at which the alarm goes off.", .null_text = "no labels"}),
      field(&Out::accuracy, "accuracy_at_detection", {.range = kShare, .doc = "True accuracy by then.", .null_text = "never"}),
      field(&Out::unseen, "unseen_s", {.symbol = "t_u", .doc = "Time without an alarm: until the detection, at most the horizon.", .null_text = "nobody ever looks"}));

  static constexpr ModelText text{
      .title = "When an accuracy alarm sees a drift",
      .doc = "Accuracy is measured on few labels, so it wavers; an alarm must wait until the drop stands out of that. A tenth of the labels makes it waver three times as much. "
             "It assumes independent labels, a fixed number each check, and drift that grows in step with time until it is 1: a drop beyond that is never seen.",
      .formula = {{"standard_error", "\\v{standard_error} = \\sqrt{\\frac{\\v{launch_accuracy} \\cdot (1 - \\v{launch_accuracy})}{\\v{labels_per_check}}}"},
                  {"raw_detection_s", "\\v{raw_detection_s} = \\frac{\\v{alarm_sigmas} \\cdot \\v{standard_error}}{\\v{sensitivity} \\cdot \\v{drift_per_s}} + \\v{label_delay_s}"},
                  {"detection_s", "\\v{detection_s} = \\left\\lceil \\frac{\\v{raw_detection_s}}{\\v{check_interval_s}} \\right\\rceil \\cdot \\v{check_interval_s}"}},
      .sources = {"Shewhart 1931, Economic Control of Quality of Manufactured Product: control charts at three standard errors", "Standard error of a proportion: binomial distribution"}};
};

}  // namespace ironlab
