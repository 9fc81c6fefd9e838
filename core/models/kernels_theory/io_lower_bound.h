// Least traffic of a matrix product through a fast memory.
#pragma once

#include <cmath>  // std::sqrt (exact)

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct IoLowerBound {
  static constexpr const char* id = "io_lower_bound";

  struct In {
    Count m, n, k, fast_words;
  };
  struct Out {
    Ratio words, tiled_words, compulsory_words;
  };

  static Out evaluate(const In& in) {
    const double work = 2 * in.m * in.n * in.k, root = std::sqrt(in.fast_words), bound = work / root - 2 * in.fast_words;
    Out out;
    out.words = bound > 0 ? bound : 0;
    out.tiled_words = work / std::sqrt(in.fast_words / 3);
    out.compulsory_words = in.m * in.k + in.k * in.n + in.m * in.n;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::m, "m", {.symbol = "m", .doc = "Rows of A and C."}), field(&In::n, "n", {.symbol = "n", .doc = "Columns of B and C."}),
      field(&In::k, "k", {.symbol = "k", .doc = "Columns of A, rows of B."}),
      field(&In::fast_words, "fast_words", {.range = kPositiveCount, .symbol = "S", .doc = "Numbers that the fast memory holds."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::words, "words", {.range = {0, 1e60}, .symbol = "Q", .doc = "Numbers that must move, whatever the order of operations; 0 where the bound says nothing."}),
      field(&Out::tiled_words, "tiled_words", {.doc = "What square tiles of three matrices move: 1.73 times the leading term."}),
      field(&Out::compulsory_words, "compulsory_words", {.doc = "All three matrices once."}));

  static constexpr ModelText text{
      .title = "Least traffic of a matrix product",
      .doc = "No order of the multiply-adds moves fewer numbers between a fast memory of limited size and the slow one. Square tiles come within a factor of 1.73; keeping a tile of C while thin panels of A and B stream by comes near.",
      .formula = {{"words", "\\v{words} \\ge \\frac{2 \\v{m} \\v{n} \\v{k}}{\\sqrt{\\v{fast_words}}} - 2 \\v{fast_words}"}},
      .sources = {"Hong and Kung 1981, I/O complexity: the red-blue pebble game, STOC", "Smith, Lowery, Langou and van de Geijn 2017, arXiv:1702.02017: the constant"}};
};

}  // namespace ironlab
