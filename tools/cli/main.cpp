// `ironlab`: the core on the command line. Answers on stdout, error values on stderr; exit code 0 fine, 1 refused, 2 wrong usage.
#include <cstdio>     // std::fputs
#include <exception>  // std::exception
#include <string>     // std::string
#include <vector>     // std::vector

#include "commands.h"

namespace ironlab::cli {
namespace {

bool asks_for_help(const std::string& word) { return word == "--help" || word == "-h"; }

int wrong(const std::string& why, const std::string& about) {
  std::fputs(("ironlab: " + why + ". See: ironlab " + about + "--help\n").c_str(), stderr);
  return kUsageError;
}

int run(std::vector<std::string> given) {
  if (given.empty()) return wrong("a command is missing", "");
  const std::string name = given.front();
  given.erase(given.begin());
  if (name == "help" || asks_for_help(name)) {
    std::fputs(usage().c_str(), stdout);
    return 0;
  }
  if (name == "--version") {
    std::puts(IRONLAB_VERSION);
    return 0;
  }
  for (const Command& c : kCommands) {
    if (name != c.name) continue;
    for (const std::string& word : given)
      if (asks_for_help(word)) {
        std::fputs(usage(c).c_str(), stdout);
        return 0;
      }
    const Arguments args(c, given);
    return args.problem().empty() ? c.run(args) : wrong(args.problem(), name + " ");
  }
  return wrong("there is no command " + name, "");
}

}  // namespace
}  // namespace ironlab::cli

int main(int argc, char** argv) {
  try {
    return ironlab::cli::run({argv + 1, argv + argc});
  } catch (const std::exception& e) {
    std::fprintf(stderr, "ironlab: %s\n", e.what());
    return 1;
  }
}
