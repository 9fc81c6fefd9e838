// Upgrade effect: what new hardware buys, and which of its parts does it.
#pragma once

#include "models/subject.h"
#include "models/time/iron_law.h"

namespace ironlab {

struct UpgradeEffect {
  static constexpr const char* id = "upgrade_effect";

  struct In {
    Bytes traffic;
    Flops work;
    ByteRate old_bandwidth;
    FlopRate old_peak;
    ByteRate new_bandwidth;
    FlopRate new_peak;
    Seconds overhead;
    Choice<Overlap> overlap;
  };
  struct Out {
    Maybe<Ratio> speedup, reduction, compute_only_reduction, bandwidth_only_reduction, bandwidth_share;
    Seconds old_total, new_total, compute_only_total, bandwidth_only_total;
    Seconds old_memory, old_compute, new_memory, new_compute;
    Ratio peak_ratio, bandwidth_ratio;
  };

  static Out evaluate(const In& in) {
    const auto law = [&in](ByteRate bandwidth, FlopRate peak) {
      IronLaw::In call = kDefaults<IronLaw>;
      call.traffic = in.traffic;
      call.work = in.work;
      call.peak = peak;
      call.bandwidth = bandwidth;
      call.overhead = in.overhead;
      call.overlap = in.overlap;
      return IronLaw::evaluate(call);
    };
    const IronLaw::Out before = law(in.old_bandwidth, in.old_peak), after = law(in.new_bandwidth, in.new_peak);
    const IronLaw::Out compute_only = law(in.old_bandwidth, in.new_peak), bandwidth_only = law(in.new_bandwidth, in.old_peak);
    Out out;
    if (after.total.si() > 0) out.speedup = before.total / after.total;
    if (before.total.si() > 0) {
      const auto reduction = [&before](const IronLaw::Out& other) { return Ratio((before.total - other.total) / before.total); };
      out.reduction = reduction(after);
      out.compute_only_reduction = reduction(compute_only);
      out.bandwidth_only_reduction = reduction(bandwidth_only);
      // Summed from the two terms: the overhead, which may be far larger, has no part in the difference.
      const Seconds moved = before.memory_time - after.memory_time, change = moved + (before.compute_time - after.compute_time);
      const bool differs = !within(before.total.si(), after.total.si()) || !within(after.total.si(), before.total.si());
      if (in.overlap == Overlap::none && differs && change.si() != 0) out.bandwidth_share = moved / change;
    }
    out.old_total = before.total;
    out.new_total = after.total;
    out.compute_only_total = compute_only.total;
    out.bandwidth_only_total = bandwidth_only.total;
    out.old_memory = before.memory_time;
    out.old_compute = before.compute_time;
    out.new_memory = after.memory_time;
    out.new_compute = after.compute_time;
    out.peak_ratio = in.new_peak / in.old_peak;
    out.bandwidth_ratio = in.new_bandwidth / in.old_bandwidth;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::traffic, "traffic_bytes", {.symbol = "D", .doc = "Bytes that move between memory and the processor."}),
      field(&In::work, "work_flop", {.symbol = "O", .doc = "Arithmetic operations; a multiply-add counts as two."}),
      field(&In::old_bandwidth, "old_bandwidth_bytes_per_s", {.positive = true, .symbol = "BW_0", .doc = "Memory bandwidth before."}),
      field(&In::old_peak, "old_peak_flop_per_s", {.positive = true, .symbol = "R_0", .doc = "Peak arithmetic rate before, dense."}),
      field(&In::new_bandwidth, "new_bandwidth_bytes_per_s", {.positive = true, .symbol = "BW_1", .doc = "Memory bandwidth after."}),
      field(&In::new_peak, "new_peak_flop_per_s", {.positive = true, .symbol = "R_1", .doc = "Peak arithmetic rate after, dense."}),
      field(&In::overhead, "overhead_s", {.fallback = 0, .symbol = "L", .doc = "Fixed time of one call, the same before and after."}),
      field(&In::overlap, "overlap", {.fallback = Overlap::none, .doc = "Do moving data and computing overlap?"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "Time before over time after.", .null_text = "takes no time"}),
      field(&Out::reduction, "reduction", {.symbol = "s", .doc = "Share of the time that is saved; negative when it takes longer.", .null_text = "takes no time"}),
      field(&Out::compute_only_reduction, "compute_only_reduction", {.symbol = "s_R", .doc = "Share saved by the new arithmetic alone.", .null_text = "takes no time"}),
      field(&Out::bandwidth_only_reduction, "bandwidth_only_reduction", {.symbol = "s_{BW}", .doc = "Share saved by the new bandwidth alone.", .null_text = "takes no time"}),
      field(&Out::bandwidth_share, "bandwidth_share_of_saving", {.doc = "Part of the saved time that the bandwidth saves.", .null_text = "nothing is saved, or the two overlap"}),
      field(&Out::old_total, "old_total_s", {.symbol = "T_0", .doc = "Time before."}),
      field(&Out::new_total, "new_total_s", {.symbol = "T_1", .doc = "Time after."}),
      field(&Out::compute_only_total, "compute_only_total_s", {.symbol = "T_R", .doc = "Time with the new arithmetic and the old bandwidth."}),
      field(&Out::bandwidth_only_total, "bandwidth_only_total_s", {.symbol = "T_{BW}", .doc = "Time with the new bandwidth and the old arithmetic."}),
      field(&Out::old_memory, "old_memory_time_s", {.doc = "Time to move the data, before."}),
      field(&Out::old_compute, "old_compute_time_s", {.doc = "Time to compute, before."}),
      field(&Out::new_memory, "new_memory_time_s", {.doc = "Time to move the data, after."}),
      field(&Out::new_compute, "new_compute_time_s", {.doc = "Time to compute, after."}),
      field(&Out::peak_ratio, "peak_ratio", {.doc = "New peak over old: what the advertisement says."}),
      field(&Out::bandwidth_ratio, "bandwidth_ratio", {.doc = "New bandwidth over old."}));

  static constexpr ModelText text{
      .title = "What a hardware swap buys",
      .doc = "New hardware has a faster memory, faster arithmetic, or both, and each shortens only its own term. "
             "The program, its overhead and the share of the peaks that it reaches stay the same.",
      .formula = {{"speedup", "\\v{speedup} = \\frac{\\v{old_total_s}}{\\v{new_total_s}}"},
                  {"reduction", "\\v{reduction} = 1 - \\frac{\\v{new_total_s}}{\\v{old_total_s}}"},
                  {"compute_only_reduction", "\\v{compute_only_reduction} = 1 - \\frac{\\v{compute_only_total_s}}{\\v{old_total_s}}"},
                  {"bandwidth_share_of_saving", "\\v{bandwidth_share_of_saving} = \\frac{\\v{old_memory_time_s} - \\v{new_memory_time_s}}{\\v{old_total_s} - \\v{new_total_s}}"}},
      .sources = {"The Iron Law (iron_law), four times: old, new, and each part alone"}};
};

}  // namespace ironlab
