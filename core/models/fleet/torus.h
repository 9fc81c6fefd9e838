// Torus: bisection bandwidth and all-reduce of a three-dimensional grid of hosts.
#pragma once

#include "models/fleet/allreduce.h"
#include "models/subject.h"

namespace ironlab {

struct Torus {
  static constexpr const char* id = "torus";
  static constexpr double kPorts = 6;  // two in each dimension

  struct In {
    Count dim_x, dim_y, dim_z;
    ByteRate link;
    Bytes message;
    Seconds hop_latency;
  };
  struct Out {
    Count hosts, links_cut;
    ByteRate bisection;
    Count steps;
    Seconds bandwidth_time, time, latency_time;
    ByteRate host_share, injection;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double x = in.dim_x, y = in.dim_y, z = in.dim_z;
    const double xy = x > y ? x : y, longest = xy > z ? xy : z;
    out.hosts = x * y * z;
    out.links_cut = longest > 1 ? 2 * out.hosts / longest : 0.0;
    out.bisection = out.links_cut * in.link;
    out.host_share = out.bisection / out.hosts;
    out.injection = kPorts * in.link;
    out.steps = 2 * ((x - 1) + (y - 1) + (z - 1));
    Allreduce::In call = kDefaults<Allreduce>;  // every byte as in a ring, over all ports at once
    call.message = in.message;
    call.ranks = out.hosts;
    call.bandwidth = out.injection;
    out.bandwidth_time = Allreduce::evaluate(call).bandwidth_time;
    out.latency_time = out.steps * in.hop_latency;
    out.time = out.bandwidth_time + out.latency_time;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::dim_x, "dim_x", {.range = kPositiveCount, .symbol = "d_x", .doc = "Hosts along the first dimension."}),
      field(&In::dim_y, "dim_y", {.range = kPositiveCount, .symbol = "d_y", .doc = "Hosts along the second."}),
      field(&In::dim_z, "dim_z", {.range = kPositiveCount, .symbol = "d_z", .doc = "Hosts along the third."}),
      field(&In::link, "link_bytes_per_s", {.positive = true, .symbol = "b", .doc = "Bandwidth of one link, in one direction."}),
      field(&In::message, "message_bytes", {.fallback = 0, .symbol = "M", .doc = "Bytes that each host contributes to an all-reduce."}),
      field(&In::hop_latency, "hop_latency_s", {.fallback = 0, .symbol = "\\alpha", .doc = "Time to start one message."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::hosts, "hosts", {.symbol = "N", .doc = "All hosts."}),
      field(&Out::links_cut, "links_cut", {.symbol = "c", .doc = "Links between two halves: the cut across the longest side, twice because the rings close."}),
      field(&Out::bisection, "bisection_bytes_per_s", {.symbol = "B", .doc = "Bandwidth of these links, in one direction."}),
      field(&Out::steps, "steps", {.symbol = "s", .doc = "Messages of an all-reduce that must follow one another."}),
      field(&Out::bandwidth_time, "bandwidth_time_s", {.symbol = "T_b", .doc = "Time of the all-reduce's bytes."}),
      field(&Out::time, "time_s", {.symbol = "T", .doc = "Time of the all-reduce."}),
      field(&Out::latency_time, "latency_time_s", {.symbol = "T_{\\alpha}", .doc = "Time of starting its messages."}),
      field(&Out::host_share, "host_share_bytes_per_s", {.doc = "Each host's share of the cut: it shrinks as the longest side grows."}),
      field(&Out::injection, "injection_bytes_per_s", {.doc = "What a host can send through all six links at once."}));

  static constexpr ModelText text{
      .title = "Three-dimensional torus: bisection and all-reduce",
      .doc = "Each host has six links, to its neighbors in three dimensions; the rows close to rings. An all-reduce talks to neighbors only and uses all links at once, so it is fast at any size. The cut between two halves grows only as the surface, "
             "so what must cross it falls behind as the torus grows. It assumes a multi-ported all-reduce that keeps all six links busy.",
      .formula = {{"links_cut", "\\v{links_cut} = \\frac{2 \\v{hosts}}{\\max(\\v{dim_x}, \\v{dim_y}, \\v{dim_z})}"},
                  {"bisection_bytes_per_s", "\\v{bisection_bytes_per_s} = \\v{links_cut} \\cdot \\v{link_bytes_per_s}"},
                  {"steps", "\\v{steps} = 2 (\\v{dim_x} + \\v{dim_y} + \\v{dim_z} - 3)"},
                  {"time_s", "\\v{time_s} = 2 \\frac{\\v{hosts} - 1}{\\v{hosts}} \\cdot \\frac{\\v{message_bytes}}{6 \\v{link_bytes_per_s}} + \\v{steps} \\cdot \\v{hop_latency_s}"}},
      .sources = {"Sack and Gropp 2015, Collective algorithms for multiported torus networks, ACM Transactions on Parallel Computing 1(2)",
                  "Jouppi et al. 2023, TPU v4, ISCA: six links a chip"}};
};

}  // namespace ironlab
