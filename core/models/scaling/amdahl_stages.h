// Amdahl's law over several stages.
#pragma once

#include "models/rules.h"
#include "models/subject.h"
#include "models/sum.h"

namespace ironlab {

struct AmdahlStages {
  static constexpr const char* id = "amdahl_stages";
  static constexpr int kMost = 32;

  struct In {
    List<Ratio, kMost> shares, speedups;
    Maybe<Ratio> total_share;
  };
  struct Out {
    Ratio speedup, total;
    List<Ratio, kMost> shares_after;
    Ratio rest_after, total_before;
  };

  static Status refuse(const In& in);
  static constexpr double listed(const In& in) {
    Sum sum;
    for (const double share : in.shares) sum.add(share);
    return sum.value();
  }

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double sum = listed(in), whole = in.total_share.value_or(sum), rest = whole > sum ? whole - sum : 0;
    Sum after;
    after.add(rest);
    for (int i = 0; i < in.shares.size(); ++i) after.add(in.shares[i] / in.speedups[i]);
    out.total_before = whole;
    out.total = after.value();
    out.speedup = whole / out.total;
    for (int i = 0; i < in.shares.size(); ++i) out.shares_after.push(in.shares[i] / in.speedups[i] / out.total);
    out.rest_after = rest / out.total;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::shares, "shares", {.range = kNonNegative, .symbol = "a", .doc = "Time of each stage, in any unit, or its share of the whole."}),
      field(&In::speedups, "speedups", {.range = {1e-9, 1e18}, .symbol = "s", .doc = "How many times faster each stage becomes; 1 if it stays."}),
      field(&In::total_share, "total_share", {.range = kPositive, .fallback = kNull, .symbol = "T", .doc = "The whole, where the stages are only a part of it: 1 for shares.", .null_text = "the stages are the whole"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "How many times faster the whole becomes."}),
      field(&Out::total, "total", {.symbol = "T'", .doc = "The whole afterwards, in the unit of the stages."}),
      field(&Out::shares_after, "shares_after", {.range = kShare, .doc = "Each stage as a share of the whole afterwards."}),
      field(&Out::rest_after, "rest_after", {.range = kShare, .doc = "What no stage covers, as a share of the whole afterwards."}),
      field(&Out::total_before, "total_before", {.symbol = "T", .doc = "The whole before."}));

  static constexpr ModelText text{
      .title = "Amdahl's law over stages",
      .doc = "Each stage gets faster by its own factor; what matters is the sum. A stage made infinitely fast saves no more than its share, and the others become the next thing to improve.",
      .formula = {{"total", "\\v{total} = \\v{total_before} - \\sum_i a_i + \\sum_i \\frac{a_i}{s_i}"}, {"speedup", "\\v{speedup} = \\frac{\\v{total_before}}{\\v{total}}"}},
      .sources = {"Amdahl 1967, Validity of the single processor approach to achieving large scale computing capabilities, AFIPS Spring Joint Computer Conference"}};
};

inline Status AmdahlStages::refuse(const In& in) {
  if (in.shares.count != in.speedups.count) return {Code::shape_mismatch, input_index<AmdahlStages>("speedups")};
  const double sum = listed(in);
  if (in.total_share.has() && !within(sum, in.total_share.value())) return {Code::contradictory, input_index<AmdahlStages>("total_share")};
  if (!(sum > 0) && !in.total_share.has()) return {Code::contradictory, input_index<AmdahlStages>("shares")};
  return {};
}

}  // namespace ironlab
