// The catalogue as JSON: fields of each kind, entries with resolved numbers and the source of every constant.
#include "api/json_text.h"
#include "api/slots.h"
#include "catalogue/tables.h"

namespace ironlab {
namespace {

Json constant_json(const Constant& c, std::span<const Field> fields) {
  const char* unit = c.unit == nullptr ? "" : c.unit;
  for (const Field& f : fields)
    if (same_text(f.name, c.field)) unit = f.type.unit;
  Json j = {{"field", c.field}, {"value", number_json(c.value)}, {"unit", unit}};
  if (same_text(c.field, "headline")) j["value"] = choice_names<Format>[static_cast<std::size_t>(c.value)].name;
  j["source"] = {{"kind", kSourceNames[static_cast<int>(c.kind)]}, {"text", c.source}};
  j["as_of"] = c.as_of;
  j["note"] = c.note;
  j["untraced"] = c.kind == Source::untraced;
  if (c.binary) j["family"] = "iec";
  return j;
}

constexpr std::string_view kPeakPrefix = "peak.";

Json peaks_json(const Entry& entry) {
  Json peak = Json::object();
  for (const Constant& c : entry.constants) {
    const std::string_view field = c.field;
    if (!field.starts_with(kPeakPrefix)) continue;
    peak[std::string(field.substr(kPeakPrefix.size()))] = {{"dense_per_s", number_json(c.value)}, {"sparse_per_s", number_json(c.sparse)}, {"scope", c.scope},
                                                           {"source", {{"kind", kSourceNames[static_cast<int>(c.kind)]}, {"text", c.source}}}, {"note", c.note}};
  }
  return peak;
}

}  // namespace

Json entry_json(EntityKind kind, int index) {
  const Entry& entry = *catalogue_entry(kind, index);
  const auto fields = view_fields(kind);
  const double* view = catalogue_view(kind, index);
  Json j = {{"id", entry.id}, {"index", index}, {"kind", kind_name(kind)}, {"name", entry.name}, {"label", entry.label}, {"context", entry.context}, {"note", entry.note}};
  if (entry.item[0] != '\0') j["item"] = entry.item;
  for (const Reference& r : entry.references) j["links"][r.role] = r.id;
  const bool hardware = kind == EntityKind::hardware;
  for (const Field& f : fields) {
    if (std::string_view(f.name).starts_with(kPeakPrefix)) continue;
    const double x = view[f.slot];
    j[f.name] = f.type.kind == Kind::choice && x == x ? Json(f.type.choices[static_cast<std::size_t>(x)].name) : number_json(x);
  }
  if (hardware) {
    const int format = slots::used_format(view, -1);
    j["format"] = format < 0 ? Json(nullptr) : Json(choice_names<Format>[static_cast<std::size_t>(format)].name);
    j["peak_flop_per_s"] = format < 0 ? Json(nullptr) : number_json(view[format]);
    j["peak"] = peaks_json(entry);
  }
  if (kind == EntityKind::workload) j["derived"] = {{"work_flop", "2 x macs"}, {"resident_bytes", "params x bits_per_weight / 8"}, {"activation_traffic_bytes", "activation_elements x 2 x bits_per_weight / 8"}, {"traffic_bytes", "resident_bytes + activation_traffic_bytes"}};
  j["constants"] = Json::array();
  for (const Constant& c : entry.constants) j["constants"].push_back(constant_json(c, fields));
  return j;
}

Json kind_json(EntityKind kind) {
  Json j;
  j["kind"] = static_cast<int>(kind);
  j["slots"] = slots::view_slots(kind);
  j["fields"] = Json::array();
  for (const Field& f : view_fields(kind)) {
    Json field = field_json(f);
    for (const char* drop : {"required", "default", "allowed", "type_text"}) field.erase(drop);
    j["fields"].push_back(field);
  }
  j["entries"] = Json::array();
  for (int e = 0; catalogue_entry(kind, e) != nullptr; ++e) j["entries"].push_back(entry_json(kind, e));
  return j;
}

}  // namespace ironlab
