// Points of a device on a linear-layer test.
#pragma once

#include "models/kernels_theory/gemm.h"
#include "models/subject.h"
#include "models/time/roofline.h"

namespace ironlab {

struct BenchmarkScore {
  static constexpr const char* id = "benchmark_score";
  static constexpr double kReferencePoints = 72;  // what the reference device scores where arithmetic binds

  struct In {
    FlopRate peak;
    ByteRate bandwidth;
    Count batch;
    FlopRate reference_peak;
    Count dimension;
    Bytes element;
  };
  struct Out {
    FlopRate attainable;
    Ratio points;
    FlopPerByte intensity;
    Choice<Bound> bound;
    Maybe<Ratio> ridge_batch;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double d = in.dimension;
    const Gemm::Out layer = Gemm::evaluate({.m = in.batch, .n = in.dimension, .k = in.dimension, .element = in.element, .tile = 0});
    const Roofline::Out roof = Roofline::evaluate({.intensity = layer.intensity, .peak = in.peak, .bandwidth = in.bandwidth});
    out.attainable = roof.attainable;
    out.points = kReferencePoints * (roof.attainable / in.reference_peak);
    out.intensity = layer.intensity;
    out.bound = roof.bound;
    // Intensity is 2 M d / ((2 M + d) e): below d / e for any batch.
    const double ridge = (roof.ridge * in.element).si();
    if (ridge < d) out.ridge_batch = Ratio(ridge * d / (2 * (d - ridge)));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of the device, dense."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .symbol = "M", .doc = "Rows that the layer handles at once."}),
      field(&In::reference_peak, "reference_peak_flop_per_s", {.positive = true, .symbol = "R_0", .doc = "Peak rate of the device that scores 72 where arithmetic binds."}),
      field(&In::dimension, "dimension", {.range = kPositiveCount, .fallback = 4096, .symbol = "d", .doc = "Width of the layer."}),
      field(&In::element, "element_bytes", {.positive = true, .fallback = 2, .symbol = "e", .doc = "Bytes of one number."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::attainable, "attainable_flop_per_s", {.symbol = "R_{\\text{max}}", .doc = "Rate that the roofline allows."}),
      field(&Out::points, "points", {.symbol = "p", .doc = "Points of the test."}),
      field(&Out::intensity, "intensity_flop_per_byte", {.symbol = "I", .doc = "Operations for each byte moved at this batch."}),
      field(&Out::bound, "bound", {.doc = "Which roof binds at this batch."}),
      field(&Out::ridge_batch, "ridge_batch", {.symbol = "M^{*}", .doc = "Batch from which on arithmetic binds.", .null_text = "no batch reaches it"}));

  static constexpr ModelText text{
      .title = "Points of a device on a linear-layer test",
      .doc = "A test runs one layer at a fixed batch and gives points for the rate. At a small batch it ranks memories, at a large one arithmetic: a test predicts production only while both have the same bottleneck. Perfect kernels are assumed.",
      .formula = {{"points", "\\v{points} = 72 \\, \\frac{\\v{attainable_flop_per_s}}{\\v{reference_peak_flop_per_s}}"},
                  {"attainable_flop_per_s", "\\v{attainable_flop_per_s} = \\min(\\v{peak_flop_per_s}, \\v{bandwidth_bytes_per_s} \\cdot \\v{intensity_flop_per_byte})"},
                  {"intensity_flop_per_byte", "\\v{intensity_flop_per_byte} = \\frac{2 \\, \\v{batch} \\, \\v{dimension}}{(2 \\, \\v{batch} + \\v{dimension}) \\, \\v{element_bytes}}"}},
      .sources = {"Williams, Waterman and Patterson 2009, Roofline, Communications of the ACM 52(4)", "The scale of 72 points: teaching value"},
      .has_scale = true};
};

}  // namespace ironlab
