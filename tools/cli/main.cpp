// `ironlab`: the core on the command line. JSON on stdout, error values on stderr; exit code 0 fine, 1 refused, 2 wrong usage.
#include <cstdio>     // std::fputs
#include <exception>  // std::exception
#include <string>     // std::string
#include <vector>     // std::vector

#include "arguments.h"
#include "commands.h"

namespace ironlab::cli {
namespace {

constexpr const char* kUsage = R"(ironlab: numbers for machine learning systems

  ironlab models                             every model: id, subject, title
  ironlab describe MODEL                     its fields with unit, range and meaning, formula, sources, JSON Schema
  ironlab eval MODEL '{"field": value}'      its outputs; - reads the input from stdin
  ironlab sweep MODEL '{...}' --field F --from A --to B [--n 50] [--scale lin|log]
  ironlab bench list | ID '{"param": value}' [--json]   measurements on this machine
  ironlab eval MODEL '{"hardware": "this_machine", ...}' --this-machine FILE   FILE: what bench this_machine --json printed
  ironlab catalogue [ID]                     constants with unit, source and date
  ironlab graph FILE '{"state": [...]}'      a lab's compiled graph at one state
  ironlab graph FILE '{"states": [[...]], "wanted": [...]}'
  ironlab batch MODEL                        one input a line on stdin, one answer a line
  ironlab emit --out DIR                     tables and types for the page
  ironlab random MODEL [--n 10] [--seed 1]   random legal inputs and outputs as bits (for comparing platforms)
  ironlab digest [MODEL] [--n 10000] [--seed 1]   one number for all outputs over n such inputs

An input may name catalogue entries: {"hardware": "cloud_h100", "workload": "resnet50", "format": "fp16"}.
Numbers are SI: bytes, FLOP, seconds, watts. Example:

  ironlab eval iron_law '{"hardware": "cloud_h100", "workload": "resnet50", "overhead_s": 1e-5}'
)";

int run(const Arguments& args) {
  const std::string& command = args.command();
  if (command == "help" || command == "--help" || command == "-h") {
    std::fputs(kUsage, stdout);
    return 0;
  }
  for (const Command& c : kCommands) {
    if (command != c.name) continue;
    const int given = static_cast<int>(args.words().size());
    if (given < c.least || given > c.most || !args.known(c.options)) break;
    return c.run(args);
  }
  std::fputs(kUsage, stderr);
  return kUsageError;
}

}  // namespace
}  // namespace ironlab::cli

int main(int argc, char** argv) {
  try {
    return ironlab::cli::run(ironlab::cli::Arguments(argc, argv));
  } catch (const std::exception& e) {
    std::fprintf(stderr, "ironlab: %s\n", e.what());
    return 1;
  }
}
