// Reading JSON text into a document. It is its own reader because no other gives the verdicts that the validator promises: libraries
// refuse 1e999 (here it is infinite, to be reported where it stands), and a browser's takes the last of two equal names in silence.
#pragma once

#include <cstddef>  // std::size_t

#include "submission/document.h"

namespace ironlab::submission {

enum class Reading {
  ok,
  malformed,  // not JSON (RFC 8259), not UTF-8, half of a surrogate pair, a name twice in one object
  too_large,  // longer than kMaxBytes, deeper than kMaxNesting, or more than kMaxNodes values
};
inline constexpr std::size_t kMaxBytes = std::size_t{4} << 20;

struct ReadResult {
  Reading reading = Reading::ok;
  std::size_t at = 0;  // the byte that is wrong
};
// A byte order mark in front is skipped. `document` is only of use when the reading is ok.
ReadResult read(std::string_view text, Node& document);

}  // namespace ironlab::submission
