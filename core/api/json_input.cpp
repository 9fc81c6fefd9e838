// JSON objects into slots, driven by the description; hardware and workload by catalogue id or by value.
#include "api/json_input.h"

#include <algorithm>  // std::find
#include <cmath>      // std::floor (exact)

#include "api/slots.h"

namespace ironlab {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& n : names) out += (out.empty() ? "" : ", ") + n;
  return out;
}

Error wrong_type(const Field& f, const std::string& name, const Json& value) {
  return {.code = Code::wrong_type, .field = name, .given = echo(value), .allowed = type_text(f)};
}

// One value without its list. Whole numbers are checked here so that the error can say what was written.
std::optional<Error> read_value(const Field& f, const std::string& name, const Json& value, double& slot) {
  if (value.is_null()) {
    if (!f.type.nullable) return wrong_type(f, name, value);
    slot = kNull;
    return std::nullopt;
  }
  switch (f.type.kind) {
    case Kind::flag:
      if (!value.is_boolean()) return wrong_type(f, name, value);
      slot = value.get<bool>() ? 1 : 0;
      return std::nullopt;
    case Kind::choice:
      if (value.is_string())
        for (std::size_t i = 0; i < f.type.choices.size(); ++i)
          if (value.get_ref<const std::string&>() == f.type.choices[i].name) {
            slot = static_cast<double>(i);
            return std::nullopt;
          }
      return wrong_type(f, name, value);
    default:
      if (!value.is_number()) return wrong_type(f, name, value);
      slot = value.get<double>();
      if (f.type.kind == Kind::integer && slot != std::floor(slot)) return wrong_type(f, name, value);
      return std::nullopt;
  }
}

std::vector<std::string> member_names(const Field& f) {
  std::vector<std::string> names;
  for (const Field& member : f.members()) names.emplace_back(member.name);
  return names;
}

// A record is an object of its members, or a list of their values in order. Members left out take their default.
std::optional<Error> read_record(const Field& f, const std::string& path, const Json& value, double* slot) {
  const auto members = f.members();
  if (value.is_array() && value.size() <= members.size()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      if (auto error = read_value(members[i], path + "." + members[i].name, value[i], slot[i])) return error;
    return std::nullopt;
  }
  if (!value.is_object()) return Error{.code = Code::wrong_type, .field = path, .given = echo(value), .allowed = record_text(f)};
  const std::vector<std::string> names = member_names(f);
  for (const auto& [key, part] : value.items()) {
    if (f.named && key == "name") {
      if (part.is_string()) continue;
      return Error{.code = Code::wrong_type, .field = path + ".name", .given = echo(part), .allowed = "a text"};
    }
    const auto at = std::find(names.begin(), names.end(), key);
    if (at == names.end()) return Error{.code = Code::unknown_field, .field = path + "." + key, .allowed = joined(names), .hint = did_you_mean(key, names)};
    const auto index = static_cast<std::size_t>(at - names.begin());
    if (auto error = read_value(members[index], path + "." + key, part, slot[index])) return error;
  }
  return std::nullopt;
}

std::string element_path(const Field& f, std::size_t i) { return std::string(f.name) + "[" + std::to_string(i) + "]"; }

std::optional<Error> too_many(const Field& f, const Json& value) { return Error{.code = Code::too_large, .field = f.name, .given = echo(value), .allowed = allowed_text(f)}; }

std::optional<Error> read_matrix(const Field& f, const Json& value, double* slot) {
  if (value.size() > static_cast<std::size_t>(f.rows())) return too_many(f, value);
  const auto width = static_cast<std::size_t>(f.type.columns);
  const std::size_t columns = value.empty() || !value[0].is_array() ? 0 : value[0].size();
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (!value[i].is_array()) return wrong_type(f, f.name, value[i]);
    if (value[i].size() > width) return too_many(f, value[i]);
    if (value[i].size() != columns)
      return Error{.code = Code::shape_mismatch, .field = element_path(f, i), .given = echo(value[i]), .allowed = "as many as in the first row, " + std::to_string(columns)};
    for (std::size_t k = 0; k < columns; ++k)
      if (auto error = read_value(f, f.name, value[i][k], slot[2 + i * width + k])) return error;
  }
  slot[0] = static_cast<double>(value.size());
  slot[1] = static_cast<double>(columns);
  return std::nullopt;
}

std::optional<Error> read_list(const Field& f, const Json& value, double* slot) {
  if (value.size() > static_cast<std::size_t>(f.type.capacity)) return too_many(f, value);
  slot[0] = static_cast<double>(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    double* at = slot + 1 + i * static_cast<std::size_t>(f.type.stride);
    if (auto error = f.is_record() ? read_record(f, element_path(f, i), value[i], at) : read_value(f, f.name, value[i], *at)) return error;
  }
  return std::nullopt;
}

