// Writes the generated files: core-table.json and catalogue.json here, models.d.ts in emit_types.cpp.
#include "emit.h"

#include <cstdio>      // std::snprintf
#include <filesystem>  // std::filesystem
#include <fstream>     // std::ifstream, std::ofstream
#include <sstream>     // std::ostringstream

#include "api/json_text.h"
#include "api/slots.h"
#include "describe/sentences.h"
#include "units/display_units.h"

namespace ironlab::cli {
bool write_if_changed(const std::string& path, const std::string& text) {
  std::ifstream old(path, std::ios::binary);
  if (old) {
    std::ostringstream held;
    held << old.rdbuf();
    if (held.str() == text) return true;
  }
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  return out.good();
}

std::string core_table_text() {
  Json j;
  char hash[20];
  std::snprintf(hash, sizeof hash, "%016llx", static_cast<unsigned long long>(slots::table_hash()));
  j["hash"] = hash;
  j["models"] = Json::array();
  for (int m = 0; m < model_count(); ++m) j["models"].push_back(model_json(m));
  j["codes"] = Json::array();
  j["errors"] = Json::object();
  for (const Sentence& s : kSentences) {
    j["codes"].push_back(s.code);
    if (s.text[0] != '\0') j["errors"][s.code] = {{"template", s.text}};
  }
  j["plain_steps"] = plain_steps_text();
  j["formats"] = Json::array();
  for (const ChoiceName& c : choice_names<Format>) j["formats"].push_back({{"name", c.name}, {"label", c.label}});
  j["units"] = Json::array();
  for (const DisplayUnit& u : display_units()) j["units"].push_back({{"symbol", u.symbol}, {"factor", number_json(u.factor)}, {"dimension", u.si}, {"family", u.family}});
  return j.dump(1) + "\n";
}

std::string catalogue_text() {
  Json j;
  j["kinds"] = Json::object();
  for (int k = 1; k < kEntityKinds; ++k) {
    const auto kind = static_cast<EntityKind>(k);
    j["kinds"][kind_name(kind)] = kind_json(kind);
  }
  return j.dump(1) + "\n";
}

bool emit(const std::string& folder) {
  const std::filesystem::path dir(folder);
  std::error_code error;
  std::filesystem::create_directories(dir, error);
  return write_if_changed((dir / "core-table.json").string(), core_table_text()) && write_if_changed((dir / "catalogue.json").string(), catalogue_text()) &&
         write_if_changed((dir / "models.d.ts").string(), types_text());
}

}  // namespace ironlab::cli
