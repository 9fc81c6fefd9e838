// Models by index (every build) and by id (native builds).
#pragma once

#include <cstdint>      // std::uint64_t
#include <string_view>  // std::string_view

#include "models/subject.h"

namespace ironlab {

int model_count();
// Null when there is no such index.
const ModelTable* model_table(int index);
// Of all descriptions: the page refuses a table that was built from others.
std::uint64_t models_hash();

// Native only (registry_text.cpp): names and words.
const ModelInfo* model_info(int index);
const char* model_subject(int index);
int model_index(std::string_view id);  // -1: no such model

}  // namespace ironlab
