// Checkpoint interval: how often to save between failures.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"
#include "models/rules.h"
#include "models/square_root_interval.h"

namespace ironlab {

struct CheckpointInterval {
  static constexpr const char* id = "checkpoint_interval";

  struct In {
    Seconds stall, mtbf, write_time;
  };
  struct Out {
    Seconds young, daly, exact;
    Ratio stall_fraction_at_young, least_waste;
    Seconds best;
  };

  // -log(1 - y) - y, without the cancellation near 0: y^2/2 + y^3/3 + ...
  static double excess(double y) {
    if (y > 0.25) return -math::log1p(-y) - y;
    double sum = 0;
    for (int k = 28; k >= 2; --k) sum = sum * y + 1.0 / k;
    return sum * y * y;
  }
  // y = interval/mtbf with excess(y) = stall/mtbf = c: y = 1 + W0(-exp(-1 - c)).
  static double minimizer(double c) {
    if (c == 0) return 0;
    if (c > 2) {  // close to 1: the rest u solves u = exp(u - 1 - c), which settles quickly
      double u = 0;
      for (int i = 0; i < 40; ++i) u = math::exp(u - 1 - c);
      return 1 - u;
    }
    // Newton, from a start above the root: the function is convex, so that it comes down to it and never leaves 0..1.
    double y = std::sqrt(2 * c);
    if (y > 0.99) y = 0.99;
    for (int i = 0; i < 60; ++i) {
      const double next = y - (excess(y) - c) * (1 - y) / y;
      if (!(next < y)) break;
      y = next;
    }
    return y;
  }

  static Out evaluate(const In& in) {
    Out out;
    const SquareRootInterval<Seconds, Rate> law{.once = in.stall, .growth = 1 / in.mtbf};
    const double c = in.stall / in.mtbf;
    out.young = law.best();
    out.daly = at_least(c, 2) ? in.mtbf : out.young * (1 + std::sqrt(c / 2) / 3 + c / 18) - in.stall;
    out.exact = in.mtbf * minimizer(c);
    out.stall_fraction_at_young = std::sqrt(c / 2);
    out.least_waste = law.least();
    out.best = larger(out.young, in.write_time);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::stall, "stall_s", {.symbol = "C", .doc = "Time that training stands still for each checkpoint."}),
      field(&In::mtbf, "mtbf_s", {.positive = true, .symbol = "M", .doc = "Mean time between failures of the cluster."}),
      field(&In::write_time, "write_time_s", {.fallback = 0, .symbol = "T_w", .doc = "Time until an asynchronous checkpoint is written: the next cannot begin sooner."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::young, "young_s", {.symbol = "T^{*}", .doc = "Best interval by the square-root law, while stalls are short against the time between failures."}),
      field(&Out::daly, "daly_s", {.symbol = "T_D", .doc = "Better approximation of higher order."}),
      field(&Out::exact, "exact_s", {.symbol = "T_e", .doc = "The interval that loses least when failures come at a constant rate."}),
      field(&Out::stall_fraction_at_young, "stall_fraction_at_young", {.symbol = "\\sigma^{*}", .doc = "Stalls over useful time at the square-root interval; rework costs as much again."}),
      field(&Out::least_waste, "least_waste", {.symbol = "w^{*}", .doc = "Stalls and rework together at that interval, of first order."}),
      field(&Out::best, "best_s", {.symbol = "T_b", .doc = "The square-root interval, or the write time if that is longer."}));

  static constexpr ModelText text{
      .title = "Best checkpoint interval",
      .doc = "Saving often wastes time on saving; saving rarely loses more work at each failure. Between them lies an optimum, in a flat valley. It grows with the square root of the time between failures, so it falls only as the square root when the cluster grows. "
             "The interval is the useful computation between two checkpoints.",
      .formula = {{"young_s", "\\v{young_s} = \\sqrt{2 \\cdot \\v{stall_s} \\cdot \\v{mtbf_s}}"},
                  {"daly_s", "\\v{daly_s} = \\v{young_s} \\left(1 + \\tfrac{1}{3} \\sqrt{\\tfrac{\\v{stall_s}}{2 \\v{mtbf_s}}} + \\tfrac{\\v{stall_s}}{18 \\v{mtbf_s}}\\right) - \\v{stall_s}"},
                  {"exact_s", "\\v{exact_s} = \\v{mtbf_s} \\left(1 + W_0\\left(-e^{-1 - \\v{stall_s}/\\v{mtbf_s}}\\right)\\right)"},
                  {"stall_fraction_at_young", "\\v{stall_fraction_at_young} = \\sqrt{\\frac{\\v{stall_s}}{2 \\v{mtbf_s}}}"},
                  {"least_waste", "\\v{least_waste} = \\sqrt{\\frac{2 \\v{stall_s}}{\\v{mtbf_s}}}"},
                  {"best_s", "\\v{best_s} = \\max(\\v{young_s}, \\v{write_time_s})"}},
      .sources = {"Young 1974, A first order approximation to the optimum checkpoint interval, Communications of the ACM 17(9)",
                  "Daly 2006, A higher order estimate of the optimum checkpoint interval for restart dumps, Future Generation Computer Systems 22(3)"}};
};

}  // namespace ironlab
