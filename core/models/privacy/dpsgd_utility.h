// Accuracy that is left when a training keeps a privacy budget.
#pragma once

#include "models/privacy/dpsgd_accountant.h"
#include "models/rules.h"

namespace ironlab {

struct DpsgdUtility {
  static constexpr const char* id = "dpsgd_utility";
  static constexpr double kChance = 0.5;  // two classes

  struct In {
    Count records;
    Ratio sampling_rate;
    Count steps;
    Ratio epsilon, delta, kappa, base_accuracy;
    Maybe<Ratio> target_accuracy;
  };
  struct Out {
    Maybe<Ratio> noise_multiplier;
    Ratio batch;
    Maybe<Ratio> noise, accuracy_loss, accuracy;
    Maybe<Flag> target_met;
    Maybe<Count> records_for_target;
    Ratio delta_records;
    Flag promise_holds;
  };

  static Out evaluate(const In& in) {
    Out out;
    DpsgdAccountant::In call = kDefaults<DpsgdAccountant>;
    call.sampling_rate = in.sampling_rate;
    call.steps = in.steps;
    call.delta = in.delta;
    call.epsilon = in.epsilon;
    out.noise_multiplier = DpsgdAccountant::evaluate(call).noise_multiplier;
    out.batch = in.sampling_rate * in.records;
    out.delta_records = in.delta * in.records;
    out.promise_holds = below(out.delta_records, 1);
    if (!out.noise_multiplier.has()) return out;
    out.noise = out.noise_multiplier.value() / (out.batch * std::sqrt(in.steps));
    out.accuracy_loss = in.kappa * out.noise.value();
    out.accuracy = larger(Ratio(kChance), in.base_accuracy - out.accuracy_loss.value());
    if (!in.target_accuracy.has()) return out;
    const Ratio target = in.target_accuracy.value();
    out.target_met = Flag(at_least(out.accuracy.value(), target));
    if (target < in.base_accuracy) {  // the loss goes as one over the records
      const double least = rounded_up(in.records * (out.accuracy_loss.value() / (in.base_accuracy - target)));
      out.records_for_target = Count(least < 1 || target <= kChance ? 1 : least);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::records, "records", {.range = kPositiveCount, .symbol = "N", .doc = "People in the data set, one record each."}),
      field(&In::sampling_rate, "sampling_rate", {.range = kPositiveShare, .symbol = "q", .doc = "Probability with which a record takes part in a step."}),
      field(&In::steps, "steps", {.range = kPositiveCount, .symbol = "T", .doc = "Steps of the training."}),
      field(&In::epsilon, "epsilon", {.range = kPositive, .symbol = "\\varepsilon", .doc = "Privacy budget of the training."}),
      field(&In::delta, "delta", {.range = kDelta, .symbol = "\\delta", .doc = "Probability with which the promise may fail."}),
      field(&In::kappa, "kappa", {.range = kNonNegative, .symbol = "\\kappa", .doc = "Accuracy lost for each unit of noise (11,900 is a teaching value); it holds the size of the model and the strength of the signal."}),
      field(&In::base_accuracy, "base_accuracy", {.range = kShare, .symbol = "A_0", .doc = "Accuracy without noise."}),
      field(&In::target_accuracy, "target_accuracy", {.range = kShare, .fallback = kNull, .symbol = "A^{*}", .doc = "Accuracy that is wanted.", .null_text = "not asked"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::noise_multiplier, "noise_multiplier", {.symbol = "z", .doc = "Least noise that keeps the budget, in clip norms.", .null_text = "no noise up to 10,000 is enough"}),
      field(&Out::batch, "batch", {.symbol = "B", .doc = "Mean size of a batch."}),
      field(&Out::noise, "noise", {.symbol = "\\nu", .doc = "Noise on the mean gradient, averaged over the steps, in clip norms.", .null_text = "no noise is enough"}),
      field(&Out::accuracy_loss, "accuracy_loss", {.symbol = "\\Delta A", .doc = "Accuracy that the noise costs.", .null_text = "no noise is enough"}),
      field(&Out::accuracy, "accuracy", {.range = kShare, .symbol = "A", .doc = "Accuracy that is left; never below the coin toss of two classes.", .null_text = "no noise is enough"}),
      field(&Out::target_met, "target_met", {.doc = "Is the wanted accuracy reached?", .null_text = "not asked"}),
      field(&Out::records_for_target, "records_for_target", {.doc = "Records that reach the wanted accuracy under the same budget, sampling rate and steps.", .null_text = "not asked, or no number does"}),
      field(&Out::delta_records, "delta_records", {.symbol = "\\delta N", .doc = "Records that may leak whole without breaking the promise."}),
      field(&Out::promise_holds, "promise_holds", {.doc = "Is delta below one over the records? Else the promise is empty."}));

  static constexpr ModelText text{
      .title = "Accuracy left under a privacy budget",
      .doc = "The budget fixes the noise, the noise on the mean gradient costs accuracy. With rate, steps and budget fixed the loss falls as one over the records: strong privacy is bought with data. More compute meets a floor. "
             "The proportionality constant is a teaching value, not a measurement.",
      .formula = {{"batch", "\\v{batch} = \\v{sampling_rate} \\cdot \\v{records}"},
                  {"noise", "\\v{noise} = \\frac{\\v{noise_multiplier}}{\\v{batch} \\sqrt{\\v{steps}}}"},
                  {"accuracy_loss", "\\v{accuracy_loss} = \\v{kappa} \\cdot \\v{noise}"},
                  {"accuracy", "\\v{accuracy} = \\max(0.5, \\v{base_accuracy} - \\v{accuracy_loss})"}},
      .sources = {"Bassily, Smith and Thakurta 2014, Private empirical risk minimization, arXiv:1405.7085: the excess risk goes as one over records times epsilon",
                  "kappa: teaching value"}};
};

}  // namespace ironlab