std::optional<Error> read_field(const Field& f, const Json& value, double* slot) {
  if (f.is_single()) return read_value(f, f.name, value, *slot);
  if (f.type.capacity == 0) return read_record(f, f.name, value, slot);
  if (value.is_null() && f.may_be_empty && !f.required()) return std::nullopt;  // as if left out: empty
  if (!value.is_array()) return wrong_type(f, f.name, value);
  return f.is_matrix() ? read_matrix(f, value, slot) : read_list(f, value, slot);
}

std::vector<std::string> entry_ids(EntityKind kind) {
  std::vector<std::string> ids;
  for (int e = 0; catalogue_entry(kind, e) != nullptr; ++e) ids.emplace_back(catalogue_entry(kind, e)->id);
  return ids;
}

Error unknown_id(const std::string& field, const Json& given, const std::vector<std::string>& known) {
  return {.code = Code::unknown_id, .field = field, .given = echo(given), .allowed = joined(known), .hint = given.is_string() ? did_you_mean(given.get<std::string>(), known) : ""};
}

std::optional<Error> read_view_value(const Field& f, const std::string& name, const Json& value, double& slot) {
  if (auto error = read_value(f, name, value, slot)) return error;
  if (slot == slot && (slot < lowest(f.range) || slot > highest(f.range)))
    return Error{.code = Code::out_of_range, .field = name, .given = echo(value), .allowed = allowed_text(f)};
  return std::nullopt;
}

// A peak table by value: {"fp16": 1e12} or {"fp16": {"dense_per_s": 1e12}}.
std::optional<Error> read_peaks(const Json& table, std::vector<double>& view) {
  if (!table.is_object()) return Error{.code = Code::wrong_type, .field = "hardware.peak", .given = echo(table), .allowed = "an object of number formats"};
  for (const auto& [format, value] : table.items()) {
    const std::string name = "peak." + format;
    bool known = false;
    for (const Field& f : kHardwareFields) {
      if (name != f.name) continue;
      known = true;
      const bool nested = value.is_object() && value.contains("dense_per_s");
      if (auto error = read_view_value(f, "hardware." + name, nested ? value["dense_per_s"] : value, view[static_cast<std::size_t>(f.slot)])) return error;
    }
    if (!known) return Error{.code = Code::unknown_field, .field = "hardware." + name, .allowed = "fp64, fp32, tf32, bf16, fp16, fp8, int8, int4"};
  }
  return std::nullopt;
}

// An entry by value: an object with the fields of its kind. Words of a catalogue entry are allowed and skipped, so that one
// read from the catalogue can be changed and handed back.
std::optional<Error> read_view(EntityKind kind, const Json& object, bool format_chosen, std::vector<double>& view) {
  static const std::vector<std::string> words = {"id", "index", "kind", "name", "label", "context", "note", "format", "derived", "constants", "as_of", "source", "links", "item"};
  const auto fields = view_fields(kind);
  view.assign(static_cast<std::size_t>(slots::view_slots(kind)), kNull);
  std::vector<std::string> names;
  for (const Field& f : fields) names.emplace_back(f.name);
  for (const auto& [key, value] : object.items()) {
    if (std::find(words.begin(), words.end(), key) != words.end()) continue;
    const std::string name = std::string(kind_name(kind)) + "." + key;
    if (kind == EntityKind::hardware && key == "peak") {
      if (auto error = read_peaks(value, view)) return error;
      continue;
    }
    const auto at = std::find(names.begin(), names.end(), key);
    if (at == names.end()) return Error{.code = Code::unknown_field, .field = name, .allowed = joined(names), .hint = did_you_mean(key, names)};
    const Field& f = fields[static_cast<std::size_t>(at - names.begin())];
    if (auto error = read_view_value(f, name, value, view[static_cast<std::size_t>(f.slot)])) return error;
  }
  constexpr auto peak = static_cast<std::size_t>(slot_of(&HardwareView::peak));
  // Beside a table of peaks, a chosen format decides; without a choice the flat value does.
  if (kind == EntityKind::hardware && format_chosen && object.contains("peak")) view[peak] = kNull;
  if (kind == EntityKind::workload) {
    std::array<double, kSlots<WorkloadView>> slots{};
    std::copy(view.begin(), view.end(), slots.begin());
    slots = std::bit_cast<decltype(slots)>(completed(std::bit_cast<WorkloadView>(slots)));
    view.assign(slots.begin(), slots.end());
  }
  return std::nullopt;
}

