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
  const Product of = product(call);
  const Index channels = call.shape.conv.channels;
  clear(of.c, of.m * of.n);
  for (Index p = 0; p < of.m; ++p)
    each_tap(call.shape.conv, p, [=](Index tap, Index pixel) {
      if (pixel < 0) return;
      for (Index c = 0; c < channels; ++c) axpy<F4, TwoRoundings>(of.a[pixel * channels + c], of.b + (tap * channels + c) * of.n, of.n, of.c + p * of.n);
    });
}

std::size_t attention_bytes(const Shape& s) { return kernels::attention_bytes<Panels>(s, s.m); }
void attention(const Call& call) {
  if (call.shape.m > 0) kernels::attention<Panels>(call, call.shape.m, attention_scale(call.shape), softmax_row);
}
std::size_t attention_rows_bytes(const Shape& s) { return kernels::attention_bytes<Panels>(s, kQueriesAtATime); }
void attention_rows(const Call& call) { kernels::attention<Panels>(call, kQueriesAtATime, attention_scale(call.shape), softmax_row); }

}  // namespace ironlab::kernels::simd
