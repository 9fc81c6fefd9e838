// Peak arithmetic rates: independent multiply-add chains that never leave the registers, so that nothing but the arithmetic
// units is timed. FP32 in four kinds; INT8 as integers of 16 bits multiplied and summed in pairs, the widest product that WebAssembly
// SIMD has for 8-bit operands, or 8-bit products where relaxed SIMD has them.
#pragma once

#include <cstdint>  // std::int64_t
#include <span>     // std::span

namespace ironlab::probe {

struct PeakKernel {
  const char* id;               // scalar, simd, fused, int8
  const char* format;           // fp32 or int8
  double operations_a_call;     // FLOP (a multiply-add is two) or integer operations
  void (*run)(std::int64_t calls);  // leaves a trace in memory
  bool (*here)();               // can this build and this processor do it?
};

// Simplest first. `fused` is relaxed SIMD's or AVX2's multiply-add: one rounding less, twice the rate on most processors.
std::span<const PeakKernel> peak_kernels();

// Of the last run, so that a test can see that something finite was computed.
double peak_trace();

}  // namespace ironlab::probe
