// Latency of dependent loads: each line of memory holds the address of the next, in one random cycle through all of them, so that
// no prefetcher can guess it and every load waits for the one before.
#pragma once

#include <cstddef>  // std::size_t
#include <cstdint>  // std::int64_t, std::uint64_t

#include "probe/memory.h"
#include "sim/random.h"

namespace ironlab::probe {

class Chase {
 public:
  static constexpr std::size_t kLine = 64;  // bytes; where lines are longer, neighbors share one and look a little faster
  static constexpr std::size_t kLeastBytes = 2 * kLine;

  // memory must hold `bytes`. The same seed gives the same cycle.
  Chase(const Memory& memory, std::size_t bytes, std::uint64_t seed);

  // Builds the cycle in pieces (Sattolo 1986: every permutation it makes is one cycle), then follows it once, so that what fits
  // a cache is there. True once that is done.
  bool build(std::size_t lines);
  double built() const;
  std::size_t lines() const { return lines_; }

  // Follows so many pointers.
  void run(std::int64_t hops);
  // The line it stands on.
  std::size_t place() const;

 private:
  struct Line {
    Line* next;
    char rest[kLine - sizeof(Line*)];
  };
  Line* first_;
  Line* at_;
  std::size_t lines_, filled_ = 0, shuffled_ = 0, followed_ = 0;
  sim::Random random_;
};

}  // namespace ironlab::probe
