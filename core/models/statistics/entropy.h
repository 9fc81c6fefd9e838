// Entropy of a distribution.
#pragma once

#include "math/math.h"
#include "models/statistics/distribution.h"
#include "models/subject.h"

namespace ironlab {

struct Entropy {
  static constexpr const char* id = "entropy";

  struct In {
    Weights probabilities;
  };
  struct Out {
    Ratio nats, bits, effective_classes;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    const double total = total_weight(in.probabilities);
    Sum sum;
    for (const double w : in.probabilities)
      if (const double p = w / total; p > 0) sum.add(-p * math::log(p));
    const double nats = sum.value();
    out.nats = nats > 0 ? nats : 0;
    out.bits = out.nats / kLogTwo;
    out.effective_classes = math::exp(out.nats);
    return out;
  }

  static constexpr double kLogTwo = 0.6931471805599453;

  static constexpr auto inputs = fields<In>(
      field(&In::probabilities, "probabilities", {.range = kNonNegative, .symbol = "p", .doc = "Probability of each class, or its count: they are divided by their sum."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::nats, "nats", {.symbol = "H", .doc = "Entropy in natural units."}),
      field(&Out::bits, "bits", {.symbol = "H_2", .doc = "Entropy in bits."}),
      field(&Out::effective_classes, "effective_classes", {.symbol = "e^H", .doc = "How many equally likely classes would be as uncertain."}));

  static constexpr ModelText text{
      .title = "Entropy of a distribution",
      .doc = "How uncertain a prediction is: nothing if one class has all the probability, the most if all are equally likely. A class of probability 0 adds nothing.",
      .formula = {{"nats", "\\v{nats} = -\\sum_k p_k \\ln p_k"}, {"bits", "\\v{bits} = \\frac{\\v{nats}}{\\ln 2}"}},
      .sources = {"Shannon 1948, A mathematical theory of communication, Bell System Technical Journal 27"}};
};

inline Status Entropy::refuse(const In& in) {
  if (!(total_weight(in.probabilities) > 0)) return {Code::contradictory, input_index<Entropy>("probabilities")};
  return {};
}

}  // namespace ironlab
