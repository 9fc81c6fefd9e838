// The commands of `ironlab` but for completion: each reads its words, calls the facade and prints the answer.
#include "commands.h"

#include <bit>       // std::bit_cast
#include <cstdio>    // std::fputs, std::printf
#include <fstream>   // std::ifstream
#include <iostream>  // std::cin

#include "answers.h"
#include "api/json_error.h"
#include "api/slots.h"
#include "describe/sentences.h"
#include "emit.h"
#include "reference.h"

namespace ironlab::cli {
namespace {

void print_bits(const char* name, const std::vector<double>& slots) {
  std::printf("\"%s\":[", name);
  for (std::size_t i = 0; i < slots.size(); ++i) std::printf("%s\"%016llx\"", i == 0 ? "" : ",", static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(slots[i])));
  std::printf("]");
}

std::vector<std::string> model_names(int) {
  std::vector<std::string> all;
  for (int m = 0; m < model_count(); ++m) all.emplace_back(model_info(m)->id);
  return all;
}

// A subject's models stand together.
std::vector<std::string> subject_names(int = 0) {
  std::vector<std::string> all;
  for (int m = 0; m < model_count(); ++m)
    if (all.empty() || all.back() != model_subject(m)) all.emplace_back(model_subject(m));
  return all;
}

std::vector<std::string> entry_names(int) {
  std::vector<std::string> all;
  for (int k = 1; k < kEntityKinds; ++k)
    for (int e = 0; catalogue_entry(static_cast<EntityKind>(k), e) != nullptr; ++e) all.emplace_back(catalogue_entry(static_cast<EntityKind>(k), e)->id);
  return all;
}

bool can_be_swept(const Field& f) { return f.is_single() && (f.type.kind == Kind::number || f.type.kind == Kind::integer); }

std::vector<std::string> field_names(int model) {
  std::vector<std::string> all;
  for (const Field& f : model_info(model)->inputs)
    if (can_be_swept(f)) all.emplace_back(f.name);
  return all;
}

struct NameList {
  const char* what;
  std::vector<std::string> (*names)(int model);
};
constexpr NameList kNameLists[] = {{"models", model_names}, {"subjects", subject_names}, {"entries", entry_names}, {"fields", field_names}};

api::Answer models_of(const std::string& subject) {
  Json list = Json::array();
  const Json all = Json::parse(api::models().json);
  for (const Json& m : all["models"])
    if (m["subject"] == subject) list.push_back(m);
  if (!list.empty()) return {Json{{"models", list}}.dump(), true};
  std::string allowed;
  for (const std::string& s : subject_names()) allowed += (allowed.empty() ? "" : ", ") + s;
  return {error_json({.code = Code::unknown_id, .field = "subject", .given = echo(Json(subject)), .allowed = allowed, .hint = did_you_mean(subject, subject_names())}).dump(), false};
}

Columns model_columns(const Arguments&, const Json& answer) {
  Columns columns;
  for (const char* name : {"id", "subject", "title"}) {
    columns.push_back({name, "", {}});
    for (const Json& m : answer["models"]) columns.back().cells.push_back(m[name]);
  }
  return columns;
}

std::span<const Field> outputs(const Arguments& args) { return model_info(model_index(args.words()[0]))->outputs; }

Columns output_columns(const Arguments& args, const Json& answer) {
  Columns columns;
  for (const Field& f : outputs(args)) add_field(columns, f, {answer[f.name]});
  return columns;
}

// The swept input comes first; when an output has its name too, it is called input.<name>.
Columns sweep_columns(const Arguments& args, const Json& answer) {
  Columns columns;
  for (const Field& f : model_info(model_index(args.words()[0]))->inputs)
    if (args.text("--field") == f.name) add_field(columns, f, answer["x"]);
  for (const Field& f : outputs(args)) {
    if (columns[0].name == f.name) columns[0].name = std::string("input.") + f.name;
    add_field(columns, f, answer["columns"][f.name]);
  }
  if (answer["failed"] != 0) std::fprintf(stderr, "ironlab: %d of %zu points gave an error; their outputs are empty\n", answer["failed"].get<int>(), answer["x"].size());
  return columns;
}

}  // namespace

int show_models(const Arguments& args) { return print(args, args.has("--subject") ? models_of(args.text("--subject")) : api::models(), model_columns); }

int describe_model(const Arguments& args) {
  api::Answer answer = api::describe(args.words()[0]);
  if (!answer.ok) return print(answer);
  Json model = Json::parse(answer.json), labs;
  if (args.has("--labs"))
    if (const auto error = read_labs(args.text("--labs"), labs)) return print({error_json(*error).dump(), false});
  complete(model, labs);
  return print({model.dump(), true});
}

