// Printing of answers, and what several commands do with their words.
#include "answers.h"

#include <cstdio>    // std::fputs
#include <iostream>  // std::cin
#include <iterator>  // std::istreambuf_iterator

namespace ironlab::cli {

int print(const api::Answer& answer) {
  const Json j = Json::parse(answer.json);
  std::fputs((j.dump(2) + "\n").c_str(), answer.ok ? stdout : stderr);
  return answer.ok ? 0 : 1;
}

int print(const Arguments& args, const api::Answer& answer, Columns (*columns)(const Arguments&, const Json&), bool single) {
  const std::string format = args.text("--format", "json");
  if (!answer.ok || format == "json") return print(answer);
  const Columns made = columns(args, Json::parse(answer.json));
  std::fputs((format == "csv" ? csv(made) : single ? list(made) : table(made)).c_str(), stdout);
  return 0;
}

std::string text_or_stdin(const std::string& text) {
  return text == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : text;
}

int bad_number(const char* option) {
  std::fprintf(stderr, "ironlab: %s needs a number\n", option);
  return kUsageError;
}

int find_model(const std::string& id) {
  const int model = model_index(id);
  if (model < 0) print(api::describe(id));
  return model;
}

}  // namespace ironlab::cli
