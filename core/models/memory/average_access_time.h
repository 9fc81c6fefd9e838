// Average memory access time through levels of cache.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/subject.h"

namespace ironlab {

struct AverageAccessTime {
  static constexpr const char* id = "average_access_time";
  static constexpr int kLevels = 8;

  struct In {
    List<Ratio, kLevels> hit_cycles, miss_rates;
    Ratio memory_cycles;
  };
  struct Out {
    Ratio cycles;
    List<Ratio, kLevels> reach;
    Ratio memory_share_of_accesses;
    List<Ratio, kLevels + 1> contributions;
    Maybe<Ratio> slowdown, memory_share;
  };

  static Status refuse(const In& in) {
    return in.hit_cycles.size() == in.miss_rates.size() ? Status{} : Status{Code::shape_mismatch, input_index<AverageAccessTime>("miss_rates")};
  }

  static Out evaluate(const In& in) {
    Out out;
    double cycles = in.memory_cycles, reaching = 1;
    const int levels = in.hit_cycles.size();
    for (int i = levels - 1; i >= 0; --i) cycles = in.hit_cycles[i] + in.miss_rates[i] * cycles;
    for (int i = 0; i < levels; ++i) {
      out.reach.push(reaching);
      out.contributions.push(reaching * in.hit_cycles[i]);
      reaching *= in.miss_rates[i];
    }
    out.contributions.push(reaching * in.memory_cycles);
    out.cycles = cycles;
    out.memory_share_of_accesses = reaching;
    if (in.hit_cycles[0] > 0) out.slowdown = Ratio(cycles / in.hit_cycles[0]);
    if (cycles > 0) out.memory_share = Ratio(out.contributions[levels] / cycles);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::hit_cycles, "hit_cycles", {.range = kNonNegative, .symbol = "h", .doc = "Time of each level, nearest first, in cycles (or any one unit)."}),
      field(&In::miss_rates, "miss_rates", {.range = kShare, .symbol = "m", .doc = "Share of the accesses that reach a level and do not find their line there."}),
      field(&In::memory_cycles, "memory_cycles", {.range = kNonNegative, .symbol = "h_{mem}", .doc = "Time of the memory behind the last level."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cycles, "cycles", {.symbol = "T", .doc = "Mean time of an access."}),
      field(&Out::reach, "reach", {.range = kShare, .doc = "Share of all accesses that reach each level."}),
      field(&Out::memory_share_of_accesses, "memory_access_share", {.range = kShare, .doc = "Share of all accesses that go to memory."}),
      field(&Out::contributions, "contributions_cycles", {.doc = "What each level, and last the memory, adds to the mean."}),
      field(&Out::slowdown, "slowdown", {.doc = "The mean over the time of the nearest level.", .null_text = "the nearest level takes no time"}),
      field(&Out::memory_share, "memory_share", {.range = {0, 1 + 1e-9}, .doc = "Share of the mean that memory takes.", .null_text = "takes no time"}));

  static constexpr ModelText text{
      .title = "Average memory access time",
      .doc = "An access asks one level after the other until it finds its line. Each level's time is paid by the accesses that got so far; a few misses of the last level can outweigh all hits.",
      .formula = {{"cycles", "\\v{cycles} = h_1 + m_1 (h_2 + m_2 (h_3 + \\dots + m_k \\, \\v{memory_cycles}))"}},
      .sources = {"Hennessy and Patterson 2019, Computer Architecture: A Quantitative Approach, 6th edition, appendix B"}};
};

}  // namespace ironlab
