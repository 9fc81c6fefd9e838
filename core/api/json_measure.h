// Measurements in JSON: native only. The host gives the clock.
#pragma once

#include <functional>  // std::function

#include "api/json.h"
#include "measure/run.h"

namespace ironlab::api {

// {"measurements": [{id, title, budget_s, params}], "kernels": {op: [ids]}}
Answer measurements();
// Runs a measurement to its end: its result, or an error. `progress` hears every step; false from it cancels.
Answer measure(std::string_view id, std::string_view params, const measure::Host& host, const std::function<bool(const measure::Progress&)>& progress = {});

// An input in which "hardware": "this_machine" stands as the entry of a measurement's result: from {"entry": {...}} as
// `measure` answers it or as the page stores it. The input as it is where it names no this_machine.
// Errors: malformed_json; missing_field when the measurement has no entry.
Answer with_this_machine(std::string_view input, std::string_view measured);

}  // namespace ironlab::api
