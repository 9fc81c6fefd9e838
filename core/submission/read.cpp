// A strict recursive reader: the depth is counted on the way down, so that no text can overflow the stack.
#include "submission/read.h"

#include <algorithm>  // std::sort, std::adjacent_find
#include <cstdlib>    // std::strtod
#include <utility>    // std::move

#include "submission/utf8.h"

namespace ironlab::submission {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  ReadResult document(Node& node) {
    if (text_.size() > kMaxBytes) return {Reading::too_large, kMaxBytes};
    if (text_.substr(0, 3) == "\xef\xbb\xbf") at_ = 3;
    skip_space();
    if (value(node, 0)) {
      skip_space();
      if (at_ != text_.size()) fail(Reading::malformed);
    }
    return {failure_, at_};
  }

 private:
  bool fail(Reading why) {
    if (failure_ == Reading::ok) failure_ = why;
    return false;
  }
  bool malformed() { return fail(Reading::malformed); }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  }
  bool word(std::string_view expected) {
    if (text_.substr(at_, expected.size()) != expected) return malformed();
    at_ += expected.size();
    return true;
  }

  bool value(Node& node, int depth) {
    if (++nodes_ > kMaxNodes) return fail(Reading::too_large);
    switch (peek()) {
      case '{': return object(node, depth);
      case '[': return list(node, depth);
      case '"': node.kind = Node::Kind::text; return string(node.text);
      case 't': node.kind = Node::Kind::flag; node.number = 1; return word("true");
      case 'f': node.kind = Node::Kind::flag; return word("false");
      case 'n': return word("null");
      default: node.kind = Node::Kind::number; return number(node.number);
    }
  }

  bool list(Node& node, int depth) {
    if (depth == kMaxNesting) return fail(Reading::too_large);
    node.kind = Node::Kind::list;
    ++at_;
    skip_space();
    if (take(']')) return true;
    do {
      skip_space();
      if (!value(node.items.emplace_back(), depth + 1)) return false;
      skip_space();
    } while (take(','));
    return take(']') || malformed();
  }

  bool object(Node& node, int depth) {
    if (depth == kMaxNesting) return fail(Reading::too_large);
    node.kind = Node::Kind::object;
    ++at_;
    skip_space();
    if (take('}')) return true;
    do {
      skip_space();
      if (!string(node.names.emplace_back())) return false;
      skip_space();
      if (!take(':')) return malformed();
      skip_space();
      if (!value(node.items.emplace_back(), depth + 1)) return false;
      skip_space();
    } while (take(','));
    return take('}') ? no_name_twice(node) : malformed();
  }

  bool no_name_twice(const Node& node) {
    std::vector<std::string_view> names(node.names.begin(), node.names.end());
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end() || malformed();
  }

  bool digits() {
    if (!is_digit(peek())) return malformed();
    while (is_digit(peek())) ++at_;
    return true;
  }
  bool number(double& x) {
    const std::size_t from = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!digits()) return false;
    }
    // strtod rounds correctly in every C library, and gives infinity where a double ends.
    x = std::strtod(std::string(text_.substr(from, at_ - from)).c_str(), nullptr);
    return true;
  }

  bool hex4(std::uint32_t& unit) {
    unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = peek();
      const int digit = is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
      if (digit < 0) return malformed();
      unit = unit * 16 + static_cast<std::uint32_t>(digit);
    }
    return true;
  }
  bool escape(std::string& out) {
    constexpr std::string_view kShort = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    const char c = peek();
    if (const std::size_t found = kShort.find(c); found != std::string_view::npos) {
      out += kMeant[found];
      ++at_;
      return true;
    }
    std::uint32_t unit = 0, low = 0;
    if (!take('u')) return malformed();
    if (!hex4(unit)) return false;
    if (unit >= 0xdc00 && unit <= 0xdfff) return malformed();
    if (unit >= 0xd800 && unit <= 0xdbff) {
      if (!word("\\u") || !hex4(low)) return false;
      if (low < 0xdc00 || low > 0xdfff) return malformed();
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
    append_utf8(out, unit);
    return true;
  }
  bool string(std::string& out) {
    if (!take('"')) return malformed();
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return malformed();
      if (c == '\\') {
        ++at_;
        if (!escape(out)) return false;
        continue;
      }
      const std::size_t length = utf8_length(text_.substr(at_));
      if (length == 0) return malformed();
      out += text_.substr(at_, length);
      at_ += length;
    }
    return malformed();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int nodes_ = 0;
  Reading failure_ = Reading::ok;
};

}  // namespace

ReadResult read(std::string_view text, Node& document) { return Reader(text).document(document); }

}  // namespace ironlab::submission
