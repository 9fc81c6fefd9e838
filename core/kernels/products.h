// Products by vectors, once for both ways to round: simd.cpp and fused.cpp each make their own of these.
#pragma once

#include "kernels/packed.h"
#include "kernels/taps.h"

namespace ironlab::kernels {
namespace {

// y[0..n) += x · row
template <class F, class Rounding>
inline void axpy(float x, const float* row, Index n, float* y) {
  const F all = splat<F>(x);
  Index j = 0;
  for (; j + kLanes<F> <= n; j += kLanes<F>) store(y + j, Rounding::madd(all, load<F>(row + j), load<F>(y + j)));
  for (; j < n; ++j) y[j] += x * row[j];
}

template <class F>
inline float sum_of(F x) {
  float all = x[0];
  for (int i = 1; i < static_cast<int>(kLanes<F>); ++i) all += x[i];
  return all;
}

template <class F, class Rounding>
void ikj(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  clear(c, m * n);
  for (Index i = 0; i < m; ++i)
    for (Index l = 0; l < k; ++l) axpy<F, Rounding>(a[i * k + l], b + l * n, n, c + i * n);
}

template <class F, class Rounding>
void blocked(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  const Index side = call.shape.block;
  clear(c, m * n);
  for (Index i0 = 0; i0 < m; i0 += side)
    for (Index j0 = 0; j0 < n; j0 += side)
      for (Index l0 = 0; l0 < k; l0 += side)
        for (Index i = i0; i < least(i0 + side, m); ++i)
          for (Index l = l0; l < least(l0 + side, k); ++l) axpy<F, Rounding>(a[i * k + l], b + l * n + j0, least(side, n - j0), c + i * n + j0);
}

// ---- a vector by a matrix, or a matrix by a vector: everything is read once

// MR rows of A by x at a time: MR independent chains, and x is loaded once for all of them.
template <class F, class Rounding, int MR>
inline void dots(const float* a, Index k, const float* x, float* y) {
  F total[MR] = {};
  Index l = 0;
  for (; l + kLanes<F> <= k; l += kLanes<F>) {
    const F part = load<F>(x + l);
    for (int r = 0; r < MR; ++r) total[r] = Rounding::madd(load<F>(a + r * k + l), part, total[r]);
  }
  for (int r = 0; r < MR; ++r) {
    float rest = sum_of(total[r]);
    for (Index t = l; t < k; ++t) rest += a[r * k + t] * x[t];
    y[r] = rest;
  }
}

// Four rows of B at a time, so that y is loaded and stored a quarter as often.
template <class F, class Rounding>
inline void row_by_matrix(const float* x, Index k, const float* b, Index n, float* y) {
  clear(y, n);
  Index l = 0;
  for (; l + 4 <= k; l += 4) {
    const F x0 = splat<F>(x[l]), x1 = splat<F>(x[l + 1]), x2 = splat<F>(x[l + 2]), x3 = splat<F>(x[l + 3]);
    const float *const b0 = b + l * n, *const b1 = b0 + n, *const b2 = b1 + n, *const b3 = b2 + n;
    Index j = 0;
    for (; j + kLanes<F> <= n; j += kLanes<F>) {
      const F half = Rounding::madd(x1, load<F>(b1 + j), Rounding::madd(x0, load<F>(b0 + j), load<F>(y + j)));
      store(y + j, Rounding::madd(x3, load<F>(b3 + j), Rounding::madd(x2, load<F>(b2 + j), half)));
    }
    for (; j < n; ++j) y[j] = (((y[j] + x[l] * b0[j]) + x[l + 1] * b1[j]) + x[l + 2] * b2[j]) + x[l + 3] * b3[j];
  }
  for (; l < k; ++l) axpy<F, Rounding>(x[l], b + l * n, n, y);
}

template <class F, class Rounding>
void vector(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  if (n == 1) {
    Index i = 0;
    for (; i + 4 <= m; i += 4) dots<F, Rounding, 4>(a + i * k, k, b, c + i);
    for (; i < m; ++i) dots<F, Rounding, 1>(a + i * k, k, b, c + i);
  } else {
    for (Index i = 0; i < m; ++i) row_by_matrix<F, Rounding>(a + i * k, k, b, n, c + i * n);
  }
}

// ---- a tile of C in registers, operands where they are

template <class F, class Rounding, int MR, int NV>
inline void direct_tile(const float* a, Index k, const float* b, Index n, float* c) {
  F total[MR][NV] = {};
  for (Index l = 0; l < k; ++l) {
    F row[NV];
    for (int v = 0; v < NV; ++v) row[v] = load<F>(b + l * n + v * kLanes<F>);
    for (int r = 0; r < MR; ++r) {
      const F x = broadcast<F>(a + r * k + l);
      for (int v = 0; v < NV; ++v) total[r][v] = Rounding::madd(x, row[v], total[r][v]);
    }
  }
  for (int r = 0; r < MR; ++r)
    for (int v = 0; v < NV; ++v) store(c + r * n + v * kLanes<F>, total[r][v]);
}

template <class F, class Rounding, int MR>
inline void direct_rows(const float* a, Index k, const float* b, Index n, float* c) {
  Index j = 0;
  for (; j + 2 * kLanes<F> <= n; j += 2 * kLanes<F>) direct_tile<F, Rounding, MR, 2>(a, k, b + j, n, c + j);
  for (; j + kLanes<F> <= n; j += kLanes<F>) direct_tile<F, Rounding, MR, 1>(a, k, b + j, n, c + j);
  for (; j < n; ++j) {
    float total[MR] = {};
    for (Index l = 0; l < k; ++l)
      for (int r = 0; r < MR; ++r) total[r] += a[r * k + l] * b[l * n + j];
    for (int r = 0; r < MR; ++r) c[r * n + j] = total[r];
  }
}

template <class F, class Rounding>
void register_tiled(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  Index i = 0;
  for (; i + 4 <= m; i += 4) direct_rows<F, Rounding, 4>(a + i * k, k, b, n, c + i * n);
  for (; i < m; ++i) direct_rows<F, Rounding, 1>(a + i * k, k, b, n, c + i * n);
}

// ---- by packed panels

template <class P>
std::size_t packed_bytes(const Shape& s) {
  return 4 * static_cast<std::size_t>(P::b_floats(s.k, s.n) + P::a_floats(s.m, s.k));
}

template <class P>
void pack_b(const Call& call) {
  P::pack_b(static_cast<const float*>(call.in[1]), call.shape.k, call.shape.n, static_cast<float*>(call.workspace));
}

template <class P>
void packed_once(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  float* const space = static_cast<float*>(call.workspace);
  P::multiply(m, k, n, a, space, c, space + P::b_floats(k, n));
}

template <class P>
void packed(const Call& call) {
  pack_b<P>(call);
  packed_once<P>(call);
}

// ---- convolution

// Patches of the image as the rows of a matrix, zeros where they reach into the padding.
inline void im2col(const Shape& s, const float* image, float* patches) {
  const Index channels = s.conv.channels;
  for (Index p = 0; p < s.m; ++p, patches += s.k)
    each_tap(s.conv, p, [=](Index tap, Index pixel) {
      float* const to = patches + tap * channels;
      const float* const from = image + (pixel < 0 ? 0 : pixel * channels);
      for (Index i = 0; i < channels; ++i) to[i] = pixel < 0 ? 0 : from[i];
    });
}

inline Index patch_floats(const Shape& s) { return up(Index{s.m} * s.k, 16); }

template <class P>
std::size_t im2col_bytes(const Shape& s) {
  return 4 * static_cast<std::size_t>(patch_floats(s)) + packed_bytes<P>(s);
}

template <class P>
void im2col_packed(const Call& call) {
  float* const patches = static_cast<float*>(call.workspace);
  im2col(call.shape, static_cast<const float*>(call.in[0]), patches);
  packed<P>({.shape = call.shape, .in = {patches, call.in[1]}, .out = call.out, .workspace = patches + patch_floats(call.shape)});
}

// ---- attention

using SoftmaxRow = void (*)(const float* in, float* out, Index n);

// Memory: packed Kᵀ, packed V, a space for A, and the scores of `rows` queries at a time.
template <class P>
Index attention_scores_at(const Shape& s, Index rows) {
  const Index space = P::a_floats(rows, s.k) > P::a_floats(rows, s.n) ? P::a_floats(rows, s.k) : P::a_floats(rows, s.n);
  return P::b_floats(s.k, s.n) + P::b_floats(s.n, s.k) + space;
}

template <class P>
std::size_t attention_bytes(const Shape& s, Index rows) {
  return 4 * static_cast<std::size_t>(attention_scores_at<P>(s, rows) + rows * s.n);
}

// `rows` queries at a time: all of them, or so few that their scores never leave the cache.
template <class P>
void attention(const Call& call, Index rows, float share, SoftmaxRow softmax_row) {
  const auto [m, d, n, q, keys, out] = product(call);
  float* const packed_keys = static_cast<float*>(call.workspace);
  float* const packed_values = packed_keys + P::b_floats(d, n);
  float* const space = packed_values + P::b_floats(n, d);
  float* const scores = packed_keys + attention_scores_at<P>(call.shape, rows);
  P::pack_transposed_b(keys, d, n, packed_keys);
  P::pack_b(static_cast<const float*>(call.in[2]), n, d, packed_values);
  for (Index i = 0; i < m; i += rows) {
    const Index now = least(rows, m - i);
    P::multiply(now, d, n, q + i * d, packed_keys, scores, space);
    for (Index e = 0; e < now * n; ++e) scores[e] *= share;
    for (Index r = 0; r < now; ++r) softmax_row(scores + r * n, scores + r * n, n);
    P::multiply(now, n, d, scores, packed_values, out + i * d, space);
  }
}

inline constexpr Index kQueriesAtATime = 48;  // a multiple of every tile's rows; with 1024 keys 192 KiB of scores

}  // namespace
}  // namespace ironlab::kernels
