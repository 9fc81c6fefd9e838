// What this build and this processor can do.
#include "kernels/fused.h"

namespace ironlab::kernels {

Features features() { return {.simd = true, .fused = fused::available()}; }

}  // namespace ironlab::kernels
