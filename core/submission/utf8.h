// UTF-8, as far as reading, measuring and sorting texts needs it.
#pragma once

#include <cstdint>      // std::uint32_t
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace ironlab::submission {

constexpr unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }
constexpr bool continues(unsigned byte) { return (byte & 0xc0) == 0x80; }

// Bytes of the character that a text begins with; 0 if it begins with none (RFC 3629: no overlong form, no surrogate, no more
// than U+10FFFF).
constexpr std::size_t utf8_length(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned first = byte_at(text, 0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (!continues(byte_at(text, i))) return 0;
  const unsigned second = byte_at(text, 1);
  if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)) return 0;
  if ((first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f)) return 0;
  return length;
}

inline void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6);
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3f));
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  }
}

constexpr std::size_t characters(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++i) n += continues(byte_at(text, i)) ? 0 : 1;
  return n;
}

// The order of UTF-16 code units, in which ECMAScript and RFC 8785 sort names. It differs from the order of bytes only where
// surrogate pairs (four bytes, from 0xf0) meet U+E000..U+FFFF (from 0xee): pairs come first.
constexpr bool utf16_less(std::string_view a, std::string_view b) {
  const auto place = [](unsigned byte) { return byte == 0xee || byte == 0xef ? byte + 0x10 : byte; };
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
    if (a[i] != b[i]) return place(byte_at(a, i)) < place(byte_at(b, i));
  return a.size() < b.size();
}

}  // namespace ironlab::submission