int print_reference(const Arguments& args) {
  Json labs;
  if (args.has("--labs"))
    if (const auto error = read_labs(args.text("--labs"), labs)) return print({error_json(*error).dump(), false});
  const std::string text = reference_json(labs).dump(1) + "\n";
  if (!args.has("--out")) return std::fputs(text.c_str(), stdout) < 0 ? 1 : 0;
  if (write_if_changed(args.text("--out"), text)) return 0;
  std::fprintf(stderr, "ironlab: can't write %s\n", args.text("--out").c_str());
  return 1;
}

int evaluate_model(const Arguments& args) {
  std::string input = text_or_stdin(args.words()[1]);
  return read_machine(args, input) ? print(args, api::run(args.words()[0], input), output_columns, true) : 1;
}
int show_catalogue(const Arguments& args) { return print(api::catalogue(args.words().empty() ? "" : args.words()[0])); }

int sweep_model(const Arguments& args) {
  double from = 0, to = 0;
  int n = 50;
  if (!args.number("--from", from)) return bad_number("--from");
  if (!args.number("--to", to)) return bad_number("--to");
  if (!args.number("--n", n)) return bad_number("--n");
  return print(args, api::sweep(args.words()[0], text_or_stdin(args.words()[1]), args.text("--field"), from, to, n, args.text("--scale", "lin")), sweep_columns);
}

int print_names(const Arguments& args) {
  const bool of_model = args.words()[0] == "fields";
  if (of_model && args.words().size() < 2) {
    std::fputs("ironlab: names fields needs MODEL\n", stderr);
    return kUsageError;
  }
  const int model = of_model ? find_model(args.words()[1]) : 0;
  if (model < 0) return 1;
  for (const NameList& list : kNameLists)
    if (args.words()[0] == list.what)
      for (const std::string& name : list.names(model)) std::puts(name.c_str());
  return 0;
}

int evaluate_graph_file(const Arguments& args) {
  std::ifstream file(args.words()[0], std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "ironlab: can't read %s\n", args.words()[0].c_str());
    return 1;
  }
  const std::string graph(std::istreambuf_iterator<char>(file), {});
  const std::string state = text_or_stdin(args.words()[1]);
  Json parsed;
  const bool rows = !parse_json(state, parsed) && parsed.is_object() && parsed.contains("states");
  return print(rows ? api::sweep_graph(graph, state) : api::evaluate_graph(graph, state));
}

int evaluate_batch(const Arguments& args) {
  if (find_model(args.words()[0]) < 0) return 1;
  std::string line;
  while (std::getline(std::cin, line)) std::puts(api::evaluate(args.words()[0], line).json.c_str());
  return 0;
}

int emit_files(const Arguments& args) {
  if (emit(args.text("--out"))) return 0;
  std::fprintf(stderr, "ironlab: can't write to %s\n", args.text("--out").c_str());
  return 1;
}

int print_random(const Arguments& args) {
  unsigned long long n = 10, seed = 1;
  if (!args.number("--n", n)) return bad_number("--n");
  if (!args.number("--seed", seed)) return bad_number("--seed");
  const int model = find_model(args.words()[0]);
  if (model < 0) return 1;
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model))), out(static_cast<std::size_t>(slots::out_slots(model)));
  for (unsigned long long i = 0; i < n; ++i) {
    slots::random_input(model, seed, i, in.data());
    const std::vector<double> given = in;
    const Status status = slots::evaluate(model, in.data(), out.data());
    std::printf("{\"i\":%llu,\"code\":\"%s\",\"field\":%d,", i, kSentences[static_cast<std::size_t>(status.code)].code, status.field);
    print_bits("in", given);
    std::printf(",");
    print_bits("out", out);
    std::printf("}\n");
  }
  return 0;
}

int print_digests(const Arguments& args) {
  unsigned long long n = 10000, seed = 1;
  if (!args.number("--n", n)) return bad_number("--n");
  if (!args.number("--seed", seed)) return bad_number("--seed");
  const int only = args.words().empty() ? -1 : find_model(args.words()[0]);
  if (!args.words().empty() && only < 0) return 1;
  Json all = Json::object();
  for (int model = 0; model < model_count(); ++model) {
    if (only >= 0 && model != only) continue;
    std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model))), out(static_cast<std::size_t>(slots::out_slots(model)));
    char hex[20];
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(slots::random_digest(model, seed, 0, n, in.data(), out.data())));
    all[model_info(model)->id] = hex;
  }
  return print({Json{{"n", n}, {"seed", seed}, {"digests", all}}.dump(), true});
}

}  // namespace ironlab::cli
