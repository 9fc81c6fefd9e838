// Catalogue entries by index, as views (every build) and with their constants and words (native builds).
#pragma once

#include <cstdint>      // std::uint64_t
#include <string_view>  // std::string_view

#include "catalogue/entry.h"

namespace ironlab {

int catalogue_entries(EntityKind kind);
int view_slots(EntityKind kind);
// The slots of an entry, in the order of its view; null when there is no such entry.
const double* catalogue_view(EntityKind kind, int entry);
std::uint64_t catalogue_hash();

// Native only (entries_text.cpp).
std::span<const Field> view_fields(EntityKind kind);
const char* kind_name(EntityKind kind);
const Entry* catalogue_entry(EntityKind kind, int entry);
int entry_index(EntityKind kind, std::string_view id);  // -1: no such entry

}  // namespace ironlab
