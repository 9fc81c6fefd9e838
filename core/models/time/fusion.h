// Fusion: one kernel for a chain of element-wise operators.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct Fusion {
  static constexpr const char* id = "fusion";

  struct In {
    Count ops;
    Bytes tensor;
    ByteRate bandwidth;
    Seconds launch_overhead, compute_time;
  };
  struct Out {
    Bytes unfused_traffic, fused_traffic;
    Ratio traffic_ratio;
    Seconds unfused, fused;
    Maybe<Ratio> speedup;
    Seconds unfused_launch_time, unfused_memory_time, fused_memory_time;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.fused_traffic = 2 * in.tensor;  // read once, written once
    out.unfused_traffic = in.ops * out.fused_traffic;
    out.traffic_ratio = static_cast<double>(in.ops);
    out.unfused_launch_time = in.ops * in.launch_overhead;
    out.unfused_memory_time = out.unfused_traffic / in.bandwidth;
    out.fused_memory_time = out.fused_traffic / in.bandwidth;
    out.unfused = out.unfused_launch_time + out.unfused_memory_time + in.compute_time;
    out.fused = in.launch_overhead + out.fused_memory_time + in.compute_time;
    if (out.fused.si() > 0) out.speedup = out.unfused / out.fused;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::ops, "ops", {.range = kPositiveCount, .symbol = "m", .doc = "Element-wise operators in the chain."}),
      field(&In::tensor, "tensor_bytes", {.symbol = "S", .doc = "Bytes of the tensor that passes through."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}),
      field(&In::launch_overhead, "launch_overhead_s", {.fallback = 0, .symbol = "t_d", .doc = "Fixed time of one kernel launch."}),
      field(&In::compute_time, "compute_time_s", {.fallback = 0, .symbol = "t_c", .doc = "Time of all arithmetic together; fusing does not change it."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::unfused_traffic, "unfused_traffic_bytes", {.symbol = "D_m", .doc = "Bytes moved when each operator reads and writes the tensor."}),
      field(&Out::fused_traffic, "fused_traffic_bytes", {.symbol = "D_1", .doc = "Bytes moved when one kernel reads it once and writes it once."}),
      field(&Out::traffic_ratio, "traffic_ratio", {.doc = "How many times fewer bytes move."}),
      field(&Out::unfused, "unfused_s", {.symbol = "T_m", .doc = "Time of the chain, one kernel an operator."}),
      field(&Out::fused, "fused_s", {.symbol = "T_1", .doc = "Time of the one fused kernel."}),
      field(&Out::speedup, "speedup", {.symbol = "S_{\\text{fuse}}", .doc = "How many times faster; never more than the number of operators.", .null_text = "takes no time"}),
      field(&Out::unfused_launch_time, "unfused_launch_time_s", {.doc = "Time of all launches, unfused."}),
      field(&Out::unfused_memory_time, "unfused_memory_time_s", {.doc = "Time to move the data, unfused."}),
      field(&Out::fused_memory_time, "fused_memory_time_s", {.doc = "Time to move the data, fused."}));

  static constexpr ModelText text{
      .title = "Fusing a chain of element-wise operators",
      .doc = "Each kernel reads its tensor from memory and writes it back, only for the next to read it again. Fused, the values stay on the chip and one launch is paid. "
             "It assumes one operand an operator, nothing cached between kernels, and terms that add up.",
      .formula = {{"unfused_traffic_bytes", "\\v{unfused_traffic_bytes} = 2 \\cdot \\v{ops} \\cdot \\v{tensor_bytes}"},
                  {"unfused_s", "\\v{unfused_s} = \\v{ops} \\cdot \\v{launch_overhead_s} + \\frac{2 \\cdot \\v{ops} \\cdot \\v{tensor_bytes}}{\\v{bandwidth_bytes_per_s}} + \\v{compute_time_s}"},
                  {"fused_s", "\\v{fused_s} = \\v{launch_overhead_s} + \\frac{2 \\cdot \\v{tensor_bytes}}{\\v{bandwidth_bytes_per_s}} + \\v{compute_time_s}"},
                  {"speedup", "\\v{speedup} = \\frac{\\v{unfused_s}}{\\v{fused_s}} \\le \\v{ops}"}},
      .sources = {"Machine Learning Systems (mlsysbook.ai), chapter ML Frameworks: kernel fusion", "Ansel et al. 2024, PyTorch 2, ASPLOS: fusion by a compiler"}};
};

}  // namespace ironlab
