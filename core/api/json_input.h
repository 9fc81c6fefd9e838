// From a JSON object to a model's input slots, and from output slots back to JSON. Native only.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "api/json_error.h"
#include "catalogue/tables.h"

namespace ironlab {

// Reads an object of fields (and hardware, workload, format, capacity_reading where the model accepts them) into slots that
// begin() has marked. Ranges are not checked here: evaluate does.
std::optional<Error> read_input(int model, const Json& object, std::vector<double>& in);

// The JSON value of one output field; of all of them as an object. `object` is the input, where the names of records stand.
Json output_json(const Field& field, const double* out, const Json& object = {});
Json outputs_json(int model, const double* out, const Json& object);

// An error that evaluate reported, with what stood in the field.
Error status_error(int model, Status status, const std::vector<double>& in);

}  // namespace ironlab
