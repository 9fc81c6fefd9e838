// The kernels of each operation, simplest first: the dispatcher prefers the earlier of equals. Compiled once for each
// set of them (IRONLAB_KERNELS_FUSED: with the fused ones).
#include "kernels/eigen.h"
#include "kernels/elementwise.h"
#include "kernels/fused.h"
#include "kernels/scalar.h"
#include "kernels/simd.h"

namespace ironlab::kernels {

namespace {

constexpr Needs kSimd = {.simd = true}, kFused = {.simd = true, .fused = true};

// The functions of kernels that this build may not have; the names of all others are used in the table as they are.
#ifdef IRONLAB_KERNELS_FUSED
#define IRONLAB_IF_FUSED(function) fused::function
#else
#define IRONLAB_IF_FUSED(function) nullptr
#endif
#ifdef IRONLAB_KERNELS_DOT7
#define IRONLAB_IF_DOT7(function) fused::function
#else
#define IRONLAB_IF_DOT7(function) nullptr
#endif
#ifdef IRONLAB_EIGEN
#define IRONLAB_IF_EIGEN(function) eigen::function
#else
#define IRONLAB_IF_EIGEN(function) nullptr
#endif

bool one_row_or_column(const Shape& s) { return s.m == 1 || s.n == 1; }
bool b_in_7_bits(const Shape& s) { return s.b_in_7_bits; }
bool not_empty(const Shape& s) { return s.m > 0 && s.k > 0 && s.n > 0; }

constexpr Kernel kMatmul[] = {
    {.op = Op::matmul, .id = "naive_ijk", .run = scalar::naive_ijk},
    {.op = Op::matmul, .id = "jki", .run = scalar::jki},
    {.op = Op::matmul, .id = "nt", .workspace_bytes = scalar::transposed_b_bytes, .prepare = scalar::transpose_b, .run = scalar::nt},
    {.op = Op::matmul, .id = "reordered_ikj", .run = scalar::ikj},
    {.op = Op::matmul, .id = "blocked_ijk", .takes_block = true, .run = scalar::blocked_ijk},
    {.op = Op::matmul, .id = "blocked", .takes_block = true, .run = scalar::blocked},
    {.op = Op::matmul, .id = "recursive", .run = scalar::recursive},
    {.op = Op::matmul, .id = "ikj_simd", .needs = kSimd, .run = simd::ikj},
    {.op = Op::matmul, .id = "ikj_fused", .needs = kFused, .run = IRONLAB_IF_FUSED(ikj)},
    {.op = Op::matmul, .id = "blocked_simd", .needs = kSimd, .takes_block = true, .run = simd::blocked},
    {.op = Op::matmul, .id = "vector_simd", .needs = kSimd, .fits = one_row_or_column, .run = simd::vector},
    {.op = Op::matmul, .id = "register_tiled", .needs = kSimd, .run = simd::register_tiled},
    {.op = Op::matmul, .id = "register_tiled_fused", .needs = kFused, .run = IRONLAB_IF_FUSED(register_tiled)},
    {.op = Op::matmul, .id = "packed", .needs = kSimd, .workspace_bytes = simd::packed_bytes, .run = simd::packed},
    {.op = Op::matmul, .id = "packed_fused", .needs = kFused, .workspace_bytes = IRONLAB_IF_FUSED(packed_bytes), .run = IRONLAB_IF_FUSED(packed)},
    {.op = Op::matmul, .id = "packed_once", .needs = kSimd, .workspace_bytes = simd::packed_bytes, .prepare = simd::pack_b, .run = simd::packed_once},
    {.op = Op::matmul, .id = "packed_once_fused", .needs = kFused, .workspace_bytes = IRONLAB_IF_FUSED(packed_bytes), .prepare = IRONLAB_IF_FUSED(pack_b), .run = IRONLAB_IF_FUSED(packed_once)},
    {.op = Op::matmul, .id = "eigen", .needs = kSimd, .fits = not_empty, .run = IRONLAB_IF_EIGEN(product)},
    {.op = Op::matmul, .id = "faulty_skip_edges", .takes_block = true, .faulty = true, .run = scalar::skip_edges},
    {.op = Op::matmul, .id = "faulty_stale_c", .faulty = true, .run = scalar::stale_c},
};
constexpr Kernel kMatvec[] = {
    {.op = Op::matvec, .id = "scalar", .run = scalar::naive_ijk},
    {.op = Op::matvec, .id = "simd", .needs = kSimd, .run = simd::vector},
    {.op = Op::matvec, .id = "fused", .needs = kFused, .run = IRONLAB_IF_FUSED(vector)},
    {.op = Op::matvec, .id = "eigen", .needs = kSimd, .fits = not_empty, .run = IRONLAB_IF_EIGEN(product)},
};
constexpr Kernel kInt8[] = {
    {.op = Op::matmul_int8, .id = "naive_ijk", .run = scalar::int8_ijk},
    {.op = Op::matmul_int8, .id = "dot16", .needs = kSimd, .workspace_bytes = simd::int8_bytes, .run = simd::int8},
    {.op = Op::matmul_int8, .id = "dot7", .needs = kFused, .fits = b_in_7_bits, .workspace_bytes = IRONLAB_IF_DOT7(dot7_bytes), .run = IRONLAB_IF_DOT7(dot7)},
};
constexpr Kernel kConv2d[] = {
    {.op = Op::conv2d, .id = "direct", .run = scalar::conv2d},
    {.op = Op::conv2d, .id = "direct_simd", .needs = kSimd, .run = simd::conv2d},
    {.op = Op::conv2d, .id = "im2col", .needs = kSimd, .workspace_bytes = simd::im2col_bytes, .run = simd::im2col_packed},
    {.op = Op::conv2d, .id = "im2col_fused", .needs = kFused, .workspace_bytes = IRONLAB_IF_FUSED(im2col_bytes), .run = IRONLAB_IF_FUSED(im2col_packed)},
};
constexpr Kernel kAttention[] = {
    {.op = Op::attention, .id = "scalar", .workspace_bytes = scalar::scores_bytes, .run = scalar::attention},
    {.op = Op::attention, .id = "packed", .needs = kSimd, .workspace_bytes = simd::attention_bytes, .run = simd::attention},
    {.op = Op::attention, .id = "packed_rows", .needs = kSimd, .workspace_bytes = simd::attention_rows_bytes, .run = simd::attention_rows},
    {.op = Op::attention, .id = "packed_rows_fused", .needs = kFused, .workspace_bytes = IRONLAB_IF_FUSED(attention_rows_bytes), .run = IRONLAB_IF_FUSED(attention_rows)},
};
constexpr Kernel kRelu[] = {{.op = Op::relu, .id = "scalar", .run = scalar::relu}, {.op = Op::relu, .id = "simd", .needs = kSimd, .run = simd::relu}};
constexpr Kernel kGelu[] = {
    {.op = Op::gelu, .id = "scalar", .run = scalar::gelu},
    {.op = Op::gelu, .id = "passes", .needs = kSimd, .workspace_bytes = simd::gelu_passes_bytes, .run = simd::gelu_passes},
    {.op = Op::gelu, .id = "simd", .needs = kSimd, .run = simd::gelu},
};
constexpr Kernel kSigmoid[] = {{.op = Op::sigmoid, .id = "scalar", .run = scalar::sigmoid}, {.op = Op::sigmoid, .id = "simd", .needs = kSimd, .run = simd::sigmoid}};
constexpr Kernel kTanh[] = {{.op = Op::tanh, .id = "scalar", .run = scalar::tanh}, {.op = Op::tanh, .id = "simd", .needs = kSimd, .run = simd::tanh}};
constexpr Kernel kSoftmax[] = {{.op = Op::softmax, .id = "scalar", .run = scalar::softmax}, {.op = Op::softmax, .id = "simd", .needs = kSimd, .run = simd::softmax}};

}  // namespace

Features features() {
#ifdef IRONLAB_KERNELS_FUSED
  return {.simd = true, .fused = fused::available()};
#else
  return {.simd = true, .fused = false};
#endif
}

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
