// What a text may have to look like.
#include "submission/formats.h"

#include <algorithm>  // std::all_of

#include "submission/utf8.h"

namespace ironlab::submission {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
constexpr bool is_name(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }

template <class Is>
bool all(std::string_view text, Is is) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is);
}

bool is_hex_text(std::string_view text, std::size_t least, std::size_t most) { return text.size() >= least && text.size() <= most && all(text, is_hex); }

bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned byte = byte_at(text, i);
    if (byte < 0x20 || byte == 0x7f) return false;
    if (byte == 0xc2 && i + 1 < text.size() && byte_at(text, i + 1) < 0xa0) return false;
  }
  return true;
}

// Digits against 'd', everything else against itself.
bool looks_like(std::string_view text, std::string_view picture) {
  if (text.size() != picture.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (picture[i] == 'd' ? !is_digit(text[i]) : text[i] != picture[i]) return false;
  return true;
}
int number_at(std::string_view text, std::size_t from, std::size_t digits) {
  int n = 0;
  for (const char c : text.substr(from, digits)) n = n * 10 + (c - '0');
  return n;
}
int days_of(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

bool is_time(std::string_view text) {
  constexpr std::string_view kPicture = "dddd-dd-ddTdd:dd:dd";
  if (!text.ends_with('Z') || !looks_like(text.substr(0, kPicture.size()), kPicture)) return false;
  const std::string_view rest = text.substr(kPicture.size(), text.size() - kPicture.size() - 1);
  if (!rest.empty() && (rest[0] != '.' || !all(rest.substr(1), is_digit))) return false;
  const int year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
  const int hour = number_at(text, 11, 2), minute = number_at(text, 14, 2), second = number_at(text, 17, 2);
  if (month < 1 || month > 12 || day < 1 || day > days_of(year, month) || hour > 23 || minute > 59) return false;
  const bool leap_second = hour == 23 && minute == 59 && ((month == 6 && day == 30) || (month == 12 && day == 31));
  return second <= (leap_second ? 60 : 59);
}

// Up to `stop`, which is taken off too; all of it without one.
std::string_view cut(std::string_view& text, char stop) {
  const std::size_t at = text.find(stop);
  const std::string_view part = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  return part;
}
bool is_whole(std::string_view text) { return all(text, is_digit) && (text.size() == 1 || text[0] != '0'); }
bool are_identifiers(std::string_view text, bool numbers_are_whole) {
  if (text.empty() || text.back() == '.') return false;
  while (!text.empty()) {
    const std::string_view part = cut(text, '.');
    if (!all(part, is_name) || (numbers_are_whole && all(part, is_digit) && !is_whole(part))) return false;
  }
  return true;
}
bool is_version(std::string_view text) {
  const std::size_t plus = text.find('+');
  if (plus != std::string_view::npos && !are_identifiers(text.substr(plus + 1), false)) return false;
  text = text.substr(0, plus);
  const std::size_t dash = text.find('-');
  if (dash != std::string_view::npos && !are_identifiers(text.substr(dash + 1), true)) return false;
  text = text.substr(0, dash);
  const std::string_view major = cut(text, '.'), minor = cut(text, '.');
  return is_whole(major) && is_whole(minor) && is_whole(text);
}

}  // namespace

bool has_format(std::string_view text, TextFormat format) {
  switch (format) {
    case TextFormat::any: return true;
    case TextFormat::plain: return is_plain(text);
    case TextFormat::time: return is_time(text);
    case TextFormat::sha256: return is_hex_text(text, 64, 64);
    case TextFormat::commit: return is_hex_text(text, 7, 40);
    case TextFormat::version: return is_version(text);
    case TextFormat::major_zero: return text.substr(0, text.find('.')) == "0";
    case TextFormat::base64: return decode_base64(text).has_value();
  }
  return false;
}

std::optional<std::vector<std::uint8_t>> decode_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (text.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  std::vector<std::uint8_t> bytes;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text.substr(0, text.size() - padding)) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    held = (held << 6 | static_cast<std::uint32_t>(digit)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::uint8_t>(held >> bits));
  }
  if ((held & ((1u << bits) - 1)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace ironlab::submission
