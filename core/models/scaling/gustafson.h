// Gustafson's law: the problem grows with the machine.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct Gustafson {
  static constexpr const char* id = "gustafson";

  struct In {
    Ratio serial_fraction, workers;
  };
  struct Out {
    Ratio speedup, efficiency;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.speedup = in.serial_fraction + (1 - in.serial_fraction) * in.workers;
    out.efficiency = out.speedup / in.workers;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::serial_fraction, "serial_fraction", {.range = kShare, .symbol = "s", .doc = "Serial share of the time of the parallel run: not the share that Amdahl's law takes."}),
      field(&In::workers, "workers", {.range = {1, 1e18}, .symbol = "n", .doc = "Workers."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::speedup, "speedup", {.range = {1, 1e18}, .symbol = "S", .doc = "Scaled speedup: how much longer one worker would take for the same, larger problem."}),
      field(&Out::efficiency, "efficiency", {.range = kShare, .symbol = "E", .doc = "Scaled speedup for each worker."}));

  static constexpr ModelText text{
      .title = "Gustafson's law: scaled speedup",
      .doc = "With more workers people solve larger problems in the same time. The serial part then does not grow and hardly matters. "
             "It answers another question than Amdahl's law, which keeps the problem as it is.",
      .formula = {{"speedup", "\\v{speedup} = \\v{workers} - \\v{serial_fraction} \\cdot (\\v{workers} - 1)"},
                  {"efficiency", "\\v{efficiency} = \\frac{\\v{speedup}}{\\v{workers}}"}},
      .sources = {"Gustafson 1988, Reevaluating Amdahl's law, Communications of the ACM 31(5)"}};
};

}  // namespace ironlab
