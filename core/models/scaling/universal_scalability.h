// Universal scalability law: waiting for each other and talking to each other.
#pragma once

#include <cmath>  // std::sqrt (exact)

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct UniversalScalability {
  static constexpr const char* id = "universal_scalability";

  struct In {
    Ratio workers, contention, coherency;
  };
  struct Out {
    Ratio speedup, efficiency;
    Maybe<Ratio> peak_workers, peak_speedup;
  };

  static constexpr double speedup(double n, double contention, double coherency) {
    return n / (1 + contention * (n - 1) + coherency * n * (n - 1));
  }

  static Out evaluate(const In& in) {
    Out out;
    out.speedup = speedup(in.workers, in.contention, in.coherency);
    out.efficiency = out.speedup / in.workers;
    if (in.coherency > 0) {
      const double best = std::sqrt((1 - in.contention) / in.coherency);
      const double peak = best > 1 ? best : 1;
      out.peak_workers = Ratio(peak);
      out.peak_speedup = Ratio(speedup(peak, in.contention, in.coherency));
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::workers, "workers", {.range = {1, 1e18}, .symbol = "n", .doc = "Workers."}),
      field(&In::contention, "contention", {.range = kShare, .symbol = "\\alpha", .doc = "Share of the work for which all wait in one queue."}),
      field(&In::coherency, "coherency", {.range = kShare, .symbol = "\\beta", .doc = "Cost of keeping each pair of workers in agreement."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "How many times faster than one worker."}),
      field(&Out::efficiency, "efficiency", {.range = kShare, .symbol = "E", .doc = "Speedup for each worker."}),
      field(&Out::peak_workers, "peak_workers", {.symbol = "n^{*}", .doc = "Workers at which the speedup is highest; more make it slower.", .null_text = "more always help"}),
      field(&Out::peak_speedup, "peak_speedup", {.symbol = "S^{*}", .doc = "Speedup with that many.", .null_text = "more always help"}));

  static constexpr ModelText text{
      .title = "Universal scalability law",
      .doc = "Beside the serial share, workers pay for agreeing with each other, and the number of pairs grows with the square. "
             "So there is a number of workers beyond which more of them make it slower. Without that cost it is Amdahl's law.",
      .formula = {{"speedup", "\\v{speedup} = \\frac{\\v{workers}}{1 + \\v{contention} (\\v{workers} - 1) + \\v{coherency} \\, \\v{workers} (\\v{workers} - 1)}"},
                  {"peak_workers", "\\v{peak_workers} = \\sqrt{\\frac{1 - \\v{contention}}{\\v{coherency}}}"}},
      .sources = {"Gunther 2007, Guerrilla Capacity Planning"}};
};

}  // namespace ironlab
