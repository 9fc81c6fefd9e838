// The shapes of a loop on registers, for any way to multiply and add. In an unnamed namespace, since units that include this are
// compiled for different processors, and a copy chosen by the linker could be one that this processor cannot run.
//
// Way: V, a vector; One, one of its numbers; one(float), a number of that kind; of(One), in all lanes; madd(x, y, sum); value(V), of
// which all lanes are the same: the mean of the first and the last, so that no lane can be left out.
#pragma once

#include <cstdint>  // std::int64_t

#include "probe/pin.h"

namespace ironlab::probe {
namespace {

// An addition or a multiplication takes about four cycles and two can start in each: eight chains keep both units busy, twelve
// leave room for longer pipelines and still fit in 16 registers.
constexpr int kChains = 12;
// Of all chains in a call, so many of them written out one after the other. All 64 written out ran a tenth slower in Chromium
// (relaxed SIMD on x86-64) than 16, four times as one.
constexpr int kRounds = 64, kWrittenOut = 16;
constexpr double kChainSteps = static_cast<double>(kChains) * kRounds;

template <class Way>
typename Way::One one(float x) {
  pin(x);  // or the compiler would know products: one with 1 costs nothing
  return Way::one(x);
}
template <class Way>
typename Way::V number(float x) {
  return Way::of(one<Way>(x));
}

template <class Way, int n>
double added(const typename Way::V (&x)[n]) {
  double sum = 0;
  for (const auto& each : x) sum += Way::value(each);
  return sum;
}

// A loop that stays one: what is written out inside is as much as is wanted.
#if defined(__clang__)
#define IRONLAB_ROLLED _Pragma("clang loop unroll(disable)")
#else
#define IRONLAB_ROLLED _Pragma("GCC unroll 1")
#endif

// What one step of a chain does. x = x · a + b waits for a multiplication and an addition; with a below 1 the chains converge, so
// no value grows, vanishes or becomes subnormal.
struct Product {
  template <class Way>
  static typename Way::V next(typename Way::V x, typename Way::V a, typename Way::V b) { return Way::madd(x, a, b); }
};
// x = x + a · b in one instruction waits for one of them, and the sum stays in its register, as in the innermost loop of a product.
// Only where that is one instruction: else a compiler would multiply once for all.
struct Sum {
  template <class Way>
  static typename Way::V next(typename Way::V x, typename Way::V a, typename Way::V b) { return Way::madd(a, b, x); }
};

template <class Way, class Step>
double run_chains(std::int64_t calls) {
  typename Way::V x[kChains];
  for (int i = 0; i < kChains; ++i) x[i] = number<Way>(static_cast<float>(i + 1));
  const auto a = number<Way>(0.999F), b = number<Way>(0.001F);
  for (std::int64_t c = 0; c < calls; ++c) {
    IRONLAB_ROLLED
    for (int r = 0; r < kRounds; r += kWrittenOut)
      for (int u = 0; u < kWrittenOut; ++u)
        for (int i = 0; i < kChains; ++i) x[i] = Step::template next<Way>(x[i], a, b);
  }
  return added<Way>(x);
}

// A tile of sums, to which a column of numbers times a row is added: the innermost loop of a product, on a few KiB that stay in the
// nearest cache. The column is kept in registers where they suffice, else each number is loaded into all lanes. Written as that of
// a product is (kernels/packed.h): not unrolled, and with pointers that walk, since for WebAssembly nobody turns an index into one
// (Emscripten compiles without loop strength reduction) and a fifth of the rate would go into addresses. It is long: leaving it costs
// a wrong guess of the processor.
constexpr int kTileRounds = 256;
template <int kRows, int kVectors>
constexpr double kTileSteps = static_cast<double>(kRows) * kVectors * kTileRounds;

template <class Way, int kRows, int kVectors, bool kColumnStays>
double run_tile(std::int64_t calls) {
  using V = typename Way::V;
  constexpr int kTile = kRows * kVectors, kColumns = kColumnStays ? 1 : kTileRounds;
  V rows[kTileRounds * kVectors], x[kTile], stays[kRows];
  typename Way::One columns[kColumns * kRows];
  for (int i = 0; i < kTileRounds * kVectors; ++i) rows[i] = number<Way>(0.001F * static_cast<float>(i % 7 - 3));
  for (int i = 0; i < kColumns * kRows; ++i) columns[i] = one<Way>(static_cast<float>(i % kRows + 1));
  for (int i = 0; i < kTile; ++i) x[i] = number<Way>(static_cast<float>(i + 1));
  for (int i = 0; i < kRows; ++i) stays[i] = Way::of(columns[i]);
  for (std::int64_t c = 0; c < calls; ++c) {
    const V* at = rows;
    const typename Way::One* column = columns;
    asm volatile("" : "+r"(at), "+r"(column) : : "memory");  // they may have changed: they are loaded again, and no product is kept
    IRONLAB_ROLLED
    for (int r = 0; r < kTileRounds; ++r, at += kVectors, column += kColumnStays ? 0 : kRows) {
      V row[kVectors];
      for (int v = 0; v < kVectors; ++v) row[v] = at[v];
      for (int i = 0; i < kRows; ++i) {
        const V own = kColumnStays ? stays[i] : Way::of(column[i]);
        for (int v = 0; v < kVectors; ++v) x[kVectors * i + v] = Way::madd(own, row[v], x[kVectors * i + v]);
      }
    }
  }
  return added<Way>(x);
}

#undef IRONLAB_ROLLED

}  // namespace
}  // namespace ironlab::probe
