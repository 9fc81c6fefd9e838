// Intensity of an element-wise operator.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct StreamingIntensity {
  static constexpr const char* id = "streaming_intensity";

  struct In {
    Flops work;
    Ratio passes;
    Bytes element;
  };
  struct Out {
    FlopPerByte intensity;
  };

  static constexpr Out evaluate(const In& in) { return {.intensity = in.work / (in.passes * in.element)}; }

  static constexpr auto inputs = fields<In>(
      field(&In::work, "flop_per_element", {.symbol = "f", .doc = "Operations for each element: about 5 for layer norm and for softmax, with an exponential counted as one."}),
      field(&In::passes, "passes", {.range = kPositive, .symbol = "p", .doc = "Times that each element crosses memory, reads and writes: layer norm 3, fused 2; safe softmax 4, online softmax 3."}),
      field(&In::element, "element_bytes", {.positive = true, .symbol = "e", .doc = "Bytes of one number."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::intensity, "intensity_flop_per_byte", {.symbol = "I", .doc = "Operations for each byte moved."}));

  static constexpr ModelText text{
      .title = "Intensity of an element-wise operator",
      .doc = "An operator that treats each element by itself reuses nothing: it has a few operations for each byte, whatever the size of the tensor. Only fewer passes raise its intensity.",
      .formula = {{"intensity_flop_per_byte", "\\v{intensity_flop_per_byte} = \\frac{\\v{flop_per_element}}{\\v{passes} \\cdot \\v{element_bytes}}"}},
      .sources = {"Milakov and Gimelshein 2018, Online normalizer calculation for softmax, arXiv:1805.02867: passes of softmax",
                  "Five operations an element: teaching value"}};
};

}  // namespace ironlab
