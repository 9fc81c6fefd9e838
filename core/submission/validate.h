// The validator of results files: every error with a JSON pointer, never only the first; it answers whatever it is given.
#pragma once

#include <optional>  // std::optional

#include "submission/document.h"
#include "submission/findings.h"

namespace ironlab::submission {

// Checks a document against `ironlab.submission/1`, or against the form 0.x if it is one of those (it has a tinytorch_version and
// no schema). Each field: missing, type, non_finite, range, enum, format, version, the first that applies. Then what ties fields
// together: length, inconsistent ... Such a check runs only when every field it reads is sound by itself. A result that got worse
// is valid. Takes up to a second for two reports of 10,000 runs, because the interval of the speedup is drawn again.
Findings validate(const Node& document);
// The same of a text: one that is not JSON has the one error `parse`. Nothing if it is too large to be read (read.h).
std::optional<Findings> validate_text(std::string_view text);

}  // namespace ironlab::submission
