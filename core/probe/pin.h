// Values the compiler must take as it finds them.
#pragma once

namespace ironlab::probe {

// Nothing is emitted, but the compiler must have the value in a register here and may assume nothing about it: it can
// neither join chains into vectors nor drop them.
template <class T>
[[gnu::always_inline]] inline void pin(T& x) {
#if defined(__wasm__)
  asm volatile("" : "+r"(x));
#elif defined(__x86_64__)
  asm volatile("" : "+x"(x));
#elif defined(__aarch64__)
  asm volatile("" : "+w"(x));
#else
  asm volatile("" : "+g"(x));
#endif
}

}  // namespace ironlab::probe
