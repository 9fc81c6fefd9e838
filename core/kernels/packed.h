// Matrix product by packed panels and a tile of C held in registers, after Goto and van de Geijn, Anatomy of
// High-Performance Matrix Multiplication, ACM TOMS 34(3), 2008.
//
// C is made tile by tile, MR rows by NV vectors. What a tile reads is packed first, so that it is read at unit stride
// whatever the sizes: A in panels of MR rows, B in panels of NV vectors of columns, each panel one term after the
// other. Edges are filled with zeros, so one loop serves every tile. k is cut into slices of KC, so that a panel of
// B (KC · NV vectors) stays in L1, and m into slices of MC, so that a slice of A (MC · KC) stays in L2.
#pragma once

#include "kernels/vector.h"

namespace ironlab::kernels {
namespace {

inline constexpr Index up(Index x, Index step) { return (x + step - 1) / step * step; }

template <class F, class Rounding, int MR, int NV, int KC, int MC>
struct Packed {
  static constexpr Index kColumns = NV * kLanes<F>;

  // Floats of a packed slice of A, rounded up to whole lines of 64 bytes; and of all of B.
  static Index a_floats(Index m, Index k) { return up(up(least(m, MC), MR) * least(k, KC), 16); }
  static Index b_floats(Index k, Index n) { return up(up(n, kColumns) * k, 16); }

  // `rows` rows of the source, lead apart, into panels of `width`; missing ones are zeros.
  template <Index width>
  static void pack_rows(const float* source, Index lead, Index rows, Index terms, float* to) {
    Index first = 0;
    for (; first + width <= rows; first += width, source += width * lead)
      for (Index l = 0; l < terms; ++l, to += width)
        for (Index r = 0; r < width; ++r) to[r] = source[r * lead + l];
    if (first < rows)
      for (Index l = 0; l < terms; ++l, to += width)
        for (Index r = 0; r < width; ++r) to[r] = first + r < rows ? source[r * lead + l] : 0;
  }

  static void pack_b_slice(const float* b, Index n, Index terms, float* to) {
    Index first = 0;
    for (; first + kColumns <= n; first += kColumns)
      for (Index l = 0; l < terms; ++l, to += kColumns)
        for (int v = 0; v < NV; ++v) store(to + v * kLanes<F>, load<F>(b + l * n + first + v * kLanes<F>));
    if (first < n)
      for (Index l = 0; l < terms; ++l, to += kColumns)
        for (Index j = 0; j < kColumns; ++j) to[j] = first + j < n ? b[l * n + first + j] : 0;
  }

  static void pack_b(const float* b, Index k, Index n, float* to) {
    for (Index l = 0; l < k; l += KC) {
      pack_b_slice(b + l * n, n, least(KC, k - l), to);
      to += up(n, kColumns) * least(KC, k - l);
    }
  }

  // The same of Bᵀ: n rows of k.
  static void pack_transposed_b(const float* b, Index k, Index n, float* to) {
    for (Index l = 0; l < k; l += KC) {
      const Index terms = least(KC, k - l);
      pack_rows<kColumns>(b + l, k, n, terms, to);
      to += up(n, kColumns) * terms;
    }
  }

  // One tile: C (rows ldc apart) = or += panel of A · panel of B.
  static void tile(Index terms, const float* a, const float* b, float* c, Index ldc, bool add) {
    F sum[MR][NV] = {};
    // Not unrolled: that gained nothing on x86-64 and cost a tenth with relaxed SIMD (registers).
    for (Index l = 0; l < terms; ++l, a += MR, b += kColumns) {
      F row[NV];
      for (int v = 0; v < NV; ++v) row[v] = load<F>(b + v * kLanes<F>);
      for (int r = 0; r < MR; ++r) {
        const F x = broadcast<F>(a + r);
        for (int v = 0; v < NV; ++v) sum[r][v] = Rounding::madd(x, row[v], sum[r][v]);
      }
    }
    for (int r = 0; r < MR; ++r)
      for (int v = 0; v < NV; ++v) {
        float* const to = c + r * ldc + v * kLanes<F>;
        store(to, add ? load<F>(to) + sum[r][v] : sum[r][v]);
      }
  }

  // As much of a tile as lies inside C.
  static void edge_tile(Index terms, const float* a, const float* b, float* c, Index ldc, bool add, Index rows, Index columns) {
    float whole[MR * kColumns];
    tile(terms, a, b, whole, kColumns, false);
    for (Index r = 0; r < rows; ++r)
      for (Index j = 0; j < columns; ++j) c[r * ldc + j] = add ? c[r * ldc + j] + whole[r * kColumns + j] : whole[r * kColumns + j];
  }

  // A slice of C from packed operands.
  static void slice(Index m, Index terms, Index n, const float* a, const float* b, float* c, bool add) {
    for (Index j = 0; j < n; j += kColumns)
      for (Index i = 0; i < m; i += MR) {
        const float *const pa = a + i * terms, *const pb = b + j * terms;  // panels: i and j are multiples of their widths
        if (i + MR <= m && j + kColumns <= n)
          tile(terms, pa, pb, c + i * n + j, n, add);
        else
          edge_tile(terms, pa, pb, c + i * n + j, n, add, least(MR, m - i), least(kColumns, n - j));
      }
  }

  // C from A and a B packed by pack_b; `a_space` holds a_floats.
  static void multiply(Index m, Index k, Index n, const float* a, const float* packed_b, float* c, float* a_space) {
    if (k == 0)
      for (Index e = 0; e < m * n; ++e) c[e] = 0;
    for (Index l = 0; l < k; l += KC) {
      const Index terms = least(KC, k - l);
      for (Index i = 0; i < m; i += MC) {
        const Index rows = least(MC, m - i);
        pack_rows<MR>(a + i * k + l, k, rows, terms, a_space);
        slice(rows, terms, n, a_space, packed_b, c + i * n, l > 0);
      }
      packed_b += up(n, kColumns) * terms;
    }
  }
};

}  // namespace
}  // namespace ironlab::kernels
