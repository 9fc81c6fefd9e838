// Peak arithmetic rates: independent multiply-adds on registers, so that nothing but the arithmetic units is timed. FP32 in three
// kinds; INT8 as integers of 16 bits multiplied and summed in pairs, the widest product that WebAssembly SIMD has for 8-bit
// operands, or 8-bit products where relaxed SIMD has them.
//
// A peak is to be a limit, and one loop is none: it may wait for its own results, or its registers may be copied about by whoever
// compiles it. So each kind comes in several shapes, and the fastest of them is the peak.
#pragma once

#include <cstdint>  // std::int64_t
#include <span>     // std::span

namespace ironlab::probe {

struct PeakKernel {
  const char* id;               // scalar, simd, fused, int8
  const char* shape;            // chains, sums, tile, wide_tile (peak_loops.h)
  const char* format;           // fp32 or int8
  double operations_a_call;     // FLOP (a multiply-add is two) or integer operations
  void (*run)(std::int64_t calls);  // leaves a trace in memory
  double (*exact)(std::int64_t calls);  // the trace it should leave: the same in FP64, or of one lane of integers
  bool (*here)();               // can this build and this processor do it?
};

// Simplest first; the shapes of one kind stand together. `fused` is relaxed SIMD's, AVX2's or Neon's multiply-add: one rounding
// less, twice the rate on most processors.
std::span<const PeakKernel> peak_kernels();

// What the last run left.
double peak_trace();

// Runs a kernel once: is the trace what it should be? A peak that computed something else is none. Integers exactly; FP32 within
// kPeakError of the exact trace: the longest chain settles at 1 / (1 - 0.999) = 1000 roundings of 2^-24 each, 6e-5.
bool right(const PeakKernel& kernel);
inline constexpr double kPeakError = 1e-4;

namespace fused {
// Of a translation unit of its own (peak_fused.cpp), since a processor may not have what it is compiled for. No lanes: not here.
extern const int kLanes;
bool here();
double chains(std::int64_t calls);
double sums(std::int64_t calls);
double wide_tile(std::int64_t calls);
}  // namespace fused

}  // namespace ironlab::probe
