// Size at which a square matrix product meets the ridge.
#pragma once

#include "models/kernels_theory/gemm.h"
#include "models/rules.h"

namespace ironlab {

struct GemmRidgeDimension {
  static constexpr const char* id = "gemm_ridge_dimension";

  struct In {
    FlopRate peak;
    ByteRate bandwidth;
    Bytes element;
  };
  struct Out {
    Ratio dimension;
    Count first_compute_bound;
    FlopPerByte ridge;
  };

  static Out evaluate(const In& in) {
    Out out;
    // A square product's intensity is proportional to its size, so that one call gives the slope.
    const Gemm::Out unit = Gemm::evaluate({.m = 1, .n = 1, .k = 1, .element = in.element, .tile = 0});
    out.ridge = in.peak / in.bandwidth;
    out.dimension = out.ridge / unit.intensity;
    const double first = rounded_up(out.dimension);
    out.first_compute_bound = first < 1 ? 1 : first;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of the device, dense, in the format of the matrices."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}),
      field(&In::element, "element_bytes", {.positive = true, .symbol = "e", .doc = "Bytes of one number."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::dimension, "dimension", {.symbol = "n^{*}", .doc = "Rows and columns at which both roofs meet."}),
      field(&Out::first_compute_bound, "first_compute_bound", {.doc = "The first whole size at which arithmetic binds."}),
      field(&Out::ridge, "ridge_flop_per_byte", {.symbol = "I^{*}", .doc = "Intensity at which the device's two rates balance."}));

  static constexpr ModelText text{
      .title = "Square matrix size at the ridge",
      .doc = "The intensity of a square matrix product grows with its size. Below this size the product waits for memory, above it for arithmetic. It assumes that each matrix crosses memory once.",
      .formula = {{"dimension", "\\v{dimension} = \\frac{3}{2} \\, \\v{element_bytes} \\frac{\\v{peak_flop_per_s}}{\\v{bandwidth_bytes_per_s}}"},
                  {"ridge_flop_per_byte", "\\v{ridge_flop_per_byte} = \\frac{\\v{peak_flop_per_s}}{\\v{bandwidth_bytes_per_s}}"}},
      .sources = {"Williams, Waterman and Patterson 2009, Roofline, Communications of the ACM 52(4)"},
      .has_scale = true};
};

}  // namespace ironlab
