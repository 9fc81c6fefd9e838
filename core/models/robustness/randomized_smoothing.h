// Randomized smoothing: the radius within which a noisy vote cannot change.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/statistics/normal.h"
#include "models/subject.h"

namespace ironlab {

struct RandomizedSmoothing {
  static constexpr const char* id = "randomized_smoothing";
  static constexpr Range kOpenShare{.min = 0, .max = 1, .above = true, .below = true};
  static constexpr double kUsualAlpha = 0.001;

  struct In {
    Ratio sigma;
    Maybe<Ratio> p_top, p_second;
    Maybe<Count> samples;
    Maybe<Ratio> alpha;
  };
  struct Out {
    Ratio p_lower, radius;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    if (in.samples.has()) {  // all of them agree
      const double log_lower = math::log(in.alpha.value_or(Ratio(kUsualAlpha))) / in.samples.value();
      const double missing = -math::expm1(log_lower);
      out.p_lower = math::exp(log_lower);
      out.radius = in.sigma * (missing <= 0.5 ? normal::upper_quantile(missing) : -normal::upper_quantile(out.p_lower));
      return out;
    }
    out.p_lower = in.p_top.value();
    const double top = normal::quantile(out.p_lower);
    out.radius = in.p_second.has() ? in.sigma / 2 * (top - normal::quantile(in.p_second.value())) : in.sigma * top;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::sigma, "sigma", {.range = kNonNegative, .symbol = "\\sigma", .doc = "Standard deviation of the noise that is added to the input."}),
      field(&In::p_top, "p_top", {.range = kOpenShare, .fallback = kNull, .symbol = "p_A", .doc = "Probability of the winning class under noise, or a lower bound; give it or the samples.", .null_text = "from samples"}),
      field(&In::p_second, "p_second", {.range = kOpenShare, .fallback = kNull, .symbol = "p_B", .doc = "Probability of the runner-up, or an upper bound.", .null_text = "all the rest"}),
      field(&In::samples, "samples", {.range = kPositiveCount, .fallback = kNull, .symbol = "n", .doc = "Noisy samples, all of which vote for one class: the best case; give it or the probability.", .null_text = "probability given"}),
      field(&In::alpha, "alpha", {.range = kOpenShare, .fallback = kNull, .symbol = "\\alpha", .doc = "Probability with which the certificate from samples may be wrong.", .null_text = "0.001"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::p_lower, "p_lower", {.range = kShare, .symbol = "\\underline{p_A}", .doc = "Lower bound of the winner's probability."}),
      field(&Out::radius, "radius", {.symbol = "R", .doc = "No change of the input shorter than this (L2) changes the vote; not positive: nothing is certified."}));

  static constexpr ModelText text{
      .title = "Radius certified by randomized smoothing",
      .doc = "Classify many noisy copies of the input and let them vote: a short shift of the input cannot move much of the noise to the other side. The guarantee holds against every attack within the radius, but the radius is short: even if all of n samples agree, they bound the winner's probability only so far.",
      .formula = {{"radius", "\\v{radius} = \\frac{\\v{sigma}}{2} \\left(\\Phi^{-1}(\\v{p_top}) - \\Phi^{-1}(\\v{p_second})\\right)"}, {"p_lower", "\\v{p_lower} = \\v{alpha}^{1 / \\v{samples}}"}},
      .sources = {"Cohen, Rosenfeld and Kolter 2019, Certified adversarial robustness via randomized smoothing, arXiv:1902.02918"}};
};

inline Status RandomizedSmoothing::refuse(const In& in) {
  if (in.p_top.has() == in.samples.has()) return {Code::contradictory, input_index<RandomizedSmoothing>("samples")};
  if (in.p_second.has() && in.samples.has()) return {Code::contradictory, input_index<RandomizedSmoothing>("p_second")};
  return {};
}

}  // namespace ironlab
