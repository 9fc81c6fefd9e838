// Fat tree: bisection bandwidth and parts of a leaf-spine fabric.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct FatTree {
  static constexpr const char* id = "fat_tree";

  struct In {
    Count hosts, hosts_per_leaf;
    Ratio oversubscription;
    ByteRate link;
    Count switch_radix;
  };
  struct Out {
    ByteRate bisection;
    Ratio share_of_non_blocking;
    Count leaf_switches, spine_switches, switches, cables, uplinks;
    ByteRate host_share;
    Count max_hosts;
  };

  static Out evaluate(const In& in) {
    Out out;
    const bool one_leaf = in.hosts <= in.hosts_per_leaf;
    out.share_of_non_blocking = 1 / (one_leaf ? 1.0 : static_cast<double>(in.oversubscription));
    out.host_share = in.link / 2.0 * out.share_of_non_blocking;
    out.bisection = in.hosts * out.host_share;
    out.leaf_switches = rounded_up(in.hosts / in.hosts_per_leaf);
    out.uplinks = one_leaf ? 0.0 : rounded_up(out.leaf_switches * in.hosts_per_leaf / in.oversubscription);
    out.spine_switches = rounded_up(out.uplinks / in.switch_radix);
    out.switches = out.leaf_switches + out.spine_switches;
    out.cables = in.hosts + out.uplinks;
    out.max_hosts = in.hosts_per_leaf * in.switch_radix;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::hosts, "hosts", {.range = kPositiveCount, .symbol = "N", .doc = "GPUs or servers on the fabric."}),
      field(&In::hosts_per_leaf, "hosts_per_leaf", {.range = kPositiveCount, .symbol = "p", .doc = "Hosts on one leaf switch."}),
      field(&In::oversubscription, "oversubscription", {.range = {1, 1e18}, .symbol = "r", .doc = "Bandwidth into a leaf switch over bandwidth out of it; 1 is non-blocking."}),
      field(&In::link, "link_bytes_per_s", {.fallback = 0, .symbol = "b", .doc = "Bandwidth of one link, in one direction."}),
      field(&In::switch_radix, "switch_radix", {.range = kPositiveCount, .fallback = 64, .symbol = "k", .doc = "Ports of one switch."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::bisection, "bisection_bytes_per_s", {.symbol = "B", .doc = "Bandwidth between two halves of the hosts, in one direction, at the narrowest cut."}),
      field(&Out::share_of_non_blocking, "share_of_non_blocking", {.range = kShare, .doc = "That bandwidth over the one of a fabric without oversubscription."}),
      field(&Out::leaf_switches, "leaf_switches", {.symbol = "l", .doc = "Switches that hosts plug into."}),
      field(&Out::spine_switches, "spine_switches", {.doc = "Switches that join the leaves; none for a single leaf."}),
      field(&Out::switches, "switches", {.doc = "All switches."}),
      field(&Out::cables, "cables", {.doc = "All cables: one a host and the uplinks."}),
      field(&Out::uplinks, "uplinks", {.symbol = "u", .doc = "Cables from leaves to spines."}),
      field(&Out::host_share, "host_share_bytes_per_s", {.doc = "Each host's share of the cut."}),
      field(&Out::max_hosts, "max_hosts", {.doc = "Hosts that two levels can join: a spine has one port for each leaf."}));

  static constexpr ModelText text{
      .title = "Leaf-spine fabric: bisection and parts",
      .doc = "Hosts plug into leaf switches, leaves into spines. Fewer cables up than down save money and narrow the cut: the ratio is the oversubscription. A single leaf has no cut to narrow. It assumes that traffic spreads perfectly over the uplinks.",
      .formula = {{"bisection_bytes_per_s", "\\v{bisection_bytes_per_s} = \\frac{\\v{hosts} \\cdot \\v{link_bytes_per_s}}{2 \\v{oversubscription}}"},
                  {"leaf_switches", "\\v{leaf_switches} = \\left\\lceil \\frac{\\v{hosts}}{\\v{hosts_per_leaf}} \\right\\rceil"},
                  {"uplinks", "\\v{uplinks} = \\left\\lceil \\frac{\\v{leaf_switches} \\cdot \\v{hosts_per_leaf}}{\\v{oversubscription}} \\right\\rceil"},
                  {"spine_switches", "\\v{spine_switches} = \\left\\lceil \\frac{\\v{uplinks}}{\\v{switch_radix}} \\right\\rceil"},
                  {"cables", "\\v{cables} = \\v{hosts} + \\v{uplinks}"}},
      .sources = {"Al-Fares, Loukissas and Vahdat 2008, A scalable, commodity data center network architecture, SIGCOMM",
                  "NVIDIA Quantum-2 QM9700 datasheet: 64 ports"}};
};

}  // namespace ironlab
