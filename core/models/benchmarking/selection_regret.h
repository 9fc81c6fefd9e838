// Loss from buying the winner of a test.
#pragma once

#include "models/subject.h"

namespace ironlab {

struct SelectionRegret {
  static constexpr const char* id = "selection_regret";
  static constexpr int kMost = 64;

  struct In {
    List<Any, kMost> benchmark, production;
  };
  struct Out {
    Maybe<Ratio> regret;
    Count chosen, best;
    Flag valid;
  };

  static Status refuse(const In& in);

  static constexpr int first_largest(const List<Any, kMost>& values) {
    int at = 0;
    for (int i = 1; i < values.size(); ++i)
      if (values[i] > values[at]) at = i;
    return at;
  }

  static constexpr Out evaluate(const In& in) {
    Out out;
    const int chosen = first_largest(in.benchmark), best = first_largest(in.production);
    const double got = in.production[chosen], most = in.production[best];
    out.chosen = chosen;
    out.best = best;
    out.valid = got == most;
    if (most > 0) out.regret = Ratio((most - got) / most);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::benchmark, "benchmark", {.range = {0, 1e30}, .doc = "Points of each system in the test."}),
      field(&In::production, "production", {.range = {0, 1e30}, .doc = "What each system achieves in production, in the same order."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::regret, "regret", {.range = kShare, .doc = "Share of the best production result that is lost by buying the test's winner.", .null_text = "nothing is achieved"}),
      field(&Out::chosen, "chosen", {.doc = "Place of the test's winner, from 0; the first on a tie."}),
      field(&Out::best, "best", {.doc = "Place of the best in production."}),
      field(&Out::valid, "valid", {.doc = "Was the test's winner as good as the best?"}));

  static constexpr ModelText text{
      .title = "Loss from buying the test's winner",
      .doc = "A test is valid for a decision if its winner is the one to buy. If it is not, this is what the decision costs; how repeatable the test is does not matter.",
      .formula = {{"regret", "\\v{regret} = 1 - \\frac{y_{\\text{argmax } x}}{\\max y}"}},
      .sources = {"Definition (simple regret)"}};
};

inline Status SelectionRegret::refuse(const In& in) {
  if (in.benchmark.count != in.production.count) return {Code::shape_mismatch, input_index<SelectionRegret>("production")};
  return {};
}

}  // namespace ironlab
