// Integer products by packed panels: groups of neighbouring terms lie side by side, because one instruction multiplies
// them and adds them up. What that instruction is, `Dot` says.
#pragma once

#include "kernels/packed.h"

namespace ironlab::kernels {
namespace {

using S16 = std::int16_t __attribute__((vector_size(16)));
using S8 = std::int8_t __attribute__((vector_size(16)));

// Dot: Vector, Part (type of one packed number), kGroup terms a lane, dot_add(a, b, sum) over four columns, and
// kOffset, which is added to B when it is packed and taken out of the sums again.
template <class Dot>
struct PackedInt8 {
  using Part = typename Dot::Part;
  static constexpr Index kRows = 4, kVectors = 2, kColumns = 4 * kVectors, kGroup = Dot::kGroup;

  static Index terms(Index k) { return up(k, kGroup); }
  static std::size_t bytes(const Shape& s) {
    const Index parts = up(s.n, kColumns) * terms(s.k) + up(up(s.m, kRows) * terms(s.k), 64);
    return static_cast<std::size_t>(parts) * sizeof(Part);
  }

  // Panels of `width` members (rows of A, columns of B), each group of terms of a member side by side.
  static void pack(const std::int8_t* from, Index member, Index term, Index count, Index k, Index width, int offset, Part* to) {
    for (Index first = 0; first < count; first += width)
      for (Index l = 0; l < terms(k); l += kGroup)
        for (Index r = first; r < first + width; ++r)
          for (Index g = l; g < l + kGroup; ++g) *to++ = r < count && g < k ? static_cast<Part>(from[r * member + g * term] + offset) : Part{0};
  }

  static void tile(Index k, const Part* a, const Part* b, I4 (&total)[kRows][kVectors]) {
    for (Index l = 0; l < k; l += kGroup, a += kRows * kGroup, b += kColumns * kGroup) {
      typename Dot::Vector column[kVectors];
      for (int v = 0; v < kVectors; ++v) __builtin_memcpy(&column[v], b + v * 4 * kGroup, sizeof column[v]);
      for (int r = 0; r < kRows; ++r) {
        std::int32_t group;
        __builtin_memcpy(&group, a + r * kGroup, sizeof group);
        const auto all = __builtin_bit_cast(typename Dot::Vector, group - I4{});
        for (int v = 0; v < kVectors; ++v) total[r][v] = Dot::dot_add(all, column[v], total[r][v]);
      }
    }
  }

  static void run(const Call& call) {
    const Index m = call.shape.m, k = call.shape.k, n = call.shape.n;
    const auto* const a = static_cast<const std::int8_t*>(call.in[0]);
    auto* const c = static_cast<std::int32_t*>(call.out);
    Part* const packed_a = static_cast<Part*>(call.workspace);
    Part* const packed_b = packed_a + up(up(m, kRows) * terms(k), 64);
    pack(a, k, 1, m, k, kRows, 0, packed_a);
    pack(static_cast<const std::int8_t*>(call.in[1]), 1, n, n, k, kColumns, Dot::kOffset, packed_b);
    for (Index i = 0; i < m; i += kRows) {
      std::int32_t shift[kRows] = {};  // what the offset of B added to each row of C
      if constexpr (Dot::kOffset != 0)
        for (Index r = 0; r < least(kRows, m - i); ++r) {
          for (Index l = 0; l < k; ++l) shift[r] += a[(i + r) * k + l];
          shift[r] *= Dot::kOffset;
        }
      for (Index j = 0; j < n; j += kColumns) {
        I4 total[kRows][kVectors] = {};
        tile(terms(k), packed_a + i * terms(k), packed_b + j * terms(k), total);
        for (Index r = 0; r < least(kRows, m - i); ++r)
          for (Index x = 0; x < least(kColumns, n - j); ++x) c[(i + r) * n + j + x] = total[r][x / 4][static_cast<int>(x % 4)] - shift[r];
      }
    }
  }
};

}  // namespace
}  // namespace ironlab::kernels
