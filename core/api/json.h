// The facade in JSON, for the command line, tests and generators. Every call answers; none throws.
// An answer that is not ok is {"error": {"code", "field", "given", "allowed", "message"}}; codes are in describe/error.h.
#pragma once

#include <functional>   // std::function
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace ironlab::api {

struct Answer {
  std::string json;
  bool ok = false;
};

// {"models": [{id, subject, title}]}
Answer models();
// One model: fields with unit, range, default and meaning; formula; sources; JSON Schema of its input. Error: unknown_model.
Answer describe(std::string_view id);
// An input object to an output object. Hardware and workload may be a catalogue id or an object with the same fields.
// A slow model (`describe` says so) is too_large when it takes more than 10,000,000 steps.
Answer evaluate(std::string_view id, std::string_view input);
// The same, however many steps it takes. `progress` hears the share that is done, now and then; false from it cancels.
Answer run(std::string_view id, std::string_view input, const std::function<bool(double)>& progress = {});
// One number field from `from` to `to` in n points (2..100,000), scale "lin" or "log": {"x": [...], "columns": {output: [...]},
// "failed": how many points gave an error and stand as null}. An error when every point fails.
Answer sweep(std::string_view id, std::string_view input, std::string_view field, double from, double to, int n, std::string_view scale);
// A results file as it stands in a file: what evaluate says of "validate_submission" at {"document": text}, but text that is not
// JSON has the error `parse` in the answer. Refused is only what is too_large to be read.
Answer validate(std::string_view text);
// All kinds with their entries, or the entry of one id. Error: unknown_id.
Answer catalogue(std::string_view id = {});
// A compiled graph {"program": [...], "consts": [...], "state": slots} at {"state": [...]}: {"arena": [...], "failures": [...]}.
// Errors: out_of_range (a program with an index out of bounds), shape_mismatch (a state of another length).
Answer evaluate_graph(std::string_view graph, std::string_view state);
// The same at {"states": [[...], ...], "wanted": [arena slots]}: {"rows": [[...], ...]}.
Answer sweep_graph(std::string_view graph, std::string_view states);

}  // namespace ironlab::api
