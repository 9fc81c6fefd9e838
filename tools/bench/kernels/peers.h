// Products of other libraries, natively, as kernels: C = A · B in FP32. In wasm there are none: page.mjs brings them.
#pragma once

#include <span>  // std::span

#include "kernels/kernels.h"

namespace ironlab::kernels {

std::span<const Kernel> peers();

// OpenBLAS as the system has it, loaded when first asked for, on one thread. Null strings: there is none.
struct OpenBlas {
  const char* core = nullptr;    // the processor it took its kernels for, say "Haswell"
  const char* config = nullptr;  // version and options
};
OpenBlas openblas();

}  // namespace ironlab::kernels
