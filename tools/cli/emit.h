// `ironlab emit`: what the page, the lab compiler and the TypeScript client know of the core, written at build time.
#pragma once

#include <string>  // std::string

namespace ironlab::cli {

std::string core_table_text();
std::string catalogue_text();
std::string types_text();

// False when the file can't be written.
bool write_if_changed(const std::string& path, const std::string& text);

// Writes core-table.json, catalogue.json and models.d.ts into a folder, each only when it changed, so that nothing is rebuilt
// for nothing. False when a file can't be written.
bool emit(const std::string& folder);

}  // namespace ironlab::cli
