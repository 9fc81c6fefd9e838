// SHA-256 (FIPS 180-4).
#pragma once

#include <array>        // std::array
#include <cstdint>      // std::uint8_t
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace ironlab::submission {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);
// The same as 64 lower-case digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace ironlab::submission
