// Models whose input is a JSON document instead of a row of slots: they are described, listed and evaluated as any other, but
// cannot be swept, drawn at random or put into a graph, so the slots know nothing of them.
#pragma once

#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "api/json_error.h"

namespace ironlab {

struct DocumentModel {
  const char* id;
  const char* subject;
  const char* title;
  Json (*describe)();                                                  // as model_json, with input_schema; no slots
  std::optional<Error> (*evaluate)(std::string_view input, Json& out);  // `input` is the text of {"document": ...}
};

std::span<const DocumentModel> document_models();
const DocumentModel* document_model(std::string_view id);  // null: none of this id

// The answer to the text of a results file: {"valid", "errors": [{"code", "pointer"}], "warnings": [...]}. Error: too_large.
std::optional<Error> validate_submission(std::string_view text, Json& out);

}  // namespace ironlab
