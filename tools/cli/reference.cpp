// Joins descriptions, symbols and labs into the reference.
#include "reference.h"

#include <algorithm>  // std::all_of
#include <cstdio>     // std::snprintf
#include <fstream>    // std::ifstream
#include <iterator>   // std::istreambuf_iterator

#include "api/slots.h"

namespace ironlab::cli {
namespace {

// BW prints upright as one word, not as B times W; a field without a symbol prints its name.
std::string symbol_tex(const Json& field) {
  const std::string symbol = field["symbol"];
  if (symbol.size() > 1 && std::all_of(symbol.begin(), symbol.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return "\\mathrm{" + symbol + "}";
  if (!symbol.empty()) return symbol;
  std::string words = field["name"];
  for (char& c : words) c = c == '_' ? ' ' : c;
  return "\\text{" + words + "}";
}

std::string symbol_of(const Json& model, const std::string& name) {
  for (const char* side : {"out", "in"})
    for (const Json& field : model[side])
      if (field["name"] == name) return symbol_tex(field);
  return "\\text{" + name + "}";
}

std::string math(const Json& model, std::string tex) {
  constexpr std::string_view kMacro = "\\v{";
  for (std::size_t at = 0; (at = tex.find(kMacro, at)) != std::string::npos;) {
    const std::size_t end = tex.find('}', at);
    const std::string symbol = symbol_of(model, tex.substr(at + kMacro.size(), end - at - kMacro.size()));
    tex.replace(at, end + 1 - at, symbol);
    at += symbol.size();
  }
  return tex;
}

}  // namespace

std::optional<Error> read_labs(const std::string& file, Json& labs) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{.code = Code::unknown_id, .field = "--labs", .given = echo(Json(file)), .allowed = "files that can be read"};
  if (auto error = parse_json(std::string(std::istreambuf_iterator<char>(in), {}), labs)) return error;
  if (!labs.is_object()) return Error{.code = Code::wrong_type, .field = "--labs", .given = echo(labs), .allowed = "an object of lists by model"};
  return std::nullopt;
}

void complete(Json& model, const Json& labs) {
  for (Json& line : model["formula"]) line["math"] = math(model, line["tex"]);
  if (!labs.is_null()) model["labs"] = labs.value(model["id"].get<std::string>(), Json::array());
}

Json reference_json(const Json& labs) {
  char hash[20];
  std::snprintf(hash, sizeof hash, "%016llx", static_cast<unsigned long long>(slots::table_hash()));
  Json j = {{"hash", hash}, {"models", Json::array()}};
  for (int m = 0; m < model_count(); ++m) {
    j["models"].push_back(model_json(m));
    complete(j["models"].back(), labs);
  }
  for (int k = 1; k < kEntityKinds; ++k) j["catalogue"]["kinds"][kind_name(static_cast<EntityKind>(k))] = kind_json(static_cast<EntityKind>(k));
  return j;
}

}  // namespace ironlab::cli
