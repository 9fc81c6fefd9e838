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
constexpr int kRows = 4, kVectors = 2;
constexpr double kChainSteps = static_cast<double>(kChains) * kRounds, kTileSteps = static_cast<double>(kRows) * kVectors * kRounds;

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

// The same for ways with two instructions: a tile of sums, to which a column of numbers in registers times a row is added. The
// rows come from 2 KiB of memory, or products would be taken out of the loop: one load for four multiply-adds.
template <class Way>
double run_tile(std::int64_t calls) {
  using V = typename Way::V;
  V rows[kRounds * kVectors], column[kRows], x[kRows * kVectors];
  for (int i = 0; i < kRounds * kVectors; ++i) rows[i] = Way::of(unknown(0.001F * static_cast<float>(i % 7 - 3)));
  for (int i = 0; i < kRows; ++i) column[i] = Way::of(unknown(static_cast<float>(i + 1)));
  for (int i = 0; i < kRows * kVectors; ++i) x[i] = Way::of(static_cast<float>(i + 1));
  const V* at = rows;
  for (std::int64_t c = 0; c < calls; ++c) {
    asm volatile("" : "+r"(at) : : "memory");  // the rows may have changed: they are loaded again
    for (int r = 0; r < kRounds; ++r) {
      const V first = at[kVectors * r], second = at[kVectors * r + 1];
      for (int i = 0; i < kRows; ++i) {
        x[kVectors * i] = Way::madd(column[i], first, x[kVectors * i]);
        x[kVectors * i + 1] = Way::madd(column[i], second, x[kVectors * i + 1]);
      }
    }
  }
  return added<Way>(x);
}

}  // namespace
}  // namespace ironlab::probe
