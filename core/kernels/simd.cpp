// Products by vectors of four, multiplied and added with two roundings.
#include "kernels/simd.h"

#include <cmath>  // std::sqrt

#include "kernels/elementwise.h"
#include "kernels/products.h"

namespace ironlab::kernels::simd {

namespace {

// Eight sums, two vectors of B, one of A and a product: 12 of the 16 registers of x86-64. Larger tiles (3 x 12, 6 x 8)
// load less but gained nothing: multiplying and adding apart, arithmetic is the limit.
using Panels = Packed<F4, TwoRoundings, 4, 2, 256, 128>;

float attention_scale(const Shape& s) { return static_cast<float>(1 / std::sqrt(static_cast<double>(s.k))); }

}  // namespace

void ikj(const Call& call) { kernels::ikj<F4, TwoRoundings>(call); }
void blocked(const Call& call) { kernels::blocked<F4, TwoRoundings>(call); }
void vector(const Call& call) { kernels::vector<F4, TwoRoundings>(call); }
void register_tiled(const Call& call) { kernels::register_tiled<F4, TwoRoundings>(call); }

std::size_t packed_bytes(const Shape& s) { return kernels::packed_bytes<Panels>(s); }
void pack_b(const Call& call) { kernels::pack_b<Panels>(call); }
void packed(const Call& call) { kernels::packed<Panels>(call); }
void packed_once(const Call& call) { kernels::packed_once<Panels>(call); }

std::size_t im2col_bytes(const Shape& s) { return kernels::im2col_bytes<Panels>(s); }
void im2col_packed(const Call& call) { kernels::im2col_packed<Panels>(call); }

void conv2d(const Call& call) {
  const auto [pixels, k, filters, image, weights, out] = product(call);
  const Convolution& s = call.shape.conv;
  const Index width = pixels == 0 ? 1 : (s.width + 2 * Index{s.padding} - s.side) / s.stride + 1;
  clear(out, pixels * filters);
  for (Index p = 0; p < pixels; ++p) {
    const Index top = p / width * s.stride - s.padding, left = p % width * s.stride - s.padding;
    for (Index dy = 0; dy < s.side; ++dy)
      for (Index dx = 0; dx < s.side; ++dx) {
        const Index y = top + dy, x = left + dx;
        if (y < 0 || y >= s.height || x < 0 || x >= s.width) continue;
        for (Index c = 0; c < s.channels; ++c)
          axpy<F4, TwoRoundings>(image[(y * s.width + x) * s.channels + c], weights + ((dy * s.side + dx) * s.channels + c) * filters, filters, out + p * filters);
      }
  }
}

std::size_t attention_bytes(const Shape& s) { return kernels::attention_bytes<Panels>(s, s.m); }
void attention(const Call& call) {
  if (call.shape.m > 0) kernels::attention<Panels>(call, call.shape.m, attention_scale(call.shape), softmax_row);
}
std::size_t attention_rows_bytes(const Shape& s) { return kernels::attention_bytes<Panels>(s, kQueriesAtATime); }
void attention_rows(const Call& call) { kernels::attention<Panels>(call, kQueriesAtATime, attention_scale(call.shape), softmax_row); }

}  // namespace ironlab::kernels::simd
