// Retrain window: the longest time between retrainings that keeps accuracy above a floor.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct RetrainWindow {
  static constexpr const char* id = "retrain_window";

  struct In {
    Ratio launch_accuracy, floor;
    Rate loss;
    Ratio standing_loss;
    Seconds dead_time;
  };
  struct Out {
    Maybe<Seconds> window, max_period;
    Flag feasible;
    Ratio headroom;
    Maybe<Seconds> lasts;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.headroom = in.launch_accuracy - in.standing_loss - in.floor;
    if (in.loss.si() > 0) {
      const Seconds lasts = out.headroom / in.loss;
      out.lasts = lasts;
      out.window = lasts - in.dead_time;
      out.feasible = below(in.dead_time.si(), lasts.si());
      out.max_period = larger(Seconds(0), out.window.value());
    } else {
      out.feasible = within(in.floor + in.standing_loss, in.launch_accuracy);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::launch_accuracy, "launch_accuracy", {.range = kShare, .symbol = "A_0", .doc = "Accuracy of a model on the data it was trained for."}),
      field(&In::floor, "accuracy_floor", {.range = kShare, .symbol = "A_{\\text{min}}", .doc = "Accuracy that must never be missed."}),
      field(&In::loss, "loss_per_s", {.symbol = "k", .doc = "Accuracy lost in a second."}),
      field(&In::standing_loss, "standing_loss", {.range = kShare, .fallback = 0, .symbol = "q", .doc = "Accuracy given away at the start, such as by compressing the model."}),
      field(&In::dead_time, "dead_time_s", {.fallback = 0, .symbol = "L", .doc = "How old a new model's data are when it starts."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::window, "window_s", {.range = {-1.7976931348623157e308, 1.7976931348623157e308}, .symbol = "T", .doc = "What the dead time leaves of the time above the floor; negative when it leaves nothing.", .null_text = "no loss, no limit"}),
      field(&Out::max_period, "max_period_s", {.symbol = "T_{\\text{max}}", .doc = "The longest time between retrainings; 0 when none is short enough.", .null_text = "no loss, no limit"}),
      field(&Out::feasible, "feasible", {.doc = "Is there a period that keeps above the floor?"}),
      field(&Out::headroom, "headroom", {.range = {-2, 1}, .doc = "Accuracy to lose before the floor."}),
      field(&Out::lasts, "time_above_floor_s", {.symbol = "t", .doc = "Age of the data at which the floor is reached.", .null_text = "no loss, no limit"}));

  static constexpr ModelText text{
      .title = "Longest retraining interval above a floor",
      .doc = "Accuracy falls in step with the age of a model's data. The headroom above the floor lasts a certain time; the dead time of the loop comes off first, "
             "and what remains is the longest period. If nothing remains, retraining more often does not help.",
      .formula = {{"window_s", "\\v{window_s} = \\frac{\\v{launch_accuracy} - \\v{standing_loss} - \\v{accuracy_floor}}{\\v{loss_per_s}} - \\v{dead_time_s}"},
                  {"max_period_s", "\\v{max_period_s} = \\max(0, \\v{window_s})"}},
      .sources = {"The worst accuracy of a loop (feedback_loop) solved for the period"}};
};

}  // namespace ironlab
