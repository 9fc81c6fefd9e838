// `ironlab validate FILE`: every error of a results file. Exit code 0: valid, 1: not valid, 2: wrong usage or not to be read.
#include <cstdio>      // std::fputs, std::fprintf
#include <filesystem>  // std::filesystem::is_directory
#include <fstream>     // std::ifstream
#include <iostream>    // std::cin
#include <iterator>    // std::istreambuf_iterator

#include "api/json.h"
#include "api/json_text.h"
#include "commands.h"

namespace ironlab::cli {
namespace {

// What the core says of each code, by the description of the model.
std::string sentence(const Json& described, const char* list, const Json& code) {
  for (const Json& output : described["out"])
    if (output["name"] == list)
      for (const Json& known : output["codes"])
        if (known["code"] == code) return known["doc"].get<std::string>();
  return "";
}

void print_sentences(const Json& answer) {
  const Json described = Json::parse(api::describe("validate_submission").json);
  for (const char* list : {"errors", "warnings"})
    for (const Json& found : answer[list]) {
      const std::string pointer = found["pointer"].get<std::string>(), code = found["code"].get<std::string>();
      std::printf("%s %s at %s: %s\n", list[0] == 'e' ? "error" : "warning", code.c_str(), pointer.empty() ? "the whole file" : pointer.c_str(), sentence(described, list, code).c_str());
    }
  std::puts(answer["valid"].get<bool>() ? "valid" : "not valid");
}

}  // namespace

int validate_file(const Arguments& args) {
  const std::string path = args.words()[0], format = args.text("--format", "json");
  if (format != "json" && format != "text") {
    std::fputs("ironlab: --format is json or text\n", stderr);
    return kUsageError;
  }
  std::ifstream file;
  std::error_code error;  // opening a folder succeeds; reading it would throw
  if (path != "-" && !std::filesystem::is_directory(path, error)) file.open(path, std::ios::binary);
  if (path != "-" && !file.is_open()) {
    std::fprintf(stderr, "ironlab: can't read %s\n", path.c_str());
    return kUsageError;
  }
  const std::string text(std::istreambuf_iterator<char>(path == "-" ? std::cin : file), {});
  const api::Answer checked = api::validate(text);
  const Json answer = Json::parse(checked.json);
  if (!checked.ok) {
    std::fputs((answer.dump(2) + "\n").c_str(), stderr);
    return kUsageError;
  }
  if (format == "text") print_sentences(answer);
  else std::puts(answer.dump(2).c_str());
  return answer["valid"].get<bool>() ? 0 : 1;
}

}  // namespace ironlab::cli
