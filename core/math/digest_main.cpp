// Prints one line per maths function: its name and the digest of its results. Built natively and as wasm for node;
// the two outputs must be equal. Arguments: inputs per function, seed.
#include <cinttypes>  // PRIx64
#include <cstdio>     // std::printf
#include <cstdlib>    // std::strtoul

#include "digest.h"  // math_digest
#include "math.h"    // kOneLibrary

int main(int argc, char** argv) {
  const auto argument = [&](int i, unsigned long otherwise) {
    return static_cast<std::uint32_t>(argc > i ? std::strtoul(argv[i], nullptr, 10) : otherwise);
  };
  std::printf("one_library %d\n", ironlab::math::kOneLibrary ? 1 : 0);
  for (unsigned i = 0; const char* name = ironlab::math::digest_function(i); ++i)
    std::printf("%s %016" PRIx64 "\n", name, ironlab::math::math_digest(i, argument(1, 100000), argument(2, 1)));
}
