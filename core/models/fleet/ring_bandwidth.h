// Ring bandwidth: what a ring of GPUs gets inside a node and across nodes.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct RingBandwidth {
  static constexpr const char* id = "ring_bandwidth";

  struct In {
    Count ranks, gpus_per_node;
    ByteRate nvlink;
    Count ports_per_node;
    ByteRate port;
  };
  struct Out {
    ByteRate bandwidth;
    Flag crosses_nodes;
    Ratio slower_than_nvlink;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.crosses_nodes = in.ranks > in.gpus_per_node;
    out.bandwidth = out.crosses_nodes ? smaller(in.nvlink, in.ports_per_node * in.port) : in.nvlink;
    out.slower_than_nvlink = in.nvlink / out.bandwidth;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::ranks, "ranks", {.range = kPositiveCount, .symbol = "N", .doc = "GPUs in the ring."}),
      field(&In::gpus_per_node, "gpus_per_node", {.range = kPositiveCount, .symbol = "g", .doc = "GPUs in one server."}),
      field(&In::nvlink, "nvlink_bytes_per_s", {.positive = true, .symbol = "b_{\\text{nv}}", .doc = "Bandwidth of a GPU inside its server, in one direction."}),
      field(&In::ports_per_node, "ports_per_node", {.range = kPositiveCount, .symbol = "k", .doc = "Network ports of one server."}),
      field(&In::port, "port_bytes_per_s", {.positive = true, .symbol = "b_p", .doc = "Bandwidth of one port, in one direction."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::bandwidth, "bandwidth_bytes_per_s", {.symbol = "b", .doc = "Bandwidth that the ring gets, in one direction."}),
      field(&Out::crosses_nodes, "crosses_nodes", {.doc = "Does the ring leave the server?"}),
      field(&Out::slower_than_nvlink, "slower_than_nvlink", {.doc = "How many times slower it is than inside the server."}));

  static constexpr ModelText text{
      .title = "Bandwidth of a ring inside and across nodes",
      .doc = "One GPU more than a server holds, and the ring runs over the network. Several rings run side by side, one for each port, so the ports of a server add up until the links inside are the limit. It assumes that the load spreads evenly over them.",
      .formula = {{"bandwidth_bytes_per_s", "\\v{bandwidth_bytes_per_s} = \\begin{cases} \\v{nvlink_bytes_per_s} & \\v{ranks} \\le \\v{gpus_per_node} \\\\ \\min(\\v{nvlink_bytes_per_s}, \\v{ports_per_node} \\cdot \\v{port_bytes_per_s}) & \\text{else} \\end{cases}"}},
      .sources = {"NVIDIA DGX H100 datasheet: eight GPUs and eight ports in a server", "Perfect balance over the ports: teaching value"}};
};

}  // namespace ironlab
