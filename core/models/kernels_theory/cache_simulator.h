// An LRU cache under a matrix product, line by line and exact.
#pragma once

#include <algorithm>  // std::min
#include <cmath>      // std::ceil, std::floor (exact)
#include <numeric>    // std::gcd

#include "describe/field.h"
#include "describe/text.h"
#include "models/kernels_theory/cache_lru.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

enum class LoopOrder { ijk, ikj, jki, nt, blocked };
template <>
inline constexpr std::array<ChoiceName, 5> choice_names<LoopOrder>{{{"ijk", "i, j, l: down the columns of B"}, {"ikj", "i, l, j: along rows"}, {"jki", "j, l, i: down all columns"},
                                                                   {"nt", "B transposed"}, {"blocked", "In tiles"}}};

struct CacheSimulator {
  static constexpr const char* id = "cache_simulator";
  static constexpr double kMostWork = 2147483648.0;  // multiply-adds
  static constexpr double kEvicted = 2;             // times the formula: tiles go before they are used up
  static constexpr double kMostLines = 4194304;      // of the three matrices, and of the cache

  struct In {
    Choice<LoopOrder> kernel;
    Count m, n, k;
    Bytes cache;
    Bytes line;
    Count ways;
    Bytes element;
    Count block, rounds;
  };
  struct Out {
    Count accesses, misses, misses_a, misses_b, misses_c;
    Maybe<Ratio> miss_rate, misses_per_multiply_add, share_a, share_b, share_c;
    Bytes moved;
    Maybe<Count> compulsory_misses;
    Maybe<Ratio> closed_form_misses, closed_form_factor;
    Count cache_lines;
    Maybe<Bytes> tile_set;
    Maybe<Count> conflict_limit;
    Violation<Ratio> evicted;
  };

  // Sizes in elements and lines, once the input is known to be sound.
  struct Shape {
    explicit Shape(const In& in)
        : m(whole(in.m)), n(whole(in.n)), k(whole(in.k)), block(in.kernel == LoopOrder::blocked ? whole(in.block) : 0), words(whole(in.line / in.element)),
          b(up(static_cast<double>(m) * k)), c(b + up(static_cast<double>(k) * n)), end(c + up(static_cast<double>(m) * n)), capacity(whole(in.cache / in.line)) {
      while ((1U << shift) < words) ++shift;
      rows = m, columns = n;
      if (in.rounds > 0) {
        std::uint32_t& outermost = in.kernel == LoopOrder::jki ? columns : rows;
        outermost = whole(std::min<double>(outermost, in.rounds * (block > 0 ? block : 1)));
      }
    }
    bool all() const { return rows == m && columns == n; }
    static std::uint32_t whole(double x) { return static_cast<std::uint32_t>(x); }
    std::uint32_t up(double elements) const { return whole(std::ceil(elements / words)) * words; }
    std::uint32_t m, n, k, block, words, b, c, end, capacity, shift = 0;  // where B and C begin and all ends, in elements
    std::uint32_t rows, columns;                                          // of C that are counted
  };

  static Status refuse(const In& in) {
    const double line = in.line.si(), element = in.element.si(), lines = in.cache.si() / line, ways = in.ways;
    const auto is_power = [](double x) {
      const auto n = static_cast<std::uint64_t>(x);
      return static_cast<double>(n) == x && (n & (n - 1)) == 0;
    };
    if (in.kernel == LoopOrder::blocked && in.block < 1) return {Code::out_of_range, input_index<CacheSimulator>("block")};
    if (!is_power(line)) return {Code::out_of_range, input_index<CacheSimulator>("line_bytes")};
    if (!is_power(element) || element > line) return {Code::out_of_range, input_index<CacheSimulator>("element_bytes")};
    if (std::floor(lines / (ways > 0 ? ways : 1)) * (ways > 0 ? ways : 1) != lines || lines < 1) return {Code::out_of_range, input_index<CacheSimulator>("cache_bytes")};
    if (in.m * in.n * in.k > kMostWork) return {Code::too_large, input_index<CacheSimulator>("m")};
    if ((in.m * in.k + in.k * in.n + in.m * in.n) * element > kMostLines * line || lines > kMostLines) return {Code::too_large, input_index<CacheSimulator>("m")};
    return {};
  }

