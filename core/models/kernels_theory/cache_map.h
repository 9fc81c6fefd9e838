// Where the lines of three small matrices are after some steps of their product: the walk of cache_simulator, one step at a time.
#pragma once

#include <array>    // std::array
#include <cstdint>  // std::uint32_t

#include "describe/field.h"
#include "describe/text.h"
#include "models/kernels_theory/cache_lru.h"
#include "models/kernels_theory/cache_simulator.h"

namespace ironlab {

// Of a line, at a step.
enum class Touch { never, gone, kept, used, fetched };
template <>
inline constexpr std::array<ChoiceName, 5> choice_names<Touch>{{{"never", "not read yet"}, {"gone", "pushed out"}, {"kept", "in the cache"}, {"used", "used from the cache"}, {"fetched", "fetched now"}}};

struct CacheMap {
  static constexpr const char* id = "cache_map";
  static constexpr int kMostSide = 16, kMostAcross = 4;
  static constexpr int kMost = kMostSide * kMostAcross;

  struct In {
    Choice<LoopOrder> kernel;
    Count n;
    Bytes cache, line;
    Count ways;
    Bytes element;
    Count block, step;
  };
  struct Out {
    List<Choice<Touch>, kMost> a, b, c;
    Count across, steps, misses, evictions;
  };

  static Status refuse(const In& in) {
    if (const Status status = CacheSimulator::refuse(simulator(in)); !status.ok()) {
      if (status.field == input_index<CacheSimulator>("block")) return {status.code, input_index<CacheMap>("block")};
      if (status.field == input_index<CacheSimulator>("line_bytes")) return {status.code, input_index<CacheMap>("line_bytes")};
      if (status.field == input_index<CacheSimulator>("element_bytes")) return {status.code, input_index<CacheMap>("element_bytes")};
      return {status.code, input_index<CacheMap>("cache_bytes")};
    }
    const double words = in.line / in.element;
    if (in.n / words > kMostAcross) return {Code::out_of_range, input_index<CacheMap>("line_bytes")};
    return {};
  }

  static Out evaluate(const In& in) {
    Walk walk(in);
    Out out;
    out.across = walk.across;
    out.steps = in.n * in.n * in.n;
    const double all = out.steps, wanted = in.step, last = wanted < all ? wanted : all;
    for (double step = 0; step < last; ++step) walk.forward();
    out.a = walk.map(0);
    out.b = walk.map(1);
    out.c = walk.map(2);
    out.misses = static_cast<double>(walk.misses);
    out.evictions = static_cast<double>(walk.evictions());
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::kernel, "kernel", {.doc = "Order of the three loops over rows i, columns j and terms l."}),
      field(&In::n, "n", {.range = {1, kMostSide}, .symbol = "n", .doc = "Rows and columns of all three matrices."}),
      field(&In::cache, "cache_bytes", {.range = {1, 67108864}, .symbol = "M", .doc = "Size of the cache: a whole number of lines, and of lines in each way."}),
      field(&In::line, "line_bytes", {.range = {1, 4096}, .symbol = "L", .doc = "Bytes that move together: a power of two; a row takes at most four lines and begins with one."}),
      field(&In::ways, "ways", {.range = {0, 1024}, .doc = "Places that a line may be in; 0: anywhere in the cache."}),
      field(&In::element, "element_bytes", {.range = {1, 4096}, .fallback = 4, .symbol = "e", .doc = "Bytes of one number: a power of two, no more than a line."}),
      field(&In::block, "block", {.range = {0, kMostSide}, .fallback = 0, .symbol = "b", .doc = "Side of a tile, where the order is in tiles."}),
      field(&In::step, "step", {.range = {0, kMostSide * kMostSide * kMostSide}, .symbol = "t", .doc = "Multiply-adds that are done; beyond the last one nothing changes."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::a, "a", {.doc = "Lines of A, row by row."}), field(&Out::b, "b", {.doc = "Lines of B, row by row (of the transposed B, where the order stores that)."}),
      field(&Out::c, "c", {.doc = "Lines of C, row by row."}), field(&Out::across, "across", {.doc = "Lines in a row."}),
      field(&Out::steps, "steps", {.symbol = "n^3", .doc = "Multiply-adds of the whole product."}), field(&Out::misses, "misses", {.symbol = "Q", .doc = "Lines fetched so far."}),
      field(&Out::evictions, "evictions", {.doc = "Lines that were read and are not in the cache."}));

