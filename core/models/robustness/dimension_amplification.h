// Aligned against random perturbation: why many tiny changes add up.
#pragma once

#include <cmath>  // std::sqrt (exact)

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct DimensionAmplification {
  static constexpr const char* id = "dimension_amplification";

  struct In {
    Count dimension;
    Ratio radius;
  };
  struct Out {
    Ratio l1_shift, l2_norm, aligned_over_random;
  };

  static Out evaluate(const In& in) {
    const double root = std::sqrt(in.dimension);
    return {.l1_shift = in.dimension * in.radius, .l2_norm = in.radius * root, .aligned_over_random = root};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::dimension, "dimension", {.range = kPositiveCount, .symbol = "d", .doc = "Features, such as the pixels of an image times its colours."}),
      field(&In::radius, "radius", {.range = kNonNegative, .symbol = "\\epsilon", .doc = "Change of each feature; 8 grey levels are 8/255."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::l1_shift, "l1_shift", {.symbol = "\\ell_1", .doc = "Shift of a sum of all features when every change has the right sign."}),
      field(&Out::l2_norm, "l2_norm", {.symbol = "\\ell_2", .doc = "Length of the change; also the usual shift of that sum when signs are random."}),
      field(&Out::aligned_over_random, "aligned_over_random", {.symbol = "\\sqrt{d}", .doc = "How many times more an aligned change does than a random one of the same size."}));

  static constexpr ModelText text{
      .title = "Aligned against random perturbation",
      .doc = "Random changes of many features nearly cancel: their sum grows as the square root of the number. Changes that all point the right way add up. It assumes equal weights.",
      .formula = {{"l1_shift", "\\v{l1_shift} = \\v{dimension} \\cdot \\v{radius}"}, {"l2_norm", "\\v{l2_norm} = \\v{radius} \\sqrt{\\v{dimension}}"}, {"aligned_over_random", "\\v{aligned_over_random} = \\sqrt{\\v{dimension}}"}},
      .sources = {"Goodfellow, Shlens and Szegedy 2014, Explaining and harnessing adversarial examples, arXiv:1412.6572: the linear view"}};
};

}  // namespace ironlab
