// A cache that evicts the line not used for longest.
#pragma once

#include <cstddef>  // std::size_t
#include <cstdint>  // std::uint32_t
#include <vector>   // std::vector

namespace ironlab {

// Sets of `ways` lines; a line belongs to the set of its number modulo their count (one set: fully associative). The places of a set form a ring in the order
// of use, from the head (used last) on; behind the head is the line to evict, so that a miss only turns the ring.
class LruCache {
 public:
  using Line = std::uint32_t;

  LruCache(std::uint32_t sets, std::uint32_t ways, std::size_t lines) : sets_(sets), mask_((sets & (sets - 1)) == 0 ? sets - 1 : 0), ways_(ways), place_(lines, kNone) {
    const std::size_t used = sets < lines ? sets : lines;
    head_.resize(used);
    places_.resize(used * ways);
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
      const std::uint32_t first = i / ways * ways;
      places_[i] = {kNone, first + (i - first + ways - 1) % ways, first + (i - first + 1) % ways};
    }
    for (std::uint32_t set = 0; set < used; ++set) head_[set] = set * ways;
  }

  // Uses a line; 1 if it was a miss. Inlined even where the compiler looks for size: as a call it takes half as long again.
  [[gnu::always_inline]] std::uint64_t touch(Line line) {
    std::uint32_t& head = head_[set_of(line)];
    const std::uint32_t oldest = places_[head].newer;
    std::uint32_t place = place_[line];
    if (place == kNone) {
      Line& evicted = places_[oldest].line;
      if (evicted != kNone) place_[evicted] = kNone;
      evicted = line;
      place_[line] = head = oldest;
      return 1;
    }
    if (place == head) return 0;
    if (place != oldest) {  // out of its place in the ring, in again before the head
      Place& p = places_[place];
      places_[p.newer].older = p.older;
      places_[p.older].newer = p.newer;
      p.newer = oldest;
      p.older = head;
      places_[oldest].older = place;
      places_[head].newer = place;
    }
    head = place;
    return 0;
  }

  // Uses the line x (which was used just before) and each of n others in turn: y, x, y + stride, x ... Element y is in line
  // y >> shift. Adds the misses of the others and returns those of x.
  std::uint64_t run_beside(Line x, std::uint32_t y, std::uint32_t stride, std::uint32_t shift, std::uint32_t n, std::uint64_t& misses) {
    if (n < ways_) {  // x can't be evicted so soon: its last use puts it where all of them would
      for (std::uint32_t i = 1; i < n; ++i, y += stride) misses += touch(y >> shift);
      if (n > 1) touch(x);
      misses += touch(y >> shift);
      return 0;
    }
    std::uint64_t again = 0;
    const std::uint32_t set = set_of(x);
    for (std::uint32_t i = 0; i < n; ++i, y += stride) {
      if (i > 0 && set_of((y - stride) >> shift) == set) again += touch(x);  // else x is still the one its set used last
      misses += touch(y >> shift);
    }
    return again;
  }
  bool holds(Line line) const { return place_[line] != kNone; }
  // Two lines used in turn push each other out where a set has one way.
  bool fight(Line x, Line y) const { return ways_ == 1 && x != y && set_of(x) == set_of(y); }

 private:
  static constexpr Line kNone = 0xffffffff;
  std::uint32_t set_of(Line line) const { return mask_ != 0 || sets_ == 1 ? line & mask_ : line % sets_; }

  struct Place {
    Line line;
    std::uint32_t newer, older;  // neighbors in the ring: the one used after this, and before
  };
  std::uint32_t sets_, mask_, ways_;
  std::vector<std::uint32_t> place_;  // of each line
  std::vector<Place> places_;
  std::vector<std::uint32_t> head_;  // of each set
};

}  // namespace ironlab
