// One number that stands for many results of a maths function: equal digests natively and in wasm mean equal bits.
#pragma once

#include <cstdint>  // std::uint32_t, std::uint64_t

namespace ironlab::math {

inline constexpr unsigned kDigestFunctions = 24;

// The name of function `index` ("exp", ...), or nullptr beyond the last.
const char* digest_function(unsigned index);

// Evaluates function `index` on `count` inputs drawn from `seed` and hashes the bits of the results in order. Half
// of the inputs are ordinary numbers, a third span many magnitudes, a sixth are any bits at all (subnormal numbers,
// infinities and NaN among them); every NaN result counts as the same, because its bits are not specified.
std::uint64_t math_digest(unsigned index, std::uint32_t count, std::uint32_t seed);

}  // namespace ironlab::math
