// Checking and evaluating on slots: one loop for all models, driven by their rows.
#include "api/slots.h"

#include <cmath>   // std::floor (exact)
#include <limits>  // std::numeric_limits

#include "catalogue/entries.h"
#include "models/registry.h"

namespace ironlab::slots {
namespace {

constexpr bool is_nan(double x) { return x != x; }
constexpr bool is_finite(double x) { return x - x == 0; }

// One value of a field against its row. Kind and range say everything.
Code check_value(const ModelTable& m, const FieldRow& row, double x) {
  if (is_nan(x)) return row.nullable() ? Code::ok : Code::not_finite;
  if (!is_finite(x)) return Code::not_finite;
  if (row.kind() != Kind::number && std::floor(x) != x) return Code::wrong_type;
  const Limits& limits = m.limits[row.range];
  if (x >= limits.low && x <= limits.high) return Code::ok;
  return row.kind() == Kind::flag || row.kind() == Kind::choice ? Code::wrong_type : Code::out_of_range;
}

Code check_input(const ModelTable& m, const FieldRow& row, double* slot) {
  if (is_not_given(*slot)) {
    if (row.fallback == 0) return Code::missing_field;
    *slot = m.fallbacks[row.fallback];
    if (row.is_list()) {
      for (int i = 1; i <= row.capacity; ++i) slot[i] = 0;
      return Code::ok;
    }
  }
  if (!row.is_list()) return check_value(m, row, *slot);
  const double count = *slot;
  if (is_nan(count) || !is_finite(count)) return Code::not_finite;
  if (std::floor(count) != count || count < 0) return Code::wrong_type;
  if (count > row.capacity) return Code::too_large;
  if (count == 0 && !row.may_be_empty()) return Code::out_of_range;
  const int n = static_cast<int>(count);
  for (int i = 1; i <= n; ++i) {
    if (is_not_given(slot[i])) return Code::missing_field;
    if (const Code code = check_value(m, row, slot[i]); code != Code::ok) return code;
  }
  for (int i = n + 1; i <= row.capacity; ++i) slot[i] = 0;  // what a model never reads is the same everywhere
  return Code::ok;
}

// A model promises finite results, or null where its description allows it. Rows without a promise count as too large.
bool output_is_finite(const FieldRow& row, const double* slot) {
  if (row.kind() == Kind::violation) return true;  // built from checked numbers; null by design
  const int n = row.is_list() ? static_cast<int>(slot[0]) + 1 : 1;
  for (int i = 0; i < n; ++i) {
    if (is_nan(slot[i]) ? !row.nullable() : !is_finite(slot[i])) return false;
  }
  return true;
}

void fill(double* out, int n, double value) {
  for (int i = 0; i < n; ++i) out[i] = value;
}

}  // namespace

int model_count() { return ironlab::model_count(); }

int in_slots(int model) {
  const ModelTable* m = model_table(model);
  return m == nullptr ? 0 : m->in_slots;
}

int out_slots(int model) {
  const ModelTable* m = model_table(model);
  return m == nullptr ? 0 : m->out_slots;
}

std::uint64_t table_hash() { return models_hash() ^ (catalogue_hash() * 3); }

void begin(int model, double* in) { fill(in, in_slots(model), not_given()); }

Status evaluate(int model, double* in, double* out) {
  const ModelTable* m = model_table(model);
  return m == nullptr ? Status{Code::unknown_model, -1} : evaluate(*m, in, out);
}

Status evaluate(const ModelTable& m, double* in, double* out) {
  Status status;
  for (int f = 0; f < m.inputs && status.ok(); ++f) {
    const FieldRow& row = m.rows[f];
    if (const Code code = check_input(m, row, in + row.slot); code != Code::ok) status = {code, f};
  }
  if (status.ok() && m.refuse != nullptr) status = m.refuse(in);
  if (status.ok()) {
    m.evaluate(in, out);
    for (int f = 0; f < m.outputs; ++f) {
      const FieldRow& row = m.out_rows()[f];
      if (output_is_finite(row, out + row.slot)) continue;
      status = {Code::too_large, m.inputs + f};
      break;
    }
  }
  if (!status.ok()) fill(out, m.out_slots, kNull);
  return status;
}

Status sweep(int model, const double* in, int slot, const double* points, int n, double* scratch, double* out) {
  const ModelTable* m = model_table(model);
  if (m == nullptr) return {Code::unknown_model, -1};
  if (slot < 0 || slot >= m->in_slots) return {Code::unknown_field, -1};
  Status first;
  for (int i = 0; i < n; ++i) {
    for (int s = 0; s < m->in_slots; ++s) scratch[s] = in[s];
    scratch[slot] = points[i];
    const Status status = evaluate(*m, scratch, out + static_cast<long>(i) * m->out_slots);
    if (first.ok() && !status.ok()) first = status;
  }
  return first;
}

}  // namespace ironlab::slots
