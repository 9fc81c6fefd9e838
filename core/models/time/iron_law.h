// Iron Law: time from traffic, work, rates and overhead.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

// Whether moving data and computing happen one after the other or at the same time.
enum class Overlap { none, full };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<Overlap>{{{"none", "One after the other"}, {"full", "At the same time"}}};

enum class Bottleneck { memory, compute, overhead };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<Bottleneck>{{{"memory", "Memory"}, {"compute", "Compute"}, {"overhead", "Overhead"}}};

struct IronLaw {
  static constexpr const char* id = "iron_law";

  struct In {
    Bytes traffic;
    Flops work;
    FlopRate peak;
    ByteRate bandwidth;
    Seconds overhead;
    Ratio utilization;
    Choice<Overlap> overlap;
    Ratio upgrade;
  };
  struct Out {
    Seconds memory_time, compute_time, overhead_time, total;
    Choice<Bottleneck> bottleneck;
    Maybe<FlopPerByte> intensity;
    FlopPerByte ridge;
    Maybe<Ratio> memory_share, compute_share, overhead_share, bottleneck_share;
    Maybe<Ratio> break_even_utilization;
    Maybe<Ratio> faster_memory_saves, faster_compute_saves;
  };

  // The first of memory, compute, overhead that no other exceeds (ties within 1e-12).
  static constexpr Bottleneck largest(Seconds memory, Seconds compute, Seconds overhead) {
    const double most = larger(larger(memory, compute), overhead).si();
    if (at_least(memory.si(), most)) return Bottleneck::memory;
    return at_least(compute.si(), most) ? Bottleneck::compute : Bottleneck::overhead;
  }
  static constexpr Seconds combined(Overlap overlap, Seconds memory, Seconds compute, Seconds overhead) {
    return (overlap == Overlap::full ? larger(memory, compute) : memory + compute) + overhead;
  }

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.memory_time = in.traffic / in.bandwidth;
    out.compute_time = in.work / (in.peak * in.utilization);
    out.overhead_time = in.overhead;
    out.total = combined(in.overlap, out.memory_time, out.compute_time, out.overhead_time);
    out.bottleneck = largest(out.memory_time, out.compute_time, out.overhead_time);
    out.ridge = in.peak / in.bandwidth;
    if (in.traffic.si() > 0) {
      out.intensity = in.work / in.traffic;
      out.break_even_utilization = (in.work / in.peak) / out.memory_time;
    }
    if (out.total.si() > 0) {
      out.memory_share = out.memory_time / out.total;
      out.compute_share = out.compute_time / out.total;
      out.overhead_share = out.overhead_time / out.total;
      out.bottleneck_share = larger(larger(out.memory_time, out.compute_time), out.overhead_time) / out.total;
      const auto saved = [&](Seconds memory, Seconds compute) {
        return Ratio((out.total - combined(in.overlap, memory, compute, out.overhead_time)) / out.total);
      };
      out.faster_memory_saves = saved(out.memory_time / in.upgrade, out.compute_time);
      out.faster_compute_saves = saved(out.memory_time, out.compute_time / in.upgrade);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::traffic, "traffic_bytes", {.symbol = "D", .doc = "Bytes that move between memory and the processor."}),
      field(&In::work, "work_flop", {.symbol = "O", .doc = "Arithmetic operations; a multiply-add counts as two."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of the device, dense."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}),
      field(&In::overhead, "overhead_s", {.fallback = 0, .symbol = "L", .doc = "Fixed time of one call, such as launching it."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .fallback = 1, .symbol = "\\eta", .doc = "Share of the peak rate that the program reaches."}),
      field(&In::overlap, "overlap", {.fallback = Overlap::none, .doc = "Do moving data and computing overlap? none adds them (upper bound), full takes the longer (lower bound)."}),
      field(&In::upgrade, "upgrade", {.range = {1, 1e18}, .fallback = 10, .symbol = "u", .doc = "How many times faster the memory (or the arithmetic) gets in the two `faster` answers."}));

  static constexpr auto outputs = fields<Out>(
      field(&Out::memory_time, "memory_time_s", {.symbol = "T_{\\text{mem}}", .doc = "Time to move the data."}),
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_{\\text{comp}}", .doc = "Time to compute."}),
      field(&Out::overhead_time, "overhead_time_s", {.symbol = "T_{\\text{over}}", .doc = "Fixed time."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Time of the whole call."}),
      field(&Out::bottleneck, "bottleneck", {.doc = "The largest of the three times; on a tie memory before compute before overhead."}),
      field(&Out::intensity, "intensity_flop_per_byte", {.symbol = "I", .doc = "Operations for each byte moved.", .null_text = "no data moves"}),
      field(&Out::ridge, "ridge_flop_per_byte", {.symbol = "I^{*}", .doc = "Intensity at which the device's two rates balance."}),
      field(&Out::memory_share, "memory_share", {.range = kShare, .doc = "Moving data as a share of the total time.", .null_text = "takes no time"}),
      field(&Out::compute_share, "compute_share", {.range = kShare, .doc = "Computing as a share of the total time.", .null_text = "takes no time"}),
      field(&Out::overhead_share, "overhead_share", {.range = kShare, .doc = "Fixed time as a share of the total time.", .null_text = "takes no time"}),
      field(&Out::bottleneck_share, "bottleneck_share", {.range = kShare, .doc = "The largest part as a share of the total time.", .null_text = "takes no time"}),
      field(&Out::break_even_utilization, "break_even_utilization", {.symbol = "\\eta^{*}", .doc = "Utilization at which computing takes as long as moving the data; above 1: computing is longer even at full peak.", .null_text = "no data moves"}),
      field(&Out::faster_memory_saves, "faster_memory_saves", {.range = kShare, .doc = "Share of the time saved if the memory were `upgrade` times faster.", .null_text = "takes no time"}),
      field(&Out::faster_compute_saves, "faster_compute_saves", {.range = kShare, .doc = "Share of the time saved if the arithmetic were `upgrade` times faster.", .null_text = "takes no time"}));

  static constexpr ModelText text{
      .title = "Iron Law: time from data, arithmetic and overhead",
      .doc = "A program must move its data, do its arithmetic and pay a fixed start-up time. Without overlap the three add up, "
             "an upper bound; with full overlap the longer of the first two hides the shorter, a lower bound. "
             "It assumes that each rate is constant and that all traffic goes through one memory.",
      .formula = {{"memory_time_s", "\\v{memory_time_s} = \\frac{\\v{traffic_bytes}}{\\v{bandwidth_bytes_per_s}}"},
                  {"compute_time_s", "\\v{compute_time_s} = \\frac{\\v{work_flop}}{\\v{peak_flop_per_s} \\cdot \\v{utilization}}"},
                  {"overhead_time_s", "\\v{overhead_time_s} = \\v{overhead_s}"},
                  {"total_s", "\\v{total_s} = \\v{memory_time_s} + \\v{compute_time_s} + \\v{overhead_time_s}"},
                  {"intensity_flop_per_byte", "\\v{intensity_flop_per_byte} = \\frac{\\v{work_flop}}{\\v{traffic_bytes}}"},
                  {"ridge_flop_per_byte", "\\v{ridge_flop_per_byte} = \\frac{\\v{peak_flop_per_s}}{\\v{bandwidth_bytes_per_s}}"},
                  {"break_even_utilization", "\\v{break_even_utilization} = \\frac{\\v{work_flop} \\cdot \\v{bandwidth_bytes_per_s}}{\\v{peak_flop_per_s} \\cdot \\v{traffic_bytes}}"}},
      .sources = {"Williams, Waterman and Patterson 2009, Roofline, Communications of the ACM 52(4): the two rates and their ridge",
                  "Machine Learning Systems (mlsysbook.ai), chapter Introduction: the three terms"}};
};

}  // namespace ironlab
