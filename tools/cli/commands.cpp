// The commands of `ironlab`: each reads its words, calls the facade and prints the answer.
#include "commands.h"

#include <bit>       // std::bit_cast
#include <cstdio>    // std::fputs, std::printf
#include <fstream>   // std::ifstream
#include <iostream>  // std::cin
#include <iterator>  // std::istreambuf_iterator

#include "api/json.h"
#include "api/json_error.h"
#include "api/slots.h"
#include "describe/sentences.h"
#include "emit.h"

namespace ironlab::cli {
namespace {

// Answers go to stdout in readable form, error values to stderr.
int print(const api::Answer& answer) {
  const Json j = Json::parse(answer.json);
  std::fputs((j.dump(2) + "\n").c_str(), answer.ok ? stdout : stderr);
  return answer.ok ? 0 : 1;
}

// The text itself, or all of stdin for "-".
std::string text_or_stdin(const std::string& text) {
  return text == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : text;
}

int bad_number(const char* option) {
  std::fprintf(stderr, "ironlab: %s needs a number\n", option);
  return kUsageError;
}

// The model of that id, or -1 after printing why not.
int find_model(const std::string& id) {
  const int model = model_index(id);
  if (model < 0) print(api::describe(id));
  return model;
}

void print_bits(const char* name, const std::vector<double>& slots) {
  std::printf("\"%s\":[", name);
  for (std::size_t i = 0; i < slots.size(); ++i) std::printf("%s\"%016llx\"", i == 0 ? "" : ",", static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(slots[i])));
  std::printf("]");
}

}  // namespace

int show_models(const Arguments&) { return print(api::models()); }
int describe_model(const Arguments& args) { return print(api::describe(args.words()[0])); }
int evaluate_model(const Arguments& args) {
  std::string input = text_or_stdin(args.words()[1]);
  return read_machine(args, input) ? print(api::run(args.words()[0], input)) : 1;
}
int show_catalogue(const Arguments& args) { return print(api::catalogue(args.words().empty() ? "" : args.words()[0])); }

int sweep_model(const Arguments& args) {
  double from = 0, to = 0;
  int n = 50;
  if (!args.has("--field") || !args.has("--from") || !args.has("--to")) {
    std::fputs("ironlab: sweep needs --field, --from and --to\n", stderr);
    return kUsageError;
  }
  if (!args.number("--from", from)) return bad_number("--from");
  if (!args.number("--to", to)) return bad_number("--to");
  if (!args.number("--n", n)) return bad_number("--n");
  return print(api::sweep(args.words()[0], text_or_stdin(args.words()[1]), args.text("--field"), from, to, n, args.text("--scale", "lin")));
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
  if (!args.has("--out")) {
    std::fputs("ironlab: emit needs --out DIR\n", stderr);
    return kUsageError;
  }
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
