// The shapes of a loop on registers, for any way to multiply and add. In an unnamed namespace, since units that include this are
// compiled for different processors, and a copy chosen by the linker could be one that this processor cannot run.
//
// Way: V, kLanes (operations of a multiply-add are twice that), madd(x, y, sum), of(float), value(V).
#pragma once

#include <cstdint>  // std::int64_t

#include "probe/pin.h"

namespace ironlab::probe {
namespace {

// An addition or a multiplication takes about four cycles and two can start in each: eight chains keep both units busy, twelve
// leave room for longer pipelines and still fit in 16 registers.
constexpr int kChains = 12;
constexpr int kRounds = 64;  // of all chains in a call
constexpr double kChainSteps = static_cast<double>(kChains) * kRounds;

inline float unknown(float x) {
  pin(x);
  return x;
}

template <class Way, int n>
double added(const typename Way::V (&x)[n]) {
  double sum = 0;
  for (const auto& one : x) sum += Way::value(one);
  return sum;
}

// x = x · a + b: each step waits for a multiplication and an addition. With a below 1 the chains converge, so no value grows,
// vanishes or becomes subnormal.
template <class Way>
double run_chains(std::int64_t calls) {
  typename Way::V x[kChains];
  for (int i = 0; i < kChains; ++i) x[i] = Way::of(static_cast<float>(i + 1));
  const auto a = Way::of(unknown(0.999F)), b = Way::of(unknown(0.001F));
  for (std::int64_t c = 0; c < calls; ++c)
    for (int r = 0; r < kRounds; ++r)
      for (int i = 0; i < kChains; ++i) x[i] = Way::madd(x[i], a, b);
  return added<Way>(x);
}

// x = x + a · b in one instruction: each step waits for one of them, and the sum stays in its register, as in the innermost loop
// of a product. Where multiplying is an instruction of its own a compiler would do it once for all.
template <class Way>
double run_sums(std::int64_t calls) {
  typename Way::V x[kChains];
  for (int i = 0; i < kChains; ++i) x[i] = Way::of(static_cast<float>(i + 1));
  const auto a = Way::of(unknown(0.999F)), b = Way::of(unknown(0.001F));
  for (std::int64_t c = 0; c < calls; ++c)
    for (int r = 0; r < kRounds; ++r)
      for (int i = 0; i < kChains; ++i) x[i] = Way::madd(a, b, x[i]);
  return added<Way>(x);
}

// A tile of sums, to which a column of numbers times a row is added: the innermost loop of a product, on a few KiB that stay in the
// nearest cache. The column is kept in registers where they suffice, else each number is loaded into all lanes. The loop is not
// unrolled, as that of a product is not, and is long: leaving it costs a wrong guess of the processor.
constexpr int kTileRounds = 256;
template <int kRows, int kVectors>
constexpr double kTileSteps = static_cast<double>(kRows) * kVectors * kTileRounds;

template <class Way, int kRows, int kVectors, bool kColumnStays>
double run_tile(std::int64_t calls) {
  using V = typename Way::V;
  constexpr int kTile = kRows * kVectors, kColumns = kColumnStays ? 1 : kTileRounds;
  V rows[kTileRounds * kVectors], x[kTile], stays[kRows];
  float columns[kColumns * kRows];
  for (int i = 0; i < kTileRounds * kVectors; ++i) rows[i] = Way::of(unknown(0.001F * static_cast<float>(i % 7 - 3)));
  for (int i = 0; i < kColumns * kRows; ++i) columns[i] = unknown(static_cast<float>(i % kRows + 1));
  for (int i = 0; i < kTile; ++i) x[i] = Way::of(static_cast<float>(i + 1));
  for (int i = 0; i < kRows; ++i) stays[i] = Way::of(columns[i]);
  const V* at = rows;
  const float* column = columns;
  for (std::int64_t c = 0; c < calls; ++c) {
    asm volatile("" : "+r"(at), "+r"(column) : : "memory");  // they may have changed: they are loaded again, and no product is kept
#if defined(__clang__)
#pragma clang loop unroll(disable)
#endif
    for (int r = 0; r < kTileRounds; ++r) {
      V row[kVectors];
      for (int v = 0; v < kVectors; ++v) row[v] = at[kVectors * r + v];
      for (int i = 0; i < kRows; ++i) {
        const V own = kColumnStays ? stays[i] : Way::of(column[kRows * r + i]);
        for (int v = 0; v < kVectors; ++v) x[kVectors * i + v] = Way::madd(own, row[v], x[kVectors * i + v]);
      }
    }
  }
  return added<Way>(x);
}

}  // namespace
}  // namespace ironlab::probe
