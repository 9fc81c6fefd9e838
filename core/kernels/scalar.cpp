// Compiled without vectors and without reordering of loops (CMakeLists.txt), or there would be nothing to compare.
#include "kernels/scalar.h"

#include <cmath>  // std::sqrt

#include "kernels/elementwise.h"
#include "kernels/operands.h"
#include "kernels/taps.h"

namespace ironlab::kernels::scalar {

namespace {

// C[m x n] += A[m x k] · B[k x n] as parts of larger matrices: rows of A are lda apart, of B and C ldb.
void add_ikj(Index m, Index k, Index n, const float* a, Index lda, const float* b, Index ldb, float* c) {
  for (Index i = 0; i < m; ++i)
    for (Index l = 0; l < k; ++l) {
      const float x = a[i * lda + l];
      for (Index j = 0; j < n; ++j) c[i * ldb + j] += x * b[l * ldb + j];
    }
}

void add_ijk(Index m, Index k, Index n, const float* a, Index lda, const float* b, Index ldb, float* c) {
  for (Index i = 0; i < m; ++i)
    for (Index j = 0; j < n; ++j) {
      float sum = c[i * ldb + j];
      for (Index l = 0; l < k; ++l) sum += a[i * lda + l] * b[l * ldb + j];
      c[i * ldb + j] = sum;
    }
}

using Tile = void (*)(Index, Index, Index, const float*, Index, const float*, Index, float*);

void tiles(const Call& call, Tile tile, bool edges) {
  const auto [m, k, n, a, b, c] = product(call);
  const Index side = call.shape.block;
  clear(c, m * n);
  const Index m_end = edges ? m : m / side * side, k_end = edges ? k : k / side * side, n_end = edges ? n : n / side * side;
  for (Index i = 0; i < m_end; i += side)
    for (Index j = 0; j < n_end; j += side)
      for (Index l = 0; l < k_end; l += side)
        tile(least(side, m - i), least(side, k - l), least(side, n - j), a + i * k + l, k, b + l * n + j, n, c + i * n + j);
}

// Small enough that the calls cost nothing beside the loops, and that three tiles fit the smallest L1 in use.
constexpr Index kLeaf = 32;

void halve(Index m, Index k, Index n, const float* a, Index lda, const float* b, Index ldb, float* c) {
  if (m <= kLeaf && k <= kLeaf && n <= kLeaf) {
    add_ikj(m, k, n, a, lda, b, ldb, c);
  } else if (m >= k && m >= n) {
    halve(m / 2, k, n, a, lda, b, ldb, c);
    halve(m - m / 2, k, n, a + m / 2 * lda, lda, b, ldb, c + m / 2 * ldb);
  } else if (n >= k) {
    halve(m, k, n / 2, a, lda, b, ldb, c);
    halve(m, k, n - n / 2, a, lda, b + n / 2, ldb, c + n / 2);
  } else {
    halve(m, k / 2, n, a, lda, b, ldb, c);
    halve(m, k - k / 2, n, a + k / 2, lda, b + k / 2 * ldb, ldb, c);
  }
}

}  // namespace

void naive_ijk(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  for (Index i = 0; i < m; ++i)
    for (Index j = 0; j < n; ++j) {
      float sum = 0;
      for (Index l = 0; l < k; ++l) sum += a[i * k + l] * b[l * n + j];
      c[i * n + j] = sum;
    }
}

void ikj(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  clear(c, m * n);
  add_ikj(m, k, n, a, k, b, n, c);
}

void stale_c(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  add_ikj(m, k, n, a, k, b, n, c);
}

void jki(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  clear(c, m * n);
  for (Index j = 0; j < n; ++j)
    for (Index l = 0; l < k; ++l) {
      const float x = b[l * n + j];
      for (Index i = 0; i < m; ++i) c[i * n + j] += a[i * k + l] * x;
    }
}

std::size_t transposed_b_bytes(const Shape& s) { return 4 * static_cast<std::size_t>(s.k) * static_cast<std::size_t>(s.n); }

void transpose_b(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  float* const t = static_cast<float*>(call.workspace);
  for (Index l = 0; l < k; ++l)
    for (Index j = 0; j < n; ++j) t[j * k + l] = b[l * n + j];
}

void nt(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  const float* const t = static_cast<const float*>(call.workspace);
  for (Index i = 0; i < m; ++i)
    for (Index j = 0; j < n; ++j) {
      float sum = 0;
      for (Index l = 0; l < k; ++l) sum += a[i * k + l] * t[j * k + l];
      c[i * n + j] = sum;
    }
}

void blocked(const Call& call) { tiles(call, add_ikj, true); }
void blocked_ijk(const Call& call) { tiles(call, add_ijk, true); }
void skip_edges(const Call& call) { tiles(call, add_ikj, false); }

void recursive(const Call& call) {
  const auto [m, k, n, a, b, c] = product(call);
  clear(c, m * n);
  halve(m, k, n, a, k, b, n, c);
}

void int8_ijk(const Call& call) {
  const Index m = call.shape.m, k = call.shape.k, n = call.shape.n;
  const auto* const a = static_cast<const std::int8_t*>(call.in[0]);
  const auto* const b = static_cast<const std::int8_t*>(call.in[1]);
  auto* const c = static_cast<std::int32_t*>(call.out);
  for (Index i = 0; i < m; ++i)
    for (Index j = 0; j < n; ++j) {
      std::int32_t sum = 0;
      for (Index l = 0; l < k; ++l) sum += a[i * k + l] * b[l * n + j];
      c[i * n + j] = sum;
    }
}

void conv2d(const Call& call) {
  const Product of = product(call);
  const Index channels = call.shape.conv.channels;
  clear(of.c, of.m * of.n);
  for (Index p = 0; p < of.m; ++p)
    each_tap(call.shape.conv, p, [=](Index tap, Index pixel) {
      if (pixel >= 0) add_ikj(1, channels, of.n, of.a + pixel * channels, channels, of.b + tap * channels * of.n, of.n, of.c + p * of.n);
    });
}

std::size_t scores_bytes(const Shape& s) { return 4 * static_cast<std::size_t>(s.m) * static_cast<std::size_t>(s.n); }

void attention(const Call& call) {
  const auto [m, d, n, q, keys, out] = product(call);
  const float* const values = static_cast<const float*>(call.in[2]);
  float* const scores = static_cast<float*>(call.workspace);
  const float scale = static_cast<float>(1 / std::sqrt(static_cast<double>(d)));
  for (Index i = 0; i < m; ++i)
    for (Index j = 0; j < n; ++j) {
      float sum = 0;
      for (Index l = 0; l < d; ++l) sum += q[i * d + l] * keys[j * d + l];
      scores[i * n + j] = sum * scale;
    }
  for (Index i = 0; i < m; ++i) softmax_row(scores + i * n, scores + i * n, n);
  clear(out, m * d);
  add_ikj(m, n, d, scores, n, values, d, out);
}

}  // namespace ironlab::kernels::scalar
