// Sample demand: what a training fleet eats.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct SampleDemand {
  static constexpr const char* id = "sample_demand";

  struct In {
    Count gpus, batch;
    Bytes sample;
    Seconds compute_time;
  };
  struct Out {
    Rate device_samples;
    ByteRate device_bytes, fleet_bytes;
    Rate fleet_samples;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.device_samples = in.batch / in.compute_time;
    out.fleet_samples = in.gpus * out.device_samples;
    out.device_bytes = out.device_samples * in.sample;
    out.fleet_bytes = in.gpus * out.device_bytes;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "G", .doc = "GPUs that train."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .symbol = "B", .doc = "Samples that one GPU takes in each step."}),
      field(&In::sample, "sample_bytes", {.symbol = "S", .doc = "Bytes of one stored sample."}),
      field(&In::compute_time, "compute_time_s", {.positive = true, .symbol = "t", .doc = "Time that one GPU computes in each step."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::device_samples, "device_samples_per_s", {.symbol = "d", .doc = "Samples that one GPU wants each second."}),
      field(&Out::device_bytes, "device_bytes_per_s", {.symbol = "d_B", .doc = "Bytes that one GPU wants each second."}),
      field(&Out::fleet_bytes, "bytes_per_s", {.symbol = "D_B", .doc = "Bytes that all want each second."}),
      field(&Out::fleet_samples, "samples_per_s", {.symbol = "D", .doc = "Samples that all want each second."}));

  static constexpr ModelText text{
      .title = "What a training fleet eats",
      .doc = "A GPU that never waits uses up a batch in the time it computes one. The memory bandwidth of the GPU has nothing to do with it.",
      .formula = {{"device_samples_per_s", "\\v{device_samples_per_s} = \\frac{\\v{batch}}{\\v{compute_time_s}}"},
                  {"device_bytes_per_s", "\\v{device_bytes_per_s} = \\v{device_samples_per_s} \\cdot \\v{sample_bytes}"},
                  {"bytes_per_s", "\\v{bytes_per_s} = \\v{gpus} \\cdot \\v{device_bytes_per_s}"}},
      .sources = {"MLPerf Storage benchmark: computing time and samples of ResNet-50 on an H100"}};
};

}  // namespace ironlab
