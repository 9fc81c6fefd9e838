// Hierarchical all-reduce: inside each node first, then across nodes.
#pragma once

#include "models/fleet/allreduce.h"
#include "models/subject.h"

namespace ironlab {

struct HierarchicalAllreduce {
  static constexpr const char* id = "hierarchical_allreduce";

  struct In {
    Count nodes, gpus_per_node;
    Bytes message;
    ByteRate intra, inter_gpu;
    Seconds intra_latency, inter_latency;
  };
  struct Out {
    Seconds intra_time, inter_time, time;
    Count steps;
    Maybe<Ratio> inter_share;
    Bytes node_boundary;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    Allreduce::In inside = kDefaults<Allreduce>;  // a reduce-scatter and an all-gather are the two halves of a ring
    inside.message = in.message;
    inside.ranks = in.gpus_per_node;
    inside.bandwidth = in.intra;
    inside.hop_latency = in.intra_latency;
    Allreduce::In across = inside;
    across.message = in.message / in.gpus_per_node;
    across.ranks = in.nodes;
    across.bandwidth = in.inter_gpu;
    across.hop_latency = in.inter_latency;
    const Allreduce::Out first = Allreduce::evaluate(inside), second = Allreduce::evaluate(across);
    out.intra_time = first.time;
    out.inter_time = second.time;
    out.time = first.time + second.time;
    out.steps = first.steps + second.steps;
    out.node_boundary = second.busiest_rank * in.gpus_per_node;
    if (out.time.si() > 0) out.inter_share = out.inter_time / out.time;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::nodes, "nodes", {.range = kPositiveCount, .symbol = "n", .doc = "Servers."}),
      field(&In::gpus_per_node, "gpus_per_node", {.range = kPositiveCount, .symbol = "g", .doc = "GPUs in each server."}),
      field(&In::message, "message_bytes", {.symbol = "M", .doc = "Bytes that each GPU contributes."}),
      field(&In::intra, "intra_bytes_per_s", {.positive = true, .symbol = "b_i", .doc = "Bandwidth of a GPU inside its server, in one direction."}),
      field(&In::inter_gpu, "inter_gpu_bytes_per_s", {.positive = true, .symbol = "b_x", .doc = "A GPU's share of its server's network ports, in one direction."}),
      field(&In::intra_latency, "intra_latency_s", {.fallback = 0, .symbol = "\\alpha_i", .doc = "Time to start a message inside a server."}),
      field(&In::inter_latency, "inter_latency_s", {.fallback = 0, .symbol = "\\alpha_x", .doc = "Time to start a message between servers."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::intra_time, "intra_time_s", {.symbol = "T_i", .doc = "Time inside the servers: reduce-scatter and all-gather."}),
      field(&Out::inter_time, "inter_time_s", {.symbol = "T_x", .doc = "Time between servers: a ring for each GPU's part."}),
      field(&Out::time, "time_s", {.symbol = "T", .doc = "Both, one after the other."}),
      field(&Out::steps, "steps", {.symbol = "s", .doc = "Messages that must follow one another."}),
      field(&Out::inter_share, "inter_share", {.range = kShare, .doc = "Time between servers as a share of the whole.", .null_text = "takes no time"}),
      field(&Out::node_boundary, "node_boundary_bytes", {.symbol = "V_x", .doc = "Bytes that leave each server."}));

  static constexpr ModelText text{
      .title = "All-reduce inside nodes, then across",
      .doc = "GPUs of one server first add up among themselves, so that each holds the server's sum of one part; the GPUs with the same part form a ring over all servers; then the server shares the result. "
             "Fewer bytes and far fewer steps cross the slow links. The phases do not overlap.",
      .formula = {{"intra_time_s", "\\v{intra_time_s} = 2(\\v{gpus_per_node} - 1) \\v{intra_latency_s} + 2 \\frac{\\v{gpus_per_node} - 1}{\\v{gpus_per_node}} \\cdot \\frac{\\v{message_bytes}}{\\v{intra_bytes_per_s}}"},
                  {"inter_time_s", "\\v{inter_time_s} = 2(\\v{nodes} - 1) \\v{inter_latency_s} + 2 \\frac{\\v{nodes} - 1}{\\v{nodes}} \\cdot \\frac{\\v{message_bytes}}{\\v{gpus_per_node} \\cdot \\v{inter_gpu_bytes_per_s}}"},
                  {"time_s", "\\v{time_s} = \\v{intra_time_s} + \\v{inter_time_s}"}},
      .sources = {"Thakur, Rabenseifner and Gropp 2005, Optimization of collective communication operations in MPICH: reduce-scatter and all-gather",
                  "Patarasuk and Yuan 2009: the ring"}};
};

}  // namespace ironlab