  // Two and a half uses of a line take about as long as a step.
  static constexpr double kStepsPerUse = 0.4;
  static double steps(const In& in) {
    const Shape s(in);
    const double made = static_cast<double>(s.rows) * s.columns, work = made * in.k, along = in.element.si() / in.line.si(), strided = in.n * along < 1 ? in.n * along : 1.0;
    const double tile = in.kernel == LoopOrder::blocked ? 2.0 / in.block : 0.0;
    const double uses = in.kernel == LoopOrder::ijk ? strided + along : in.kernel == LoopOrder::jki ? 1 + strided : 2 * along + tile;
    return kStepsPerUse * (work * uses + made);
  }

  class Run {
   public:
    explicit Run(const In& in) : in_(in), shape_(in), cache_(sets(), ways(), lines()) {}
    double advance(double budget) {
      if (done_ || empty()) return -1;
      const double uses = budget / kStepsPerUse;
      uses_ = 0;
      do inner(), done_ = !next();
      while (!done_ && static_cast<double>(uses_) < uses);
      return done_ ? -1 : static_cast<double>(uses_) * kStepsPerUse;
    }
    Out result() const {
      Out out;
      const Shape& s = shape_;
      const double m = s.rows, n = s.columns, k = s.k;
      out.accesses = accesses();
      out.misses_a = static_cast<double>(a_);
      out.misses_b = static_cast<double>(b_);
      out.misses_c = static_cast<double>(c_);
      const double misses = static_cast<double>(a_ + b_ + c_);
      out.misses = misses;
      out.moved = misses * in_.line;
      if (s.all()) out.compulsory_misses = Count(n == 0 || m == 0 || k == 0 ? misses : static_cast<double>(s.end >> s.shift));
      out.cache_lines = s.capacity;
      if (out.accesses > 0) out.miss_rate = Ratio(misses / out.accesses);
      if (m * n * k > 0) out.misses_per_multiply_add = Ratio(misses / (m * n * k));
      if (misses > 0) out.share_a = Ratio(out.misses_a / misses), out.share_b = Ratio(out.misses_b / misses), out.share_c = Ratio(out.misses_c / misses);
      if (const double expected = closed_form(in_); expected > 0 && s.all()) {
        out.closed_form_misses = Ratio(expected);
        out.closed_form_factor = Ratio(misses / expected);
        // Below a line's width tiles waste what they fetch; that is another matter.
        if (in_.kernel == LoopOrder::blocked && in_.block >= s.words && !within(misses, kEvicted * expected)) out.evicted = Violation<Ratio>::of(Ratio(misses), Ratio(kEvicted * expected));
      }
      if (in_.kernel == LoopOrder::blocked) out.tile_set = Bytes(3 * in_.block * in_.block * in_.element);
      if (in_.ways > 0 && in_.kernel != LoopOrder::nt && n > 0) {
        // Rows of B begin in only so many sets when a row is a multiple of lines.
        const double sets = s.capacity / in_.ways, row = static_cast<double>(s.n) / s.words;
        if (std::floor(row) == row) out.conflict_limit = Count(sets / static_cast<double>(std::gcd(static_cast<std::uint64_t>(sets), static_cast<std::uint64_t>(row))) * in_.ways);
      }
      return out;
    }

   private:
    std::uint32_t lines() const { return (shape_.end >> shape_.shift) + 1; }
    std::uint32_t ways() const { return in_.ways > 0 ? Shape::whole(in_.ways) : std::min(shape_.capacity, lines()); }
    std::uint32_t sets() const { return in_.ways > 0 ? shape_.capacity / ways() : 1; }

