#include "probe/stream.h"

#include <algorithm>  // std::min

namespace ironlab::probe {
namespace {

constexpr double kScalar = 3;

// Line by line with a fence for the compiler between, since it knows this loop and would call a library's copy, which may use other
// instructions than the loops it is compared with.
void copy(const double* a, const double*, double* c, std::size_t n) {
  using Vector [[gnu::vector_size(16), gnu::may_alias]] = double;
  const auto* from = reinterpret_cast<const Vector*>(a);
  auto* to = reinterpret_cast<Vector*>(c);
  for (std::size_t i = 0; i < n / 2; i += 4) {  // whole lines, as everywhere here
    const Vector v0 = from[i], v1 = from[i + 1], v2 = from[i + 2], v3 = from[i + 3];
    to[i] = v0;
    to[i + 1] = v1;
    to[i + 2] = v2;
    to[i + 3] = v3;
    asm volatile("" ::: "memory");
  }
}
void scale(const double* __restrict a, const double*, double* __restrict c, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) c[i] = kScalar * a[i];
}
void add(const double* __restrict a, const double* __restrict b, double* __restrict c, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) c[i] = a[i] + b[i];
}
void triad(const double* __restrict a, const double* __restrict b, double* __restrict c, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) c[i] = a[i] + kScalar * b[i];
}

constexpr StreamKernel kKernels[] = {{"copy", 2, copy}, {"scale", 2, scale}, {"add", 3, add}, {"triad", 3, triad}};

}  // namespace

std::span<const StreamKernel> stream_kernels() { return kKernels; }

Stream::Stream(const StreamKernel& kernel, const Memory& memory, std::size_t bytes) : kernel_(&kernel) {
  const std::size_t each = each_of(kernel, bytes);
  const std::size_t apart = each + kGap;
  n_ = each / sizeof(double);
  char* p = memory.data();
  a_ = reinterpret_cast<double*>(p);
  c_ = reinterpret_cast<double*>(p + apart);
  b_ = kernel.arrays == 3 ? reinterpret_cast<double*>(p + 2 * apart) : a_;
}

void Stream::run(std::int64_t calls) const {
  for (std::int64_t i = 0; i < calls; ++i) {
    kernel_->run(a_, b_, c_, n_);
    asm volatile("" ::: "memory");  // each pass counts
  }
}

std::size_t fill_ones(const Memory& memory, std::size_t from, std::size_t n) {
  const std::size_t end = std::min(memory.bytes() / sizeof(double) * sizeof(double), from + n);
  for (std::size_t i = from; i < end; i += sizeof(double)) *reinterpret_cast<double*>(memory.data() + i) = 1;
  return end;
}

}  // namespace ironlab::probe
