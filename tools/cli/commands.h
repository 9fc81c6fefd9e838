// The commands of `ironlab`, one function each.
#pragma once

#include "arguments.h"
#include "bench.h"

namespace ironlab::cli {

inline constexpr int kUsageError = 2;

int show_models(const Arguments& args);
int describe_model(const Arguments& args);
int evaluate_model(const Arguments& args);
int sweep_model(const Arguments& args);
int show_catalogue(const Arguments& args);
int evaluate_graph_file(const Arguments& args);
int evaluate_batch(const Arguments& args);
int emit_files(const Arguments& args);
int print_random(const Arguments& args);
int print_digests(const Arguments& args);

struct Command {
  const char* name;
  int (*run)(const Arguments&);
  int least, most;      // words after the command
  const char* options;  // allowed options
};
inline constexpr Command kCommands[] = {
    {"models", show_models, 0, 0, ""},
    {"describe", describe_model, 1, 1, ""},
    {"eval", evaluate_model, 2, 2, "--this-machine"},
    {"sweep", sweep_model, 2, 2, "--field --from --to --n --scale"},
    {"bench", run_bench, 1, 2, "--json"},
    {"catalogue", show_catalogue, 0, 1, ""},
    {"graph", evaluate_graph_file, 2, 2, ""},
    {"batch", evaluate_batch, 1, 1, ""},
    {"emit", emit_files, 0, 0, "--out"},
    {"random", print_random, 1, 1, "--n --seed"},
    {"digest", print_digests, 0, 1, "--n --seed"},
};

}  // namespace ironlab::cli
