// Hierarchical data parallelism: gradients are added up inside each node, then across nodes.
#pragma once

#include "models/fleet/hierarchical_allreduce.h"
#include "models/rules.h"
#include "models/training/training_compute.h"

namespace ironlab {

struct HierarchicalDataParallel {
  static constexpr const char* id = "hierarchical_data_parallel";

  struct In {
    Count params, tokens_per_gpu, gpus_per_node, nodes, ports, accumulation;
    Ratio utilization;
    FlopRate peak;
    ByteRate nvlink, port;
    Bytes gradient;
  };
  struct Out {
    Seconds compute_time, intra_node, inter_node, step;
    Ratio speedup, efficiency, overhead_ratio, inter_node_share;
    Rate tokens;
    Bytes node_boundary;
    Ratio cliff;
    Violation<Seconds> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    TrainingCompute::In work = kDefaults<TrainingCompute>;
    work.params = in.params;
    work.tokens = in.accumulation * in.tokens_per_gpu;
    work.peak = in.peak;
    work.utilization = in.utilization;
    HierarchicalAllreduce::In sum = kDefaults<HierarchicalAllreduce>;
    sum.nodes = in.nodes;
    sum.gpus_per_node = in.gpus_per_node;
    sum.message = in.params * in.gradient;
    sum.intra = in.nvlink;
    sum.inter_gpu = in.ports * in.port / in.gpus_per_node;
    const HierarchicalAllreduce::Out reduced = HierarchicalAllreduce::evaluate(sum);
    out.compute_time = TrainingCompute::evaluate(work).compute_time;
    out.intra_node = reduced.intra_time;
    out.inter_node = reduced.inter_time;
    out.node_boundary = reduced.node_boundary;
    const Seconds one_node = out.compute_time + out.intra_node;
    out.step = one_node + out.inter_node;
    out.speedup = in.nodes * (one_node / out.step);
    out.efficiency = one_node / out.step;
    out.overhead_ratio = reduced.time / out.compute_time;
    out.inter_node_share = out.inter_node / out.step;
    out.tokens = in.nodes * in.gpus_per_node * work.tokens / out.step;
    out.cliff = in.nvlink / sum.inter_gpu;
    if (!within(reduced.time.si(), out.compute_time.si())) out.violation = Violation<Seconds>::of(reduced.time, out.compute_time);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.range = kPositiveCount, .symbol = "P", .doc = "Number of parameters."}),
      field(&In::tokens_per_gpu, "tokens_per_gpu", {.range = kPositiveCount, .symbol = "T", .doc = "Tokens of each GPU in one micro-batch."}),
      field(&In::gpus_per_node, "gpus_per_node", {.range = kPositiveCount, .symbol = "g", .doc = "GPUs in each server."}),
      field(&In::nodes, "nodes", {.range = kPositiveCount, .symbol = "n", .doc = "Servers."}),
      field(&In::ports, "ports", {.range = kPositiveCount, .symbol = "k", .doc = "Network ports of each server."}),
      field(&In::accumulation, "accumulation", {.range = kPositiveCount, .symbol = "a", .doc = "Micro-batches whose gradients are added up before they are exchanged."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .symbol = "\\eta", .doc = "Share of the peak that a GPU reaches while it computes."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak rate of one GPU, dense."}),
      field(&In::nvlink, "nvlink_bytes_per_s", {.positive = true, .symbol = "b_{\\text{nv}}", .doc = "Bandwidth of a GPU inside its server, in one direction."}),
      field(&In::port, "port_bytes_per_s", {.positive = true, .symbol = "b_p", .doc = "Bandwidth of one port, in one direction."}),
      field(&In::gradient, "gradient_bytes", {.positive = true, .fallback = 2, .symbol = "e", .doc = "Bytes of one gradient."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_c", .doc = "Time that each GPU computes in a step."}),
      field(&Out::intra_node, "intra_node_s", {.symbol = "T_i", .doc = "Adding up inside the servers."}),
      field(&Out::inter_node, "inter_node_s", {.symbol = "T_x", .doc = "Adding up between servers."}),
      field(&Out::step, "step_s", {.symbol = "T_s", .doc = "Time of a step."}),
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "Times the throughput of one server."}),
      field(&Out::efficiency, "efficiency", {.range = kShare, .symbol = "E", .doc = "Speedup for each server."}),
      field(&Out::overhead_ratio, "overhead_ratio", {.symbol = "r", .doc = "Communication over computing."}),
      field(&Out::inter_node_share, "inter_node_share", {.range = kShare, .doc = "Adding up between servers as a share of the step."}),
      field(&Out::tokens, "tokens_per_s", {.symbol = "\\lambda", .doc = "Tokens trained on each second."}),
      field(&Out::node_boundary, "node_boundary_bytes", {.symbol = "V_x", .doc = "Bytes that leave each server in a step."}),
      field(&Out::cliff, "cliff_ratio", {.doc = "Bandwidth inside a server over what its ports give each GPU."}),
      field(&Out::violation, "violation", {.doc = "GPUs communicate longer than they compute.", .null_text = "computing takes longer", .violation = "communication_bound"}));

  static constexpr ModelText text{
      .title = "Data parallelism over nodes",
      .doc = "Links inside a server are many times faster than the network between servers, and what must cross it decides the step. Accumulating micro-batches or adding ports shrinks that part; more servers do not, once there are a few. "
             "It assumes two phases one after the other, bandwidth only, and no overlap with computing: an upper bound on the damage.",
      .formula = {{"compute_time_s", "\\v{compute_time_s} = \\frac{6 \\cdot \\v{accumulation} \\cdot \\v{params} \\cdot \\v{tokens_per_gpu}}{\\v{peak_flop_per_s} \\cdot \\v{utilization}}"},
                  {"intra_node_s", "\\v{intra_node_s} = 2 \\frac{\\v{gpus_per_node} - 1}{\\v{gpus_per_node}} \\cdot \\frac{\\v{params} \\cdot \\v{gradient_bytes}}{\\v{nvlink_bytes_per_s}}"},
                  {"inter_node_s", "\\v{inter_node_s} = 2 \\frac{\\v{nodes} - 1}{\\v{nodes}} \\cdot \\frac{\\v{params} \\cdot \\v{gradient_bytes}}{\\v{ports} \\cdot \\v{port_bytes_per_s}}"},
                  {"step_s", "\\v{step_s} = \\v{compute_time_s} + \\v{intra_node_s} + \\v{inter_node_s}"},
                  {"speedup", "\\v{speedup} = \\v{nodes} \\frac{\\v{compute_time_s} + \\v{intra_node_s}}{\\v{step_s}}"},
                  {"overhead_ratio", "\\v{overhead_ratio} = \\frac{\\v{intra_node_s} + \\v{inter_node_s}}{\\v{compute_time_s}}"}},
      .sources = {"Patarasuk and Yuan 2009: the ring", "NVIDIA H100 and ConnectX-7 datasheets: rates of the links", "Kaplan et al. 2020, arXiv:2001.08361: six operations a parameter and token"},
      .has_scale = true};
};

}  // namespace ironlab
