// Models and fields as JSON.
#include "api/json_text.h"

#include <charconv>  // std::to_chars
#include <cmath>     // std::floor

namespace ironlab {

void detail::set_text(Json& value, const char* text) { value = std::string(text); }

std::string number_text(double x) {
  char buffer[32];
  if (std::floor(x) == x && x >= -kMaxCount && x <= kMaxCount) {
    const auto whole = std::to_chars(buffer, buffer + sizeof buffer, static_cast<long long>(x));
    return {buffer, whole.ptr};
  }
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, x);
  return {buffer, result.ptr};
}

Json number_json(double x) {
  if (x != x) return nullptr;
  if (std::floor(x) == x && x >= -kMaxCount && x <= kMaxCount) return static_cast<long long>(x);
  return x;
}

namespace {

std::string choices_text(const Field& f) {
  std::string out;
  for (const ChoiceName& c : f.type.choices) out += (out.empty() ? "" : " | ") + std::string(c.name);
  return out;
}

std::string one_value_text(const Field& f) {
  if (f.type.kind == Kind::flag) return "true | false";
  if (f.type.kind == Kind::choice) return choices_text(f);
  const bool has_unit = f.type.unit[0] != '\0' && !same_text(f.type.unit, "any");
  const std::string unit = has_unit ? " " + std::string(f.type.unit) : "";
  const std::string low = (f.range.above ? "above " : "") + number_text(f.range.min);
  const std::string high = (f.range.below ? "below " : "") + number_text(f.range.max);
  return low + ((f.range.above || f.range.below) ? ", to " : "..") + high + unit + (f.type.nullable ? ", or null" : "");
}

const char* type_name(Kind kind) {
  constexpr const char* names[] = {"number", "integer", "flag", "choice", "violation", "record"};
  return names[static_cast<int>(kind)];
}

Json default_json(const Field& f) {
  if (f.type.capacity > 0) return Json::array();
  if (f.fallback != f.fallback) return nullptr;
  if (f.type.kind == Kind::flag) return f.fallback != 0;
  if (f.type.kind == Kind::choice) return f.type.choices[static_cast<std::size_t>(f.fallback)].name;
  return number_json(f.fallback);
}

}  // namespace

std::string type_text(const Field& f) {
  constexpr const char* names[] = {"a number", "a whole number", "true or false", "one of", "an object", "an object"};
  std::string one = names[static_cast<int>(f.type.kind)];
  if (f.type.kind == Kind::choice) one += " " + choices_text(f);
  if (f.is_record()) one = "an object " + record_text(f);
  if (f.type.nullable) one += ", or null";
  if (f.is_matrix()) return "a list of up to " + std::to_string(f.rows()) + " rows of up to " + std::to_string(f.type.columns) + " values, each " + one;
  return f.is_list() ? "a list of up to " + std::to_string(f.type.capacity) + " values, each " + one : one;
}

std::string plain_steps_text() { return "a calculation of " + number_text(kPlainSteps) + " steps; this one must be run in steps"; }

std::string record_text(const Field& f) {
  std::string out;
  for (const Field& member : f.members()) out += (out.empty() ? "{" : ", ") + std::string(member.name);
  return out + "}";
}

std::string allowed_text(const Field& f) {
  const std::string least = f.may_be_empty ? "0.." : "1..";
  const std::string one = f.is_record() ? record_text(f) : one_value_text(f);
  if (f.is_matrix()) return least + std::to_string(f.rows()) + " rows of " + least + std::to_string(f.type.columns) + " elements, each " + one;
  return f.is_list() ? least + std::to_string(f.type.capacity) + " elements, each " + one : one;
}