  static constexpr ModelText text{
      .title = "Map of a cache at work",
      .doc = "The first steps of a small product, number by number: which line of which matrix is used, which was in the cache, which had to be fetched, and what was pushed out for it. At the last step the lines fetched are those that "
             "the cache simulator counts.",
      .formula = {{"steps", "\\v{steps} = \\v{n}^3"}},
      .sources = {"Frigo, Leiserson, Prokop and Ramachandran 1999, Cache-oblivious algorithms, FOCS: the ideal cache"}};

 private:
  static CacheSimulator::In simulator(const In& in) {
    CacheSimulator::In same{};
    same.kernel = in.kernel;
    same.m = same.n = same.k = in.n;
    same.cache = in.cache;
    same.line = in.line;
    same.ways = in.ways;
    same.element = in.element;
    same.block = in.block;
    return same;
  }

  struct Walk {
    using Line = std::uint32_t;
    explicit Walk(const In& in)
        : kernel(in.kernel), n(static_cast<Line>(static_cast<double>(in.n))), words(static_cast<Line>(in.line / in.element)), across((n + words - 1) / words), each(n * across),
          side(kernel == LoopOrder::blocked ? static_cast<Line>(static_cast<double>(in.block)) : n), cache(sets(in), ways(in), 3 * each) {}

    static Line capacity(const In& in) { return static_cast<Line>(in.cache / in.line); }
    static Line ways(const In& in) { return in.ways > 0 ? static_cast<Line>(static_cast<double>(in.ways)) : capacity(in) < 3 * kMost ? capacity(in) : 3 * kMost; }
    static Line sets(const In& in) { return in.ways > 0 ? capacity(in) / ways(in) : 1; }

    void touch(int matrix, Line row, Line column) {
      const Line line = static_cast<Line>(matrix) * each + row * across + column / words;
      const bool miss = cache.touch(line) != 0;
      misses += miss ? 1 : 0;
      state[line] = static_cast<std::uint8_t>(miss || state[line] == kFetchedNow ? kFetchedNow : kUsedNow);
    }

    // One multiply-add, with what its loops keep in a register read once.
    void forward() {
      for (std::uint8_t& s : state)
        if (s != kNever) s = kBefore;
      const bool sums = kernel == LoopOrder::ijk || kernel == LoopOrder::nt;
      if (sums) {
        touch(0, i, l);
        if (kernel == LoopOrder::nt) touch(1, j, l);
        else touch(1, l, j);
        if (l + 1 == n) touch(2, i, j);
        next(l, j, i);
      } else if (kernel == LoopOrder::jki) {
        if (i == 0) touch(1, l, j);
        touch(0, i, l);
        touch(2, i, j);
        next(i, l, j);
      } else {
        if (j == from_j) touch(0, i, l);
        touch(1, l, j);
        touch(2, i, j);
        next_in_tile();
      }
    }

    void next(Line& inner, Line& middle, Line& outer) const {
      if (++inner < n) return;
      inner = 0;
      if (++middle < n) return;
      middle = 0;
      ++outer;
    }
    void next_in_tile() {
      const auto end = [this](Line from) { return from + side < n ? from + side : n; };
      if (++j < end(from_j)) return;
      j = from_j;
      if (++l < end(from_l)) return;
      l = from_l;
      if (++i < end(from_i)) return;
      if ((from_l += side) >= n) {
        from_l = 0;
        if ((from_j += side) >= n) {
          from_j = 0;
          from_i += side;
        }
      }
      i = from_i;
      j = from_j;
      l = from_l;
    }

    List<Choice<Touch>, kMost> map(int matrix) const {
      List<Choice<Touch>, kMost> m;
      for (Line x = 0; x < each; ++x) {
        const Line line = static_cast<Line>(matrix) * each + x;
        const std::uint8_t s = state[line];
        m.push(s == kNever ? Touch::never : s == kFetchedNow ? Touch::fetched : s == kUsedNow ? Touch::used : cache.holds(line) ? Touch::kept : Touch::gone);
      }
      return m;
    }
    int evictions() const {
      int gone = 0;
      for (Line line = 0; line < 3 * each; ++line) gone += state[line] != kNever && !cache.holds(line) ? 1 : 0;
      return gone;
    }

    static constexpr std::uint8_t kNever = 0, kBefore = 1, kUsedNow = 2, kFetchedNow = 3;
    LoopOrder kernel;
    Line n, words, across, each, side;
    LruCache cache;
    std::array<std::uint8_t, 3 * kMost> state{};
    Line i = 0, j = 0, l = 0, from_i = 0, from_j = 0, from_l = 0;
    std::uint32_t misses = 0;
  };
};

}  // namespace ironlab
