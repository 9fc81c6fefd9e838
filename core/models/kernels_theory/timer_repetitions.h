// How often to repeat a call so that the step of the clock does not show.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct TimerRepetitions {
  static constexpr const char* id = "timer_repetitions";
  static constexpr double kSteps = 100;  // an error of at most one step in a hundred

  struct In {
    Seconds resolution, duration;
  };
  struct Out {
    Count repetitions;
    Seconds total;
    Ratio single_call_error, relative_error;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double wanted = rounded_up(kSteps * (in.resolution / in.duration));
    out.repetitions = wanted > 1 ? wanted : 1;
    out.total = out.repetitions * in.duration;
    out.single_call_error = in.resolution / in.duration;
    out.relative_error = in.resolution / out.total;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::resolution, "resolution_s", {.symbol = "r", .doc = "Step of the clock."}),
      field(&In::duration, "duration_s", {.positive = true, .symbol = "t", .doc = "Time of one call."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::repetitions, "repetitions", {.symbol = "R", .doc = "Calls between two looks at the clock."}),
      field(&Out::total, "total_s", {.doc = "Time of one such measurement."}),
      field(&Out::single_call_error, "single_call_error", {.doc = "A step of the clock over a single call."}),
      field(&Out::relative_error, "relative_error", {.doc = "A step of the clock over the whole measurement: at most 1 %."}));

  static constexpr ModelText text{
      .title = "Repetitions that hide the step of a clock",
      .doc = "Browsers round their clock to 5 to 100 microseconds or more. A loop inside one timed region makes the rounding small against what is measured.",
      .formula = {{"repetitions", "\\v{repetitions} = \\max\\left(1, \\left\\lceil 100 \\frac{\\v{resolution_s}}{\\v{duration_s}} \\right\\rceil\\right)"}},
      .sources = {"W3C High Resolution Time: coarsened clocks"}};
};

}  // namespace ironlab
