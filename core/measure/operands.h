// What kernels work on: operands in memory that may be refused, a check of sampled rows in pieces, and a sweep of the caches.
#pragma once

#include <vector>  // std::vector

#include "kernels/check.h"
#include "probe/memory.h"

namespace ironlab::measure {

class Operands {
 public:
  Operands(kernels::Op op, const kernels::Shape& shape, std::uint32_t seed);
  explicit operator bool() const { return ok_; }  // false: there was not memory enough
  const void* in(int i) const { return in_[i].data(); }
  void* out() const { return out_.data(); }
  std::size_t out_bytes() const { return out_bytes_; }

 private:
  probe::Memory in_[3], out_;
  std::size_t out_bytes_;
  bool ok_ = false;
};

// Compares a result with the reference in FP64 on rows spread over all of it, first and last included: on all rows where there
// are few. A whole check of a large product would take longer than all measurements of it.
class SampledCheck {
 public:
  SampledCheck(kernels::Op op, const kernels::Shape& shape, const Operands& operands, std::int32_t most_rows, double most_flop);
  // One row of the reference; true once all are there.
  bool prepare();
  kernels::Verdict compare(const void* out);
  std::size_t rows() const { return rows_.size(); }

 private:
  kernels::Op op_;
  kernels::Shape shape_;
  const Operands& operands_;
  std::size_t columns_, filled_ = 0;
  std::vector<std::int32_t> rows_;
  std::vector<double> want_, scale_, gamma_;
};

// Reads memory no kernel uses, a word a line, so that operands leave the caches.
class Sweep {
 public:
  explicit Sweep(std::size_t bytes);
  explicit operator bool() const { return static_cast<bool>(memory_); }
  void run() const;

 private:
  probe::Memory memory_;
};

}  // namespace ironlab::measure
