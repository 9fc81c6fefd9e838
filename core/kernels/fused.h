// Kernels that use a fused multiply-add. fused.cpp has them; a build without (WebAssembly simd128) takes
// fused_absent.cpp in its place, where every pointer is null.
#pragma once

#include "kernels/kernels.h"

namespace ironlab::kernels::fused {

bool available();

}  // namespace ironlab::kernels::fused
