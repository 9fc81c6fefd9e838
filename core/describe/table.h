// Descriptions as data: what the generic loops read. A field costs 8 bytes and names are not in it, so that wasm carries none.
// A record's members are rows too, with slots relative to the record; they stand behind the model's outputs, once a record type.
#pragma once

#include <cstdint>  // std::uint8_t, std::uint16_t

#include "describe/error.h"
#include "describe/field.h"

namespace ironlab {

struct FieldRow {
  std::uint16_t slot;
  std::uint16_t capacity;  // of a list or matrix; 0 for a single value or record
  std::uint8_t type;       // Kind in the low bits, then the flags below
  std::uint8_t range;      // index into the subject's ranges; of a record: how many members it has
  std::uint8_t fallback;   // index into the subject's defaults; 0 = must be given
  std::uint8_t entity;     // where a catalogue entry supplies it: kind << 5 | field of its view; 0 = nowhere.
                           // Of a record: where its members stand, counted from the model's first row. Of a matrix: its columns.

  static constexpr unsigned kKindMask = 7, kNullable = 8, kMayBeEmpty = 16, kMatrix = 32;
  constexpr Kind kind() const { return static_cast<Kind>(type & kKindMask); }
  constexpr bool nullable() const { return (type & kNullable) != 0; }
  constexpr bool may_be_empty() const { return (type & kMayBeEmpty) != 0; }
  constexpr bool is_record() const { return kind() == Kind::record; }
  constexpr bool is_matrix() const { return (type & kMatrix) != 0; }
  constexpr bool is_value() const { return capacity == 0 && kind() != Kind::record; }
  constexpr bool is_column() const { return is_value() && kind() != Kind::violation; }
  constexpr bool is_list() const { return capacity > 0 && !is_matrix(); }
  constexpr int entity_kind() const { return is_record() || is_matrix() ? 0 : entity >> 5; }
  constexpr int entity_field() const { return entity & 31; }
};
static_assert(sizeof(FieldRow) == 8);

// Both ends included (an excluded end is moved to the next double).
struct Limits {
  double low;
  double high;
};

// A plain call of a slow model does at most so many steps (each some nanoseconds, so some 50 ms); beyond it is too_large and the
// model must be run in steps (api/run.h).
inline constexpr double kPlainSteps = 1e7;

// How a slow model is run in steps: the state of a run lives behind a pointer between start and stop.
struct SlowTable {
  double (*steps)(const double* in);  // about how many steps a run takes
  void* (*start)(const double* in);
  double (*advance)(void* run, double steps);  // does about so many; returns how many it did, or -1 when the run is done
  void (*result)(const void* run, double* out);
  void (*stop)(void* run);
};

// One model: its rows (inputs, then outputs) and its physics on bare slots.
struct ModelTable {
  const FieldRow* rows;
  const Limits* limits;
  const double* fallbacks;
  std::uint16_t inputs, outputs;      // fields
  std::uint16_t in_slots, out_slots;  // doubles
  void (*evaluate)(const double* in, double* out);
  Status (*refuse)(const double* in);  // the model's own objections, or null
  const SlowTable* slow;               // null for a model that answers at once

  constexpr const FieldRow* out_rows() const { return rows + inputs; }
  constexpr const FieldRow* members(const FieldRow& record) const { return rows + record.entity; }
};

struct SubjectTable {
  const ModelTable* models;
  int count;
  std::uint64_t hash;  // of all names, units, ranges and defaults: the page compares it with the table it was built with
};

constexpr FieldRow make_row(const Field& f) {
  unsigned type = static_cast<unsigned>(f.type.kind);
  if (f.type.nullable) type |= FieldRow::kNullable;
  if (f.may_be_empty) type |= FieldRow::kMayBeEmpty;
  if (f.is_matrix()) type |= FieldRow::kMatrix;
  FieldRow row{};
  row.slot = static_cast<std::uint16_t>(f.slot);
  row.capacity = static_cast<std::uint16_t>(f.type.capacity);
  row.type = static_cast<std::uint8_t>(type);
  if (f.is_matrix()) row.entity = static_cast<std::uint8_t>(f.type.columns);
  if (f.is_record()) row.range = static_cast<std::uint8_t>(f.type.member_count);
  return row;
}

// FNV-1a, over text and numbers of a description.
class Hash {
 public:
  constexpr void add(const char* s) {
    for (; *s != '\0'; ++s) byte(static_cast<unsigned char>(*s));
    byte(0);
  }
  constexpr void add(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    for (int i = 0; i < 64; i += 8) byte(static_cast<unsigned char>(bits >> i));
  }
  constexpr void add(const Field& f) {
    add(f.name);
    add(f.type.unit);
    add(f.range.min);
    add(f.range.max);
    add(f.fallback);
    add(static_cast<double>(f.slot * 64 + static_cast<int>(f.type.kind) * 2 + (f.type.nullable ? 1 : 0)));
    add(static_cast<double>(f.type.capacity * 256 + f.type.columns));
    for (const ChoiceName& c : f.type.choices) add(c.name);
    for (const Field& member : f.members()) add(member);
  }
  constexpr std::uint64_t value() const { return state_; }

 private:
  constexpr void byte(unsigned char b) { state_ = (state_ ^ b) * 0x100000001b3ULL; }
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace ironlab
