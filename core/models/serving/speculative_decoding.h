// Speculative decoding: what a small draft model gains.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/geometric_sum.h"
#include "models/rules.h"

namespace ironlab {

struct SpeculativeDecoding {
  static constexpr const char* id = "speculative_decoding";

  struct In {
    Ratio acceptance;
    Count draft_tokens;
    Ratio draft_cost;
  };
  struct Out {
    Ratio tokens_per_pass, speedup;
    Flag pays;
    Maybe<Ratio> break_even_cost;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.tokens_per_pass = geometric_sum(in.acceptance, in.draft_tokens + 1);
    out.speedup = out.tokens_per_pass / (in.draft_tokens * in.draft_cost + 1);
    out.pays = !within(out.speedup, 1);
    if (in.draft_tokens > 0) out.break_even_cost = Ratio((out.tokens_per_pass - 1) / in.draft_tokens);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::acceptance, "acceptance", {.range = kShare, .symbol = "\\alpha", .doc = "Probability that the large model accepts a drafted token."}),
      field(&In::draft_tokens, "draft_tokens", {.symbol = "\\gamma", .doc = "Tokens that the small model drafts for each pass of the large one."}),
      field(&In::draft_cost, "draft_cost", {.range = kNonNegative, .symbol = "c", .doc = "Time of one drafted token over that of a pass of the large model."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::tokens_per_pass, "tokens_per_pass", {.range = {1, 2 * kMaxCount}, .symbol = "E", .doc = "Tokens that a pass of the large model yields, on average."}),
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "Speed over decoding without drafts; below 1 it is slower."}),
      field(&Out::pays, "pays", {.doc = "Is it faster?"}),
      field(&Out::break_even_cost, "break_even_cost", {.symbol = "c^{*}", .doc = "Cost of a drafted token at which nothing is gained.", .null_text = "no drafts"}));

  static constexpr ModelText text{
      .title = "Gain of a draft model",
      .doc = "A small model drafts some tokens, the large one checks them all in one pass and keeps those before the first it rejects, plus one of its own. Where decoding waits for memory, checking several tokens takes as long as making one. It assumes independent acceptances and spare arithmetic.",
      .formula = {{"tokens_per_pass", "\\v{tokens_per_pass} = \\frac{1 - \\v{acceptance}^{\\v{draft_tokens} + 1}}{1 - \\v{acceptance}}"}, {"speedup", "\\v{speedup} = \\frac{\\v{tokens_per_pass}}{\\v{draft_tokens} \\cdot \\v{draft_cost} + 1}"}},
      .sources = {"Leviathan, Kalman and Matias 2023, Fast inference from transformers via speculative decoding, arXiv:2211.17192"}};
};

}  // namespace ironlab
