// Share of an activation function next to the multiply-adds that feed it.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct ActivationOpShare {
  static constexpr const char* id = "activation_op_share";

  struct In {
    Ratio cycles;
    Count fan_in;
  };
  struct Out {
    Ratio share;
  };

  static constexpr Out evaluate(const In& in) { return {.share = in.cycles / (in.cycles + 2 * in.fan_in)}; }

  static constexpr auto inputs = fields<In>(
      field(&In::cycles, "cycles", {.range = kNonNegative, .symbol = "c", .doc = "Operations of one activation."}),
      field(&In::fan_in, "fan_in", {.range = kPositiveCount, .symbol = "k", .doc = "Inputs of the neuron: one multiply-add each, 3 x 3 x 64 = 576 in a convolution."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::share, "share", {.range = kShare, .symbol = "f", .doc = "The activation's share of all operations of the neuron."}));

  static constexpr ModelText text{
      .title = "Share of an activation next to its multiply-adds",
      .doc = "If one unit did both, an activation would disappear beside the sum before it: two operations for each of the inputs.",
      .formula = {{"share", "\\v{share} = \\frac{\\v{cycles}}{\\v{cycles} + 2 \\cdot \\v{fan_in}}"}},
      .sources = {"Definition; a multiply-add counts as two operations"}};
};

}  // namespace ironlab
