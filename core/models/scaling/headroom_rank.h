// Headroom rank: which part of a program has most to give.
#pragma once

#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct HeadroomRank {
  static constexpr const char* id = "headroom_rank";
  static constexpr int kMost = 32;

  struct In {
    List<Ratio, kMost> fractions, max_speedups;
  };
  struct Out {
    List<Ratio, kMost> time_saved;
    Count best_index;
    Ratio best_time_saved;
    Count largest_index;
    Maybe<Ratio> best_speedup;
  };

  static Status refuse(const In& in);

  static constexpr Out evaluate(const In& in) {
    Out out;
    const auto first_largest = [](const auto& list) {
      int best = 0;
      for (int i = 1; i < list.size(); ++i)
        if (below(list[best], list[i])) best = i;
      return best;
    };
    for (int i = 0; i < in.fractions.size(); ++i) out.time_saved.push(in.fractions[i] * ((in.max_speedups[i] - 1) / in.max_speedups[i]));
    const int best = first_largest(out.time_saved);
    out.best_index = best;
    out.largest_index = first_largest(in.fractions);
    out.best_time_saved = out.time_saved[best];
    if (out.best_time_saved < 1) out.best_speedup = Ratio(1 / (1 - out.best_time_saved));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::fractions, "fractions", {.range = kShare, .symbol = "f", .doc = "Share of the time that each part takes."}),
      field(&In::max_speedups, "max_speedups", {.range = {1, 1e18}, .symbol = "k", .doc = "How many times faster each part could become at most."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::time_saved, "time_saved", {.range = kShare, .symbol = "s", .doc = "Share of the whole time that each part could save."}),
      field(&Out::best_index, "best_index", {.doc = "Place in the list, from 0, of the part that saves most; the first on a tie."}),
      field(&Out::best_time_saved, "best_time_saved", {.range = kShare, .doc = "What it saves."}),
      field(&Out::largest_index, "largest_index", {.doc = "Place in the list of the part that takes most time: often another one."}),
      field(&Out::best_speedup, "best_speedup", {.doc = "How many times faster the whole becomes with it.", .null_text = "no time is left"}));

  static constexpr ModelText text{
      .title = "Which part has most to give",
      .doc = "A large part that is already close to its limit saves little; a smaller one with room may save more. So parts are ranked by share times headroom, before any code is written. Each is taken alone.",
      .formula = {{"time_saved", "\\v{time_saved}_i = \\v{fractions}_i \\left(1 - \\frac{1}{\\v{max_speedups}_i}\\right)"},
                  {"best_speedup", "\\v{best_speedup} = \\frac{1}{1 - \\v{best_time_saved}}"}},
      .sources = {"Amdahl 1967, Validity of the single processor approach to achieving large scale computing capabilities: the time that one part saves"}};
};

inline Status HeadroomRank::refuse(const In& in) {
  if (in.fractions.size() != in.max_speedups.size()) return {Code::shape_mismatch, input_index<HeadroomRank>("max_speedups")};
  return {};
}

}  // namespace ironlab
