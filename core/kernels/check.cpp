// Inputs, comparison, and both with memory of their own.
#include "kernels/check.h"

#include <cmath>   // std::fabs
#include <limits>  // std::numeric_limits
#include <memory>  // std::unique_ptr
#include <new>     // std::align_val_t
#include <vector>  // std::vector

namespace ironlab::kernels {

namespace {

// 32 bits from a counter: the finalizer of MurmurHash3 (Appleby, public domain) over an odd multiple. Enough for test
// data, and of no layer above this one.
std::uint32_t bits(std::uint32_t seed, std::uint32_t counter) {
  std::uint32_t x = counter * 0x9E3779B1u + seed;
  x = (x ^ (x >> 16)) * 0x85EBCA6Bu;
  x = (x ^ (x >> 13)) * 0xC2B2AE35u;
  return x ^ (x >> 16);
}

float unit(std::uint32_t x) { return static_cast<float>(static_cast<std::int32_t>(x) >> 8) * 0x1p-23f; }  // [-1, 1)

// 64-byte aligned memory full of rubbish that is a large number in FP32 and in integers.
struct Memory {
  explicit Memory(std::size_t size) : bytes(static_cast<unsigned char*>(::operator new(size + 1, std::align_val_t{kWorkspaceAlignment}))) {
    for (std::size_t i = 0; i < size; ++i) bytes[i] = 0x4B;
  }
  ~Memory() { ::operator delete(bytes, std::align_val_t{kWorkspaceAlignment}); }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  unsigned char* bytes;
};

}  // namespace

void fill(Op op, const Shape& shape, std::uint32_t seed, void* const in[3]) {
  const Layout l = layout(op, shape);
  const float range = op >= Op::relu ? 8.0f : 1.0f;
  for (int i = 0; i < l.inputs; ++i) {
    const std::uint32_t stream = bits(seed, static_cast<std::uint32_t>(i));
    const bool seven = shape.b_in_7_bits && i == 1;
    for (std::size_t e = 0; e < l.in[i].count; ++e) {
      const std::uint32_t x = bits(stream, static_cast<std::uint32_t>(e));
      if (l.in[i].element == Element::float32)
        static_cast<float*>(in[i])[e] = range * unit(x);
      else
        static_cast<std::int8_t*>(in[i])[e] = static_cast<std::int8_t>(static_cast<std::int32_t>(x) >> (seven ? 25 : 24));
    }
  }
}

Verdict compare(Op op, const Shape& shape, const void* out, std::int32_t first, const Reference& reference, Verdict so_far) {
  const std::size_t columns = static_cast<std::size_t>(layout(op, shape).columns), begin = static_cast<std::size_t>(first) * columns;
  for (std::size_t e = 0; e < reference.gamma.size() * columns; ++e) {
    const double got = op == Op::matmul_int8 ? static_cast<const std::int32_t*>(out)[begin + e] : static_cast<double>(static_cast<const float*>(out)[begin + e]);
    const double off = std::fabs(got - reference.want[e]), scale = reference.scale[e], bound = reference.gamma[e / columns];
    // A scale of 0 (a sum of zeros, or of no terms) leaves no room at all. Written so that a NaN fails.
    double error = off == 0 ? 0 : off / scale;
    if (!(error <= std::numeric_limits<double>::infinity())) error = std::numeric_limits<double>::infinity();
    const bool ok = error <= bound;
    // The worst is the first beyond its bound by most; bounds differ between rows.
    const bool worse = (!ok && so_far.ok) || (ok == so_far.ok && error * so_far.gamma > so_far.worst * bound) || so_far.row < 0;
    if (worse) {
      so_far.worst = error;
      so_far.gamma = bound;
      so_far.row = first + static_cast<std::int32_t>(e / columns);
      so_far.column = static_cast<std::int32_t>(e % columns);
    }
    so_far.ok = so_far.ok && ok;
  }
  return so_far;
}

Verdict check(const Kernel& kernel, const Shape& shape, std::uint32_t seed) {
  const Op op = kernel.op;
  const Layout l = layout(op, shape);
  const Memory a(l.in[0].bytes()), b(l.in[1].bytes()), c(l.in[2].bytes()), out(l.out.bytes()), workspace(workspace_bytes(kernel, shape));
  void* const in[3] = {a.bytes, b.bytes, c.bytes};
  fill(op, shape, seed, in);
  const Call call{.shape = shape, .in = {a.bytes, b.bytes, c.bytes}, .out = out.bytes, .workspace = workspace.bytes};
  prepare(kernel, call);
  kernel.run(call);

  const std::size_t columns = static_cast<std::size_t>(l.columns);
  std::vector<double> want(columns), scale(columns);
  double bound = 0;
  Verdict verdict;
  for (std::int32_t row = 0; row < l.rows; ++row) {
    const Reference one{want, scale, {&bound, 1}};
    reference(op, shape, call.in, row, one);
    verdict = compare(op, shape, out.bytes, row, one, verdict);
  }
  return verdict;
}

}  // namespace ironlab::kernels