Json field_json(const Field& f, EntityKind entity) {
  Json j;
  j["name"] = f.name;
  j["type"] = type_name(f.type.kind);
  if (f.is_matrix()) j["matrix"] = {{"rows", f.rows()}, {"columns", f.type.columns}};
  if (f.is_record() && f.is_list()) j["records"] = f.type.capacity;
  if (f.is_list() && !f.is_record()) j["list"] = f.type.capacity;
  if (f.may_be_empty) j["may_be_empty"] = true;
  if (f.is_record()) {
    j["members"] = Json::array();
    for (const Field& member : f.members()) j["members"].push_back(field_json(member));
  }
  if (f.named) j["named"] = true;
  if (f.index_of[0] != '\0') j["index_of"] = f.index_of;
  j["slot"] = f.slot;
  j["unit"] = f.type.unit;
  j["symbol"] = f.symbol;
  j["doc"] = f.doc;
  if (f.type.kind == Kind::number || f.type.kind == Kind::integer) {
    j["min"] = number_json(f.range.min);
    j["max"] = number_json(f.range.max);
    if (f.range.above || f.range.below) j["exclusive"] = f.range.above && f.range.below ? "both" : f.range.above ? "min" : "max";
  }
  if (!f.required()) j["default"] = default_json(f);
  j["required"] = f.required();
  j["nullable"] = f.type.nullable;
  if (f.null_text[0] != '\0') j["null_text"] = f.null_text;
  if (f.violation[0] != '\0') j["violation"] = f.violation;
  if (f.type.kind == Kind::choice) {
    for (const ChoiceName& c : f.type.choices) j["choices"].push_back({{"name", c.name}, {"label", c.label}});
  }
  if (entity != EntityKind::none) j["entity"] = kind_name(entity);
  j["allowed"] = f.type.kind == Kind::violation ? std::string() : allowed_text(f);
  j["type_text"] = type_text(f);
  return j;
}

EntityKind supplied_by(int model, int input) { return static_cast<EntityKind>(model_table(model)->rows[input].entity_kind()); }

bool accepts(int model, EntityKind kind) {
  const ModelTable* m = model_table(model);
  for (int f = 0; f < m->inputs; ++f)
    if (kind != EntityKind::none && supplied_by(model, f) == kind) return true;
  return false;
}

Json model_json(int index) {
  const ModelInfo& info = *model_info(index);
  const ModelTable& table = *model_table(index);
  Json j;
  j["id"] = info.id;
  j["index"] = index;
  j["subject"] = model_subject(index);
  j["title"] = info.text->title;
  j["doc"] = info.text->doc;
  j["formula"] = Json::array();
  for (const FormulaLine& line : info.text->formula)
    if (line.tex != nullptr) j["formula"].push_back({{"gives", line.gives}, {"tex", line.tex}});
  j["sources"] = Json::array();
  for (const char* source : info.text->sources)
    if (source != nullptr) j["sources"].push_back(source);
  j["accepts"] = Json::array();
  for (int k = 1; k < kEntityKinds; ++k)
    if (accepts(index, static_cast<EntityKind>(k))) j["accepts"].push_back(kind_name(static_cast<EntityKind>(k)));
  if (table.slow != nullptr) j["slow"] = true;
  j["in_slots"] = table.in_slots;
  j["out_slots"] = table.out_slots;
  j["in"] = Json::array();
  for (std::size_t f = 0; f < info.inputs.size(); ++f) j["in"].push_back(field_json(info.inputs[f], supplied_by(index, static_cast<int>(f))));
  j["out"] = Json::array();
  for (const Field& f : info.outputs) {
    Json out = field_json(f);
    for (const char* drop : {"required", "allowed", "type_text"}) out.erase(drop);
    j["out"].push_back(out);
  }
  return j;
}

