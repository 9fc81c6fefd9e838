// Dispatch tax: the fixed time of every kernel launch.
#pragma once

#include "models/subject.h"
#include "models/time/iron_law.h"

namespace ironlab {

struct DispatchTime {
  static constexpr const char* id = "dispatch_time";

  struct In {
    Count launches;
    Seconds kernel_time, launch_overhead;
    Ratio kept_fraction;
    Choice<Overlap> overlap;
    Ratio kernel_speed;
  };
  struct Out {
    Count launches_kept;
    Seconds compute_time, dispatch_time, total;
    Ratio utilization, dispatch_share;
    Seconds unfused_total;
    Maybe<Ratio> speedup;
    Seconds kernel_time;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.launches_kept = larger(Ratio(1), Ratio(rounded_down(in.launches * in.kept_fraction + 0.5))).si();
    out.kernel_time = in.kernel_time / in.kernel_speed;
    out.compute_time = in.launches * in.kernel_time / in.kernel_speed;
    out.dispatch_time = out.launches_kept * in.launch_overhead;
    // What computes and what is dispatched take the places of the Iron Law's first two terms.
    out.total = IronLaw::combined(in.overlap, out.compute_time, out.dispatch_time, Seconds(0));
    out.unfused_total = IronLaw::combined(in.overlap, out.compute_time, in.launches * in.launch_overhead, Seconds(0));
    if (out.total.si() > 0) {
      out.utilization = out.compute_time / out.total;
      out.dispatch_share = (out.total - out.compute_time) / out.total;
      out.speedup = out.unfused_total / out.total;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::launches, "launches", {.range = kPositiveCount, .symbol = "n", .doc = "Kernel launches of the program as written."}),
      field(&In::kernel_time, "kernel_time_s", {.symbol = "t_k", .doc = "Time of one kernel on the reference device."}),
      field(&In::launch_overhead, "launch_overhead_s", {.symbol = "t_d", .doc = "Time that the host takes for one launch."}),
      field(&In::kept_fraction, "kept_fraction", {.range = kShare, .fallback = 1, .symbol = "r", .doc = "Share of the launches left after fusing; 1 is eager execution. At least one stays."}),
      field(&In::overlap, "overlap", {.fallback = Overlap::none, .doc = "none: each launch waits for the kernel before; full: launches queue up while kernels run."}),
      field(&In::kernel_speed, "kernel_speed", {.range = kPositive, .fallback = 1, .symbol = "v", .doc = "How many times faster than the reference the device runs kernels; the host stays."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::launches_kept, "launches_kept", {.symbol = "n'", .doc = "Launches that remain."}),
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_{\\text{comp}}", .doc = "Time of all kernels; fusing does not change it here."}),
      field(&Out::dispatch_time, "dispatch_time_s", {.symbol = "T_{\\text{disp}}", .doc = "Time of all launches."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Time of the program."}),
      field(&Out::utilization, "utilization", {.range = kShare, .symbol = "U", .doc = "Share of the time in which the device computes; 0 when nothing runs."}),
      field(&Out::dispatch_share, "dispatch_share", {.range = kShare, .doc = "Share of the time in which it waits for launches."}),
      field(&Out::unfused_total, "unfused_total_s", {.doc = "Time with all launches."}),
      field(&Out::speedup, "speedup", {.doc = "How many times faster than with all launches.", .null_text = "takes no time"}),
      field(&Out::kernel_time, "scaled_kernel_time_s", {.doc = "Time of one kernel on this device."}));

  static constexpr ModelText text{
      .title = "Launch tax",
      .doc = "The host pays a fixed time for each kernel it starts, whatever the kernel does. Faster kernels make the tax weigh more; fewer, larger kernels make it weigh less. "
             "What fusing saves in memory traffic is a matter of its own (fusion).",
      .formula = {{"launches_kept", "\\v{launches_kept} = \\max(1, \\lfloor \\v{launches} \\cdot \\v{kept_fraction} + 0.5 \\rfloor)"},
                  {"compute_time_s", "\\v{compute_time_s} = \\frac{\\v{launches} \\cdot \\v{kernel_time_s}}{\\v{kernel_speed}}"},
                  {"dispatch_time_s", "\\v{dispatch_time_s} = \\v{launches_kept} \\cdot \\v{launch_overhead_s}"},
                  {"total_s", "\\v{total_s} = \\v{compute_time_s} + \\v{dispatch_time_s}"},
                  {"utilization", "\\v{utilization} = \\frac{\\v{compute_time_s}}{\\v{total_s}}"}},
      .sources = {"Machine Learning Systems (mlsysbook.ai), chapter ML Frameworks: 5 to 20 microseconds a launch; kernel times are teaching values"}};
};

}  // namespace ironlab
