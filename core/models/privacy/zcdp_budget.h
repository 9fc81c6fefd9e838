// Concentrated differential privacy: the noise that several participations need for a budget, and back.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"
#include "models/privacy/budget.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct ZcdpBudget {
  static constexpr const char* id = "zcdp_budget";

  struct In {
    Count participations;
    Ratio delta;
    Maybe<Ratio> epsilon, noise_multiplier;
  };
  struct Out {
    Ratio rho, epsilon, noise_multiplier;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    const double doubt = -math::log(in.delta), m = in.participations;
    if (in.noise_multiplier.has()) {
      out.noise_multiplier = in.noise_multiplier.value();
      const double z = out.noise_multiplier;
      out.rho = m / 2 / z / z;
      out.epsilon = out.rho + 2 * std::sqrt(out.rho * doubt);
    } else {
      out.epsilon = in.epsilon.value();
      const double root = out.epsilon / (std::sqrt(doubt + out.epsilon) + std::sqrt(doubt));
      out.rho = root * root;
      out.noise_multiplier = std::sqrt(m / 2) / root;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::participations, "participations", {.range = kPositiveCount, .symbol = "m", .doc = "Releases that one person's data may take part in."}),
      field(&In::delta, "delta", {.range = kDelta, .symbol = "\\delta", .doc = "Probability with which the promise may fail."}),
      field(&In::epsilon, "epsilon", {.range = kPositive, .fallback = kNull, .symbol = "\\varepsilon", .doc = "Privacy budget of all participations together; give it or the noise multiplier.", .null_text = "asked for"}),
      field(&In::noise_multiplier, "noise_multiplier", {.range = kPositive, .fallback = kNull, .symbol = "z", .doc = "Standard deviation of the noise on each sum, in clip norms; give it or the budget.", .null_text = "asked for"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::rho, "rho", {.symbol = "\\rho", .doc = "Budget in concentrated terms; it adds up over participations."}),
      field(&Out::epsilon, "epsilon", {.symbol = "\\varepsilon", .doc = "Privacy budget of all participations together."}),
      field(&Out::noise_multiplier, "noise_multiplier", {.symbol = "z", .doc = "Standard deviation of the noise on each sum, in clip norms."}));

  static constexpr ModelText text{
      .title = "Noise multiplier from a budget, and back",
      .doc = "Each participation under Gaussian noise costs the same amount of concentrated privacy, and these amounts add. So four times the participations need twice the noise. "
             "No credit is taken for random sampling of the participants: devices that are idle and charging at night are no uniform sample.",
      .formula = {{"rho", "\\v{rho} = \\frac{\\v{participations}}{2 \\v{noise_multiplier}^2}"},
                  {"epsilon", "\\v{epsilon} = \\v{rho} + 2 \\sqrt{\\v{rho} \\ln (1 / \\v{delta})}"}},
      .sources = {"Bun and Steinke 2016, Concentrated differential privacy: simplifications, extensions, and lower bounds, arXiv:1605.02065"}};
};

inline Status ZcdpBudget::refuse(const In& in) {
  if (in.epsilon.has() == in.noise_multiplier.has()) return {Code::contradictory, input_index<ZcdpBudget>("noise_multiplier")};
  return {};
}

}  // namespace ironlab
