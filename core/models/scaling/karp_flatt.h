// Karp-Flatt metric: the serial share behind a speedup.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct KarpFlatt {
  static constexpr const char* id = "karp_flatt";

  struct In {
    Ratio speedup, workers;
  };
  struct Out {
    Ratio serial_fraction, parallel_fraction;
    Flag feasible;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double psi = in.speedup, n = in.workers;
    out.serial_fraction = (n / psi - 1) / (n - 1);
    out.parallel_fraction = n / psi * (psi - 1) / (n - 1);
    out.feasible = within(out.parallel_fraction, 1);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::speedup, "speedup", {.range = kPositive, .symbol = "\\psi", .doc = "Speedup, measured or wanted."}),
      field(&In::workers, "workers", {.range = {.min = 1, .max = 1e18, .above = true}, .symbol = "n", .doc = "Workers, more than one; or how many times faster the improved part becomes."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::serial_fraction, "serial_fraction", {.symbol = "e", .doc = "Share of the work that must have stayed serial; negative when the speedup exceeds the workers."}),
      field(&Out::parallel_fraction, "parallel_fraction", {.symbol = "f", .doc = "The rest: the share that must have become faster."}),
      field(&Out::feasible, "feasible", {.doc = "Can any program have that speedup? Only if no more than all of it becomes faster."}));

  static constexpr ModelText text{
      .title = "Serial share behind a speedup (Karp-Flatt)",
      .doc = "Amdahl's law read backwards: which serial share explains the speedup. Measured with more and more workers, a share that stays the same is serial code; "
             "one that rises is the cost of working together.",
      .formula = {{"serial_fraction", "\\v{serial_fraction} = \\frac{1/\\v{speedup} - 1/\\v{workers}}{1 - 1/\\v{workers}}"},
                  {"parallel_fraction", "\\v{parallel_fraction} = 1 - \\v{serial_fraction}"}},
      .sources = {"Karp and Flatt 1990, Measuring parallel processor performance, Communications of the ACM 33(5)"}};
};

}  // namespace ironlab