namespace {

// A record may be left out when all its members may be.
bool may_be_left_out(const Field& f) {
  if (!f.required()) return true;
  if (!f.is_record() || f.is_list()) return false;
  for (const Field& member : f.members())
    if (member.required()) return false;
  return true;
}

Json field_schema(const Field& f);

Json value_schema(const Field& f) {
  Json one;
  if (f.type.kind == Kind::flag) one["type"] = "boolean";
  if (f.type.kind == Kind::number) one["type"] = "number";
  if (f.type.kind == Kind::integer) one["type"] = "integer";
  if (f.type.kind == Kind::choice) {
    for (const ChoiceName& c : f.type.choices) one["enum"].push_back(c.name);
    if (f.type.nullable) one["enum"].push_back(nullptr);
  } else if (f.type.kind != Kind::flag) {
    one[f.range.above ? "exclusiveMinimum" : "minimum"] = number_json(f.range.min);
    one[f.range.below ? "exclusiveMaximum" : "maximum"] = number_json(f.range.max);
  }
  if (f.type.nullable && one.contains("type")) one["type"] = Json::array({one["type"], "null"});
  return one;
}

// An object of the members, or a list of their values in order.
Json record_schema(const Field& f) {
  Json object = {{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
  Json list = {{"type", "array"}, {"prefixItems", Json::array()}, {"items", false}};
  int least = 0, place = 0;
  for (const Field& member : f.members()) {
    ++place;
    object["properties"][member.name] = field_schema(member);
    list["prefixItems"].push_back(value_schema(member));
    if (!member.required()) continue;
    object["required"].push_back(member.name);
    least = place;
  }
  if (f.named) object["properties"]["name"] = {{"type", "string"}, {"description", "Stands in the answer in place of an index."}};
  list["minItems"] = least;
  return {{"anyOf", {object, list}}};
}

Json field_schema(const Field& f) {
  Json schema = f.is_record() ? record_schema(f) : value_schema(f);
  const auto list_of = [&f](const Json& items, int most) { return Json{{"type", "array"}, {"items", items}, {"minItems", f.may_be_empty ? 0 : 1}, {"maxItems", most}}; };
  if (f.is_matrix()) schema = list_of(list_of(schema, f.type.columns), f.rows());
  if (f.is_list()) schema = list_of(schema, f.type.capacity);
  schema["description"] = f.doc + (f.type.unit[0] != '\0' ? " Unit: " + std::string(f.type.unit) + "." : std::string());
  if (!f.required()) schema["default"] = default_json(f);
  return schema;
}

}  // namespace

Json input_schema(int index) {
  const ModelInfo& info = *model_info(index);
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", info.text->title}, {"type", "object"}};
  Json properties = Json::object();
  Json required = Json::array();
  for (std::size_t i = 0; i < info.inputs.size(); ++i) {
    const Field& f = info.inputs[i];
    const bool supplied = supplied_by(index, static_cast<int>(i)) != EntityKind::none;
    properties[f.name] = field_schema(f);
    if (!may_be_left_out(f) && !supplied) required.push_back(f.name);
  }
  for (const EntityKind kind : {EntityKind::hardware, EntityKind::workload}) {
    if (!accepts(index, kind)) continue;
    Json ids = Json::array();
    for (int e = 0; catalogue_entry(kind, e) != nullptr; ++e) ids.push_back(catalogue_entry(kind, e)->id);
    if (kind == EntityKind::hardware) ids.push_back("this_machine");
    properties[kind_name(kind)] = {{"description", "A catalogue id, or an object with the same fields; what is given beside it wins."},
                                   {"anyOf", {{{"type", "string"}, {"enum", ids}}, {{"type", "object"}}}}};
  }
  if (accepts(index, EntityKind::hardware)) {
    Json formats = Json::array();
    for (const ChoiceName& c : choice_names<Format>) formats.push_back(c.name);
    if (!properties.contains("format")) properties["format"] = {{"description", "Number format whose peak rate is taken; fp16 unless the device has none."}, {"enum", formats}};
    properties["capacity_reading"] = {{"description", "How a DRAM capacity is read."}, {"enum", {"decimal", "binary"}}, {"default", "decimal"}};
  }
  schema["properties"] = properties;
  schema["additionalProperties"] = false;
  if (!required.empty()) schema["required"] = required;
  return schema;
}

}  // namespace ironlab
