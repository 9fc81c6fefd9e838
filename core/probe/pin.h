// Values the compiler must take as it finds them.
#pragma once

namespace ironlab::probe {

// Nothing is emitted, but the compiler must have the number in a register here and may assume nothing about it: it can neither
// join neighbors into vectors nor compute ahead. Scalars only: LLVM has no inline assembly on WebAssembly vectors.
template <class T>
[[gnu::always_inline]] inline void pin(T& x) {
#if defined(__x86_64__)
  asm volatile("" : "+x"(x));
#elif defined(__aarch64__)
  asm volatile("" : "+w"(x));
#else
  asm volatile("" : "+r"(x));
#endif
}

}  // namespace ironlab::probe
