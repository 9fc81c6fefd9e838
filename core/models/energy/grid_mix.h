// Carbon intensity of a mix of sources.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/subject.h"

namespace ironlab {

struct GridMix {
  static constexpr const char* id = "grid_mix";
  static constexpr int kMaxSources = 32;

  struct In {
    List<Ratio, kMaxSources> shares;
    List<KilogramsPerJoule, kMaxSources> intensities;
  };
  struct Out {
    KilogramsPerJoule intensity;
    Ratio total_share;
    List<KilogramsPerJoule, kMaxSources> contributions;
  };

  static Status refuse(const In& in);

  static constexpr Out evaluate(const In& in) {
    Out out;
    for (int i = 0; i < in.shares.size(); ++i) {
      const KilogramsPerJoule part = in.shares[i] * in.intensities[i];
      out.intensity = out.intensity + part;
      out.total_share = out.total_share + in.shares[i];
      out.contributions.push(part);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::shares, "shares", {.range = kShare, .symbol = "w_i", .doc = "Share of each source in the electricity; together 1."}),
      field(&In::intensities, "carbon_kg_per_j", {.symbol = "I_i", .doc = "Emissions of each source for a joule."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::intensity, "carbon_kg_per_j", {.symbol = "I", .doc = "Emissions of the mix for a joule."}),
      field(&Out::total_share, "total_share", {.doc = "Sum of the shares; if it is not 1, something is missing or counted twice."}),
      field(&Out::contributions, "contributions_kg_per_j", {.doc = "What each source adds."}));

  static constexpr ModelText text{
      .title = "Carbon intensity of a mix",
      .doc = "The mean of the sources, weighted by their shares. It is an average: what one more consumer causes, the marginal intensity, may differ.",
      .formula = {{"carbon_kg_per_j", "\\v{carbon_kg_per_j} = \\sum_i w_i I_i"}},
      .sources = {"IPCC AR5 working group III 2014, annex III, table A.III.2: intensities of sources, life cycle", "Definition"}};
};

inline Status GridMix::refuse(const In& in) {
  if (in.shares.size() != in.intensities.size()) return {Code::shape_mismatch, input_index<GridMix>("carbon_kg_per_j")};
  return {};
}

}  // namespace ironlab
