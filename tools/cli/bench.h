// Measurements on the command line.
#pragma once

#include <string>  // std::string

#include "arguments.h"

namespace ironlab::cli {

// bench list | bench ID ['{params}'] [--json]
int run_bench(const Arguments& args);
// Puts the entry of the file of --this-machine where the input names this_machine. False after saying why not.
bool read_machine(const Arguments& args, std::string& input);

}  // namespace ironlab::cli
