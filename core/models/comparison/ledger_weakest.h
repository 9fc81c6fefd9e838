// Weakest family of constraints in a reader's ledger of predictions.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

// The predictions of one family of labs.
struct LedgerFamily {
  Count correct, answered, hits;
};
template <>
inline constexpr auto record_members<LedgerFamily> = fields<LedgerFamily>(
    field(&LedgerFamily::correct, "correct", {.doc = "Predictions that were right."}),
    field(&LedgerFamily::answered, "n", {.doc = "Predictions that were made."}),
    field(&LedgerFamily::hits, "hits", {.fallback = 0, .doc = "How often a limit of this family was crossed."}));

struct LedgerWeakest {
  static constexpr const char* id = "ledger_weakest";
  static constexpr int kFamilies = 16;

  struct In {
    List<LedgerFamily, kFamilies> families;
  };
  struct Out {
    List<Ratio, kFamilies> scores;
    Count weakest;
    Ratio weakest_score;
    Maybe<Ratio> runner_up_factor;
    List<Flag, kFamilies> thin;
  };
  static constexpr double kThin = 4;  // fewer answers than this are thin evidence

  static constexpr Status refuse(const In& in) {
    for (const LedgerFamily& f : in.families)
      if (f.correct > f.answered) return {Code::contradictory, input_index<LedgerWeakest>("families")};
    return {};
  }

  static constexpr Out evaluate(const In& in) {
    Out out;
    const auto hits = [&in](int i) { return in.families[i].answered > 0 ? in.families[i].hits / in.families[i].answered : 0.0; };
    int weakest = 0;
    for (int i = 0; i < in.families.size(); ++i) {
      out.scores.push((in.families[i].correct + 1) / (in.families[i].answered + 2));
      out.thin.push(in.families[i].answered < kThin);
      if (i > 0 && !at_least(out.scores[i], out.scores[weakest])) weakest = i;
      else if (i > 0 && within(out.scores[i], out.scores[weakest]) && !within(hits(i), hits(weakest))) weakest = i;
    }
    out.weakest = weakest;
    out.weakest_score = out.scores[weakest];
    for (int i = 0; i < in.families.size(); ++i)
      if (const Ratio factor = out.scores[i] / out.scores[weakest]; i != weakest && factor < out.runner_up_factor.value_or(1e300)) out.runner_up_factor = factor;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::families, "families", {.named = true, .doc = "Families of labs, each with its predictions."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::scores, "scores", {.range = kPositiveShare, .doc = "Score of each family: near 1 when all its predictions were right, 1/2 without any."}),
      field(&Out::weakest, "weakest", {.range = {0, kFamilies - 1}, .index_of = "families", .doc = "The family of the lowest score; among equals the one whose limits were crossed more often, then the first."}),
      field(&Out::weakest_score, "weakest_score", {.range = kPositiveShare, .doc = "Its score."}),
      field(&Out::runner_up_factor, "runner_up_factor", {.range = {1, 1e18}, .doc = "The next score as a multiple of the lowest.", .null_text = "only one family"}),
      field(&Out::thin, "thin", {.doc = "For each family whether its evidence is thin: fewer than 4 predictions."}));

  static constexpr ModelText text{
      .title = "Weakest family in a ledger",
      .doc = "The share of right predictions, with one right and one wrong added to every family (Laplace's rule of succession), so that a "
             "family without predictions scores one half instead of nothing.",
      .formula = {{"scores", "\\v{scores} = \\frac{c + 1}{n + 2}"}},
      .sources = {"Laplace 1814, Essai philosophique sur les probabilites: the rule of succession"}};
};

}  // namespace ironlab
