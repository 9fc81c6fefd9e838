// Error values as JSON, and reading untrusted text.
#include "api/json_error.h"

#include <algorithm>  // std::min
#include <set>        // std::set

#include "describe/sentences.h"

namespace ironlab {
namespace {

constexpr std::size_t kMaxEcho = 80;

// Cuts a text without cutting a UTF-8 character.
std::string shortened(const std::string& text) {
  if (text.size() <= kMaxEcho) return text;
  std::size_t n = kMaxEcho;
  while (n > 0 && (static_cast<unsigned char>(text[n]) & 0xc0) == 0x80) --n;
  return text.substr(0, n) + "...";
}

void replace(std::string& text, std::string_view what, const std::string& with) {
  const std::size_t at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), with);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t kept = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({kept, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

// Nesting is counted before parsing: a parser's own recursion (and its destructors') would overflow first.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxDepth) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

Error malformed_json(const std::string& why) { return {.code = Code::malformed_json, .given = Json(why), .allowed = "one JSON value"}; }

Json echo(const Json& value) {
  if (value.is_string()) return shortened(value.get<std::string>());
  if (value.is_array()) return "a list of " + std::to_string(value.size());
  if (value.is_object()) return "an object";
  return value;
}

Json error_json(const Error& e) {
  const Sentence& sentence = kSentences[static_cast<std::size_t>(e.code)];
  std::string message = sentence.text;
  replace(message, "{field}", e.field.empty() ? "The input" : shortened(e.field));
  replace(message, "{given}", !e.given ? "nothing" : e.code == Code::malformed_json ? e.given->get<std::string>() : e.given->dump(-1, ' ', false, Json::error_handler_t::replace));
  replace(message, "{allowed}", e.allowed);
  Json j;
  j["code"] = sentence.code;
  if (!e.field.empty()) j["field"] = shortened(e.field);
  if (e.given) j["given"] = *e.given;
  if (!e.allowed.empty()) j["allowed"] = e.allowed;
  j["message"] = message + e.hint;
  return {{"error", j}};
}

std::string did_you_mean(std::string_view written, const std::vector<std::string>& names) {
  if (written.empty() || written.size() > 64) return "";
  const std::string* best = nullptr;
  std::size_t least = written.size() / 3 + 2;
  for (const std::string& name : names) {
    // A name that merely continues or contains what was written is close too: traffic for traffic_bytes.
    const bool part = written.size() >= 4 && name.find(written) != std::string::npos;
    const std::size_t distance = part ? 1 : edit_distance(written, name);
    if (distance < least) least = distance, best = &name;
  }
  return best == nullptr ? "" : " Did you mean " + *best + "?";
}

std::optional<Error> parse_json(std::string_view text, Json& value) {
  if (text.size() > kMaxText) return Error{.code = Code::too_large, .given = Json(std::to_string(text.size()) + " bytes"), .allowed = "at most " + std::to_string(kMaxText) + " bytes"};
  if (too_deep(text)) return Error{.code = Code::too_large, .given = Json("deeper nesting"), .allowed = "nesting up to " + std::to_string(kMaxDepth)};
  std::vector<std::set<std::string>> keys;
  std::string twice;
  const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second && twice.empty()) twice = parsed.get<std::string>();
    return true;
  };
  try {
    value = Json::parse(text, watch);
  } catch (const Json::parse_error& e) {
    return malformed_json("wrong at byte " + std::to_string(e.byte));
  } catch (const Json::exception&) {
    return malformed_json("a number that no double can hold");
  }
  if (!twice.empty()) return malformed_json("the key " + shortened(twice) + " twice");
  return std::nullopt;
}

}  // namespace ironlab
