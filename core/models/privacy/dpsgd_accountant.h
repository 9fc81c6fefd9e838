// Privacy of DP-SGD: the budget that a training spends, or the noise that a budget needs.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/privacy/budget.h"
#include "models/privacy/renyi.h"
#include "models/subject.h"

namespace ironlab {

struct DpsgdAccountant {
  static constexpr const char* id = "dpsgd_accountant";

  struct In {
    Ratio sampling_rate;
    Count steps;
    Ratio delta;
    Maybe<Ratio> noise_multiplier, epsilon;
  };
  struct Out {
    Maybe<Ratio> epsilon;
    Maybe<Count> order;
    Maybe<Ratio> noise_multiplier;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    const renyi::Accountant accountant(in.sampling_rate, in.steps, in.delta);
    double noise = in.noise_multiplier.value_or(Ratio(0));
    if (in.epsilon.has()) noise = accountant.least_noise(in.epsilon.value());
    if (!(noise > 0)) return out;
    const auto cost = accountant.cost(noise);
    out.epsilon = larger(Ratio(0), Ratio(cost.epsilon));
    out.order = Count(cost.order);
    out.noise_multiplier = Ratio(noise);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::sampling_rate, "sampling_rate", {.range = kShare, .symbol = "q", .doc = "Probability with which a record takes part in a step."}),
      field(&In::steps, "steps", {.range = kPositiveCount, .symbol = "T", .doc = "Steps of the training."}),
      field(&In::delta, "delta", {.range = kDelta, .symbol = "\\delta", .doc = "Probability with which the promise may fail."}),
      field(&In::noise_multiplier, "noise_multiplier", {.range = kPositive, .fallback = kNull, .symbol = "z", .doc = "Standard deviation of the noise on each batch's sum, in clip norms; give it or the budget.", .null_text = "asked for"}),
      field(&In::epsilon, "epsilon", {.range = kPositive, .fallback = kNull, .symbol = "\\varepsilon", .doc = "Privacy budget of the whole training; give it or the noise multiplier.", .null_text = "asked for"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::epsilon, "epsilon", {.symbol = "\\varepsilon", .doc = "Budget that the training spends.", .null_text = "no noise up to 10,000 is enough"}),
      field(&Out::order, "order", {.range = {renyi::kMinOrder, renyi::kMaxOrder}, .symbol = "a", .doc = "Order at which the bound is lowest.", .null_text = "no noise up to 10,000 is enough"}),
      field(&Out::noise_multiplier, "noise_multiplier", {.symbol = "z", .doc = "Noise multiplier; from a budget the least between 0.2 and 10,000 that keeps it.", .null_text = "no noise up to 10,000 is enough"}));

  static constexpr ModelText text{
      .title = "Privacy of DP-SGD, and the noise a budget needs",
      .doc = "Each step clips every record's gradient, sums a random batch (each record joins by itself with the sampling rate) and adds normal noise. The accountant bounds one step by its Renyi divergence, adds the steps, and converts to a budget; "
             "the whole orders from 2 to 256 are tried and the lowest bound taken. It is an upper bound: the true loss may be smaller, and for tiny delta the highest order limits it.",
      .formula = {{"epsilon", "\\v{epsilon} = \\min_a \\; \\v{steps} \\, r(a) + \\ln\\left(1 - \\frac{1}{a}\\right) - \\frac{\\ln \\v{delta} + \\ln a}{a - 1}, \\quad r(a) = \\frac{1}{a - 1} \\ln \\sum_{k=0}^{a} \\binom{a}{k} (1 - \\v{sampling_rate})^{a - k} \\v{sampling_rate}^k e^{k (k - 1) / (2 \\v{noise_multiplier}^2)}"}},
      .sources = {"Abadi et al. 2016, Deep learning with differential privacy, arXiv:1607.00133: DP-SGD",
                  "Mironov, Talwar and Zhang 2019, Renyi differential privacy of the sampled Gaussian mechanism, arXiv:1908.10530: r(a)",
                  "Canonne, Kamath and Steinke 2020, The discrete Gaussian for differential privacy, arXiv:2004.00010: the conversion"}};
};

inline Status DpsgdAccountant::refuse(const In& in) {
  if (in.epsilon.has() == in.noise_multiplier.has()) return {Code::contradictory, input_index<DpsgdAccountant>("epsilon")};
  return {};
}

}  // namespace ironlab
