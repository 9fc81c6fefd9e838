// Flattening of answers, and their printing as CSV and as tables.
#include "columns.h"

#include <algorithm>  // std::all_of, std::max
#include <charconv>   // std::to_chars
#include <cmath>      // std::fabs

namespace ironlab::cli {
namespace {

std::string unit_of(const Field& f) { return same_text(f.type.unit, "any") ? "" : f.type.unit; }

// Takes one part out of every value; null where it isn't there.
template <class Key>
std::vector<Json> part(const std::vector<Json>& values, const Key& key, bool (*has)(const Json&, const Key&)) {
  std::vector<Json> out;
  for (const Json& v : values) out.push_back(has(v, key) ? v[key] : Json(nullptr));
  return out;
}
std::vector<Json> member(const std::vector<Json>& values, const std::string& name) {
  return part<std::string>(values, name, [](const Json& v, const std::string& key) { return v.is_object() && v.contains(key); });
}
std::vector<Json> element(const std::vector<Json>& values, std::size_t i) {
  return part<std::size_t>(values, i, [](const Json& v, const std::size_t& at) { return v.is_array() && at < v.size(); });
}

void add_one(Columns& columns, const std::string& path, const Field& f, const std::vector<Json>& values) {
  if (f.type.kind == Kind::violation) {
    for (const char* name : {"demand", "capacity", "ratio"})
      columns.push_back({path + "." + name, same_text(name, "ratio") ? "" : unit_of(f), member(values, name)});
  } else if (f.is_record()) {
    for (const Field& m : f.members()) columns.push_back({path + "." + m.name, unit_of(m), member(values, m.name)});
  } else {
    columns.push_back({path, unit_of(f), values});
  }
}

void add_all(Columns& columns, const std::string& path, const Field& f, const std::vector<Json>& values, int depth) {
  if (depth == 0) return add_one(columns, path, f, values);
  std::size_t longest = 0;
  for (const Json& v : values) longest = std::max(longest, v.is_array() ? v.size() : 0);
  for (std::size_t i = 0; i < longest; ++i) add_all(columns, path + "[" + std::to_string(i) + "]", f, element(values, i), depth - 1);
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string exact(const Json& cell) { return cell.is_null() ? "" : cell.is_string() ? cell.get<std::string>() : cell.dump(); }

std::string readable(const Json& cell) {
  if (cell.is_null()) return "-";
  if (!cell.is_number()) return exact(cell);
  const double x = cell.get<double>();
  if (cell.is_number_integer() && std::fabs(x) < 1e9) return cell.dump();
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::general, 6);
  return {buffer, end.ptr};
}

bool numeric(const Column& c) {
  return std::all_of(c.cells.begin(), c.cells.end(), [](const Json& cell) { return cell.is_number() || cell.is_null(); });
}

std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

struct Printed {
  std::vector<std::string> lines;
  bool right;
};

std::string aligned(const std::vector<Printed>& columns) {
  std::string out;
  std::vector<std::size_t> widths;
  for (const Printed& c : columns) {
    widths.push_back(0);
    for (const std::string& text : c.lines) widths.back() = std::max(widths.back(), width(text));
  }
  for (std::size_t row = 0; !columns.empty() && row < columns[0].lines.size(); ++row) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string& text = columns[i].lines[row];
      const std::string space(widths[i] - width(text), ' ');
      line += (i == 0 ? "" : "  ") + (columns[i].right ? space + text : text + space);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace

void add_field(Columns& columns, const Field& field, const std::vector<Json>& values) {
  add_all(columns, field.name, field, values, field.is_matrix() ? 2 : field.is_list() ? 1 : 0);
}

std::string csv(const Columns& columns) {
  std::string out;
  const auto end = [&](std::size_t i) { return i + 1 == columns.size() ? "\r\n" : ","; };
  for (std::size_t i = 0; i < columns.size(); ++i) out += quoted(columns[i].name) + end(i);
  for (std::size_t row = 0; !columns.empty() && row < columns[0].cells.size(); ++row)
    for (std::size_t i = 0; i < columns.size(); ++i) out += quoted(exact(columns[i].cells[row])) + end(i);
  return out;
}

std::string table(const Columns& columns) {
  const bool units = std::any_of(columns.begin(), columns.end(), [](const Column& c) { return !c.unit.empty(); });
  std::vector<Printed> printed;
  for (const Column& c : columns) {
    Printed p{{c.name}, numeric(c)};
    if (units) p.lines.push_back(c.unit);
    for (const Json& cell : c.cells) p.lines.push_back(readable(cell));
    printed.push_back(p);
  }
  return aligned(printed);
}

std::string list(const Columns& columns) {
  Printed names{{"field"}, false}, values{{"value"}, true}, units{{"unit"}, false};
  for (const Column& c : columns) {
    names.lines.push_back(c.name);
    values.lines.push_back(readable(c.cells[0]));
    units.lines.push_back(c.unit);
  }
  return aligned({names, values, units});
}

}  // namespace ironlab::cli
