// Descriptions as data: what the generic loops read. A field costs 8 bytes and names are not in it, so that wasm carries none.
#pragma once

#include <cstdint>  // std::uint8_t, std::uint16_t

#include "describe/error.h"
#include "describe/field.h"

namespace ironlab {

struct FieldRow {
  std::uint16_t slot;
  std::uint16_t capacity;  // of a list; 0 for a single value
  std::uint8_t type;       // Kind in the low bits, then the flags below
  std::uint8_t range;      // index into the subject's ranges
  std::uint8_t fallback;   // index into the subject's defaults; 0 = must be given
  std::uint8_t entity;     // where a catalogue entry supplies it: kind << 5 | field of its view; 0 = nowhere

  static constexpr unsigned kKindMask = 7, kNullable = 8, kMayBeEmpty = 16;
  constexpr Kind kind() const { return static_cast<Kind>(type & kKindMask); }
  constexpr bool nullable() const { return (type & kNullable) != 0; }
  constexpr bool may_be_empty() const { return (type & kMayBeEmpty) != 0; }
  constexpr bool is_list() const { return capacity > 0; }
  constexpr int entity_kind() const { return entity >> 5; }
  constexpr int entity_field() const { return entity & 31; }
};
static_assert(sizeof(FieldRow) == 8);

// Both ends included (an excluded end is moved to the next double).
struct Limits {
  double low;
  double high;
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

  constexpr const FieldRow* out_rows() const { return rows + inputs; }
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
  FieldRow row{};
  row.slot = static_cast<std::uint16_t>(f.slot);
  row.capacity = static_cast<std::uint16_t>(f.type.capacity);
  row.type = static_cast<std::uint8_t>(type);
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
    for (const ChoiceName& c : f.type.choices) add(c.name);
  }
  constexpr std::uint64_t value() const { return state_; }

 private:
  constexpr void byte(unsigned char b) { state_ = (state_ ^ b) * 0x100000001b3ULL; }
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace ironlab
