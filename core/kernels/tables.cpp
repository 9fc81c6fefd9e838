// The kernels of each operation, simplest first: the dispatcher prefers the earlier of equals.
#include "kernels/elementwise.h"
#include "kernels/scalar.h"

namespace ironlab::kernels {

namespace {


constexpr Kernel kMatmul[] = {
    {.op = Op::matmul, .id = "naive_ijk", .run = scalar::naive_ijk},
    {.op = Op::matmul, .id = "jki", .run = scalar::jki},
    {.op = Op::matmul, .id = "nt", .workspace_bytes = scalar::transposed_b_bytes, .prepare = scalar::transpose_b, .run = scalar::nt},
    {.op = Op::matmul, .id = "reordered_ikj", .run = scalar::ikj},
    {.op = Op::matmul, .id = "blocked_ijk", .takes_block = true, .run = scalar::blocked_ijk},
    {.op = Op::matmul, .id = "blocked", .takes_block = true, .run = scalar::blocked},
    {.op = Op::matmul, .id = "recursive", .run = scalar::recursive},
    {.op = Op::matmul, .id = "faulty_skip_edges", .takes_block = true, .faulty = true, .run = scalar::skip_edges},
    {.op = Op::matmul, .id = "faulty_stale_c", .faulty = true, .run = scalar::stale_c},
};
constexpr Kernel kMatvec[] = {
    {.op = Op::matvec, .id = "rows", .run = scalar::naive_ijk},
};
constexpr Kernel kInt8[] = {
    {.op = Op::matmul_int8, .id = "naive_ijk", .run = scalar::int8_ijk},
};
constexpr Kernel kConv2d[] = {
    {.op = Op::conv2d, .id = "direct", .run = scalar::conv2d},
};
constexpr Kernel kAttention[] = {
    {.op = Op::attention, .id = "three_steps", .workspace_bytes = scalar::scores_bytes, .run = scalar::attention},
};
constexpr Kernel kRelu[] = {{.op = Op::relu, .id = "scalar", .run = scalar::relu}};
constexpr Kernel kGelu[] = {{.op = Op::gelu, .id = "scalar", .run = scalar::gelu}};
constexpr Kernel kSigmoid[] = {{.op = Op::sigmoid, .id = "scalar", .run = scalar::sigmoid}};
constexpr Kernel kTanh[] = {{.op = Op::tanh, .id = "scalar", .run = scalar::tanh}};
constexpr Kernel kSoftmax[] = {{.op = Op::softmax, .id = "scalar", .run = scalar::softmax}};

}  // namespace

std::span<const Kernel> kernels(Op op) {
  switch (op) {
    case Op::matmul: return kMatmul;
    case Op::matvec: return kMatvec;
    case Op::matmul_int8: return kInt8;
    case Op::conv2d: return kConv2d;
    case Op::attention: return kAttention;
    case Op::relu: return kRelu;
    case Op::gelu: return kGelu;
    case Op::sigmoid: return kSigmoid;
    case Op::tanh: return kTanh;
    case Op::softmax: return kSoftmax;
  }
  return {};
}

const Kernel* find_kernel(Op op, std::string_view id) {
  for (const Kernel& kernel : kernels(op))
    if (id == kernel.id) return &kernel;
  return nullptr;
}

bool eligible(const Kernel& kernel, const Shape& shape, Features have) {
  return kernel.run && (have.simd || !kernel.needs.simd) && (have.fused || !kernel.needs.fused) && valid(kernel.op, shape) && (!kernel.fits || kernel.fits(shape));
}

}  // namespace ironlab::kernels