    double accesses() const {
      const double m = shape_.rows, n = shape_.columns, k = shape_.k, work = m * n * k;
      switch (static_cast<LoopOrder>(in_.kernel)) {
        case LoopOrder::ijk:
        case LoopOrder::nt: return 2 * work + m * n;
        case LoopOrder::ikj: return 2 * work + m * k;
        case LoopOrder::jki: return 2 * work + n * k;
        default: return 2 * work + m * k * std::ceil(n / shape_.block);
      }
    }

    // Uses x and y in turn, n times each, `dx` and `dy` elements apart; each use of one line that follows another is one use.
    void pairs(std::uint32_t x, std::uint32_t dx, std::uint32_t y, std::uint32_t dy, std::uint32_t n, std::uint64_t& misses_x, std::uint64_t& misses_y) {
      const std::uint32_t words = shape_.words, shift = shape_.shift;
      const auto to_next_line = [words](std::uint32_t at, std::uint32_t stride) {
        const std::uint32_t left = words - (at & (words - 1));
        return stride == 1 ? left : stride >= words ? (left > stride ? 2U : 1U) : (left + stride - 1) / stride;
      };
      for (std::uint32_t i = 0; i < n;) {
        const std::uint32_t run = std::min(n - i, to_next_line(x, dx));
        misses_x += cache_.touch(x >> shift);
        if (dy >= words) {
          misses_x += cache_.run_beside(x >> shift, y, dy, shift, run, misses_y);
          uses_ += 1 + run;
          i += run, x += run * dx, y += run * dy;
          continue;
        }
        const std::uint32_t both = std::min(run, to_next_line(y, dy));
        misses_y += cache_.touch(y >> shift);
        if (both > 1 && cache_.fight(x >> shift, y >> shift)) misses_x += both - 1, misses_y += both - 1;
        uses_ += 2;
        i += both, x += both * dx, y += both * dy;
      }
    }

    // A use outside the innermost loop, where speed matters less than size.
    [[gnu::noinline]] std::uint64_t once(LruCache::Line line) { return cache_.touch(line); }

    // One pass of the innermost loop.
    void inner() {
      const std::uint32_t n = shape_.n, k = shape_.k, b = shape_.b, c = shape_.c, shift = shape_.shift;
      uses_ += 1;
      switch (static_cast<LoopOrder>(in_.kernel)) {
        case LoopOrder::ijk:
          pairs(outer_ * k, 1, b + middle_, n, k, a_, b_);
          c_ += once((c + outer_ * n + middle_) >> shift);
          return;
        case LoopOrder::nt:
          pairs(outer_ * k, 1, b + middle_ * k, 1, k, a_, b_);
          c_ += once((c + outer_ * n + middle_) >> shift);
          return;
        case LoopOrder::jki:
          b_ += once((b + middle_ * n + outer_) >> shift);
          pairs(middle_, k, c + outer_, n, shape_.m, a_, c_);
          return;
        default: {
          const bool tiles = in_.kernel == LoopOrder::blocked;
          const std::uint32_t first = tiles ? tile_j_ : 0, width = tiles ? std::min(shape_.block, n - tile_j_) : n;
          a_ += once((outer_ * k + middle_) >> shift);
          pairs(b + middle_ * n + first, 1, c + outer_ * n + first, 1, width, b_, c_);
        }
      }
    }

