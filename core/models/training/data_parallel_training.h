// Data-parallel training: replicas share the batch and add up their gradients over one ring.
#pragma once

#include "models/fleet/allreduce.h"
#include "models/rules.h"
#include "models/training/training_compute.h"

namespace ironlab {

struct DataParallelTraining {
  static constexpr const char* id = "data_parallel_training";

  struct In {
    Count params, tokens_per_step, devices;
    ByteRate bandwidth;
    Seconds hop_latency;
    Ratio overlap_share, utilization;
    Bytes gradient;
    FlopRate peak;
    Flops job;
  };
  struct Out {
    Seconds compute_time, communication_time, step;
    Ratio speedup, efficiency, communication_share;
    Seconds job_time;
    Ratio overhead_ratio;
    Rate tokens;
    Seconds exposed;
    Ratio achieved_utilization, speedup_ceiling;
    Seconds ideal_job, one_device_step;
    Bytes busiest_rank;
    Violation<Seconds> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    TrainingCompute::In work = kDefaults<TrainingCompute>;
    work.params = in.params;
    work.tokens = in.tokens_per_step;
    work.devices = in.devices;
    work.peak = in.peak;
    work.utilization = in.utilization;
    const TrainingCompute::Out compute = TrainingCompute::evaluate(work);
    Allreduce::In ring = kDefaults<Allreduce>;
    ring.message = in.params * in.gradient;
    ring.ranks = in.devices;
    ring.bandwidth = in.bandwidth;
    ring.hop_latency = in.hop_latency;
    const Allreduce::Out sum = Allreduce::evaluate(ring);
    out.compute_time = compute.compute_time;
    out.one_device_step = compute.device_time;
    out.communication_time = sum.time;
    out.busiest_rank = sum.busiest_rank;
    out.exposed = larger(sum.time - in.overlap_share * out.compute_time, Seconds(0));
    out.step = out.compute_time + out.exposed;
    out.speedup = out.one_device_step / out.step;
    out.efficiency = out.speedup / in.devices;
    out.communication_share = out.exposed / out.step;
    out.overhead_ratio = out.communication_time / out.compute_time;
    out.tokens = in.tokens_per_step / out.step;
    out.achieved_utilization = in.utilization * (out.compute_time / out.step);
    out.speedup_ceiling = out.one_device_step / (2.0 * ring.message / in.bandwidth);
    const double steps = in.job / compute.work;
    out.job_time = steps * out.step;
    out.ideal_job = steps * out.compute_time;
    if (!within(out.exposed.si(), out.compute_time.si())) out.violation = Violation<Seconds>::of(out.exposed, out.compute_time);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.range = kPositiveCount, .symbol = "P", .doc = "Number of parameters."}),
      field(&In::tokens_per_step, "tokens_per_step", {.range = kPositiveCount, .symbol = "G", .doc = "Tokens of the global batch, whatever the number of devices."}),
      field(&In::devices, "devices", {.range = kPositiveCount, .symbol = "N", .doc = "Devices, each with a replica of the model."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the slowest link that each device drives, in one direction."}),
      field(&In::hop_latency, "hop_latency_s", {.fallback = 0, .symbol = "\\alpha", .doc = "Time to start one message."}),
      field(&In::overlap_share, "overlap_share", {.range = kShare, .fallback = 0, .symbol = "o", .doc = "Share of the compute time behind which communication hides; the backward pass is two thirds."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .symbol = "\\eta", .doc = "Share of the peak that a device reaches while it computes."}),
      field(&In::gradient, "gradient_bytes", {.positive = true, .symbol = "g", .doc = "Bytes of one gradient: 4 in FP32, 2 in FP16."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak rate of one device, dense."}),
      field(&In::job, "job_flop", {.fallback = 0, .symbol = "F", .doc = "Operations of the whole training run."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_c", .doc = "Time that each device computes in a step."}),
      field(&Out::communication_time, "communication_time_s", {.symbol = "T_r", .doc = "Time of the all-reduce, before any of it hides."}),
      field(&Out::step, "step_s", {.symbol = "T", .doc = "Time of a step."}),
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "Times faster than one device, if one could hold the model."}),
      field(&Out::efficiency, "efficiency", {.range = kShare, .symbol = "E", .doc = "Speedup for each device."}),
      field(&Out::communication_share, "communication_share", {.range = kShare, .doc = "Communication that does not hide, as a share of the step."}),
      field(&Out::job_time, "job_s", {.symbol = "T_F", .doc = "Time of the whole run."}),
      field(&Out::overhead_ratio, "overhead_ratio", {.symbol = "r", .doc = "Time of the all-reduce over time of computing."}),
      field(&Out::tokens, "tokens_per_s", {.symbol = "\\lambda", .doc = "Tokens trained on each second."}),
      field(&Out::exposed, "exposed_communication_s", {.symbol = "T_x", .doc = "Communication that does not hide."}),
      field(&Out::achieved_utilization, "achieved_utilization", {.range = kShare, .symbol = "\\text{MFU}", .doc = "Share of the peak that is reached over the whole step."}),
      field(&Out::speedup_ceiling, "speedup_ceiling", {.symbol = "S_{\\infty}", .doc = "Speedup that no number of devices exceeds (without latency and overlap); at as many devices half of the step is communication."}),
      field(&Out::ideal_job, "ideal_job_s", {.doc = "Time of the whole run if communication were free."}),
      field(&Out::one_device_step, "one_device_step_s", {.symbol = "T_1", .doc = "Time of a step on one device."}),
      field(&Out::busiest_rank, "busiest_rank_bytes", {.symbol = "V", .doc = "Bytes that each device sends in a step."}),
      field(&Out::violation, "violation", {.doc = "Devices communicate longer than they compute.", .null_text = "computing takes longer", .violation = "communication_bound"}));

  static constexpr ModelText text{
      .title = "Data-parallel training over one ring",
      .doc = "Each device has all parameters and its part of the batch; after each step all add up their gradients. With the batch fixed, computing shrinks with every device while the exchange stays near twice the gradients, so the speedup saturates. "
             "It assumes a ring all-reduce on dedicated links and an even batch. One device is an arithmetic reference: it often could not hold the model.",
      .formula = {{"compute_time_s", "\\v{compute_time_s} = \\frac{6 \\cdot \\v{params} \\cdot \\v{tokens_per_step}}{\\v{devices} \\cdot \\v{peak_flop_per_s} \\cdot \\v{utilization}}"},
                  {"communication_time_s", "\\v{communication_time_s} = 2 \\frac{\\v{devices} - 1}{\\v{devices}} \\cdot \\frac{\\v{params} \\cdot \\v{gradient_bytes}}{\\v{bandwidth_bytes_per_s}} + 2 (\\v{devices} - 1) \\v{hop_latency_s}"},
                  {"exposed_communication_s", "\\v{exposed_communication_s} = \\max(\\v{communication_time_s} - \\v{overlap_share} \\cdot \\v{compute_time_s}, 0)"},
                  {"step_s", "\\v{step_s} = \\v{compute_time_s} + \\v{exposed_communication_s}"},
                  {"speedup", "\\v{speedup} = \\frac{\\v{one_device_step_s}}{\\v{step_s}}"},
                  {"efficiency", "\\v{efficiency} = \\frac{\\v{speedup}}{\\v{devices}}"},
                  {"speedup_ceiling", "\\v{speedup_ceiling} = \\frac{\\v{one_device_step_s} \\cdot \\v{bandwidth_bytes_per_s}}{2 \\cdot \\v{params} \\cdot \\v{gradient_bytes}}"},
                  {"job_s", "\\v{job_s} = \\frac{\\v{job_flop}}{6 \\cdot \\v{params} \\cdot \\v{tokens_per_step}} \\cdot \\v{step_s}"},
                  {"achieved_utilization", "\\v{achieved_utilization} = \\v{utilization} \\cdot \\frac{\\v{compute_time_s}}{\\v{step_s}}"}},
      .sources = {"Patarasuk and Yuan 2009, Bandwidth optimal all-reduce algorithms for clusters of workstations: the ring",
                  "Kaplan et al. 2020, arXiv:2001.08361: six operations a parameter and token"},
      .has_scale = true};
};

}  // namespace ironlab
