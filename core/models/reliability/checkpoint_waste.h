// Checkpoint waste: time lost to checkpoints and failures at some interval.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"
#include "models/rules.h"

namespace ironlab {

struct CheckpointWaste {
  static constexpr const char* id = "checkpoint_waste";
  static constexpr double kHopeless = 700;  // of the exponent: the next success is further away than any number says

  struct In {
    Seconds interval, stall, mtbf, restart, lag;
    Ratio stall_budget;
  };
  struct Out {
    Ratio stall_fraction, rework_fraction, restart_fraction, waste_first_order, efficiency, lost_share;
    Seconds lost_per_failure;
    Flag no_progress;
    Violation<Ratio> violation;
    Violation<Seconds> storage_violation;
  };

  // Useful share of the time: useful/(mtbf exp(redo/mtbf) (exp(wall/mtbf) - 1)) with wall = useful + stall.
  static double useful_share(const In& in) {
    const Seconds wall = in.interval + in.stall, redo = in.restart + in.lag;
    const double x = wall / in.mtbf, y = redo / in.mtbf;
    if (x + y > kHopeless) return 0;
    const double reached = x > 0 ? x / math::expm1(x) : 1.0;
    return in.interval / wall * reached * math::exp(-y);
  }

  static Out evaluate(const In& in) {
    Out out;
    out.stall_fraction = in.stall / in.interval;
    out.rework_fraction = (in.interval / 2.0 + in.lag) / in.mtbf;
    out.restart_fraction = in.restart / in.mtbf;
    out.waste_first_order = out.stall_fraction + out.rework_fraction + out.restart_fraction;
    out.efficiency = useful_share(in);
    out.lost_share = 1 - out.efficiency;
    out.lost_per_failure = in.interval / 2.0 + in.lag + in.restart;
    out.no_progress = below(out.efficiency, 0.5);
    if (!within(out.stall_fraction, in.stall_budget)) out.violation = Violation<Ratio>::of(out.stall_fraction, in.stall_budget);
    if (!within(in.lag.si(), in.interval.si())) out.storage_violation = Violation<Seconds>::of(in.lag, in.interval);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::interval, "interval_s", {.positive = true, .symbol = "T", .doc = "Useful computation between two checkpoints."}),
      field(&In::stall, "stall_s", {.symbol = "C", .doc = "Time that training stands still for each checkpoint."}),
      field(&In::mtbf, "mtbf_s", {.positive = true, .symbol = "M", .doc = "Mean time between failures of the cluster."}),
      field(&In::restart, "restart_s", {.symbol = "R", .doc = "Time after a failure until training runs again: noticing, rescheduling, reading the checkpoint."}),
      field(&In::lag, "lag_s", {.symbol = "\\ell", .doc = "Time until a checkpoint is safe after training went on; 0 when it is written synchronously."}),
      field(&In::stall_budget, "stall_budget", {.range = kPositiveShare, .fallback = 0.2, .symbol = "\\beta", .doc = "Stalls over useful time that are allowed."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::stall_fraction, "stall_fraction", {.symbol = "w_C", .doc = "Stalls, over useful time."}),
      field(&Out::rework_fraction, "rework_fraction", {.symbol = "w_T", .doc = "Work done again after failures, over useful time: on average half an interval each."}),
      field(&Out::restart_fraction, "restart_fraction", {.symbol = "w_R", .doc = "Restarts, over useful time."}),
      field(&Out::waste_first_order, "waste_first_order", {.symbol = "w", .doc = "All three; good while interval and restart are short against the time between failures, and can exceed 1 otherwise."}),
      field(&Out::efficiency, "efficiency", {.range = kShare, .symbol = "\\eta", .doc = "Useful share of all time, exact for failures at a constant rate."}),
      field(&Out::lost_share, "lost_share", {.range = kShare, .doc = "The rest: lost share of all time."}),
      field(&Out::lost_per_failure, "lost_per_failure_s", {.symbol = "T_f", .doc = "What one failure costs: half an interval, the lag and the restart."}),
      field(&Out::no_progress, "no_progress", {.doc = "Is more than half of the time lost?"}),
      field(&Out::violation, "violation", {.doc = "Stalls over their budget.", .null_text = "within budget", .violation = "stall_budget"}),
      field(&Out::storage_violation, "storage_violation", {.doc = "The next checkpoint begins before the last is written.", .null_text = "written in time", .violation = "storage_saturated"}));

  static constexpr ModelText text{
      .title = "Time lost to checkpoints and failures",
      .doc = "Each interval pays one stall; each failure throws away what was done since the last safe checkpoint and pays a restart. The three parts explain the loss, the efficiency is exact: it counts that failures also strike while work is being repeated. "
             "It assumes failures at a constant rate; a lag counts as time to be done again.",
      .formula = {{"stall_fraction", "\\v{stall_fraction} = \\frac{\\v{stall_s}}{\\v{interval_s}}"},
                  {"rework_fraction", "\\v{rework_fraction} = \\frac{\\v{interval_s}/2 + \\v{lag_s}}{\\v{mtbf_s}}"},
                  {"restart_fraction", "\\v{restart_fraction} = \\frac{\\v{restart_s}}{\\v{mtbf_s}}"},
                  {"waste_first_order", "\\v{waste_first_order} = \\v{stall_fraction} + \\v{rework_fraction} + \\v{restart_fraction}"},
                  {"efficiency", "\\v{efficiency} = \\frac{\\v{interval_s}/\\v{mtbf_s}}{e^{(\\v{restart_s} + \\v{lag_s})/\\v{mtbf_s}} \\left(e^{(\\v{interval_s} + \\v{stall_s})/\\v{mtbf_s}} - 1\\right)}"}},
      .sources = {"Daly 2006, A higher order estimate of the optimum checkpoint interval for restart dumps, Future Generation Computer Systems 22(3)",
                  "Stall budget of one fifth: teaching value"}};
};

}  // namespace ironlab
