// Error values as JSON, and reading untrusted text. Native only.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "api/json_text.h"
#include "describe/error.h"

namespace ironlab {

// Why a call was refused. `field` is empty for the call as a whole.
struct Error {
  Code code = Code::internal;
  std::string field{};
  std::optional<Json> given{};  // scalars only, cut to a sensible length
  std::string allowed{};
  std::string hint{};           // "Did you mean ...?"
};

// {"error": {"code", "field", "given", "allowed", "message"}}
Json error_json(const Error& error);

// A value fit to be echoed: scalars as they are (texts cut), of the rest only what it is.
Json echo(const Json& value);

// " Did you mean batch?" when one of the names is close to what was written.
std::string did_you_mean(std::string_view written, const std::vector<std::string>& names);

// The text is no JSON; `why` completes "This is not well-formed JSON:".
Error malformed_json(const std::string& why);

// Limits of what is read at all: an input is flat and its lists are one deep, a graph's states two.
inline constexpr std::size_t kMaxText = std::size_t{4} << 20;
inline constexpr int kMaxDepth = 8;

// Parses JSON text. Errors: too_large (longer than kMaxText or nested deeper than kMaxDepth), malformed_json (not JSON, NaN or
// Infinity, a key twice, anything after the end).
std::optional<Error> parse_json(std::string_view text, Json& value);

}  // namespace ironlab
