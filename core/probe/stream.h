// Bandwidth over working sets of any size: copy, scale, add, triad (McCalpin 1995, STREAM), on doubles.
#pragma once

#include <cstddef>  // std::size_t
#include <cstdint>  // std::int64_t
#include <span>     // std::span

#include "probe/memory.h"

namespace ironlab::probe {

// Bytes are counted as STREAM counts them: every word a loop reads or writes, once. A cache that first reads the line it writes
// to moves half as much again.
struct StreamKernel {
  const char* id;
  int arrays;  // that it touches: its words an element
  void (*run)(const double* a, const double* b, double* c, std::size_t n);
};
std::span<const StreamKernel> stream_kernels();

// The arrays of one kernel over a working set, carved out of `memory`.
class Stream {
 public:
  static constexpr std::size_t kLeastBytes = 1024;
  static std::size_t memory_for(std::size_t bytes) { return bytes + kGaps; }

  // `bytes` in all arrays together, rounded down to whole lines; memory must hold memory_for(bytes).
  Stream(const StreamKernel& kernel, const Memory& memory, std::size_t bytes);

  // What one call moves.
  static double bytes_of(const StreamKernel& kernel, std::size_t bytes) { return static_cast<double>(each_of(kernel, bytes)) * kernel.arrays; }
  double bytes_a_call() const { return static_cast<double>(n_ * sizeof(double)) * kernel_->arrays; }
  void run(std::int64_t calls) const;

 private:
  // Arrays a power of two apart would fight for the same cache sets.
  static constexpr std::size_t kGap = 5 * 64, kGaps = 3 * kGap;

  static std::size_t each_of(const StreamKernel& kernel, std::size_t bytes) { return bytes / static_cast<std::size_t>(kernel.arrays) / 64 * 64; }

  const StreamKernel* kernel_;
  double *a_, *b_, *c_;
  std::size_t n_;
};

// Fills memory with ones, in pieces: n bytes from `from`; the end that was reached.
std::size_t fill_ones(const Memory& memory, std::size_t from, std::size_t n);

}  // namespace ironlab::probe
