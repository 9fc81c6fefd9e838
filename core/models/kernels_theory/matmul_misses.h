// Misses of a matrix product in a fully associative cache, in closed form: where the walk through every access is too long.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/kernels_theory/cache_simulator.h"
#include "models/subject.h"

namespace ironlab {

struct MatmulMisses {
  static constexpr const char* id = "matmul_misses";

  struct In {
    Choice<LoopOrder> kernel;
    Count n;
    Bytes cache, line, element;
    Count block;
  };
  struct Out {
    Maybe<Ratio> misses, misses_per_multiply_add, share_b;
    Maybe<Bytes> moved;
    Count lines, words_per_line, column_lines, longest_column;
    Flag column_fits;
  };

  static Out evaluate(const In& in) {
    CacheSimulator::In full{};
    full.kernel = in.kernel;
    full.m = full.n = full.k = in.n;
    full.cache = in.cache, full.line = in.line, full.element = in.element, full.block = in.block;
    const double n = in.n, words = in.line / in.element;
    Out out;
    out.words_per_line = words;
    out.lines = std::floor(in.cache / in.line);
    out.column_lines = std::ceil(n + n / words + 1);
    out.column_fits = out.column_lines <= out.lines;
    out.longest_column = out.lines > 1 ? std::floor((out.lines - 1) * words / (words + 1)) : 0;
    if (const double found = CacheSimulator::closed_form(full); found > 0) {
      out.misses = Ratio(found);
      out.misses_per_multiply_add = Ratio(found / (n * n * n));
      out.moved = found * in.line;
      const bool all_fit = within((3 * n * n * in.element).si(), in.cache.si()), strided = in.kernel == LoopOrder::ijk && !out.column_fits;
      if (in.kernel != LoopOrder::blocked && !all_fit) out.share_b = Ratio((strided ? n * n * n : n * n * n / words) / found);
    }
    return out;
  }

  static Status refuse(const In& in) {
    if (in.kernel == LoopOrder::blocked && in.block < 1) return {Code::out_of_range, input_index<MatmulMisses>("block")};
    if (in.element.si() > in.line.si()) return {Code::out_of_range, input_index<MatmulMisses>("element_bytes")};
    if (in.line.si() > in.cache.si()) return {Code::out_of_range, input_index<MatmulMisses>("line_bytes")};
    return {};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::kernel, "kernel", {.doc = "Order of the three loops over rows i, columns j and terms l."}), field(&In::n, "n", {.range = {1, 65536}, .symbol = "n", .doc = "Rows and columns of each matrix."}),
      field(&In::cache, "cache_bytes", {.range = {1, 67108864}, .symbol = "M", .doc = "Size of the cache."}), field(&In::line, "line_bytes", {.range = {1, 4096}, .symbol = "L", .doc = "Bytes that move together."}),
      field(&In::element, "element_bytes", {.range = {1, 4096}, .fallback = 4, .symbol = "e", .doc = "Bytes of one number, no more than a line."}),
      field(&In::block, "block", {.range = {0, 65536}, .fallback = 0, .symbol = "b", .doc = "Side of a tile, where the order is in tiles; the tiles are taken to fit."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::misses, "misses", {.symbol = "Q", .doc = "Lines to fetch.", .null_text = "no formula for this case"}),
      field(&Out::misses_per_multiply_add, "misses_per_multiply_add", {.doc = "Misses for each multiply-add.", .null_text = "no formula for this case"}),
      field(&Out::share_b, "share_b", {.range = kShare, .doc = "Share of the misses that is B's.", .null_text = "not told apart"}),
      field(&Out::moved, "moved_bytes", {.doc = "Bytes fetched into the cache.", .null_text = "no formula for this case"}), field(&Out::lines, "cache_lines", {.symbol = "D", .doc = "Lines that the cache holds."}),
      field(&Out::words_per_line, "words_per_line", {.symbol = "L_w", .doc = "Numbers in a line."}), field(&Out::column_lines, "column_lines", {.doc = "Lines that must stay for a column of B to be used again, a row of A beside it."}),
      field(&Out::longest_column, "longest_column", {.symbol = "n_0", .doc = "Rows up to which a column of B stays; from the next one on it does not."}), field(&Out::column_fits, "column_fits", {.doc = "Does a column of B stay until its neighbor is read?"}));

  static constexpr ModelText text{
      .title = "Misses of a matrix product, in closed form",
      .doc = "Square matrices by rows, one product from an empty cache that may hold any line anywhere and evicts the one not used for longest. Exact where the line divides the rows and the tile divides "
             "the matrix; else an estimate. Sets, and with them conflicts, are left out: the cache simulator has them.",
      .formula = {{"misses", "\\v{misses} \\approx \\frac{2 n^3}{b L_w} + \\frac{n^2}{L_w}"}},
      .sources = {"Frigo, Leiserson, Prokop and Ramachandran 1999, Cache-oblivious algorithms, FOCS: the ideal cache"}};
};

}  // namespace ironlab
