// How many lines of one column a cache with sets can hold.
#pragma once

#include <cmath>    // std::floor (exact)
#include <numeric>  // std::gcd

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct CacheConflict {
  static constexpr const char* id = "cache_conflict";

  struct In {
    Bytes cache, line;
    Count ways;
    Bytes element;
    Count row, rows;
  };
  struct Out {
    Count cache_lines, sets, used_sets, limit;
    Flag meets;
    Violation<Ratio> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double lines = std::floor(in.cache / in.line), ways = in.ways > 0 ? double(in.ways) : lines, stride = in.row * in.element / in.line;
    out.cache_lines = lines;
    out.sets = std::floor(lines / ways);
    out.used_sets = out.sets;
    // Rows of a whole number of lines begin in only so many sets; others wander through all of them.
    if (stride >= 1 && std::floor(stride) == stride) out.used_sets = out.sets / static_cast<double>(std::gcd(static_cast<std::uint64_t>(out.sets), static_cast<std::uint64_t>(stride)));
    out.limit = out.used_sets * ways;
    const double demand = in.rows + 1;  // and a line of another matrix
    out.meets = demand > out.limit;
    if (out.meets) out.violation = Violation<Ratio>::of(Ratio(demand), Ratio(out.limit));
    return out;
  }

  static Status refuse(const In& in) {
    const double lines = std::floor(in.cache / in.line);
    if (lines < 1) return {Code::out_of_range, input_index<CacheConflict>("line_bytes")};
    if (in.ways > 0 && std::floor(lines / in.ways) * in.ways != lines) return {Code::out_of_range, input_index<CacheConflict>("ways")};
    return {};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::cache, "cache_bytes", {.range = {1, 67108864}, .symbol = "M", .doc = "Size of the cache."}), field(&In::line, "line_bytes", {.range = {1, 4096}, .symbol = "L", .doc = "Bytes that move together."}),
      field(&In::ways, "ways", {.range = {0, 1024}, .doc = "Places that a line may be in; 0: anywhere in the cache."}), field(&In::element, "element_bytes", {.range = {1, 4096}, .fallback = 4, .symbol = "e", .doc = "Bytes of one number."}),
      field(&In::row, "row_elements", {.range = {1, 65536}, .symbol = "n", .doc = "Numbers from one row to the next."}),
      field(&In::rows, "rows", {.range = {0, 65536}, .doc = "Rows of which the same column has to stay: of a tile its side, of a column read down all of it."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cache_lines, "cache_lines", {.symbol = "D", .doc = "Lines that the cache holds."}), field(&Out::sets, "sets", {.doc = "Sets of the cache."}),
      field(&Out::used_sets, "used_sets", {.doc = "Sets that a column meets."}), field(&Out::limit, "limit", {.doc = "Lines of one column that can stay together."}),
      field(&Out::meets, "meets", {.doc = "Do rows evict each other though the cache has room?"}),
      field(&Out::violation, "violation", {.doc = "Rows, and one line beside them, against the places they have.", .null_text = "no conflict", .violation = "set_conflict"}));

  static constexpr ModelText text{
      .title = "Rows that meet in a cache",
      .doc = "A line may only be in the ways of one set. Where a row is a whole number of lines, and that number shares a factor with the sets, a column uses few sets: its lines evict each other while most of the "
             "cache is idle. A row longer by a few numbers spreads them.",
      .formula = {{"limit", "\\v{limit} = \\frac{s}{\\gcd(s, n e / L)} \\cdot w"}},
      .sources = {"Lam, Rothberg and Wolf 1991, The cache performance and optimizations of blocked algorithms, ASPLOS: conflicts"}};
};

}  // namespace ironlab
