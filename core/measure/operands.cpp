#include "measure/operands.h"

#include <algorithm>  // std::min, std::max, std::clamp
#include <cstring>    // std::memset

namespace ironlab::measure {

Operands::Operands(kernels::Op op, const kernels::Shape& shape, std::uint32_t seed) {
  const kernels::Layout l = kernels::layout(op, shape);
  for (int i = 0; i < 3; ++i) {
    in_[i] = probe::Memory(l.in[i].bytes() + 1);
    if (!in_[i]) return;
  }
  out_bytes_ = l.out.bytes();
  out_ = probe::Memory(out_bytes_ + 1);
  if (!out_) return;
  void* const in[3] = {in_[0].data(), in_[1].data(), in_[2].data()};
  kernels::fill(op, shape, seed, in);
  ok_ = true;
}

SampledCheck::SampledCheck(kernels::Op op, const kernels::Shape& shape, const Operands& operands, std::int32_t most_rows, double most_flop)
    : op_(op), shape_(shape), operands_(operands), columns_(static_cast<std::size_t>(kernels::layout(op, shape).columns)) {
  const std::int32_t all = kernels::layout(op, shape).rows;
  const double a_row = std::max(1.0, kernels::flops(op, shape) / std::max(1, all));
  const auto affordable = static_cast<std::int32_t>(std::clamp(most_flop / a_row, 2.0, static_cast<double>(most_rows)));
  const std::int32_t n = std::min(all, affordable);
  for (std::int32_t i = 0; i < n; ++i) rows_.push_back(n == 1 ? 0 : static_cast<std::int32_t>(static_cast<std::int64_t>(i) * (all - 1) / (n - 1)));
  want_.resize(rows_.size() * columns_);
  scale_.resize(rows_.size() * columns_);
  gamma_.resize(rows_.size());
}

bool SampledCheck::prepare() {
  if (filled_ == rows_.size()) return true;
  const void* const in[3] = {operands_.in(0), operands_.in(1), operands_.in(2)};
  kernels::reference(op_, shape_, in, rows_[filled_], {{want_.data() + filled_ * columns_, columns_}, {scale_.data() + filled_ * columns_, columns_}, {gamma_.data() + filled_, 1}});
  return ++filled_ == rows_.size();
}

kernels::Verdict SampledCheck::compare(const void* out) {
  kernels::Verdict verdict;
  for (std::size_t i = 0; i < rows_.size(); ++i)
    verdict = kernels::compare(op_, shape_, out, rows_[i], {{want_.data() + i * columns_, columns_}, {scale_.data() + i * columns_, columns_}, {gamma_.data() + i, 1}}, verdict);
  return verdict;
}

Sweep::Sweep(std::size_t bytes) : memory_(bytes) {
  if (memory_) std::memset(memory_.data(), 1, bytes);
}

void Sweep::run() const {
  long sum = 0;
  for (std::size_t i = 0; i < memory_.bytes(); i += 64) sum += memory_.data()[i];
  asm volatile("" : : "r"(sum) : "memory");
}

}  // namespace ironlab::measure
