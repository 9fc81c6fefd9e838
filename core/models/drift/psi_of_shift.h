// Population stability index of a shifted normal feature, in bins.
#pragma once

#include "models/drift/population_stability_index.h"
#include "models/statistics/normal.h"

namespace ironlab {

struct PsiOfShift {
  static constexpr const char* id = "psi_of_shift";

  struct In {
    Ratio shift_sigmas;
    Count bins;
  };
  struct Out {
    Ratio psi, psi_continuous;
    Maybe<Ratio> hidden_share;
    Choice<DriftBand> band;
    Weights expected_shares, actual_shares;
  };

  // Edges of equally likely bins of the unshifted feature.
  struct Edges {
    explicit Edges(double k) : bins(static_cast<int>(k)) {
      for (int j = 1; j < bins; ++j) z[j] = normal::quantile(j / k);
    }
    int bins;
    double z[kMaxBins + 1];
  };
  static PopulationStabilityIndex::Out binned(const Edges& edges, double shift, PopulationStabilityIndex::In& shares) {
    const int k = edges.bins;
    shares.expected.count = shares.actual.count = 0;
    for (int i = 0; i < k; ++i) {
      shares.expected.push(1.0 / k);
      shares.actual.push(i == 0 ? normal::cdf(edges.z[1] - shift) : i == k - 1 ? normal::cdf(shift - edges.z[k - 1]) : normal::between(edges.z[i] - shift, edges.z[i + 1] - shift));
    }
    return PopulationStabilityIndex::evaluate(shares);
  }

  static Out evaluate(const In& in) {
    Out out;
    PopulationStabilityIndex::In shares;
    const PopulationStabilityIndex::Out index = binned(Edges(in.bins), in.shift_sigmas, shares);
    out.psi = index.psi;
    out.band = index.band;
    out.psi_continuous = in.shift_sigmas * in.shift_sigmas;
    if (out.psi_continuous > 0) out.hidden_share = Ratio((out.psi_continuous - out.psi) / out.psi_continuous);
    out.expected_shares = shares.expected;
    out.actual_shares = shares.actual;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::shift_sigmas, "shift_sigmas", {.range = {-1e6, 1e6}, .symbol = "\\delta", .doc = "Shift of the feature's mean, in its standard deviations."}),
      field(&In::bins, "bins", {.range = {2, kMaxBins}, .fallback = 10, .symbol = "K", .doc = "Bins, each with the same share in training."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::psi, "psi", {.range = {0, 1e3}, .symbol = "\\text{PSI}_K", .doc = "Index over the bins."}),
      field(&Out::psi_continuous, "psi_continuous", {.range = {0, 1e12}, .symbol = "\\text{PSI}", .doc = "Index of infinitely fine bins."}),
      field(&Out::hidden_share, "hidden_share", {.doc = "Share of the drift that the bins hide.", .null_text = "no shift"}),
      field(&Out::band, "band", {.doc = "What the index over the bins asks for: below 0.1 nothing, from 0.2 on action."}),
      field(&Out::expected_shares, "expected_shares", {.doc = "Share of each bin in training."}),
      field(&Out::actual_shares, "actual_shares", {.doc = "Share of each bin after the shift."}));

  static constexpr ModelText text{
      .title = "Population stability index of a mean shift",
      .doc = "A normally distributed feature keeps its spread and moves its mean. Finely binned, the index is the square of the shift; coarse bins hide part of it, so that the alarm comes later.",
      .formula = {{"psi_continuous", "\\v{psi_continuous} = \\v{shift_sigmas}^2"},
                  {"psi", "\\v{psi} = \\sum_{i=1}^{\\v{bins}} (a_i - e_i) \\ln \\frac{a_i}{e_i}, \\quad a_i = \\Phi(z_i - \\v{shift_sigmas}) - \\Phi(z_{i-1} - \\v{shift_sigmas}), \\quad e_i = \\frac{1}{\\v{bins}}"}},
      .sources = {"Jeffreys 1946, An invariant form for the prior probability in estimation problems, Proceedings of the Royal Society A 186"}};
};

}  // namespace ironlab
