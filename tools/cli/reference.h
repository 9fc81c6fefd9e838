// The reference: what `describe` says of every model, and every catalogue entry, in one JSON.
#pragma once

#include <optional>  // std::optional

#include "api/json_error.h"

namespace ironlab::cli {

// Which labs use a model: {"iron_law": [{"id": "vol1/01", "title": "..."}], ...}, as building the site writes it.
std::optional<Error> read_labs(const std::string& file, Json& labs);

// Completes a model's description: each formula line gets `math`, its TeX with the fields' symbols in place of \v{field}; with
// `labs` (not null) the model gets the labs that use it.
void complete(Json& model, const Json& labs);

// {"hash", "models": [...], "catalogue": {"kinds": {...}}}
Json reference_json(const Json& labs);

}  // namespace ironlab::cli
