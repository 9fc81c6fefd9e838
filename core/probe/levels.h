// Cache levels from a latency curve: where it changes, found as change points.
#pragma once

#include <cstddef>  // std::size_t
#include <span>     // std::span
#include <vector>   // std::vector

namespace ironlab::probe {

// One plateau of the curve.
struct Level {
  std::size_t first = 0, last = 0;  // its points
  double capacity_bytes = 0;        // the largest size that still ran at this latency: at least so much fits
  double latency_s = 0;             // median of the plateau
};

// Sizes rise; latencies are above 0. Splits log latency into pieces of constant value: the split of least squared error plus a
// penalty for each piece (optimal partitioning, Jackson et al. 2005; the penalty of Yao 1988), drops pieces that are only the way
// from one plateau to the next, then joins neighbors that differ by less than kSame. At least one level comes out, unless there are no points.
std::vector<Level> levels_of(std::span<const double> size_bytes, std::span<const double> latency_s);

// Two plateaus less than this apart are one: caches differ by more (12 / 4 and 44 / 12 cycles on Skylake, Intel 248966), pages
// and prefetchers by less.
inline constexpr double kSame = 1.5;

// Whether a working set that was read over and over came from memory, as far as the levels tell: it is at least kTimesLast the last
// cache found (McCalpin 1995, STREAM: arrays of at least four times the last-level cache), and what lies behind that cache
// answers as slowly as memory does. A cache of hundreds of MiB that does so too is not told apart.
bool from_memory(std::span<const Level> levels, double bytes);
inline constexpr double kTimesLast = 4;
// A line of our own between the two (no source): random reads of DRAM take some 60 to 130 ns on machines of today, of an outer cache
// 10 to 40 ns.
inline constexpr double kLeastMemory_s = 45e-9;

}  // namespace ironlab::probe
