// All-reduce: every rank contributes a message and receives the sum.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/subject.h"

namespace ironlab {

enum class AllreduceAlgorithm { naive, ring, tree, halving_doubling };
template <>
inline constexpr std::array<ChoiceName, 4> choice_names<AllreduceAlgorithm>{
    {{"naive", "Gather and broadcast"}, {"ring", "Ring"}, {"tree", "Tree"}, {"halving_doubling", "Halving and doubling"}}};

// The smallest k with 2^k >= n, by doubling: exact for every whole number.
constexpr double doublings(double n) {
  double k = 0;
  for (double reach = 1; reach < n; reach *= 2) k += 1;
  return k;
}

constexpr bool is_power_of_two(double n) {
  double power = 1;
  while (power < n) power *= 2;
  return power == n;
}

struct Allreduce {
  static constexpr const char* id = "allreduce";

  struct In {
    Choice<AllreduceAlgorithm> algorithm;
    Bytes message;
    Count ranks;
    ByteRate bandwidth;
    Seconds hop_latency;
    Count hosts_per_leaf;
    Ratio oversubscription, slowdown;
  };
  struct Out {
    Count steps;
    Bytes busiest_rank;
    Seconds bandwidth_time, latency_time, time, bandwidth_bound, latency_bound;
    Bytes half_bandwidth;
    Ratio ring_tree_multiple;
    Bytes ring_tree_crossover, idlest_rank;
    Maybe<Ratio> bandwidth_efficiency, latency_share;
  };

  // No algorithm moves less through its busiest rank.
  static constexpr Bytes least(const In& in) { return 2 * (in.ranks - 1) / in.ranks * in.message; }

  // Bytes as the slowest link counts them: a byte that leaves the leaf switch takes as long as `oversubscription` bytes inside.
  static constexpr Bytes halving_doubling_load(const In& in) {
    double part = 0;
    for (double share = 0.5; share * in.ranks >= 1; share /= 2) {
      const bool leaves = in.hosts_per_leaf > 0 && share * in.ranks >= in.hosts_per_leaf;
      part += share * (leaves ? static_cast<double>(in.oversubscription) : 1.0);
    }
    return 2 * part * in.message;
  }

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double n = in.ranks, depth = doublings(n);
    const AllreduceAlgorithm algorithm = in.algorithm;
    const bool few_steps = algorithm == AllreduceAlgorithm::tree || algorithm == AllreduceAlgorithm::halving_doubling;
    out.steps = few_steps ? 2 * depth : 2 * (n - 1);
    out.busiest_rank = algorithm == AllreduceAlgorithm::naive  ? 2 * (n - 1) * in.message
                       : algorithm == AllreduceAlgorithm::tree ? 2 * depth * in.message
                                                               : least(in);
    const bool shared = algorithm == AllreduceAlgorithm::ring || algorithm == AllreduceAlgorithm::halving_doubling;
    out.idlest_rank = shared || n == 1 ? out.busiest_rank : 2 * in.message;
    const Bytes load = algorithm == AllreduceAlgorithm::halving_doubling ? halving_doubling_load(in) : out.busiest_rank;
    out.bandwidth_time = load / in.bandwidth * in.slowdown;
    out.latency_time = out.steps * in.hop_latency;
    out.time = out.bandwidth_time + out.latency_time;
    out.bandwidth_bound = least(in) / in.bandwidth;
    out.latency_bound = depth * in.hop_latency;
    out.half_bandwidth = in.hop_latency * in.bandwidth;
    if (n > 3) out.ring_tree_multiple = (n - 1 - depth) / (depth - (n - 1) / n);
    out.ring_tree_crossover = out.half_bandwidth * out.ring_tree_multiple;
    if (out.time.si() > 0) {
      out.bandwidth_efficiency = out.bandwidth_bound / out.time;
      out.latency_share = out.latency_time / out.time;
    }
    return out;
  }

