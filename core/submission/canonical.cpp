// Canonical JSON (RFC 8785).
#include "submission/canonical.h"

#include <algorithm>         // std::sort, std::find
#include <charconv>          // std::to_chars
#include <initializer_list>  // std::initializer_list

#include "submission/sha256.h"
#include "submission/utf8.h"

namespace ironlab::submission {
namespace {

void write_text(std::string& out, std::string_view text) {
  constexpr std::string_view kMeant = "\"\\\b\f\n\r\t", kShort = "\"\\bfnrt";
  out += '"';
  for (const char c : text) {
    if (const std::size_t found = kMeant.find(c); found != std::string_view::npos) {
      out += '\\';
      out += kShort[found];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += "01"[c >> 4];
      out += "0123456789abcdef"[c & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

using Names = std::initializer_list<std::string_view>;

bool write(std::string& out, const Node& node);

bool write_object(std::string& out, const Node& node, Names without) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < node.names.size(); ++i)
    if (std::find(without.begin(), without.end(), node.names[i]) == without.end()) order.push_back(i);
  std::sort(order.begin(), order.end(), [&node](std::size_t a, std::size_t b) { return utf16_less(node.names[a], node.names[b]); });
  out += '{';
  for (const std::size_t i : order) {
    if (out.back() != '{') out += ',';
    write_text(out, node.names[i]);
    out += ':';
    if (!write(out, node.items[i])) return false;
  }
  out += '}';
  return true;
}

bool write_list(std::string& out, const Node& node) {
  out += '[';
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) out += ',';
    if (!write(out, node.items[i])) return false;
  }
  out += ']';
  return true;
}

bool write(std::string& out, const Node& node) {
  switch (node.kind) {
    case Node::Kind::null: out += "null"; return true;
    case Node::Kind::flag: out += node.number != 0 ? "true" : "false"; return true;
    case Node::Kind::text: write_text(out, node.text); return true;
    case Node::Kind::list: return write_list(out, node);
    case Node::Kind::object: return write_object(out, node, {});
    case Node::Kind::number: break;
  }
  if (!(node.number - node.number == 0)) return false;
  out += canonical_number(node.number);
  return true;
}

std::string hash_without(const Node& object, Names names) {
  std::string out;
  return object.is(Node::Kind::object) && write_object(out, object, names) ? sha256_hex(out) : std::string();
}

}  // namespace

// ECMA-262, Number::toString: the shortest digits that read back as x, and where the point goes among them.
std::string canonical_number(double x) {
  if (x == 0) return "0";
  char buffer[32];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, x < 0 ? -x : x, std::chars_format::scientific);
  const std::string_view shortest(buffer, static_cast<std::size_t>(result.ptr - buffer));
  const std::size_t mark = shortest.find('e');
  std::string digits(1, shortest[0]);
  if (mark > 1) digits += shortest.substr(2, mark - 2);
  const bool small = shortest[mark + 1] == '-';
  int exponent = 0;
  for (const char c : shortest.substr(mark + 2)) exponent = exponent * 10 + (c - '0');
  const int k = static_cast<int>(digits.size()), n = (small ? -exponent : exponent) + 1;
  const std::string sign = x < 0 ? "-" : "";
  if (k <= n && n <= 21) return sign + digits + std::string(static_cast<std::size_t>(n - k), '0');
  if (0 < n && n <= 21) return sign + digits.substr(0, static_cast<std::size_t>(n)) + "." + digits.substr(static_cast<std::size_t>(n));
  if (-6 < n && n <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
  const std::string power = std::string("e") + (n > 0 ? "+" : "-") + std::to_string(n > 0 ? n - 1 : 1 - n);
  return sign + digits.substr(0, 1) + (k > 1 ? "." + digits.substr(1) : std::string()) + power;
}

std::string canonical(const Node& document) {
  std::string out;
  return write(out, document) ? out : std::string();
}

std::string content_sha256(const Node& submission) { return hash_without(submission, {"content_sha256"}); }

std::string system_fingerprint(const Node& submission) {
  const Node* system = submission.member("system_info");
  return system == nullptr ? std::string() : hash_without(*system, {"peak_gflops", "bandwidth_gbs"});
}

}  // namespace ironlab::submission
