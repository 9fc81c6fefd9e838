// Roofline: the rate a program can attain at its intensity.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

enum class Bound { memory, compute };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<Bound>{{{"memory", "Memory"}, {"compute", "Compute"}}};

struct Roofline {
  static constexpr const char* id = "roofline";

  struct In {
    FlopPerByte intensity;
    FlopRate peak;
    ByteRate bandwidth;
  };
  struct Out {
    FlopRate attainable;
    FlopPerByte ridge;
    Ratio ridge_ratio, utilization;
    Choice<Bound> bound;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.attainable = smaller(in.peak, in.bandwidth * in.intensity);
    out.ridge = in.peak / in.bandwidth;
    out.ridge_ratio = out.ridge / in.intensity;
    out.utilization = out.attainable / in.peak;
    out.bound = below(in.intensity.si(), out.ridge.si()) ? Bound::memory : Bound::compute;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::intensity, "intensity_flop_per_byte", {.positive = true, .symbol = "I", .doc = "Operations for each byte moved."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of the device, dense."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::attainable, "attainable_flop_per_s", {.symbol = "R_{\\text{max}}", .doc = "The highest rate at this intensity."}),
      field(&Out::ridge, "ridge_flop_per_byte", {.symbol = "I^{*}", .doc = "Intensity from which on the arithmetic binds."}),
      field(&Out::ridge_ratio, "ridge_ratio", {.doc = "The ridge over the intensity: how many times more intensity would reach the peak."}),
      field(&Out::utilization, "utilization", {.range = kShare, .symbol = "\\eta", .doc = "Attainable rate as a share of the peak."}),
      field(&Out::bound, "bound", {.doc = "Which roof binds; on the ridge it is compute."}));

  static constexpr ModelText text{
      .title = "Roofline: attainable rate at an intensity",
      .doc = "A program can't compute faster than the processor's peak, nor faster than the memory delivers its operands. "
             "The lower of the two roofs is the best it can do. It assumes perfect overlap of both.",
      .formula = {{"attainable_flop_per_s", "\\v{attainable_flop_per_s} = \\min(\\v{peak_flop_per_s}, \\v{bandwidth_bytes_per_s} \\cdot \\v{intensity_flop_per_byte})"},
                  {"ridge_flop_per_byte", "\\v{ridge_flop_per_byte} = \\frac{\\v{peak_flop_per_s}}{\\v{bandwidth_bytes_per_s}}"}},
      .sources = {"Williams, Waterman and Patterson 2009, Roofline, Communications of the ACM 52(4)"}};
};

}  // namespace ironlab