    // To the next pass of the innermost loop; false at the end.
    bool next() {
      const Shape& s = shape_;
      if (in_.kernel != LoopOrder::blocked) {
        const std::uint32_t outer = in_.kernel == LoopOrder::jki ? s.columns : s.rows, middle = in_.kernel == LoopOrder::ijk || in_.kernel == LoopOrder::nt ? s.n : s.k;
        if (++middle_ < middle) return true;
        middle_ = 0;
        return ++outer_ < outer;
      }
      const std::uint32_t row_end = std::min(s.rows, tile_i_ + s.block), depth_end = std::min(s.k, tile_l_ + s.block);
      if (++middle_ < depth_end) return true;
      middle_ = tile_l_;
      if (++outer_ < row_end) return true;
      if ((tile_l_ += s.block) >= s.k) {
        tile_l_ = 0;
        if ((tile_j_ += s.block) >= s.n) {
          tile_j_ = 0;
          if ((tile_i_ += s.block) >= s.rows) return false;
        }
      }
      middle_ = tile_l_;
      outer_ = tile_i_;
      return true;
    }
    bool empty() const {
      const Shape& s = shape_;
      switch (static_cast<LoopOrder>(in_.kernel)) {
        case LoopOrder::ijk:
        case LoopOrder::nt: return s.m == 0 || s.n == 0;
        case LoopOrder::ikj: return s.m == 0 || s.k == 0;
        case LoopOrder::jki: return s.n == 0 || s.k == 0;
        default: return s.m == 0 || s.n == 0 || s.k == 0;
      }
    }

    In in_;
    Shape shape_;
    LruCache cache_;
    std::uint32_t outer_ = 0, middle_ = 0, tile_i_ = 0, tile_j_ = 0, tile_l_ = 0;
    std::uint64_t a_ = 0, b_ = 0, c_ = 0, uses_ = 0;
    bool done_ = false;
  };

  static Out evaluate(const In& in) { return run_to_end<CacheSimulator>(in); }

  // What to expect of n x n matrices in a fully associative cache whose lines divide the rows; 0: nothing known.
  static double closed_form(const In& in) {
    const double n = in.n, words = in.line / in.element, lines = std::floor(in.cache / in.line), per_row = n / words, cube = n * n * n;
    if (in.m != in.n || in.k != in.n || n == 0) return 0;
    if (within((3 * n * n * in.element).si(), in.cache.si())) return 3 * n * n / words;
    const double one_streams = cube / words + 2 * n * n / words;
    switch (static_cast<LoopOrder>(in.kernel)) {
      case LoopOrder::ijk:
        if (n + per_row + 1 <= lines) return one_streams;
        return cube + ((n - words) + per_row + 1 <= lines ? n * n / words : cube / words) + n * n;
      case LoopOrder::ikj:
      case LoopOrder::nt: return 2 * per_row + 1 <= lines ? one_streams : 2 * cube / words;
      case LoopOrder::blocked: return 2 * cube / (std::min<double>(in.block, n) * words) + n * n / words;
      default: return 0;
    }
  }

