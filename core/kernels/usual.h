// Which kind of product is taken before anything was measured: by shape alone. The dispatcher's rule, and the model's that shows it.
#pragma once

#include <cstdint>  // std::uint8_t

namespace ironlab::kernels {

enum class Usual : std::uint8_t {
  vector,  // m or n is 1, so B (or A) is read once and memory sets the pace
  tiled,   // packing would cost more than it saves
  packed,  // packing is paid back many times
};

// Up to this m · k · n (48 cubed) the tiled kernel without packing is taken before anything was measured: in Chromium on
// x86-64 the two cross between 32 and 64 cubed (tools/bench/kernels).
inline constexpr double kSmallProduct = 110592;

constexpr Usual usual_product(double m, double k, double n) {
  if (m == 1 || n == 1) return Usual::vector;
  return m * k * n <= kSmallProduct ? Usual::tiled : Usual::packed;
}

}  // namespace ironlab::kernels