  static Status refuse(const In& in) {
    if (in.algorithm == AllreduceAlgorithm::halving_doubling && !is_power_of_two(in.ranks)) return {Code::contradictory, input_index<Allreduce>("ranks")};
    return {};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::algorithm, "algorithm", {.fallback = AllreduceAlgorithm::ring, .doc = "naive: one rank gathers all messages and sends the sum; ring: parts go round twice; tree: pairs add up and pass back; halving_doubling: partners exchange ever smaller halves (ranks must be a power of two)."}),
      field(&In::message, "message_bytes", {.symbol = "M", .doc = "Bytes that each rank contributes, such as its gradients."}),
      field(&In::ranks, "ranks", {.range = kPositiveCount, .symbol = "N", .doc = "Devices that take part."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "b", .doc = "Bandwidth of the slowest link that a rank drives, in one direction."}),
      field(&In::hop_latency, "hop_latency_s", {.fallback = 0, .symbol = "\\alpha", .doc = "Time to start one message."}),
      field(&In::hosts_per_leaf, "hosts_per_leaf", {.fallback = 0, .symbol = "p", .doc = "Ranks on one leaf switch; 0: all are on one. Only halving_doubling reads it."}),
      field(&In::oversubscription, "oversubscription", {.range = {1, 1e18}, .fallback = 1, .symbol = "r", .doc = "Bandwidth into a leaf switch over bandwidth out of it. Only halving_doubling reads it."}),
      field(&In::slowdown, "slowdown", {.range = {1, 1e18}, .fallback = 1, .symbol = "\\sigma", .doc = "How many times longer the bytes take because the fabric is oversubscribed."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::steps, "steps", {.symbol = "s", .doc = "Messages that must follow one another."}),
      field(&Out::busiest_rank, "busiest_rank_bytes", {.symbol = "V", .doc = "Bytes through the busiest rank (of a tree: along its longest path)."}),
      field(&Out::bandwidth_time, "bandwidth_time_s", {.symbol = "T_b", .doc = "Time of the bytes."}),
      field(&Out::latency_time, "latency_time_s", {.symbol = "T_{\\alpha}", .doc = "Time of starting the messages."}),
      field(&Out::time, "time_s", {.symbol = "T", .doc = "Time of the all-reduce."}),
      field(&Out::bandwidth_bound, "bandwidth_bound_s", {.symbol = "T_{\\text{bw}}", .doc = "No algorithm moves the bytes in less."}),
      field(&Out::latency_bound, "latency_bound_s", {.symbol = "T_{\\text{lat}}", .doc = "No algorithm starts fewer messages one after another."}),
      field(&Out::half_bandwidth, "half_bandwidth_bytes", {.symbol = "n_{1/2}", .doc = "A single message of this size gets half the bandwidth: starting it takes as long as moving it."}),
      field(&Out::ring_tree_multiple, "ring_tree_multiple", {.range = kNonNegative, .symbol = "k", .doc = "The crossover in units of that size; 0 when the ring never loses."}),
      field(&Out::ring_tree_crossover, "ring_tree_crossover_bytes", {.symbol = "M^{*}", .doc = "Below this size the tree is faster, above it the ring."}),
      field(&Out::idlest_rank, "idlest_rank_bytes", {.symbol = "V_{\\text{min}}", .doc = "Bytes through a rank that carries no others' messages: its own out and the sum in."}),
      field(&Out::bandwidth_efficiency, "bandwidth_efficiency", {.range = kShare, .symbol = "\\epsilon", .doc = "The bandwidth bound as a share of the time.", .null_text = "takes no time"}),
      field(&Out::latency_share, "latency_share", {.range = kShare, .doc = "Starting messages as a share of the time.", .null_text = "takes no time"}));

  static constexpr ModelText text{
      .title = "All-reduce of one message",
      .doc = "All ranks add up their messages and all receive the sum. However it is done, almost twice the message must pass through every rank; algorithms differ in how evenly they spread that and in how many messages follow one another. "
             "It assumes full-duplex links, one port a rank, no congestion and free additions; the tree is not pipelined.",
      .formula = {{"time_s", "\\v{time_s} = \\v{steps} \\cdot \\v{hop_latency_s} + \\v{slowdown} \\frac{\\v{busiest_rank_bytes}}{\\v{bandwidth_bytes_per_s}}"},
                  {"steps", "\\v{steps} = 2(\\v{ranks} - 1) \\text{ (naive, ring)}, \\quad 2 \\lceil \\log_2 \\v{ranks} \\rceil \\text{ (tree, halving)}"},
                  {"busiest_rank_bytes", "\\v{busiest_rank_bytes} = \\v{message_bytes} \\cdot \\begin{cases} 2(\\v{ranks} - 1) & \\text{naive} \\\\ 2 \\lceil \\log_2 \\v{ranks} \\rceil & \\text{tree} \\\\ 2 \\frac{\\v{ranks} - 1}{\\v{ranks}} & \\text{ring, halving} \\end{cases}"},
                  {"bandwidth_bound_s", "\\v{bandwidth_bound_s} = 2 \\frac{\\v{ranks} - 1}{\\v{ranks}} \\cdot \\frac{\\v{message_bytes}}{\\v{bandwidth_bytes_per_s}}"},
                  {"latency_bound_s", "\\v{latency_bound_s} = \\lceil \\log_2 \\v{ranks} \\rceil \\cdot \\v{hop_latency_s}"},
                  {"ring_tree_crossover_bytes", "\\v{ring_tree_crossover_bytes} = \\v{hop_latency_s} \\cdot \\v{bandwidth_bytes_per_s} \\cdot \\frac{\\v{ranks} - 1 - \\log_2 \\v{ranks}}{\\log_2 \\v{ranks} - (\\v{ranks} - 1)/\\v{ranks}}"}},
      .sources = {"Patarasuk and Yuan 2009, Bandwidth optimal all-reduce algorithms for clusters of workstations, Journal of Parallel and Distributed Computing 69(2): the ring",
                  "Thakur, Rabenseifner and Gropp 2005, Optimization of collective communication operations in MPICH, International Journal of High Performance Computing Applications 19(1): tree, halving and doubling",
                  "Hockney 1994, The communication challenge for MPP, Parallel Computing 20(3): start-up time and bandwidth"}};
};

}  // namespace ironlab
