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

void fill(double* out, int n, double value) {
  for (int i = 0; i < n; ++i) out[i] = value;
}

// A single value, its default filled in.
Code check_single(const ModelTable& m, const FieldRow& row, double* slot) {
  if (is_not_given(*slot)) {
    if (row.fallback == 0) return Code::missing_field;
    *slot = m.fallbacks[row.fallback];
  }
  return check_value(m, row, *slot);
}

// One element of a list or matrix: a value, which has no default, or a record, whose members may have one.
Code check_element(const ModelTable& m, const FieldRow& row, double* slot) {
  if (!row.is_record()) return is_not_given(*slot) ? Code::missing_field : check_value(m, row, *slot);
  for (int i = 0; i < row.range; ++i)
    if (const Code code = check_single(m, m.members(row)[i], slot + i); code != Code::ok) return code;
  return Code::ok;
}

// How many elements, against the most there may be.
Code check_count(const FieldRow& row, double count, int most) {
  if (is_nan(count) || !is_finite(count)) return Code::not_finite;
  if (std::floor(count) != count || count < 0) return Code::wrong_type;
  if (count > most) return Code::too_large;
  return count == 0 && !row.may_be_empty() ? Code::out_of_range : Code::ok;
}

// What a model never reads is zero, so that it is the same everywhere.
Code check_list(const ModelTable& m, const FieldRow& row, double* slot) {
  if (const Code code = check_count(row, *slot, row.capacity); code != Code::ok) return code;
  const int n = static_cast<int>(*slot), width = row.is_record() ? row.range : 1;
  for (int i = 0; i < n; ++i)
    if (const Code code = check_element(m, row, slot + 1 + i * width); code != Code::ok) return code;
  fill(slot + 1 + n * width, (row.capacity - n) * width, 0);
  return Code::ok;
}

Code check_matrix(const ModelTable& m, const FieldRow& row, double* slot) {
  const int width = row.entity;
  if (const Code code = check_count(row, slot[0], row.capacity / width); code != Code::ok) return code;
  if (const Code code = is_not_given(slot[1]) ? Code::missing_field : check_count(row, slot[1], width); code != Code::ok) return code;
  const int rows = static_cast<int>(slot[0]), columns = static_cast<int>(slot[1]);
  for (int i = 0; i < rows; ++i) {
    double* at = slot + 2 + i * width;
    for (int k = 0; k < columns; ++k)
      if (const Code code = check_element(m, row, at + k); code != Code::ok) return code;
    fill(at + columns, width - columns, 0);
  }
  fill(slot + 2 + rows * width, row.capacity - rows * width, 0);
  return Code::ok;
}

Code check_input(const ModelTable& m, const FieldRow& row, double* slot) {
  if (row.capacity > 0 && is_not_given(*slot)) {
    if (row.fallback == 0) return Code::missing_field;
    slot[0] = m.fallbacks[row.fallback];
    if (row.is_matrix()) slot[1] = 0;
  }
  if (row.is_matrix()) return check_matrix(m, row, slot);
  if (row.is_list()) return check_list(m, row, slot);
  return row.is_record() ? check_element(m, row, slot) : check_single(m, row, slot);
}

// A model promises finite results, or null where its description allows it. Rows without a promise count as too large.
bool value_is_finite(const FieldRow& row, double x) { return is_finite(x) || (is_nan(x) && row.nullable()); }

