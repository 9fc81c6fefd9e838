// Descriptions as JSON: fields, models, catalogue. Native only.
#pragma once

#include <string>  // std::string

#include "api/json_value.h"
#include "catalogue/entries.h"
#include "models/registry.h"

namespace ironlab {

// The shortest text that reads back as the same double.
std::string number_text(double x);
// A number as JSON: whole ones without a fraction; null for NaN.
Json number_json(double x);

// What a field takes, in words for errors: "0..9007199254740992 B", "none | full", "1..32 values, each ...".
std::string allowed_text(const Field& field);
// The kind of value a field takes, for wrong_type: "a whole number", "true or false" ...
std::string type_text(const Field& field);
// A record by its members: "{class, arrival_s, gpus, run_s}".
std::string record_text(const Field& field);
// What a plain call of a slow model is allowed.
std::string plain_steps_text();

// One row of a table: name, type, unit, range, default ... everything a client, a compiler or a help page needs.
Json field_json(const Field& field, EntityKind entity = EntityKind::none);
// A model with fields, formula, sources and the entity kinds it accepts.
Json model_json(int index);
// JSON Schema (draft 2020-12) of a model's input.
Json input_schema(int index);
// Which entity kind supplies an input, if any.
EntityKind supplied_by(int model, int input);
bool accepts(int model, EntityKind kind);

// One kind of entry with its fields and entries; one entry with resolved numbers and every constant's source.
Json kind_json(EntityKind kind);
Json entry_json(EntityKind kind, int entry);

}  // namespace ironlab
