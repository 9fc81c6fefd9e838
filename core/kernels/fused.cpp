// Kernels with a fused multiply-add: one rounding for a · b + c.
#include "kernels/fused.h"

namespace ironlab::kernels::fused {

bool available() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return true;  // relaxed SIMD: the browser would not have loaded this module; Neon: always there
#endif
}

}  // namespace ironlab::kernels::fused
