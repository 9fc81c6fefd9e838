// Sizes, operands and work of each operation.
#include "kernels/shape.h"

namespace ironlab::kernels {

namespace {

constexpr std::string_view kIds[kOps] = {"matmul", "matvec", "matmul_int8", "conv2d", "attention", "relu", "gelu", "sigmoid", "tanh", "softmax"};

bool is_product(Op op) { return op <= Op::conv2d; }

std::size_t area(std::int64_t a, std::int64_t b) { return static_cast<std::size_t>(a * b); }

bool fits(std::int64_t a, std::int64_t b, std::int64_t c = 1) {
  // Factors are below 2^31, so the first product is exact in 64 bits; the second in FP64 if it is small enough to pass.
  return static_cast<double>(a * b) * static_cast<double>(c) <= static_cast<double>(kMaxElements);
}

std::int32_t outputs(std::int32_t size, const Convolution& c) {
  const std::int64_t room = std::int64_t{size} + 2 * std::int64_t{c.padding} - c.side;
  return room < 0 ? 0 : static_cast<std::int32_t>(room / c.stride) + 1;
}

bool sane(const Convolution& c) {
  constexpr std::int32_t kMost = 1 << 14;  // so that products of three stay below 2^63
  for (const std::int32_t size : {c.height, c.width, c.channels, c.filters, c.padding})
    if (size < 0 || size > kMost) return false;
  return c.side >= 1 && c.side <= kMost && c.stride >= 1 && fits(c.height, c.width, c.channels) && c.side <= 64;
}

}  // namespace

std::string_view op_id(Op op) { return kIds[static_cast<int>(op)]; }

bool find_op(std::string_view id, Op& op) {
  for (int i = 0; i < kOps; ++i)
    if (kIds[i] == id) {
      op = static_cast<Op>(i);
      return true;
    }
  return false;
}

Shape convolution(const Convolution& c) {
  Shape shape{.conv = c};
  if (!sane(c)) {
    shape.m = -1;  // which valid() refuses
    return shape;
  }
  const std::int64_t pixels = std::int64_t{outputs(c.height, c)} * outputs(c.width, c);
  shape.m = pixels > INT32_MAX ? -1 : static_cast<std::int32_t>(pixels);
  shape.k = c.side * c.side * c.channels;
  shape.n = c.filters;
  return shape;
}

bool valid(Op op, const Shape& s) {
  if (s.m < 0 || s.k < 0 || s.n < 0 || s.block < kMinBlock || s.block > kMaxBlock) return false;
  if (op == Op::matvec && s.n != 1) return false;
  if (op == Op::matmul_int8 && s.k > kMaxInt8Terms) return false;
  if (op == Op::conv2d) {
    const Shape same = convolution(s.conv);
    if (same.m != s.m || same.k != s.k || same.n != s.n) return false;
  }
  const bool sized = fits(s.m, s.k) && fits(s.k, s.n) && fits(s.m, s.n);
  return sized && static_cast<double>(s.m) * s.k * s.n <= kMaxProduct;
}

Layout layout(Op op, const Shape& s) {
  constexpr Element f = Element::float32;
  if (op == Op::conv2d) {
    const Convolution& c = s.conv;
    return {2, {{f, area(c.height, c.width) * static_cast<std::size_t>(c.channels)}, {f, area(s.k, s.n)}}, {f, area(s.m, s.n)}, s.m, s.n};
  }
  if (op == Op::matmul_int8) return {2, {{Element::int8, area(s.m, s.k)}, {Element::int8, area(s.k, s.n)}}, {Element::int32, area(s.m, s.n)}, s.m, s.n};
  if (op == Op::attention) return {3, {{f, area(s.m, s.k)}, {f, area(s.n, s.k)}, {f, area(s.n, s.k)}}, {f, area(s.m, s.k)}, s.m, s.k};
  if (is_product(op)) return {2, {{f, area(s.m, s.k)}, {f, area(s.k, s.n)}}, {f, area(s.m, s.n)}, s.m, s.n};
  return {1, {{f, area(s.m, s.n)}}, {f, area(s.m, s.n)}, s.m, s.n};
}

double flops(Op op, const Shape& s) {
  const double scores = static_cast<double>(s.m) * s.n, product = 2 * scores * s.k;
  switch (op) {
    case Op::attention: return 2 * product + 5 * scores;
    case Op::relu: return scores;
    case Op::gelu: return 8 * scores;
    case Op::sigmoid:
    case Op::tanh:
    case Op::softmax: return 0;
    default: return product;
  }
}

double compulsory_bytes(Op op, const Shape& s) {
  const Layout l = layout(op, s);
  double bytes = static_cast<double>(l.out.bytes());
  for (int i = 0; i < l.inputs; ++i) bytes += static_cast<double>(l.in[i].bytes());
  return bytes;
}

}  // namespace ironlab::kernels