std::vector<std::string> formats_of(const double* view) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kFormatCount; ++i)
    if (view[i] == view[i]) names.emplace_back(choice_names<Format>[i].name);
  return names;
}

std::optional<Error> read_options(const Json& object, bool own_format, slots::Resolve& options) {
  if (!own_format && object.contains("format")) {
    constexpr Field format = field(&HardwareView::headline, "format", {.doc = "Number format."});
    double slot = 0;
    if (object["format"].is_null()) return wrong_type(format, "format", object["format"]);
    if (auto error = read_value(format, "format", object["format"], slot)) return error;
    options.format = static_cast<int>(slot);
  }
  if (object.contains("capacity_reading")) {
    const Json& reading = object["capacity_reading"];
    if (reading != "decimal" && reading != "binary") return Error{.code = Code::wrong_type, .field = "capacity_reading", .given = echo(reading), .allowed = "decimal | binary"};
    options.reading = reading == "binary" ? slots::Reading::binary : slots::Reading::decimal;
  }
  return std::nullopt;
}

std::optional<Error> read_entity(int model, EntityKind kind, const Json& value, const slots::Resolve& options, const Json& object, std::vector<double>& in) {
  const std::string name = kind_name(kind);
  std::vector<double> view;
  if (value.is_string()) {
    const int entry = entry_index(kind, value.get<std::string>());
    if (entry < 0) {
      Error error = unknown_id(name, value, entry_ids(kind));
      if (value == "this_machine") error.hint = " this_machine becomes known once it has been measured.";
      return error;
    }
    const double* known = catalogue_view(kind, entry);
    view.assign(known, known + slots::view_slots(kind));
  } else if (value.is_object()) {
    if (auto error = read_view(kind, value, options.format >= 0, view)) return error;
  } else {
    return Error{.code = Code::wrong_type, .field = name, .given = echo(value), .allowed = "an id or an object"};
  }
  const Status status = slots::resolve(model, kind, view.data(), options, in.data());
  if (status.code == Code::unknown_id) return unknown_id("format", object["format"], formats_of(view.data()));
  return std::nullopt;
}

}  // namespace

std::optional<Error> read_input(int model, const Json& object, std::vector<double>& in) {
  const ModelInfo& info = *model_info(model);
  in.resize(static_cast<std::size_t>(slots::in_slots(model)));
  slots::begin(model, in.data());
  if (!object.is_object()) return Error{.code = Code::wrong_type, .given = echo(object), .allowed = "an object of fields"};
  std::vector<std::string> names;
  for (const Field& f : info.inputs) names.emplace_back(f.name);
  const bool own_format = std::find(names.begin(), names.end(), "format") != names.end();
  const std::size_t fields = names.size();
  for (const EntityKind kind : {EntityKind::hardware, EntityKind::workload})
    if (accepts(model, kind)) names.emplace_back(kind_name(kind));
  if (accepts(model, EntityKind::hardware)) {
    if (!own_format) names.emplace_back("format");
    names.emplace_back("capacity_reading");
  }
  for (const auto& [key, value] : object.items()) {
    const auto at = std::find(names.begin(), names.end(), key);
    if (at == names.end()) return Error{.code = Code::unknown_field, .field = key, .allowed = joined(names), .hint = did_you_mean(key, names)};
    const auto index = static_cast<std::size_t>(at - names.begin());
    if (index >= fields) continue;
    if (auto error = read_field(info.inputs[index], value, in.data() + info.inputs[index].slot)) return error;
  }
  slots::Resolve options;
  if (auto error = read_options(object, own_format || !accepts(model, EntityKind::hardware), options)) return error;
  for (const EntityKind kind : {EntityKind::hardware, EntityKind::workload})
    if (accepts(model, kind) && object.contains(kind_name(kind)))
      if (auto error = read_entity(model, kind, object[kind_name(kind)], options, object, in)) return error;
  return std::nullopt;
}

namespace {

Json value_json(const Field& f, double x) {
  if (x != x) return nullptr;
  if (f.type.kind == Kind::flag) return x != 0;
  if (f.type.kind == Kind::choice) return f.type.choices[static_cast<std::size_t>(x)].name;
  return number_json(x);
}

Json element_json(const Field& f, const double* slot) {
  if (!f.is_record()) return value_json(f, *slot);
  Json j = Json::object();
  for (const Field& member : f.members()) j[member.name] = value_json(member, slot[member.slot]);
  return j;
}

// The name that a record was given under, in a list of named records; null without one.
Json name_of(const Json& object, const char* list, double index) {
  if (!object.is_object() || !object.contains(list) || !object[list].is_array() || !(index >= 0) || index >= static_cast<double>(object[list].size())) return nullptr;
  const Json& record = object[list][static_cast<std::size_t>(index)];
  return record.is_object() && record.contains("name") ? Json(record["name"]) : Json(nullptr);
}

}  // namespace

