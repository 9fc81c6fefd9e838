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
// cache found (McCalpin 1995, STREAM: arrays of at least four times the last-level cache), and what lies behind that cache takes as
// long as a row of DRAM takes to change. No change point says the second: the flat end of a curve looks the same on a large cache and
// on memory. A cache that takes as long, as in servers with hundreds of MiB of it, is not told apart.
bool from_memory(std::span<const Level> levels, double bytes);
inline constexpr double kTimesLast = 4;
// The least time of a load that finds another row of DRAM open, which is nearly every one in a random cycle over far more lines than
// there are open rows: the open row is closed (tRP), its own is opened (tRCD), a column is read (CL), and eight beats bring the line.
// DDR4-3200AA, JESD79-4: 13.75 ns each, and 2.5 ns. DDR5 and LPDDR take 14 to 18 ns each; the way through caches and controller comes
// on top, so measured latencies are 60 ns and more. Memory that its owner runs faster than its standard may stay below: then the page
// says "may be slower" without need. Outer caches take 8 to 40 ns.
inline constexpr double kRowStep_s = 13.75e-9, kBurst_s = 2.5e-9;
inline constexpr double kLeastMemory_s = 3 * kRowStep_s + kBurst_s;  // 43.75 ns

}  // namespace ironlab::probe
