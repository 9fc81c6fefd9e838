// Tensor parallelism: every layer is divided over devices, which add up its result four times a step.
#pragma once

#include "models/fleet/allreduce.h"
#include "models/rules.h"
#include "models/training/training_compute.h"

namespace ironlab {

struct TensorParallel {
  static constexpr const char* id = "tensor_parallel";
  static constexpr double kAllreducesPerLayer = 4;   // two forward, two backward
  static constexpr Bytes kElement{2};

  struct In {
    Count params, layers, hidden, tokens, degree;
    ByteRate bandwidth;
    Ratio utilization;
    FlopRate peak;
  };
  struct Out {
    Seconds compute_time, communication_time;
    Maybe<Ratio> communication_share, compute_share;
    Bytes message;
    Seconds step;
    Count allreduces;
    Bytes pipeline_boundary;
    Maybe<Ratio> communication_over_compute;
    Violation<Seconds> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    TrainingCompute::In work = kDefaults<TrainingCompute>;
    work.params = in.params;
    work.tokens = in.tokens;
    work.devices = in.degree;
    work.peak = in.peak;
    work.utilization = in.utilization;
    out.message = in.tokens * in.hidden * kElement;
    out.pipeline_boundary = 2.0 * out.message;
    Allreduce::In ring = kDefaults<Allreduce>;
    ring.message = out.message;
    ring.ranks = in.degree;
    ring.bandwidth = in.bandwidth;
    out.allreduces = kAllreducesPerLayer * in.layers;
    out.communication_time = out.allreduces * Allreduce::evaluate(ring).time;
    out.compute_time = TrainingCompute::evaluate(work).compute_time;
    out.step = out.compute_time + out.communication_time;
    if (out.step.si() > 0) {
      out.communication_share = out.communication_time / out.step;
      out.compute_share = out.compute_time / out.step;
    }
    if (out.compute_time.si() > 0) {
      out.communication_over_compute = out.communication_time / out.compute_time;
      if (!within(out.communication_time.si(), out.compute_time.si())) out.violation = Violation<Seconds>::of(out.communication_time, out.compute_time);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.fallback = 0, .symbol = "P", .doc = "Parameters of these layers; 0: only communication is asked for."}),
      field(&In::layers, "layers", {.symbol = "L", .doc = "Layers."}),
      field(&In::hidden, "hidden", {.symbol = "d", .doc = "Width of the model."}),
      field(&In::tokens, "tokens", {.symbol = "T", .doc = "Tokens of one micro-batch."}),
      field(&In::degree, "degree", {.range = kPositiveCount, .symbol = "t", .doc = "Devices that each layer is divided over."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of their ring, in one direction: NVLink inside a server, else the ports."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .fallback = 1, .symbol = "\\eta", .doc = "Share of the peak that a device reaches while it computes."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .fallback = 1, .symbol = "R", .doc = "Peak rate of one device, dense."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_c", .doc = "Time that each device computes for one micro-batch."}),
      field(&Out::communication_time, "communication_time_s", {.symbol = "T_r", .doc = "Time of the micro-batch's all-reduces."}),
      field(&Out::communication_share, "communication_share", {.range = kShare, .doc = "All-reduces as a share of both.", .null_text = "takes no time"}),
      field(&Out::compute_share, "compute_share", {.range = kShare, .doc = "Computing as a share of both.", .null_text = "takes no time"}),
      field(&Out::message, "message_bytes", {.symbol = "A", .doc = "Activations that each all-reduce adds up, in two bytes a number."}),
      field(&Out::step, "step_s", {.symbol = "T_s", .doc = "Both, one after the other."}),
      field(&Out::allreduces, "allreduces", {.doc = "All-reduces of one micro-batch."}),
      field(&Out::pipeline_boundary, "pipeline_boundary_bytes", {.doc = "What would cross a boundary between pipeline stages instead: activations forward, their gradients back."}),
      field(&Out::communication_over_compute, "communication_over_compute", {.symbol = "r", .doc = "All-reduces over computing.", .null_text = "nothing is computed"}),
      field(&Out::violation, "violation", {.doc = "Devices communicate longer than they compute.", .null_text = "computing takes longer", .violation = "communication_bound"}));

  static constexpr ModelText text{
      .title = "Tensor parallelism",
      .doc = "Devices divide each layer's matrices and must add up the layer's result: twice on the way forward, twice on the way back, on the critical path. The bytes of each device do not shrink as more share the layer, its arithmetic does; so it pays only over the fastest links.",
      .formula = {{"message_bytes", "\\v{message_bytes} = 2 \\cdot \\v{tokens} \\cdot \\v{hidden}"},
                  {"communication_time_s", "\\v{communication_time_s} = 4 \\cdot \\v{layers} \\cdot 2 \\frac{\\v{degree} - 1}{\\v{degree}} \\cdot \\frac{\\v{message_bytes}}{\\v{bandwidth_bytes_per_s}}"},
                  {"compute_time_s", "\\v{compute_time_s} = \\frac{6 \\cdot \\v{params} \\cdot \\v{tokens}}{\\v{degree} \\cdot \\v{peak_flop_per_s} \\cdot \\v{utilization}}"},
                  {"communication_share", "\\v{communication_share} = \\frac{\\v{communication_time_s}}{\\v{communication_time_s} + \\v{compute_time_s}}"}},
      .sources = {"Shoeybi et al. 2019, Megatron-LM, arXiv:1909.08053: four all-reduces a layer", "Patarasuk and Yuan 2009: the ring"},
      .has_scale = true};
};

}  // namespace ironlab
