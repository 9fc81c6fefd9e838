// The square matrix product that does so many operations for each byte.
#pragma once

#include <cmath>  // std::floor (exact)

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct SquareProduct {
  static constexpr const char* id = "square_product";

  struct In {
    FlopPerByte intensity;
    Bytes element;
  };
  struct Out {
    Count side;
    Flops work;
    Bytes traffic;
    FlopPerByte intensity;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double side = std::floor(1.5 * in.intensity.si() * in.element.si() + 0.5);
    const double n = side < 1 ? 1 : side;
    out.side = n;
    out.work = Flops(2 * n * n * n);
    out.traffic = in.element * (3 * n * n);
    out.intensity = out.work / out.traffic;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::intensity, "intensity_flop_per_byte", {.range = {0, 1e6}, .symbol = "I", .doc = "Operations wanted for each byte."}),
      field(&In::element, "element_bytes", {.range = {1, 16}, .symbol = "e", .doc = "Bytes of one number."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::side, "side", {.range = kPositiveCount, .symbol = "n", .doc = "Rows and columns of all three matrices: the whole number that comes nearest, at least 1."}),
      field(&Out::work, "work_flop", {.symbol = "O", .doc = "Its arithmetic operations; a multiply-add counts as two."}),
      field(&Out::traffic, "traffic_bytes", {.symbol = "D", .doc = "Its traffic when each matrix crosses memory once."}),
      field(&Out::intensity, "own_intensity_flop_per_byte", {.doc = "What it then does for each byte, after rounding to whole rows."}));

  static constexpr ModelText text{
      .title = "Square product of a given intensity",
      .doc = "To try a roofline out one needs work of a known intensity. A product of square matrices has any that one likes: it grows with the side.",
      .formula = {{"side", "\\v{side} = \\left\\lfloor \\tfrac{3}{2} \\, \\v{intensity_flop_per_byte} \\cdot \\v{element_bytes} \\right\\rceil"},
                  {"work_flop", "\\v{work_flop} = 2 \\, \\v{side}^3"},
                  {"traffic_bytes", "\\v{traffic_bytes} = 3 \\, \\v{element_bytes} \\cdot \\v{side}^2"}},
      .sources = {"Williams, Waterman and Patterson 2009, Roofline, Communications of the ACM 52(4): operational intensity"},
      .has_scale = true};
};

}  // namespace ironlab