  static constexpr auto inputs = fields<In>(
      field(&In::kernel, "kernel", {.doc = "Order of the three loops over rows i, columns j and terms l."}),
      field(&In::m, "m", {.range = {0, 4096}, .symbol = "m", .doc = "Rows of A and C."}), field(&In::n, "n", {.range = {0, 4096}, .symbol = "n", .doc = "Columns of B and C."}),
      field(&In::k, "k", {.range = {0, 4096}, .symbol = "k", .doc = "Columns of A, rows of B."}),
      field(&In::cache, "cache_bytes", {.range = {1, 67108864}, .symbol = "M", .doc = "Size of the cache: a whole number of lines, and of lines in each way."}),
      field(&In::line, "line_bytes", {.range = {1, 4096}, .symbol = "L", .doc = "Bytes that move together: a power of two."}),
      field(&In::ways, "ways", {.range = {0, 1024}, .doc = "Places that a line may be in; 0: anywhere in the cache."}),
      field(&In::element, "element_bytes", {.range = {1, 4096}, .fallback = 4, .symbol = "e", .doc = "Bytes of one number: a power of two, no more than a line."}),
      field(&In::block, "block", {.range = {0, 4096}, .fallback = 0, .symbol = "b", .doc = "Side of a tile, where the order is in tiles."}),
      field(&In::rounds, "rounds", {.range = {0, 4096}, .fallback = 0, .doc = "Count only the first so many rounds of the outermost loop: rows of C, columns where the order is jki, rows of tiles where it is in tiles; 0: all."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::accesses, "accesses", {.doc = "Reads and updates of single numbers; an update counts once."}),
      field(&Out::misses, "misses", {.symbol = "Q", .doc = "Lines that had to be fetched."}), field(&Out::misses_a, "misses_a", {.doc = "Of those, lines of A."}),
      field(&Out::misses_b, "misses_b", {.doc = "Of those, lines of B."}), field(&Out::misses_c, "misses_c", {.doc = "Of those, lines of C."}),
      field(&Out::miss_rate, "miss_rate", {.range = kShare, .doc = "Misses over accesses.", .null_text = "no access"}),
      field(&Out::misses_per_multiply_add, "misses_per_multiply_add", {.doc = "Misses for each multiply-add.", .null_text = "no work"}),
      field(&Out::share_a, "share_a", {.range = kShare, .doc = "Share of the misses that is A's.", .null_text = "no miss"}),
      field(&Out::share_b, "share_b", {.range = kShare, .doc = "Share of the misses that is B's.", .null_text = "no miss"}),
      field(&Out::share_c, "share_c", {.range = kShare, .doc = "Share of the misses that is C's.", .null_text = "no miss"}),
      field(&Out::moved, "moved_bytes", {.doc = "Bytes fetched into the cache."}),
      field(&Out::compulsory_misses, "compulsory_misses", {.doc = "Misses that no cache could avoid: every line once.", .null_text = "not counted to the end"}),
      field(&Out::closed_form_misses, "closed_form_misses", {.doc = "What the formula expects of square matrices in a fully associative cache.", .null_text = "no formula for this case"}),
      field(&Out::closed_form_factor, "closed_form_factor", {.doc = "Misses over that: far above 1 the assumption of the formula is broken.", .null_text = "no formula for this case"}),
      field(&Out::cache_lines, "cache_lines", {.symbol = "D", .doc = "Lines that the cache holds."}),
      field(&Out::tile_set, "tile_set_bytes", {.symbol = "3 b^2 e", .doc = "Three tiles together.", .null_text = "no tiles"}),
      field(&Out::conflict_limit, "conflict_limit", {.doc = "Rows of B of which the cache can hold a line of the same column: with a row a multiple of lines, they meet in few sets.", .null_text = "rows spread over the sets"}),
      field(&Out::evicted, "evicted", {.doc = "Misses of tiles at least as wide as a line, against twice what the formula expects.", .null_text = "the tiles stay", .violation = "tiles_evicted"}));

  static constexpr ModelText text{
      .title = "Cache under a matrix product",
      .doc = "Walks through every access of C = A B in the chosen order of loops, with the three matrices one after the other in memory and by rows, and counts the lines that a cache which evicts "
             "the line not used for longest must fetch. The arithmetic is the same in every order; the lines that move are not. No prefetching and no write-back is counted.",
      .formula = {{"closed_form_misses", "\\v{closed_form_misses} \\approx \\frac{2 n^3}{b L_w} + \\frac{n^2}{L_w}"}, {"moved_bytes", "\\v{moved_bytes} = \\v{misses} \\cdot \\v{line_bytes}"}},
      .sources = {"Frigo, Leiserson, Prokop and Ramachandran 1999, Cache-oblivious algorithms, FOCS: the ideal cache", "Lam, Rothberg and Wolf 1991, The cache performance and optimizations of blocked algorithms, ASPLOS: conflicts",
                  "Goto and van de Geijn 2008, Anatomy of high-performance matrix multiplication, ACM Transactions on Mathematical Software 34(3)"}};
};

}  // namespace ironlab