bool output_is_finite(const ModelTable& m, const FieldRow& row, const double* slot) {
  if (row.is_column()) return value_is_finite(row, *slot);
  if (row.kind() == Kind::violation) return true;  // built from checked numbers; null by design
  const int width = row.is_record() || row.is_matrix() ? (row.is_matrix() ? row.entity : row.range) : 1;
  const int n = row.capacity > 0 ? static_cast<int>(slot[0]) : 1;
  const int used = row.is_matrix() ? static_cast<int>(slot[1]) : width;
  const double* at = slot + (row.is_matrix() ? 2 : row.capacity > 0 ? 1 : 0);
  for (int i = 0; i < n; ++i, at += width)
    for (int k = 0; k < used; ++k)
      if (!value_is_finite(row.is_record() ? m.members(row)[k] : row, at[k])) return false;
  return true;
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

Status evaluate(int model, double* in, double* out, double most_steps) {
  const ModelTable* m = model_table(model);
  return m == nullptr ? Status{Code::unknown_model, -1} : evaluate(*m, in, out, most_steps);
}

Status check(const ModelTable& m, double* in) {
  for (int f = 0; f < m.inputs; ++f) {
    const FieldRow& row = m.rows[f];
    if (const Code code = check_input(m, row, in + row.slot); code != Code::ok) return {code, f};
  }
  return m.refuse == nullptr ? Status{} : m.refuse(in);
}

Status finish(const ModelTable& m, Status status, double* out) {
  for (int f = 0; f < m.outputs && status.ok(); ++f) {
    const FieldRow& row = m.out_rows()[f];
    if (!output_is_finite(m, row, out + row.slot)) status = {Code::too_large, m.inputs + f};
  }
  if (!status.ok()) fill(out, m.out_slots, kNull);
  return status;
}

namespace {

// As a run in steps does it, so that both give the same; but only so far.
Status evaluate_slow(const ModelTable& m, const double* in, double* out, double most_steps) {
  constexpr Status refused{Code::too_large, -1};
  if (m.slow->steps(in) > most_steps) return refused;
  void* run = m.slow->start(in);
  double taken = 0, left = most_steps;
  while (left > 0 && (taken = m.slow->advance(run, left)) >= 0) left -= taken > 0 ? taken : 1;
  if (taken < 0) m.slow->result(run, out);
  m.slow->stop(run);
  return taken < 0 ? Status{} : refused;
}

// The physics, on an input that was checked.
Status calculate(const ModelTable& m, const double* in, double* out, double most_steps) {
  if (m.slow != nullptr) return evaluate_slow(m, in, out, most_steps);
  m.evaluate(in, out);
  return {};
}

}  // namespace

Status evaluate(const ModelTable& m, double* in, double* out, double most_steps) {
  const Status status = check(m, in);
  return finish(m, status.ok() ? calculate(m, in, out, most_steps) : status, out);
}

int column_count(int model) {
  const ModelTable* m = model_table(model);
  int n = 0;
  for (int f = 0; m != nullptr && f < m->outputs; ++f) n += m->out_rows()[f].is_column();
  return n;
}

Status sweep(int model, double* in, int slot, const double* points, int n, double* row, double* columns) {
  const ModelTable* m = model_table(model);
  if (m == nullptr) return {Code::unknown_model, -1};
  int swept = 0;
  while (swept < m->inputs && !(m->rows[swept].slot == slot && m->rows[swept].is_value())) ++swept;
  if (swept == m->inputs) return {Code::unknown_field, -1};
  // Nothing but the point changes: once a whole input was sound, the other fields are.
  const auto check_point = [m, swept, in, slot] {
    if (const Code code = check_single(*m, m->rows[swept], in + slot); code != Code::ok) return Status{code, swept};
    return m->refuse == nullptr ? Status{} : m->refuse(in);
  };
  Status first;
  bool rest_is_sound = false;
  for (int i = 0; i < n; ++i) {
    in[slot] = points[i];
    Status status = rest_is_sound ? check_point() : check(*m, in);
    rest_is_sound = rest_is_sound || status.ok();
    status = finish(*m, status.ok() ? calculate(*m, in, row, kPlainSteps) : status, row);
    if (first.ok() && !status.ok()) first = status;
    double* column = columns + i;
    for (int f = 0; f < m->outputs; ++f)
      if (const FieldRow& out = m->out_rows()[f]; out.is_column()) {
        *column = row[out.slot];
        column += n;
      }
  }
  return first;
}

}  // namespace ironlab::slots
