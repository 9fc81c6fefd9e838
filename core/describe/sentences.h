// The sentence of each error code, with {field}, {given} and {allowed} to fill in. Native calls and the page use the same.
#pragma once

#include <array>  // std::array

#include "describe/error.h"

namespace ironlab {

struct Sentence {
  const char* code;
  const char* text;
};

// In the order of Code.
inline constexpr std::array<Sentence, kCodeCount> kSentences{{
    {"ok", ""},
    {"unknown_model", "There is no model {given}; there are: {allowed}."},
    {"unknown_field", "There is no field {field}; there are: {allowed}."},
    {"missing_field", "{field} is missing; it takes {allowed}."},
    {"wrong_type", "{field} must be {allowed}, not {given}."},
    {"out_of_range", "{field} must be in {allowed}; {given} is outside."},
    {"not_finite", "{field} must be a finite number in {allowed}, not {given}."},
    {"unknown_id", "{field} knows no {given}; it knows: {allowed}."},
    {"too_large", "{field} is too large: allowed is {allowed}."},
    {"malformed_json", "This is not well-formed JSON: {given}."},
    {"shape_mismatch", "{field} does not fit the other list: allowed is {allowed}."},
    {"contradictory", "{field} contradicts another field: allowed is {allowed}."},
    {"not_implemented", "{field} is not implemented; there are: {allowed}."},
    {"cancelled", "The calculation was stopped."},
    {"internal", "Something went wrong inside the core; please report it."},
    {"dependency", "{field} comes from an earlier call that gave no answer."},
}};

}  // namespace ironlab
