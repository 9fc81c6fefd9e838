// Feedback loop: the range in which retraining holds the accuracy of a drifting model.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct FeedbackLoop {
  static constexpr const char* id = "feedback_loop";

  struct In {
    Ratio launch_accuracy;
    Rate loss;
    Seconds label_delay, training, release, period;
  };
  struct Out {
    Seconds dead_time;
    Ratio best, worst, mean;
    Flag release_overlap;
    Maybe<Ratio> label_share, training_share, release_share;
    Violation<Seconds> violation;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.dead_time = in.label_delay + in.training + in.release;
    const auto after = [&in](Seconds age) { return larger(Ratio(0), Ratio(in.launch_accuracy - in.loss * age)); };
    out.best = after(out.dead_time);
    out.worst = after(out.dead_time + in.period);
    // Half way between the two, unless accuracy has reached 0 on the way: then only the part before counts.
    const Ratio lost = in.loss * in.period;
    out.mean = out.worst > 0 ? after(out.dead_time + in.period / 2.0) : out.best > 0 ? Ratio(out.best / 2 * (out.best / lost)) : Ratio(0);
    out.release_overlap = below(in.period.si(), in.release.si());
    if (out.release_overlap) out.violation = Violation<Seconds>::of(in.release, in.period);
    if (out.dead_time.si() > 0) {
      out.label_share = in.label_delay / out.dead_time;
      out.training_share = in.training / out.dead_time;
      out.release_share = in.release / out.dead_time;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::launch_accuracy, "launch_accuracy", {.range = kShare, .symbol = "A_0", .doc = "Accuracy of a model on the data it was trained for."}),
      field(&In::loss, "loss_per_s", {.symbol = "k", .doc = "Accuracy lost in a second: sensitivity times drift."}),
      field(&In::label_delay, "label_delay_s", {.symbol = "t_l", .doc = "Time until the truth about new data is known."}),
      field(&In::training, "training_s", {.symbol = "t_t", .doc = "Time of training on them."}),
      field(&In::release, "release_s", {.symbol = "t_r", .doc = "Time until the new model has reached everybody."}),
      field(&In::period, "period_s", {.positive = true, .symbol = "T", .doc = "Time from one retraining to the next."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::dead_time, "dead_time_s", {.symbol = "L", .doc = "How old a new model's data are when it starts."}),
      field(&Out::best, "accuracy_best", {.range = kShare, .symbol = "A_{\\text{max}}", .doc = "Accuracy right after a release: no period is short enough to exceed it."}),
      field(&Out::worst, "accuracy_worst", {.range = kShare, .symbol = "A_{\\text{min}}", .doc = "Accuracy right before the next."}),
      field(&Out::mean, "accuracy_mean", {.range = kShare, .symbol = "\\bar{A}", .doc = "Accuracy on average over time."}),
      field(&Out::release_overlap, "release_overlap", {.doc = "Does a release start before the one before it is complete?"}),
      field(&Out::label_share, "label_share", {.range = kShare, .doc = "Waiting for labels as a share of the dead time.", .null_text = "no dead time"}),
      field(&Out::training_share, "training_share", {.range = kShare, .doc = "Training as a share of the dead time.", .null_text = "no dead time"}),
      field(&Out::release_share, "release_share", {.range = kShare, .doc = "Releasing as a share of the dead time.", .null_text = "no dead time"}),
      field(&Out::violation, "violation", {.doc = "Time of a release against the period.", .null_text = "releases do not overlap", .violation = "release_overlap"}));

  static constexpr ModelText text{
      .title = "Accuracy range of a retraining loop",
      .doc = "A new model is already old when it starts: its data had to be labeled, learned and released. Then it ages until the next one. "
             "Retraining more often lowers the teeth of the saw, only a shorter dead time lifts its top. Accuracy falls in step with age and never below 0.",
      .formula = {{"dead_time_s", "\\v{dead_time_s} = \\v{label_delay_s} + \\v{training_s} + \\v{release_s}"},
                  {"accuracy_best", "\\v{accuracy_best} = \\v{launch_accuracy} - \\v{loss_per_s} \\cdot \\v{dead_time_s}"},
                  {"accuracy_worst", "\\v{accuracy_worst} = \\v{launch_accuracy} - \\v{loss_per_s} \\cdot (\\v{dead_time_s} + \\v{period_s})"},
                  {"accuracy_mean", "\\v{accuracy_mean} = \\v{launch_accuracy} - \\v{loss_per_s} \\cdot \\left(\\v{dead_time_s} + \\frac{\\v{period_s}}{2}\\right)"}},
      .sources = {"The loss of accuracy (degradation) as a saw of the age of the data"}};
};

}  // namespace ironlab
