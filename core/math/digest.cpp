#include "digest.h"

#include <bit>    // std::bit_cast
#include <cmath>  // std::ldexp, std::isnan (exact)

#include "math.h"  // the functions

namespace ironlab::math {
namespace {

struct Function {
  const char* name;
  double (*one)(double);
  double (*two)(double, double);
};

#define IRONLAB_MATH_X(name) {#name, &name, nullptr},
#define IRONLAB_MATH_Y(name) {#name, nullptr, &name},
constexpr Function kFunctions[] = {IRONLAB_MATH_FUNCTIONS(IRONLAB_MATH_X, IRONLAB_MATH_Y){"lgamma", &lgamma, nullptr}};
static_assert(sizeof kFunctions / sizeof kFunctions[0] == kDigestFunctions);

// splitmix64: the n-th number of a stream is a pure function of seed and n.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

double unit(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

double input(std::uint64_t bits, std::uint32_t kind) {
  switch (kind % 6) {
    case 0: return unit(bits) * 2 - 1;
    case 1: return unit(bits) * 40 - 20;
    case 2: return unit(bits) * 2000 - 1000;
    case 3: return std::ldexp(1 + unit(bits), static_cast<int>(bits % 512) - 256);
    case 4: return -std::ldexp(1 + unit(bits), static_cast<int>(bits % 64) - 32);
    default: return std::bit_cast<double>(bits);
  }
}

}  // namespace

const char* digest_function(unsigned index) { return index < kDigestFunctions ? kFunctions[index].name : nullptr; }

std::uint64_t math_digest(unsigned index, std::uint32_t count, std::uint32_t seed) {
  std::uint64_t digest = 0;
  if (index >= kDigestFunctions) return digest;
  const Function& f = kFunctions[index];
  const std::uint64_t stream = mix((static_cast<std::uint64_t>(seed) << 32) + index);
  for (std::uint32_t i = 0; i < count; ++i) {
    const double x = input(mix(stream + 2ULL * i), i);
    const double y = input(mix(stream + 2ULL * i + 1), i / 6);
    const double result = f.one != nullptr ? f.one(x) : f.two(x, y);
    digest = mix(digest ^ (std::isnan(result) ? 0x7ff8000000000000ULL : std::bit_cast<std::uint64_t>(result)));
  }
  return digest;
}

}  // namespace ironlab::math
