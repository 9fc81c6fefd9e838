// Step communication: an all-reduce and an all-to-all against a target.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct StepCommunication {
  static constexpr const char* id = "step_communication";

  struct In {
    Seconds allreduce, all_to_all, target;
  };
  struct Out {
    Seconds time;
    Ratio ratio;
    Flag violated;
    Maybe<Ratio> allreduce_share;
    Violation<Seconds> violation;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.time = in.allreduce + in.all_to_all;
    out.ratio = out.time / in.target;
    out.violated = !within(out.time.si(), in.target.si());
    if (out.time.si() > 0) out.allreduce_share = in.allreduce / out.time;
    if (out.violated) out.violation = Violation<Seconds>::of(out.time, in.target);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::allreduce, "allreduce_s", {.symbol = "T_r", .doc = "Time of the step's all-reduce."}),
      field(&In::all_to_all, "all_to_all_s", {.symbol = "T_x", .doc = "Time of its all-to-all exchange."}),
      field(&In::target, "target_s", {.positive = true, .symbol = "T^{*}", .doc = "Time that communication may take in each step."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::time, "time_s", {.symbol = "T", .doc = "Both, one after the other."}),
      field(&Out::ratio, "ratio", {.symbol = "r", .doc = "That time over the target."}),
      field(&Out::violated, "violated", {.doc = "Does it exceed the target? Exactly on it is met."}),
      field(&Out::allreduce_share, "allreduce_share", {.range = kShare, .doc = "The all-reduce as a share of the time.", .null_text = "takes no time"}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when the target is missed.", .null_text = "meets the target", .violation = "communication_target"}));

  static constexpr ModelText text{
      .title = "Communication of a step against a target",
      .doc = "A step that reduces gradients and exchanges tokens between experts pays for both. Nothing overlaps with computing: an upper bound.",
      .formula = {{"time_s", "\\v{time_s} = \\v{allreduce_s} + \\v{all_to_all_s}"}, {"ratio", "\\v{ratio} = \\frac{\\v{time_s}}{\\v{target_s}}"}},
      .sources = {"The sum of allreduce and all_to_all; the target is a teaching value"}};
};

}  // namespace ironlab
