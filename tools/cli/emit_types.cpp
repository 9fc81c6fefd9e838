// models.d.ts: the TypeScript type of every model's input and output, with its documentation as TSDoc.
#include "api/json_text.h"
#include "emit.h"

namespace ironlab::cli {
namespace {

std::string quoted(const char* s) { return "'" + std::string(s) + "'"; }

// Text inside a comment must not end it.
std::string comment(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '/' && !out.empty() && out.back() == '*') out += ' ';
    out += c;
  }
  return out;
}

std::string alternatives(std::span<const ChoiceName> choices) {
  std::string out;
  for (const ChoiceName& c : choices) out += (out.empty() ? "" : " | ") + quoted(c.name);
  return out;
}

std::string list_of(const std::string& one) { return (one.find(' ') == std::string::npos ? one : "(" + one + ")") + "[]"; }

std::string value_type(const Field& f) {
  std::string one = "number";
  if (f.type.kind == Kind::flag) one = "boolean";
  if (f.type.kind == Kind::choice) one = alternatives(f.type.choices);
  if (f.type.kind == Kind::violation) one = "Violation<" + quoted(f.violation) + ", " + quoted(f.type.unit) + ">";
  if (f.type.nullable) one += " | null";
  if (f.index_of[0] != '\0') one += " | string";
  return one;
}

// A label of a list's element may not be a word of the language.
std::string label(const char* name) {
  for (const char* word : {"break", "case", "catch", "class", "const", "continue", "default", "delete", "do", "else", "enum", "export", "extends", "false", "finally", "for", "function", "if", "import",
                           "in", "instanceof", "new", "null", "return", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with"})
    if (same_text(word, name)) return std::string(name) + "_";
  return name;
}

// A record going in may also be a list of its values in order; only from its end may some be left out.
std::string record_type(const Field& f, bool input) {
  std::string object = "{", list;
  bool must = !input;
  for (const Field& m : f.members()) object += std::string(object.size() > 1 ? "; " : " ") + m.name + (input && !m.required() ? "?: " : ": ") + value_type(m);
  for (std::size_t i = f.members().size(); i-- > 0;) {
    const Field& m = f.members()[i];
    must = must || m.required();
    list = label(m.name) + (must ? ": " : "?: ") + value_type(m) + (list.empty() ? "" : ", ") + list;
  }
  if (f.named && input) object += "; name?: string";
  return object + " }" + (input ? " | [" + list + "]" : "");
}

std::string type_of(const Field& f, bool input) {
  const std::string one = f.is_record() ? record_type(f, input) : value_type(f);
  if (f.is_matrix()) return list_of(list_of(one));
  return f.is_list() ? list_of(one) : one;
}

// A record may be left out when all its members may be.
bool may_be_left_out(const Field& f) {
  if (!f.required()) return true;
  if (!f.is_record() || f.is_list()) return false;
  for (const Field& m : f.members())
    if (m.required()) return false;
  return true;
}

std::string doc_of(const Field& f, bool input) {
  std::string doc = f.doc;
  if (f.type.unit[0] != '\0') doc += " Unit: " + std::string(f.type.unit) + ".";
  if (input && f.type.kind != Kind::flag && f.type.kind != Kind::choice && !f.is_record()) doc += " Range: " + allowed_text(f) + ".";
  if (input && !f.required() && f.is_single()) doc += " Default: " + (f.fallback != f.fallback ? "null" : f.type.kind == Kind::choice ? f.type.choices[static_cast<std::size_t>(f.fallback)].name : number_text(f.fallback)) + ".";
  if (f.null_text[0] != '\0') doc += " null: " + std::string(f.null_text) + ".";
  return comment(doc);
}

std::string line(const Field& f, bool input, bool optional) {
  return "      /** " + doc_of(f, input) + " */\n      " + f.name + (optional ? "?" : "") + ": " + type_of(f, input) + ";\n";
}

std::string ids(EntityKind kind) {
  std::string out;
  for (int e = 0; catalogue_entry(kind, e) != nullptr; ++e) out += (out.empty() ? "" : " | ") + quoted(catalogue_entry(kind, e)->id);
  return out;
}

std::string view(const char* name, EntityKind kind) {
  std::string out = std::string("/** The same fields by value. */\nexport interface ") + name + " {\n";
  for (const Field& f : view_fields(kind))
    if (std::string_view(f.name).find('.') == std::string_view::npos) out += "  /** " + doc_of(f, false) + " */\n  " + f.name + "?: " + type_of(f, true) + ";\n";
  if (kind == EntityKind::hardware) out += "  /** Dense peak rates by number format. */\n  peak?: Partial<Record<Format, number | { dense_per_s: number }>>;\n";
  return out + "}\n";
}

}  // namespace

std::string types_text() {
  std::string out =
      "// Generated from the core's descriptions by `ironlab emit`. Do not edit.\n"
      "/** A limit that was crossed and by how much; null where it was not. */\n"
      "export type Violation<Kind extends string, Unit extends string> = { kind: Kind; demand: number; capacity: number; unit: Unit; ratio: number };\n";
  out += "export type Format = " + alternatives(choice_names<Format>) + ";\n";
  out += "export type HardwareId = " + ids(EntityKind::hardware) + " | 'this_machine';\n";
  out += "export type WorkloadId = " + ids(EntityKind::workload) + ";\n";
  out += view("Hardware", EntityKind::hardware) + view("Workload", EntityKind::workload);
  out += "export type HardwareRef = HardwareId | Hardware;\nexport type WorkloadRef = WorkloadId | Workload;\n\n";
  out += "export interface Models {\n";
  for (int m = 0; m < model_count(); ++m) {
    const ModelInfo& info = *model_info(m);
    out += "  /** " + comment(std::string(info.text->title) + ". " + info.text->doc) + " */\n  " + info.id + ": {\n    in: {\n";
    bool own_format = false;
    for (std::size_t i = 0; i < info.inputs.size(); ++i) {
      const Field& f = info.inputs[i];
      own_format = own_format || same_text(f.name, "format");
      out += line(f, true, may_be_left_out(f) || supplied_by(m, static_cast<int>(i)) != EntityKind::none);
    }
    if (accepts(m, EntityKind::hardware)) {
      out += "      /** Supplies what is not given beside it. */\n      hardware?: HardwareRef;\n";
      if (!own_format) out += "      /** Number format whose peak rate is taken; fp16 unless the device has none. */\n      format?: Format;\n";
      out += "      /** How a DRAM capacity is read. Default: decimal. */\n      capacity_reading?: 'decimal' | 'binary';\n";
    }
    if (accepts(m, EntityKind::workload)) out += "      /** Supplies what is not given beside it. */\n      workload?: WorkloadRef;\n";
    out += "    };\n    out: {\n";
    for (const Field& f : info.outputs) out += line(f, false, false);
    out += "    };\n  };\n";
  }
  return out + "}\n";
}

}  // namespace ironlab::cli
