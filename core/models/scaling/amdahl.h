// Amdahl's law: the part that does not get faster sets the ceiling.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct Amdahl {
  static constexpr const char* id = "amdahl";

  struct In {
    Ratio serial_fraction, workers, parallel_efficiency;
    Seconds base_time;
  };
  struct Out {
    Ratio speedup, efficiency;
    Maybe<Ratio> ceiling;
    Seconds runtime;
    Ratio time_saved, parallel_share_after;
    Maybe<Ratio> ceiling_share;
    Seconds runtime_floor;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double s = in.serial_fraction, p = 1 - s;
    const double gain = in.workers * in.parallel_efficiency;  // how much faster the parallel part gets
    out.speedup = 1 / (s + p / gain);
    out.efficiency = out.speedup / in.workers;
    out.runtime = in.base_time * (s + p / gain);
    out.time_saved = p * (gain - 1) / gain;
    out.parallel_share_after = p / (s * gain + p);
    out.runtime_floor = in.base_time * s;
    if (s > 0) {
      out.ceiling = Ratio(1 / s);
      out.ceiling_share = s * out.speedup;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::serial_fraction, "serial_fraction", {.range = kShare, .symbol = "s", .doc = "Share of the original time that does not get faster."}),
      field(&In::workers, "workers", {.range = {1, 1e18}, .symbol = "n", .doc = "Workers that share the rest, or how many times faster the rest becomes."}),
      field(&In::parallel_efficiency, "parallel_efficiency", {.range = kPositiveShare, .fallback = 1, .symbol = "e", .doc = "Share of its worth that each worker really adds."}),
      field(&In::base_time, "base_time_s", {.fallback = 1, .symbol = "T_1", .doc = "Time with one worker."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "How many times faster the whole becomes."}),
      field(&Out::efficiency, "efficiency", {.range = kShare, .symbol = "E", .doc = "Speedup for each worker."}),
      field(&Out::ceiling, "ceiling", {.symbol = "S_{\\infty}", .doc = "Speedup with any number of workers.", .null_text = "no ceiling"}),
      field(&Out::runtime, "runtime_s", {.symbol = "T", .doc = "Time with all workers."}),
      field(&Out::time_saved, "time_saved", {.doc = "Share of the original time that is saved."}),
      field(&Out::parallel_share_after, "parallel_share_after", {.range = kShare, .doc = "The improved part as a share of the new time."}),
      field(&Out::ceiling_share, "ceiling_share", {.range = kShare, .doc = "Share of the ceiling that is reached.", .null_text = "no ceiling"}),
      field(&Out::runtime_floor, "runtime_floor_s", {.symbol = "T_{\\infty}", .doc = "Time that no number of workers gets below."}));

  static constexpr ModelText text{
      .title = "Amdahl's law: speedup with a serial part",
      .doc = "A problem of fixed size has a part that stays as slow as it was. However many workers share the rest, the whole takes at least that long. "
             "It assumes that the rest divides evenly and that working together costs nothing beyond the parallel efficiency.",
      .formula = {{"speedup", "\\v{speedup} = \\frac{1}{\\v{serial_fraction} + \\frac{1 - \\v{serial_fraction}}{\\v{workers} \\cdot \\v{parallel_efficiency}}}"},
                  {"efficiency", "\\v{efficiency} = \\frac{\\v{speedup}}{\\v{workers}}"},
                  {"ceiling", "\\v{ceiling} = \\frac{1}{\\v{serial_fraction}}"},
                  {"runtime_s", "\\v{runtime_s} = \\frac{\\v{base_time_s}}{\\v{speedup}}"}},
      .sources = {"Amdahl 1967, Validity of the single processor approach to achieving large scale computing capabilities, AFIPS Spring Joint Computer Conference"}};
};

}  // namespace ironlab
