// Error codes of every call, and the status that a slot call returns.
#pragma once

#include <cstdint>  // std::uint8_t

namespace ironlab {

// The order is part of the contract with the page: the emitted table lists the codes by this index.
enum class Code : std::uint8_t {
  ok,
  unknown_model,    // no model of this id or index
  unknown_field,    // the model has no such field
  missing_field,    // a field without default was not given
  wrong_type,       // a fraction where a whole number is needed, a choice that does not exist, text for a number ...
  out_of_range,     // a number outside its described range, or an empty list
  not_finite,       // NaN or infinity given
  unknown_id,       // not in the catalogue, or a number format the entry has no peak for
  too_large,        // the result would not be finite, or an input exceeds a cap
  malformed_json,
  shape_mismatch,   // two lists that do not go together
  contradictory,    // fields that exclude each other
  not_implemented,
  cancelled,
  internal,
  dependency,       // only inside graphs: an earlier call that this one reads has failed
};
inline constexpr int kCodeCount = 16;

// What went wrong and in which field: an index into the model's inputs, counted on into its outputs (too_large); -1 for none.
struct Status {
  Code code = Code::ok;
  int field = -1;
  constexpr bool ok() const { return code == Code::ok; }
};

}  // namespace ironlab
