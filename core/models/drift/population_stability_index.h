// Population stability index: how far production has moved from training.
#pragma once

#include "math/math.h"
#include "models/rules.h"
#include "models/statistics/distribution.h"
#include "models/subject.h"

namespace ironlab {

enum class DriftBand { stable, watch, act };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<DriftBand>{{{"stable", "Stable"}, {"watch", "Watch"}, {"act", "Act"}}};

struct PopulationStabilityIndex {
  static constexpr const char* id = "population_stability_index";
  static constexpr double kLeastShare = 1e-4;  // an empty bin counts as this, so that its logarithm exists
  static constexpr double kWatch = 0.1, kAct = 0.2;

  struct In {
    Weights expected, actual;
  };
  struct Out {
    Ratio psi;
    Choice<DriftBand> band;
    Ratio forward, backward;
  };

  static constexpr DriftBand band(double psi) { return at_least(psi, kAct) ? DriftBand::act : at_least(psi, kWatch) ? DriftBand::watch : DriftBand::stable; }

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    const double all_expected = total_weight(in.expected), all_actual = total_weight(in.actual);
    Sum psi, forward, backward;
    for (int i = 0; i < in.expected.size(); ++i) {
      const double e = share(in.expected[i] / all_expected), a = share(in.actual[i] / all_actual), log_ratio = math::log(a / e);
      psi.add((a - e) * log_ratio);
      forward.add(a * log_ratio);
      backward.add(-e * log_ratio);
    }
    out.psi = psi.value();
    out.band = band(out.psi);
    out.forward = forward.value();
    out.backward = backward.value();
    return out;
  }

  static constexpr double share(double p) { return p > kLeastShare ? p : kLeastShare; }

  static constexpr auto inputs = fields<In>(
      field(&In::expected, "expected", {.range = kNonNegative, .symbol = "e", .doc = "Share of each bin in training, or its count: they are divided by their sum."}),
      field(&In::actual, "actual", {.range = kNonNegative, .symbol = "a", .doc = "Share of each bin in production, or its count."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::psi, "psi", {.range = {0, 1e3}, .symbol = "\\text{PSI}", .doc = "Population stability index; 0 for equal distributions."}),
      field(&Out::band, "band", {.doc = "Below 0.1 stable, from 0.2 on act."}),
      field(&Out::forward, "kl_actual_expected", {.symbol = "\\text{KL}(a \\| e)", .doc = "Divergence of production from training; a part of the index."}),
      field(&Out::backward, "kl_expected_actual", {.symbol = "\\text{KL}(e \\| a)", .doc = "Divergence of training from production; the other part."}));

  static constexpr ModelText text{
      .title = "Population stability index",
      .doc = "A feature's values are sorted into bins, once in training and again in production. The index is the symmetric divergence of the two distributions; it needs no labels, and says nothing about accuracy: a shift may be harmless, and a changed relation between feature and label leaves it at 0. "
             "A share below 0.0001 counts as 0.0001, without scaling the rest.",
      .formula = {{"psi", "\\v{psi} = \\sum_i (a_i - e_i) \\ln \\frac{a_i}{e_i} = \\v{kl_actual_expected} + \\v{kl_expected_actual}"}},
      .sources = {"Jeffreys 1946, An invariant form for the prior probability in estimation problems, Proceedings of the Royal Society A 186",
                  "Siddiqi 2006, Credit Risk Scorecards: bands, with 0.25 for the upper one; 0.2 is a teaching value"}};
};

inline Status PopulationStabilityIndex::refuse(const In& in) {
  if (in.expected.count != in.actual.count) return {Code::shape_mismatch, input_index<PopulationStabilityIndex>("actual")};
  if (!(total_weight(in.expected) > 0)) return {Code::contradictory, input_index<PopulationStabilityIndex>("expected")};
  if (!(total_weight(in.actual) > 0)) return {Code::contradictory, input_index<PopulationStabilityIndex>("actual")};
  return {};
}

}  // namespace ironlab
