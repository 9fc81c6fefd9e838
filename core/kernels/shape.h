// Operations that kernels compute: their sizes, operands and work.
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::int32_t
#include <string_view>  // std::string_view

namespace ironlab::kernels {

// Every matrix is row-major and dense.
enum class Op : std::uint8_t {
  matmul,       // C[m x n] = A[m x k] · B[k x n], FP32
  matvec,       // y[m] = A[m x k] · x[k] (n is 1), FP32
  matmul_int8,  // C[m x n] = A[m x k] · B[k x n], 8-bit integers summed in 32 bits
  conv2d,       // image[height x width x channels] * weights[side x side x channels x filters], FP32
  attention,    // softmax(Q[m x k] · K[n x k]ᵀ / sqrt(k)) · V[n x k], one head, FP32
  relu,         // elementwise over m rows of n, FP32; softmax: of each row
  gelu,
  sigmoid,
  tanh,
  softmax,
};
inline constexpr int kOps = 10;

std::string_view op_id(Op);          // "matmul", ...
bool find_op(std::string_view, Op&);  // false: nothing of that name

// Sizes of a two-dimensional convolution, channels last. Padding with zeros on all four sides.
struct Convolution {
  std::int32_t height = 0, width = 0, channels = 0, filters = 0, side = 1, padding = 0, stride = 1;
};

// Sizes of one call. m, k, n are those of the (equivalent) product: of a convolution, output pixels, side² · channels and
// filters, as `convolution()` sets them.
struct Shape {
  std::int32_t m = 0, k = 0, n = 0;
  std::int32_t block = 64;  // side of the tiles of the blocked kernels, 8..256
  bool b_in_7_bits = false;  // matmul_int8: all of B lies in -64..63, which one relaxed instruction needs
  Convolution conv = {};
};

inline constexpr std::int32_t kMinBlock = 8, kMaxBlock = 256;
inline constexpr std::int64_t kMaxElements = std::int64_t{1} << 27;  // of one operand: 512 MiB in FP32
inline constexpr double kMaxProduct = 2147483648.0;                   // m · k · n
inline constexpr std::int32_t kMaxInt8Terms = 131071;                 // of a sum of products of 8-bit integers: (2^31 - 1) / 2^14

Shape convolution(const Convolution&);

// Whether a shape may be run: sizes 0.. (0 gives an empty or a zero result), operands and work within the bounds
// above, block within its own, a convolution whose m, k, n agree with its image.
bool valid(Op, const Shape&);

enum class Element : std::uint8_t { float32, int8, int32 };

struct Operand {
  Element element = Element::float32;
  std::size_t count = 0;
  std::size_t bytes() const { return element == Element::int8 ? count : 4 * count; }
};

// What a call reads and writes.
struct Layout {
  int inputs = 0;
  Operand in[3] = {};
  Operand out = {};
  std::int32_t rows = 0, columns = 0;  // of the output
};

Layout layout(Op, const Shape&);

// Floating-point operations by the usual convention: 2mkn of a product; of attention two products and 5 per score;
// 1 per element of relu, 8 of gelu (its passes, see elementwise); 0 where none is usual (sigmoid, tanh, softmax).
double flops(Op, const Shape&);

// Bytes of every operand moved once (the output is written once and not read).
double compulsory_bytes(Op, const Shape&);

}  // namespace ironlab::kernels
