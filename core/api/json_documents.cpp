// validate_submission: a results file in, findings out; and its description, made from the tables that the validator walks.
#include "api/json_documents.h"

#include "submission/read.h"
#include "submission/schema.h"
#include "submission/validate.h"

namespace ironlab {
namespace {

using namespace submission;

Json findings_json(const Findings& findings) {
  const auto list = [](const auto& found) {
    Json out = Json::array();
    for (const auto& [pointer, code] : found) out.push_back({{"code", code_of(code)}, {"pointer", pointer}});
    return out;
  };
  return {{"valid", findings.valid()}, {"errors", list(findings.errors)}, {"warnings", list(findings.warnings)}};
}

static_assert(kMaxBytes == kMaxText, "one limit for all that is read");

Error too_large() {
  return {.code = Code::too_large, .given = Json("more"), .allowed = "at most " + std::to_string(kMaxBytes) + " bytes, " + std::to_string(kMaxNodes) + " values, nesting up to " + std::to_string(kMaxNesting)};
}

constexpr const char* kDocumentAllowed = "an object {document}, whose value is a results file";

std::optional<Error> evaluate_input(std::string_view text, Json& out) {
  Node input;
  const ReadResult result = read(text, input);
  if (result.reading == Reading::too_large) return too_large();
  if (result.reading == Reading::malformed) return malformed_json("wrong at byte " + std::to_string(result.at));
  if (!input.is(Node::Kind::object)) return Error{.code = Code::wrong_type, .given = Json("something else"), .allowed = kDocumentAllowed};
  for (const std::string& name : input.names)
    if (name != "document") return Error{.code = Code::unknown_field, .field = name, .allowed = "document", .hint = did_you_mean(name, {"document"})};
  const Node* document = input.member("document");
  if (document == nullptr) return Error{.code = Code::missing_field, .field = "document", .allowed = "a results file"};
  out = findings_json(validate(*document));
  return std::nullopt;
}

// A row as JSON Schema. What ties fields together has no place in one: a file that fits it may still have errors.
Json row_schema(const Row& row);

Json object_schema(Rows rows) {
  Json schema = {{"type", "object"}};
  for (const Row& row : rows) {
    schema["properties"][row.name] = row_schema(row);
    if (!row.optional) schema["required"].push_back(row.name);
  }
  return schema;
}

void put_bounds(Json& schema, const Range& range, const char* least, const char* most, double floor) {
  const bool above = range.above && floor < range.min;
  if (std::max(range.min, floor) > -1e300) schema[above ? std::string("exclusiveMinimum") : least] = number_json(std::max(range.min, floor));
  if (range.max < kMaxCount) schema[most] = number_json(range.max);
}

Json row_schema(const Row& row) {
  constexpr const char* kTypes[] = {"object", "array", "array", "string", "number", "integer", "boolean"};
  constexpr const char* kPatterns[] = {nullptr, nullptr, "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$", "^[0-9a-fA-F]{64}$", "^[0-9a-fA-F]{7,40}$", nullptr, "^0(\\.|$)", nullptr};
  Json schema;
  switch (row.shape) {
    case Shape::object: schema = object_schema(row.rows); break;
    case Shape::list:
      schema["items"] = row_schema(*row.rows.begin());
      put_bounds(schema, row.range, "minItems", "maxItems", 0);
      break;
    case Shape::interval: {
      Row end = row;
      end.shape = Shape::number;
      schema = {{"items", row_schema(end)}, {"minItems", 2}, {"maxItems", 2}};
      break;
    }
    case Shape::text:
      put_bounds(schema, row.range, "minLength", "maxLength", 0);
      if (const char* pattern = kPatterns[static_cast<std::size_t>(row.format)]) schema["pattern"] = pattern;
      if (row.format == TextFormat::base64) schema["contentEncoding"] = "base64";
      break;
    case Shape::number:
    case Shape::integer: put_bounds(schema, row.range, "minimum", "maximum", row.least); break;
    case Shape::flag: break;
  }
  schema["type"] = kTypes[static_cast<std::size_t>(row.shape)];
  if (row.nullable) schema["type"] = Json::array({schema["type"], "null"});
  for (std::string_view words = row.words == nullptr ? "" : row.words; !words.empty();) {
    const std::size_t end = words.find('|');
    schema["enum"].push_back(std::string(words.substr(0, end)));
    words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
  }
  return schema;
}

Json input_schema_json() {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Check a results file"}, {"type", "object"}};
  schema["properties"]["document"] = {{"description", "A results file of the current form or of the form 0.x."}, {"anyOf", {object_schema(kCurrentForm), object_schema(kLegacyForm)}}};
  schema["required"] = {"document"};
  schema["additionalProperties"] = false;
  return schema;
}

template <class Finding>
Json codes_json(std::span<const char* const> names) {
  Json out = Json::array();
  for (std::size_t i = 0; i < names.size(); ++i) out.push_back({{"code", names[i]}, {"doc", sentence(static_cast<Finding>(i))}});
  return out;
}

Json description() {
  Json j = {{"id", "validate_submission"}, {"subject", "benchmarking"}, {"title", "Check a results file"}};
  j["doc"] = "Checks a results file of a benchmark and names every error in it, each with a JSON pointer. What a file sums up is computed again from the raw data it carries: "
             "means, percentiles, intervals, accuracy, improvements, and the hash of its content. A result that got worse is valid; one that nobody could repeat is not.";
  j["formula"] = Json::array();
  j["sources"] = {"Bryan and Nottingham 2013, JavaScript Object Notation (JSON) Pointer, RFC 6901", "Rundgren, Jordan and Erdtman 2020, JSON Canonicalization Scheme, RFC 8785",
                  "NIST 2015, Secure Hash Standard, FIPS 180-4", "Mattson et al. 2020, MLPerf Training Benchmark, arXiv:1910.01500: what a comparable result must state"};
  j["accepts"] = Json::array();
  j["document"] = true;
  j["in"] = Json::array({{{"name", "document"}, {"type", "document"}, {"doc", "A results file as a JSON value: the form ironlab.submission/1, or 0.x."}, {"required", true}}});
  j["out"] = Json::array({{{"name", "valid"}, {"type", "flag"}, {"doc", "Is there no error?"}},
                          {{"name", "errors"}, {"type", "document"}, {"doc", "Every error {code, pointer}, sorted by pointer; one a pointer."}, {"codes", codes_json<Fault>(kFaultCodes)}},
                          {{"name", "warnings"}, {"type", "document"}, {"doc", "What makes no file invalid but should be known, in the same form."}, {"codes", codes_json<Notice>(kNoticeCodes)}}});
  j["input_schema"] = input_schema_json();
  return j;
}

constexpr DocumentModel kDocumentModels[] = {{"validate_submission", "benchmarking", "Check a results file", &description, &evaluate_input}};

}  // namespace

std::span<const DocumentModel> document_models() { return kDocumentModels; }

const DocumentModel* document_model(std::string_view id) {
  for (const DocumentModel& m : kDocumentModels)
    if (id == m.id) return &m;
  return nullptr;
}

std::optional<Error> validate_submission(std::string_view text, Json& out) {
  const std::optional<Findings> findings = validate_text(text);
  if (!findings) return too_large();
  out = findings_json(*findings);
  return std::nullopt;
}

}  // namespace ironlab
