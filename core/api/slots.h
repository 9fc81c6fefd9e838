// The core on bare slots: no names, no JSON, no allocation, no exceptions. The page calls exactly this; the JSON face is built on it.
//
// A model's input and output are rows of doubles laid out by its description (describe/slots.h): a number in SI units, a whole
// number, 0/1 for a flag, an alternative's index; null is NaN; a list is its count and then its items; a record is its members;
// a matrix is its counts of rows and columns and then its rows; a violation is demand, capacity, ratio. Inputs that nobody sets
// stand at not_given() and take their default or are reported missing.
#pragma once

#include <cstdint>  // std::uint64_t

#include "catalogue/views.h"
#include "describe/error.h"
#include "describe/table.h"

namespace ironlab::slots {

int model_count();
int in_slots(int model);   // 0: no such model
int out_slots(int model);
// Of all descriptions and catalogue values; equal natively and in wasm when built from the same sources.
std::uint64_t table_hash();

// Marks every input as not given.
void begin(int model, double* in);

// Fills defaults into `in`, checks every field, runs the model into `out`.
// Errors: unknown_model, missing_field, wrong_type, not_finite, out_of_range, too_large (a list above its capacity, or a result
// that would not be finite; then `field` counts on into the outputs), and what the model itself refuses. On an error every output is NaN.
// A slow model stops after `most_steps` and is too_large with field -1: then it must be run in steps (api/run.h).
Status evaluate(int model, double* in, double* out, double most_steps = kPlainSteps);
Status evaluate(const ModelTable& model, double* in, double* out, double most_steps = kPlainSteps);
// The two halves of it around the physics: defaults and checks of an input; the promise of finite results, kept or broken.
Status check(const ModelTable& model, double* in);
Status finish(const ModelTable& model, Status status, double* out);

enum class Reading { decimal, binary };  // of a capacity: 80 GB as 80e9 or as 80 * 2^30 bytes

// Options of a resolution. Without an explicit format it is fp16, or the entry's headline where it has no such peak.
struct Resolve {
  int format = -1;  // a Format, or -1: not chosen
  Reading reading = Reading::decimal;
};

// Fills inputs that are not given from a view of `kind` (its slots in the order of catalogue/views.h; kNull where unknown).
// unknown_id: the chosen format has no peak. A kind that supplies nothing to this model: unknown_field.
Status resolve(int model, EntityKind kind, const double* view, const Resolve& options, double* in);
// The same from a catalogue entry by index. unknown_id: no such entry.
Status resolve_entry(int model, EntityKind kind, int entry, const Resolve& options, double* in);

int entry_count(EntityKind kind);
int view_slots(EntityKind kind);
// Null: no such entry.
const double* entry_view(EntityKind kind, int entry);
// The format whose peak is taken, or -1: none.
int used_format(const double* hardware_view, int chosen);

// Sample points of an axis, ends included and exact. Whole-number axes are rounded and lose repeats, so that fewer than n may
// come back. Returns how many were written, or 0 when n < 1, an end is not finite, or a log axis does not stay above 0.
enum class Scale { lin, log };
int spacing(double from, double to, int n, Scale scale, bool integer, double* points);

// Outputs that are one number, flag or choice: the columns of a sweep, in the order of the outputs.
int column_count(int model);
// Evaluates at every point of `points` put into the input's slot of one single field (unknown_field: there is none). Column c stands
// at columns + c * n; NaN where a point fails. Returns the first failure, or ok. `in` gets its defaults and keeps the last point;
// `row` holds out_slots doubles.
Status sweep(int model, double* in, int slot, const double* points, int n, double* row, double* columns);

// A legal input made from (seed, i) alone, the same on every platform: some values at their bounds, some spread over the
// decades of the range. For tests that compare native and wasm.
void random_input(int model, std::uint64_t seed, std::uint64_t i, double* in);
// FNV-1a of codes and output bits over random inputs first .. first + n - 1 (a null counts as one fixed bit pattern, a zero as +0).
std::uint64_t random_digest(int model, std::uint64_t seed, std::uint64_t first, std::uint64_t n, double* in, double* out);

}  // namespace ironlab::slots