Json output_json(const Field& f, const double* out, const Json& object) {
  const double* slot = out + f.slot;
  if (f.type.kind == Kind::violation) {
    if (slot[0] != slot[0]) return nullptr;
    return {{"kind", f.violation}, {"demand", number_json(slot[0])}, {"capacity", number_json(slot[1])}, {"unit", f.type.unit}, {"ratio", number_json(slot[2])}};
  }
  if (f.type.capacity == 0) {
    const Json name = f.index_of[0] == '\0' ? Json(nullptr) : name_of(object, f.index_of, *slot);
    return name.is_null() ? element_json(f, slot) : name;
  }
  Json list = Json::array();
  for (int i = 0; i < static_cast<int>(slot[0]); ++i) {
    if (!f.is_matrix()) {
      list.push_back(element_json(f, slot + 1 + i * f.type.stride));
      continue;
    }
    Json row = Json::array();
    for (int k = 0; k < static_cast<int>(slot[1]); ++k) row.push_back(value_json(f, slot[2 + i * f.type.columns + k]));
    list.push_back(row);
  }
  return list;
}

Json outputs_json(int model, const double* out, const Json& object) {
  Json j = Json::object();
  for (const Field& f : model_info(model)->outputs) j[f.name] = output_json(f, out, object);
  return j;
}

namespace {

// Completes an error with the value of a list, matrix or record that caused it.
void find_culprit(const Field& f, const double* slot, Error& error) {
  const bool missing = error.code == Code::missing_field;
  const auto look = [&](const Field& leaf, double x, const std::string& path) {
    const bool absent = is_not_given(x);
    if (missing ? !(absent && leaf.required()) : absent || (x != x && leaf.type.nullable) || (x >= lowest(leaf.range) && x <= highest(leaf.range))) return false;
    error.field = path;
    if (!missing) error.given = number_json(x);
    if (f.is_record()) error.allowed = allowed_text(leaf);
    return true;
  };
  const auto element = [&](const double* at, const std::string& path) {
    if (!f.is_record()) return look(f, *at, f.name);
    for (const Field& member : f.members())
      if (look(member, at[member.slot], path + "." + member.name)) return true;
    return false;
  };
  if (f.type.capacity == 0) {
    element(slot, f.name);
    return;
  }
  const int n = slot[0] >= 0 ? static_cast<int>(slot[0]) : 0, columns = f.is_matrix() && slot[1] >= 0 ? static_cast<int>(slot[1]) : 1;
  for (int i = 0; i < n; ++i)
    for (int k = 0; k < columns; ++k)
      if (element(slot + (f.is_matrix() ? 2 + i * f.type.columns + k : 1 + i * f.type.stride), element_path(f, static_cast<std::size_t>(i)))) return;
}

}  // namespace

Error status_error(int model, Status status, const std::vector<double>& in) {
  const ModelInfo& info = *model_info(model);
  Error error{.code = status.code};
  const auto inputs = static_cast<int>(info.inputs.size());
  if (status.field >= inputs) {
    error.field = info.outputs[static_cast<std::size_t>(status.field - inputs)].name;
    error.allowed = "a result below 1.8e308";
    return error;
  }
  if (status.code == Code::too_large && status.field < 0) error.allowed = plain_steps_text();
  if (status.field < 0) return error;
  const Field& f = info.inputs[static_cast<std::size_t>(status.field)];
  error.field = f.name;
  error.allowed = status.code == Code::wrong_type ? type_text(f) : allowed_text(f);
  const double* slot = in.data() + f.slot;
  if (status.code == Code::missing_field) {
    if (!f.is_single() && !is_not_given(*slot)) find_culprit(f, slot, error);
    const EntityKind kind = supplied_by(model, status.field);
    if (kind != EntityKind::none) error.hint = std::string(" A ") + kind_name(kind) + " may supply it.";
    return error;
  }
  if (f.is_single()) {
    error.given = number_json(*slot);
  } else if (f.type.capacity > 0 && (*slot == 0 || (f.is_matrix() && slot[1] == 0))) {
    error.given = "an empty list";
  } else {
    find_culprit(f, slot, error);
  }
  return error;
}

}  // namespace ironlab
