// Is a gap between two means larger than the noise?
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/statistics/samples.h"
#include "models/statistics/normal.h"

namespace ironlab {

struct TwoSampleZ {
  static constexpr const char* id = "two_sample_z";

  struct In {
    Any mean_a, mean_b, std_a, std_b;
    Count runs;
  };
  struct Out {
    Maybe<Ratio> z;
    Flag distinguishable;
    Any gap, resolvable_gap;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double gap = std::fabs(in.mean_a - in.mean_b);
    const double noise = std::sqrt((in.std_a * in.std_a + in.std_b * in.std_b) / in.runs);
    out.gap = gap;
    out.resolvable_gap = normal::kZ95 * noise;
    out.distinguishable = gap > 0 && at_least(gap, out.resolvable_gap);
    if (noise > 0) out.z = Ratio(gap / noise);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::mean_a, "mean_a", {.range = kSample, .symbol = "a", .doc = "Mean of the first."}),
      field(&In::mean_b, "mean_b", {.range = kSample, .symbol = "b", .doc = "Mean of the second."}),
      field(&In::std_a, "std_a", {.range = kNonNegative, .symbol = "s_a", .doc = "Standard deviation of one run of the first."}),
      field(&In::std_b, "std_b", {.range = kNonNegative, .symbol = "s_b", .doc = "Standard deviation of one run of the second."}),
      field(&In::runs, "runs", {.range = kPositiveCount, .symbol = "n", .doc = "Runs of each."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::z, "z", {.symbol = "z", .doc = "The gap in standard errors.", .null_text = "no noise"}),
      field(&Out::distinguishable, "distinguishable", {.doc = "Is it at least 1.96 standard errors?"}),
      field(&Out::gap, "gap", {.range = {0, 2e18}, .symbol = "|a - b|", .doc = "The gap."}),
      field(&Out::resolvable_gap, "resolvable_gap", {.range = {0, 1e19}, .doc = "The smallest gap that so many runs tell from noise."}));

  static constexpr ModelText text{
      .title = "Is a gap larger than the noise",
      .doc = "Two systems are run several times each. Their means differ by chance alone; only a gap of about two standard errors is news. It assumes independent runs, and enough of them for a normal mean.",
      .formula = {{"z", "\\v{z} = \\frac{|\\v{mean_a} - \\v{mean_b}|}{\\sqrt{\\v{std_a}^2/\\v{runs} + \\v{std_b}^2/\\v{runs}}}"}},
      .sources = {"Welch 1938, The significance of the difference between two means when the population variances are unequal, Biometrika 29(3/4)"}};
};

}  // namespace ironlab
