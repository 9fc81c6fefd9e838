// Elementwise functions, once for float and for vectors of it.
//
// For each translation unit its own copy (unnamed namespace): units are compiled for different processors, and a copy
// chosen by the linker could be one that this processor cannot run.
#pragma once

#include <cstdint>  // std::int32_t

namespace ironlab::kernels {
namespace {

template <class F>
struct Lanes;  // the integers of the same width as F
template <>
struct Lanes<float> {
  using Int = std::int32_t;
};

// x in every lane. Less 0, not plus: that would turn -0 into 0, so compilers would have to add.
template <class F>
inline F splat(float x) {
  return x - F{};
}
template <class F>
inline F larger(F a, F b) {
  return a > b ? a : b;
}
template <class F>
inline F smaller(F a, F b) {
  return a < b ? a : b;
}

// Relative error below kExpError (check.h) from -87.33 to 88.02, where 2^n is a normal number; constant outside.
// Coefficients: S. L. Moshier, Cephes Mathematical Library 2.8, single precision, expf.c.
template <class F>
inline F exp_of(F x) {
  using Int = typename Lanes<F>::Int;
  constexpr float kRound = 0x1.8p23f;  // adding it leaves no bits for a fraction, and the integer in the lowest bits
  x = smaller(larger(x, splat<F>(-87.33f)), splat<F>(88.02f));
  const F shifted = x * 1.44269504088896341f + kRound;
  const F n = shifted - kRound;
  const F r = (x - n * 0.693359375f) - n * -2.12194440e-4f;  // ln 2 in two parts, the first exact in 9 bits
  F p = r * 1.9875691500e-4f + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  const F e = p * (r * r) + r + 1.0f;
  const Int power = (__builtin_bit_cast(Int, shifted) - __builtin_bit_cast(std::int32_t, kRound) + 127) << 23;
  return e * __builtin_bit_cast(F, power);
}

template <class F>
inline F relu_of(F x) {
  return larger(x, F{});
}

template <class F>
inline F sigmoid_of(F x) {
  return 1.0f / (1.0f + exp_of<F>(-x));
}

// Exact in the limits; near 0 the error is a few roundings of 1, not of the result.
template <class F>
inline F tanh_of(F x) {
  const F size = larger(x, -x);
  const F t = 1.0f - 2.0f / (exp_of<F>(size + size) + 1.0f);
  return x < F{} ? -t : t;
}

constexpr float kGeluCubic = 0.044715f, kGeluScale = 0.79788456080286536f;  // Hendrycks and Gimpel 2016; sqrt(2/pi)

template <class F>
inline F gelu_of(F x) {
  return (x * 0.5f) * (tanh_of<F>((x * x * x * kGeluCubic + x) * kGeluScale) + 1.0f);
}

}  // namespace
}  // namespace ironlab::kernels
