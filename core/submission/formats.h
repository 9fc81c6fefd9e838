// What a text may have to look like.
#pragma once

#include <cstdint>      // std::uint8_t
#include <optional>     // std::optional
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace ironlab::submission {

enum class TextFormat : std::uint8_t {
  any,
  plain,       // no control character (C0, DEL, C1)
  time,        // RFC 3339 in UTC: 2025-01-15T14:30:00Z, with or without a fraction; a leap second only where there may be one
  sha256,      // 64 hexadecimal digits
  commit,      // 7 to 40 hexadecimal digits
  version,     // Semantic Versioning 2.0.0
  major_zero,  // a version 0.x
  base64,      // RFC 4648, section 4, padded, without spare bits
};
bool has_format(std::string_view text, TextFormat format);

// The bytes of a base64 text; nothing if it is none.
std::optional<std::vector<std::uint8_t>> decode_base64(std::string_view text);

}  // namespace ironlab::submission
