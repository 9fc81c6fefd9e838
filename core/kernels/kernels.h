// Kernels: real code that is timed on the reader's machine. A table of them for each operation, simplest first.
//
//   for (const Kernel& kernel : kernels(Op::matmul))
//     if (eligible(kernel, shape, features()) && check(kernel, shape, seed).ok) {
//       // allocate layout(op, shape) and kernel.workspace_bytes(shape), call prepare(kernel, call), then time
//       kernel.run(call);
//     }
//
// A kernel is a plain function: it allocates nothing, throws nothing, has no state, and writes all of `out`, whatever
// was there. Unless its row says `fused`, no multiply-add is contracted. Scalar kernels are compiled so that no
// compiler vectorizes or reorders them (CMakeLists.txt).
#pragma once

#include <span>  // std::span

#include "kernels/shape.h"

namespace ironlab::kernels {

// What one call works on. Pointers of operands are aligned to 4 bytes at least, 64 for the best speed; `workspace` to
// kWorkspaceAlignment. None of them overlap.
struct Call {
  Shape shape;
  const void* in[3] = {};  // as layout(op, shape) says
  void* out = nullptr;
  void* workspace = nullptr;
};
inline constexpr std::size_t kWorkspaceAlignment = 64;

// What this build and this processor can do.
struct Features {
  bool simd = false;   // vectors of 4 or more FP32: WebAssembly simd128, SSE2, Neon
  bool fused = false;  // fused multiply-add: relaxed SIMD, AVX2 with FMA, Neon
};
Features features();

struct Needs {
  bool simd = false, fused = false;
};

struct Kernel {
  Op op;
  const char* id;  // unique within the operation
  Needs needs = {};
  bool takes_block = false;  // reads Shape::block
  bool faulty = false;       // wrong on purpose, so that the check can be seen to disqualify it; never dispatched
  bool (*fits)(const Shape&) = nullptr;                   // shapes it computes; none: all valid ones
  std::size_t (*workspace_bytes)(const Shape&) = nullptr;  // none: 0
  void (*prepare)(const Call&) = nullptr;                 // once before the timed calls: packs constant operands into the workspace
  void (*run)(const Call&) = nullptr;                     // none: not in this build
};

std::span<const Kernel> kernels(Op);
const Kernel* find_kernel(Op, std::string_view id);  // nullptr: nothing of that name

bool eligible(const Kernel&, const Shape&, Features);
inline std::size_t workspace_bytes(const Kernel& kernel, const Shape& shape) { return kernel.workspace_bytes ? kernel.workspace_bytes(shape) : 0; }
inline void prepare(const Kernel& kernel, const Call& call) {
  if (kernel.prepare) kernel.prepare(call);
}

}  // namespace ironlab::kernels
