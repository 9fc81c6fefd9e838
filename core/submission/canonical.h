// Canonical JSON (RFC 8785), and the two hashes that stand on it.
#pragma once

#include "submission/document.h"

namespace ironlab::submission {

// A finite number as ECMAScript's Number::toString writes it: 1e+30, 0.002, 9.999999999999997e-7; -0 is 0.
std::string canonical_number(double x);
// No spaces, names in the order of their UTF-16 code units, the fewest escapes. Empty if a number in it is not finite: JSON has none.
std::string canonical(const Node& document);

// The content hash of a submission: of all its members but content_sha256. 64 lower-case digits, or empty as above.
std::string content_sha256(const Node& submission);
// What must be equal for two rows of a leaderboard to be ranked together, beside the task: the hash of system_info without what
// is measured anew each time (peak_gflops, bandwidth_gbs). Empty without a system_info.
std::string system_fingerprint(const Node& submission);

}  // namespace ironlab::submission
