// All-to-all: every rank sends each other rank its part, through three cuts.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

enum class Cut { injection, leaf, bisection };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<Cut>{{{"injection", "Host links"}, {"leaf", "Leaf uplinks"}, {"bisection", "Bisection"}}};

struct AllToAll {
  static constexpr const char* id = "all_to_all";

  struct In {
    Count ranks;
    Bytes rank;
    ByteRate injection, bisection, leaf_share;
    Count hosts_per_leaf;
    Seconds hop_latency;
  };
  struct Out {
    Seconds injection_time, leaf_time, bisection_time, time;
    Choice<Cut> binding_cut;
    Seconds latency_time;
    Bytes crossing;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double n = in.ranks;
    if (n > 1) out.crossing = n * in.rank / 4;  // half the ranks send half of theirs to the other half
    out.injection_time = in.rank * (n - 1) / n / in.injection;
    if (n > in.hosts_per_leaf) out.leaf_time = in.rank * (n - in.hosts_per_leaf) / n / in.leaf_share;
    out.bisection_time = out.crossing / in.bisection;
    const Seconds most = larger(larger(out.injection_time, out.leaf_time), out.bisection_time);
    const auto binds = [most](Seconds t) { return at_least(t.si(), most.si()); };
    out.binding_cut = binds(out.injection_time) ? Cut::injection : binds(out.leaf_time) ? Cut::leaf : Cut::bisection;
    out.latency_time = (n - 1) * in.hop_latency;
    out.time = most + out.latency_time;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::ranks, "ranks", {.range = kPositiveCount, .symbol = "N", .doc = "Devices that take part."}),
      field(&In::rank, "rank_bytes", {.symbol = "X", .doc = "Bytes that each rank sends, in equal parts to all."}),
      field(&In::injection, "injection_bytes_per_s", {.positive = true, .symbol = "b_{\\text{inj}}", .doc = "What a rank can send through all its links."}),
      field(&In::bisection, "bisection_bytes_per_s", {.positive = true, .symbol = "B", .doc = "Bandwidth between two halves of the ranks."}),
      field(&In::leaf_share, "leaf_share_bytes_per_s", {.positive = true, .symbol = "b_{\\text{leaf}}", .doc = "A host's share of its leaf switch's uplinks."}),
      field(&In::hosts_per_leaf, "hosts_per_leaf", {.range = kPositiveCount, .symbol = "p", .doc = "Ranks on one leaf switch; all of them: no leaf cut."}),
      field(&In::hop_latency, "hop_latency_s", {.symbol = "\\alpha", .doc = "Time to start one message."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::injection_time, "injection_time_s", {.symbol = "T_{\\text{inj}}", .doc = "Time through the hosts' own links."}),
      field(&Out::leaf_time, "leaf_time_s", {.symbol = "T_{\\text{leaf}}", .doc = "Time through the leaf switches' uplinks."}),
      field(&Out::bisection_time, "bisection_time_s", {.symbol = "T_{\\text{bis}}", .doc = "Time through the middle."}),
      field(&Out::time, "time_s", {.symbol = "T", .doc = "Time of the exchange."}),
      field(&Out::binding_cut, "binding_cut", {.doc = "The cut that takes longest; on a tie host links before leaf uplinks before bisection."}),
      field(&Out::latency_time, "latency_time_s", {.symbol = "T_{\\alpha}", .doc = "Time of starting the messages, one for each other rank."}),
      field(&Out::crossing, "crossing_bytes", {.symbol = "V", .doc = "Bytes that must cross the middle, in one direction."}));

  static constexpr ModelText text{
      .title = "All-to-all exchange through three cuts",
      .doc = "Every rank has something for every other, as when tokens travel to their experts. Half of all that must cross the middle, in each direction a quarter, and that grows with the number of ranks. The narrowest of three cuts sets the time.",
      .formula = {{"injection_time_s", "\\v{injection_time_s} = \\frac{\\v{rank_bytes}}{\\v{injection_bytes_per_s}} \\cdot \\frac{\\v{ranks} - 1}{\\v{ranks}}"},
                  {"leaf_time_s", "\\v{leaf_time_s} = \\frac{\\v{rank_bytes}}{\\v{leaf_share_bytes_per_s}} \\cdot \\frac{\\v{ranks} - \\v{hosts_per_leaf}}{\\v{ranks}}"},
                  {"bisection_time_s", "\\v{bisection_time_s} = \\frac{\\v{ranks} \\cdot \\v{rank_bytes}}{4 \\v{bisection_bytes_per_s}}"},
                  {"time_s", "\\v{time_s} = \\max(\\v{injection_time_s}, \\v{leaf_time_s}, \\v{bisection_time_s}) + (\\v{ranks} - 1) \\v{hop_latency_s}"}},
      .sources = {"Thakur, Rabenseifner and Gropp 2005, Optimization of collective communication operations in MPICH: pairwise exchange"}};
};

}  // namespace ironlab
