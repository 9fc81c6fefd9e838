// Printing what the facade answers: JSON by default, or columns. Errors are always JSON, on stderr.
#pragma once

#include "api/json.h"
#include "arguments.h"
#include "columns.h"

namespace ironlab::cli {

// The exit code that goes with the answer.
int print(const api::Answer& answer);
// As the option --format asks: the answer itself, or the columns made of it, which `single` prints as a list of fields.
int print(const Arguments& args, const api::Answer& answer, Columns (*columns)(const Arguments&, const Json& answer), bool single = false);

// The text itself, or all of stdin for "-".
std::string text_or_stdin(const std::string& text);
int bad_number(const char* option);
// The model of that id, or -1 after printing why not.
int find_model(const std::string& id);

}  // namespace ironlab::cli
