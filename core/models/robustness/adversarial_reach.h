// Adversarial reach: how far signed steps move a feature, and what they cost in training.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct AdversarialReach {
  static constexpr const char* id = "adversarial_reach";

  struct In {
    Ratio radius, step;
    Count steps;
  };
  struct Out {
    Ratio reach;
    Flag covered;
    Ratio cost;
    Maybe<Count> steps_needed;
  };

  static Out evaluate(const In& in) {
    Out out;
    const Ratio walked = in.steps * in.step;
    out.reach = smaller(in.radius, walked);
    out.covered = at_least(walked, in.radius);
    out.cost = 1 + in.steps;
    if (in.step > 0) out.steps_needed = Count(rounded_up(in.radius / in.step));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::radius, "radius", {.range = kNonNegative, .symbol = "\\epsilon", .doc = "Largest change of each feature that the attack may make."}),
      field(&In::step, "step", {.range = kNonNegative, .symbol = "\\alpha", .doc = "Change of one step, in the same unit."}),
      field(&In::steps, "steps", {.symbol = "K", .doc = "Steps; one step of full size is the fast gradient sign method."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::reach, "reach", {.doc = "How far the steps come."}),
      field(&Out::covered, "covered", {.doc = "Do they reach the edge of the allowed change?"}),
      field(&Out::cost, "cost", {.symbol = "c", .doc = "Passes of adversarial training for each pass of ordinary training: the steps and the update."}),
      field(&Out::steps_needed, "steps_needed", {.doc = "Steps that reach the edge.", .null_text = "a step moves nothing"}));

  static constexpr ModelText text{
      .title = "How far signed steps move a feature",
      .doc = "Each step moves every feature by its size along the sign of the gradient, then clips to the allowed change. With a constant sign, as in a linear model, the steps add up; in a network the sign turns on the way, and more steps find more. "
             "A loop too short for its radius trains against a weaker attack than its name says.",
      .formula = {{"reach", "\\v{reach} = \\min(\\v{radius}, \\v{steps} \\cdot \\v{step})"}, {"cost", "\\v{cost} = 1 + \\v{steps}"}},
      .sources = {"Goodfellow, Shlens and Szegedy 2014, Explaining and harnessing adversarial examples, arXiv:1412.6572: one step",
                  "Madry et al. 2018, Towards deep learning models resistant to adversarial attacks, arXiv:1706.06083: several"}};
};

}  // namespace ironlab
