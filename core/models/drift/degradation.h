// Degradation: accuracy of a model while the world moves away from its training data.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct Degradation {
  static constexpr const char* id = "degradation";

  struct In {
    Ratio launch_accuracy, sensitivity;
    Rate drift;
    Seconds time;
  };
  struct Out {
    Ratio drift, accuracy, loss;
    Rate loss_rate;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.drift = smaller(Ratio(1), in.drift * in.time);
    out.accuracy = larger(Ratio(0), Ratio(in.launch_accuracy - in.sensitivity * out.drift));
    out.loss = in.launch_accuracy - out.accuracy;
    out.loss_rate = in.sensitivity * in.drift;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::launch_accuracy, "launch_accuracy", {.range = kShare, .symbol = "A_0", .doc = "Accuracy on the first day."}),
      field(&In::sensitivity, "sensitivity", {.range = kShare, .symbol = "\\lambda", .doc = "Accuracy lost for a unit of drift; with drift as total variation distance it is at most 1."}),
      field(&In::drift, "drift_per_s", {.symbol = "\\delta", .doc = "Drift in a second."}),
      field(&In::time, "time_s", {.symbol = "t", .doc = "Time since launch."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::drift, "drift", {.range = kShare, .symbol = "D", .doc = "Distance between today's data and those of the first day; at most 1."}),
      field(&Out::accuracy, "accuracy", {.range = kShare, .symbol = "A", .doc = "Accuracy now."}),
      field(&Out::loss, "accuracy_loss", {.range = kShare, .doc = "Accuracy lost since launch."}),
      field(&Out::loss_rate, "loss_per_s", {.symbol = "k", .doc = "Accuracy lost in a second, while there is anything left to drift."}));

  static constexpr ModelText text{
      .title = "Accuracy of a drifting model",
      .doc = "The world moves and the model does not. To first order accuracy falls in step with the distance between today's data and those it was trained on, "
             "and no error is raised. That distance bounds the loss, but drift need not always lower accuracy.",
      .formula = {{"drift", "\\v{drift} = \\min(1, \\v{drift_per_s} \\cdot \\v{time_s})"},
                  {"accuracy", "\\v{accuracy} = \\max(0, \\v{launch_accuracy} - \\v{sensitivity} \\cdot \\v{drift})"}},
      .sources = {"Ben-David et al. 2010, A theory of learning from different domains, Machine Learning 79: distance of the data bounds the change in error",
                  "Vela et al. 2022, Temporal quality degradation in AI models, Scientific Reports 12:11654: it is the usual case", "Linear drift: teaching value"}};
};

}  // namespace ironlab
