// When labels show a loss of accuracy.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct AccuracyAlarm {
  static constexpr const char* id = "accuracy_alarm";

  struct In {
    Ratio drop;
    Rate loss;
    Seconds label_delay;
  };
  struct Out {
    Maybe<Seconds> alarm, drop_time;
    Maybe<Ratio> lost_at_alarm;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    if (!(in.loss.si() > 0)) return out;
    out.drop_time = in.drop / in.loss;
    out.alarm = out.drop_time.value() + in.label_delay;
    out.lost_at_alarm = in.drop + in.loss * in.label_delay;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::drop, "drop", {.range = kShare, .fallback = 0.02, .symbol = "\\Delta", .doc = "Loss of accuracy that raises the alarm, as a share."}),
      field(&In::loss, "loss_per_s", {.symbol = "k", .doc = "Accuracy lost each second, as a share."}),
      field(&In::label_delay, "label_delay_s", {.symbol = "d", .doc = "Time until the true answers are known."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::alarm, "alarm_s", {.symbol = "t_a", .doc = "When the alarm comes.", .null_text = "never"}),
      field(&Out::drop_time, "drop_s", {.doc = "When the loss is really there.", .null_text = "never"}),
      field(&Out::lost_at_alarm, "lost_at_alarm", {.doc = "Accuracy lost by the time of the alarm.", .null_text = "never"}));

  static constexpr ModelText text{
      .title = "When labels show a loss",
      .doc = "Accuracy can be measured only when the true answers arrive, so that an alarm on it is late by that delay. It assumes that accuracy falls evenly.",
      .formula = {{"alarm_s", "\\v{alarm_s} = \\frac{\\v{drop}}{\\v{loss_per_s}} + \\v{label_delay_s}"}},
      .sources = {"Definition; even loss is a teaching model"}};
};

}  // namespace ironlab
