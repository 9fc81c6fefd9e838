// Matrix product: work, traffic and intensity.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct Gemm {
  static constexpr const char* id = "gemm";

  struct In {
    Count m, n, k;
    Bytes element;
    Count tile;
  };
  struct Out {
    Flops work;
    Bytes traffic;
    FlopPerByte intensity;
    Bytes compulsory_traffic;
    Ratio traffic_ratio;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    // How often the other operand makes this one come from memory again: once for each tile along that side.
    const auto passes = [&in](double side) { return in.tile > 0 && in.tile < side ? side / in.tile : 1.0; };
    const double a = in.m * in.k, b = in.k * in.n, c = in.m * in.n;
    out.work = Flops(2 * in.m * in.n * in.k);
    out.traffic = in.element * (a * passes(in.n) + b * passes(in.m) + c);
    out.intensity = out.work / out.traffic;
    out.compulsory_traffic = in.element * (a + b + c);
    out.traffic_ratio = out.traffic / out.compulsory_traffic;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::m, "m", {.range = kPositiveCount, .symbol = "m", .doc = "Rows of the first matrix and of the result."}),
      field(&In::n, "n", {.range = kPositiveCount, .symbol = "n", .doc = "Columns of the second matrix and of the result."}),
      field(&In::k, "k", {.range = kPositiveCount, .symbol = "k", .doc = "Columns of the first matrix, rows of the second."}),
      field(&In::element, "element_bytes", {.positive = true, .symbol = "e", .doc = "Bytes of one number."}),
      field(&In::tile, "tile", {.fallback = 0, .symbol = "T", .doc = "Edge of the square tile that is reused on the chip; 0, or a tile as large as the matrix: each operand crosses memory once."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::work, "work_flop", {.symbol = "O", .doc = "Arithmetic operations; a multiply-add counts as two."}),
      field(&Out::traffic, "traffic_bytes", {.symbol = "D", .doc = "Bytes that cross memory."}),
      field(&Out::intensity, "intensity_flop_per_byte", {.symbol = "I", .doc = "Operations for each byte moved."}),
      field(&Out::compulsory_traffic, "compulsory_traffic_bytes", {.symbol = "D_0", .doc = "Traffic if everything were reused: each matrix once."}),
      field(&Out::traffic_ratio, "traffic_ratio", {.range = {1, 1e18}, .doc = "How many times the compulsory traffic it is."}));

  static constexpr ModelText text{
      .title = "Matrix product: work, traffic, intensity",
      .doc = "Multiplying matrices does much arithmetic with little data, if what was loaded is reused. A tile of edge T on the chip is what makes reuse possible: "
             "each operand comes from memory once for every tile of the other side. The result is written once.",
      .formula = {{"work_flop", "\\v{work_flop} = 2 \\, \\v{m} \\, \\v{n} \\, \\v{k}"},
                  {"traffic_bytes", "\\v{traffic_bytes} = \\v{element_bytes} \\left(\\v{m} \\, \\v{k} \\frac{\\v{n}}{\\v{tile}} + \\v{k} \\, \\v{n} \\frac{\\v{m}}{\\v{tile}} + \\v{m} \\, \\v{n}\\right)"},
                  {"compulsory_traffic_bytes", "\\v{compulsory_traffic_bytes} = \\v{element_bytes} (\\v{m} \\, \\v{k} + \\v{k} \\, \\v{n} + \\v{m} \\, \\v{n})"},
                  {"intensity_flop_per_byte", "\\v{intensity_flop_per_byte} = \\frac{\\v{work_flop}}{\\v{traffic_bytes}}"}},
      .sources = {"Lam, Rothberg and Wolf 1991, The cache performance and optimizations of blocked algorithms, ASPLOS IV: traffic of a tiled product",
                  "Williams, Waterman and Patterson 2009, Roofline, Communications of the ACM 52(4): operational intensity"},
      .has_scale = true};
};

}  // namespace ironlab
