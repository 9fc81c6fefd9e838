// Silent harm: wrong answers that a drifting model adds while nobody looks.
#pragma once

#include "models/drift/degradation.h"

namespace ironlab {

struct SilentHarm {
  static constexpr const char* id = "silent_harm";

  struct In {
    Ratio sensitivity;
    Rate drift, requests;
    Seconds time;
    Maybe<Seconds> earlier;
  };
  struct Out {
    Ratio errors;
    Maybe<Ratio> avoided;
    Maybe<Ratio> earlier_errors;
    Rate error_rate;
    Maybe<Seconds> saturation;
  };

  // Drift added up over the time: it grows in step until the data have nothing left in common, then it stays at 1.
  static constexpr Seconds accumulated(Rate drift, Seconds time) {
    const Ratio reached = drift * time;
    return reached <= 1 ? reached * time / 2.0 : time - 1 / drift / 2.0;
  }

  static constexpr Out evaluate(const In& in) {
    const Rate worst = in.requests * in.sensitivity;
    Out out;
    out.errors = worst * accumulated(in.drift, in.time);
    out.error_rate = worst * Degradation::evaluate({.launch_accuracy = 1, .sensitivity = in.sensitivity, .drift = in.drift, .time = in.time}).drift;
    if (in.drift.si() > 0) out.saturation = 1 / in.drift;
    if (in.earlier.has()) {
      out.earlier_errors = worst * accumulated(in.drift, in.earlier.value());
      if (out.errors > 0) out.avoided = (out.errors - out.earlier_errors.value()) / out.errors;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::sensitivity, "sensitivity", {.range = kShare, .symbol = "\\lambda", .doc = "Accuracy lost for a unit of drift."}),
      field(&In::drift, "drift_per_s", {.symbol = "\\delta", .doc = "Drift in a second."}),
      field(&In::requests, "requests_per_s", {.symbol = "Q", .doc = "Answers given in a second."}),
      field(&In::time, "time_s", {.symbol = "T", .doc = "Time until somebody notices."}),
      field(&In::earlier, "earlier_time_s", {.fallback = kNull, .symbol = "T_1", .doc = "Another time to compare with, such as half of it.", .null_text = "not asked"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::errors, "extra_errors", {.symbol = "H", .doc = "Wrong answers that the model of the first day would not have given."}),
      field(&Out::avoided, "avoided_fraction", {.symbol = "a", .doc = "Share of them avoided by noticing at the earlier time.", .null_text = "not asked, or nothing to avoid"}),
      field(&Out::earlier_errors, "earlier_errors", {.symbol = "H_1", .doc = "Extra wrong answers until the earlier time.", .null_text = "not asked"}),
      field(&Out::error_rate, "extra_errors_per_s", {.doc = "Extra wrong answers a second, at the end."}),
      field(&Out::saturation, "saturation_s", {.symbol = "1/\\delta", .doc = "Time after which drift can grow no further.", .null_text = "never"}));

  static constexpr ModelText text{
      .title = "Extra wrong answers while nobody looks",
      .doc = "Drift grows with time, and all of it is paid from then on, so the harm grows with the square of the time: noticing in half the time avoids three quarters of it. "
             "Once the data have nothing left in common with the first day, it grows in step with time.",
      .formula = {{"extra_errors", "\\v{extra_errors} = \\v{requests_per_s} \\cdot \\v{sensitivity} \\cdot \\v{drift_per_s} \\cdot \\frac{\\v{time_s}^2}{2}"},
                  {"avoided_fraction", "\\v{avoided_fraction} = 1 - \\frac{\\v{earlier_errors}}{\\v{extra_errors}}"}},
      .sources = {"The loss of accuracy (degradation), added up over time"}};
};

}  // namespace ironlab
