// Results in FP64, and the bound of each.
#include <cmath>   // std::sqrt, std::fabs
#include <limits>  // std::numeric_limits

#include "kernels/check.h"
#include "kernels/operands.h"
#include "math/math.h"  // math::exp, math::tanh

namespace ironlab::kernels {

namespace {

constexpr double u = kUnitRoundoff;
// Where results are compared relative to themselves: below it they are as good as 0 (the FP32 exponential stops there).
constexpr double kFloor = 0x1p-100;

// want[j] += x · row[j], and the absolute values into scale.
void add(double x, const float* row, Index n, double* want, double* scale) {
  const double size = std::fabs(x);
  for (Index j = 0; j < n; ++j) {
    want[j] += x * row[j];
    scale[j] += size * std::fabs(static_cast<double>(row[j]));
  }
}

void add(double x, const std::int8_t* row, Index n, double* want, double* scale) {
  for (Index j = 0; j < n; ++j) want[j] += x * row[j];
  for (Index j = 0; j < n; ++j) scale[j] = 1;
}

template <class T>
void product_row(const T* a, const T* b, Index k, Index n, double* want, double* scale) {
  clear(want, n);
  clear(scale, n);
  for (Index l = 0; l < k; ++l) add(a[l], b + l * n, n, want, scale);
}

void convolution_row(const Convolution& s, const float* image, const float* weights, Index p, double* want, double* scale) {
  const Index width = (s.width + 2 * Index{s.padding} - s.side) / s.stride + 1;
  const Index top = p / width * s.stride - s.padding, left = p % width * s.stride - s.padding;
  clear(want, s.filters);
  clear(scale, s.filters);
  for (Index dy = 0; dy < s.side; ++dy)
    for (Index dx = 0; dx < s.side; ++dx) {
      const Index y = top + dy, x = left + dx;
      if (y < 0 || y >= s.height || x < 0 || x >= s.width) continue;
      for (Index c = 0; c < s.channels; ++c)
        add(image[(y * s.width + x) * s.channels + c], weights + ((dy * s.side + dx) * s.channels + c) * s.filters, s.filters, want, scale);
    }
}

// Relative error of a softmax whose scores are off by `off` at most and lie within `range` below the largest: the
// scores' error counts in numerator and denominator, and so does the rounding of (score - largest) and the
// exponential; then the sum of n terms, and a reciprocal and a product.
double softmax_gamma(double off, double range, Index n) {
  return math::exp(2 * (off + u * range)) * (1 + kExpError) / (1 - kExpError) * (1 + rounding_bound(static_cast<double>(n) + 2)) - 1;
}

void softmax_row(const float* x, Index n, double* want, double* scale, double& bound) {
  if (n == 0) return;
  double top = x[0], low = x[0], sum = 0;
  for (Index j = 1; j < n; ++j) {
    top = x[j] > top ? x[j] : top;
    low = x[j] < low ? x[j] : low;
  }
  for (Index j = 0; j < n; ++j) sum += want[j] = math::exp(x[j] - top);
  for (Index j = 0; j < n; ++j) {
    want[j] /= sum;
    scale[j] = want[j] + kFloor;
  }
  bound = softmax_gamma(0, top - low, n);
}

// One row of queries. Scores are sums of d products, scaled by a rounded 1/sqrt(d): gamma_{d+2} of the absolute
// values. Then the softmax, and the sum of n values. Two passes over the keys, so that nothing is allocated.
void attention_row(const Shape& s, const float* q, const float* keys, const float* values, double* want, double* scale, double& bound) {
  const Index d = s.k, n = s.n;
  const double share = 1 / std::sqrt(static_cast<double>(d));
  double top = -std::numeric_limits<double>::infinity(), low = -top, largest = 0;
  const auto score = [&](Index j) {
    double sum = 0, size = 0;
    for (Index l = 0; l < d; ++l) {
      sum += static_cast<double>(q[l]) * keys[j * d + l];
      size += std::fabs(static_cast<double>(q[l]) * keys[j * d + l]);
    }
    largest = size > largest ? size : largest;
    return sum * share;
  };
  for (Index j = 0; j < n; ++j) {
    const double x = score(j);
    top = x > top ? x : top;
    low = x < low ? x : low;
  }
  clear(want, d);
  clear(scale, d);
  double total = 0;
  for (Index j = 0; j < n; ++j) {
    const double p = math::exp(score(j) - top);
    total += p;
    add(p, values + j * d, d, want, scale);
  }
  if (n == 0) return;
  for (Index c = 0; c < d; ++c) {
    want[c] /= total;
    scale[c] /= total;
  }
  const double off = rounding_bound(static_cast<double>(d) + 2) * largest * share;
  bound = (1 + softmax_gamma(off, top - low + 2 * off, n)) * (1 + rounding_bound(static_cast<double>(n))) - 1;
}

double gelu(double x) { return 0.5 * x * (1 + math::tanh(std::sqrt(2 / 3.14159265358979323846) * (x + 0.044715 * x * x * x))); }

// One element: what it should be and what its error is measured by.
//  sigmoid: 1/(1 + e) with e off by kExpError; a sum and a quotient more. Relative.
//  tanh: 1 - 2/(e + 1): the quotient is at most 1 and off by kExpError + 2u, the difference rounds once. Absolute.
//  gelu: the argument z of tanh is a product of 5 roundings and 2 rounded constants; |z| tanh'(z) <= 0.448; then a sum
//  with 1 (at most 2) and a product. Per |x|: half of (tanh's error + 0.448 · 7u + 2u), and 2u.
struct Element64 {
  double want, scale, bound;
};
Element64 element(Op op, double x) {
  switch (op) {
    case Op::relu: return {x > 0 ? x : 0, 1, 0};
    case Op::sigmoid: {
      const double y = 1 / (1 + math::exp(-x));
      return {y, y + kFloor, kExpError + 3 * u};
    }
    case Op::tanh: return {math::tanh(x), 1, kExpError + 4 * u};
    default: return {gelu(x), std::fabs(x) + kFloor, 0.5 * (kExpError + 4 * u + 0.448 * 7 * u + 2 * u) + 2 * u};
  }
}

}  // namespace

double rounding_bound(double roundings) {
  const double ku = roundings * u;
  return ku < 1 ? ku / (1 - ku) : std::numeric_limits<double>::infinity();
}

void reference(Op op, const Shape& s, const void* const in[3], std::int32_t first, const Reference& out) {
  const Layout l = layout(op, s);
  const Index k = s.k, n = s.n;
  const float *const a = static_cast<const float*>(in[0]), *const b = static_cast<const float*>(in[1]);
  for (std::size_t r = 0; r < out.gamma.size(); ++r) {
    const Index i = first + static_cast<Index>(r);
    double* const want = out.want.data() + r * static_cast<std::size_t>(l.columns);
    double* const scale = out.scale.data() + r * static_cast<std::size_t>(l.columns);
    double& bound = out.gamma[r];
    bound = 0;
    switch (op) {
      case Op::matmul:
      case Op::matvec:
        product_row(a + i * k, b, k, n, want, scale);
        bound = rounding_bound(static_cast<double>(k));
        break;
      case Op::matmul_int8:
        product_row(static_cast<const std::int8_t*>(in[0]) + i * k, static_cast<const std::int8_t*>(in[1]), k, n, want, scale);
        break;
      case Op::conv2d:
        convolution_row(s.conv, a, b, i, want, scale);
        bound = rounding_bound(static_cast<double>(k));
        break;
      case Op::attention: attention_row(s, a + i * k, b, static_cast<const float*>(in[2]), want, scale, bound); break;
      case Op::softmax: softmax_row(a + i * n, n, want, scale, bound); break;
      default:
        for (Index j = 0; j < n; ++j) {
          const Element64 e = element(op, a[i * n + j]);
          want[j] = e.want;
          scale[j] = e.scale;
          bound = e.bound;
        }
    }
  }
}

}  // namespace ironlab::kernels
