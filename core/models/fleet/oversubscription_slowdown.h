// Oversubscription slowdown: what a narrow fabric costs each traffic pattern.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

enum class TrafficPattern { ring_packed, ring_strided, ring_random, all_to_all, bisection_pairs };
template <>
inline constexpr std::array<ChoiceName, 5> choice_names<TrafficPattern>{{{"ring_packed", "Ring, neighbors on one leaf"},
                                                                        {"ring_strided", "Ring, neighbors on other leaves"},
                                                                        {"ring_random", "Ring, random order"},
                                                                        {"all_to_all", "All to all"},
                                                                        {"bisection_pairs", "Pairs across the middle"}}};

struct OversubscriptionSlowdown {
  static constexpr const char* id = "oversubscription_slowdown";
  static constexpr int kPatterns = 5;

  struct In {
    Count hosts, hosts_per_leaf;
    Ratio oversubscription;
    Choice<TrafficPattern> pattern;
  };
  struct Out {
    Ratio slowdown, throughput_share;
    List<Ratio, kPatterns> pattern_shares;
  };

  static constexpr double of(const In& in, TrafficPattern pattern) {
    if (in.hosts <= in.hosts_per_leaf) return 1;
    const double r = in.oversubscription, p = in.hosts_per_leaf;
    double flows = r;
    if (pattern == TrafficPattern::ring_packed) flows = r / p;
    if (pattern == TrafficPattern::ring_random || pattern == TrafficPattern::all_to_all) flows = r * (in.hosts - p) / (in.hosts - 1);
    return flows > 1 ? flows : 1;
  }

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.slowdown = of(in, in.pattern);
    out.throughput_share = 1 / out.slowdown;
    for (int i = 0; i < kPatterns; ++i) out.pattern_shares.push(1 / of(in, static_cast<TrafficPattern>(i)));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::hosts, "hosts", {.range = kPositiveCount, .symbol = "N", .doc = "GPUs or servers on the fabric."}),
      field(&In::hosts_per_leaf, "hosts_per_leaf", {.range = kPositiveCount, .symbol = "p", .doc = "Hosts on one leaf switch."}),
      field(&In::oversubscription, "oversubscription", {.range = {1, 1e18}, .symbol = "r", .doc = "Bandwidth into a leaf switch over bandwidth out of it."}),
      field(&In::pattern, "pattern", {.doc = "Who talks to whom: rings whose neighbors share a leaf, sit on other leaves or are placed at random; everybody with everybody; pairs half the fabric apart."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::slowdown, "slowdown", {.range = {1, 1e18}, .symbol = "\\sigma", .doc = "How many times longer the bytes take than on a non-blocking fabric."}),
      field(&Out::throughput_share, "throughput_share", {.range = kShare, .symbol = "\\tau", .doc = "Throughput as a share of the non-blocking fabric's."}),
      field(&Out::pattern_shares, "pattern_shares", {.range = kShare, .doc = "That share for every pattern, in the order packed, strided, random, all to all, pairs."}));

  static constexpr ModelText text{
      .title = "What an oversubscribed fabric costs a traffic pattern",
      .doc = "Only traffic that leaves its leaf switch pays. A ring whose neighbors share leaves sends one flow out of each leaf and notices nothing; one dealt out round-robin sends every flow out. "
             "Random placement gives the expected value. It assumes that the load spreads perfectly over the uplinks; static routing does worse.",
      .formula = {{"slowdown", "\\v{slowdown} = \\max\\left(1, \\begin{cases} \\v{oversubscription} / \\v{hosts_per_leaf} & \\text{packed} \\\\ \\v{oversubscription} & \\text{strided, pairs} \\\\ \\v{oversubscription} \\frac{\\v{hosts} - \\v{hosts_per_leaf}}{\\v{hosts} - 1} & \\text{random, all to all} \\end{cases}\\right)"},
                  {"throughput_share", "\\v{throughput_share} = 1 / \\v{slowdown}"}},
      .sources = {"Counting flows over the uplinks of a leaf; Al-Fares, Loukissas and Vahdat 2008, SIGCOMM: the fabric"}};
};

}  // namespace ironlab
