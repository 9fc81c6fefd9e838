// One described field of a model: found in its struct by member pointer, typed by the member's type, all at compile time.
#pragma once

#include <array>        // std::array
#include <bit>          // std::bit_cast
#include <cstddef>      // std::size_t
#include <span>         // std::span
#include <type_traits>  // std::is_enum_v

#include "describe/range.h"
#include "describe/slots.h"
#include "units/unit_symbol.h"

namespace ironlab {

enum class Kind : unsigned char { number, integer, flag, choice, violation };

// What a slot type says about its field.
struct SlotInfo {
  Kind kind = Kind::number;
  bool nullable = false;
  int capacity = 0;  // of a list; 0 for a single value
  const char* unit = "";
  Range range{};
  std::span<const ChoiceName> choices{};
};
template <class T>
struct SlotOf;
template <Dimension D>
struct SlotOf<Quantity<D>> {
  static constexpr SlotInfo info{.unit = unit_symbol<Quantity<D>>(), .range = usual_range(D)};
};
template <>
struct SlotOf<Count> {
  static constexpr SlotInfo info{.kind = Kind::integer, .range = kCount};
};
template <>
struct SlotOf<Any> {
  static constexpr SlotInfo info{.unit = "any", .range = kPositiveAny};
};
template <>
struct SlotOf<Flag> {
  static constexpr SlotInfo info{.kind = Kind::flag, .range = kShare};
};
template <class E>
struct SlotOf<Choice<E>> {
  static_assert(choice_names<E>.size() > 0, "an enumeration needs its choice_names");
  static constexpr SlotInfo info{.kind = Kind::choice,
                                 .range = {.min = 0, .max = static_cast<double>(choice_names<E>.size()) - 1},
                                 .choices = choice_names<E>};
};
template <class T>
struct SlotOf<Maybe<T>> {
  static constexpr SlotInfo info = [] {
    SlotInfo i = SlotOf<T>::info;
    i.nullable = true;
    return i;
  }();
};
template <class T, int N>
struct SlotOf<List<T, N>> {
  static_assert(sizeof(T) == sizeof(double), "a list holds single values");
  static constexpr SlotInfo info = [] {
    SlotInfo i = SlotOf<T>::info;
    i.capacity = N;
    return i;
  }();
};
template <class Q>
struct SlotOf<Violation<Q>> {
  static constexpr SlotInfo info{.kind = Kind::violation, .nullable = true, .unit = unit_symbol<Q>()};
};

// A default: a number, a flag, an alternative, null, or none (the field must be given).
struct Fallback {
  double slot = not_given();
  constexpr Fallback() = default;
  constexpr Fallback(double x) : slot(x) {}
  constexpr Fallback(int x) : slot(x) {}
  constexpr Fallback(bool x) : slot(x ? 1 : 0) {}
  template <class E>
    requires std::is_enum_v<E>
  constexpr Fallback(E e) : slot(static_cast<int>(e)) {}
};

// What the author says about a field; everything else follows from the member's type.
struct FieldSpec {
  Range range = kByType;
  bool positive = false;         // the usual range without 0: the field divides
  Fallback fallback{};           // none: required
  bool may_be_empty = false;     // a list of no elements is legal
  const char* symbol = "";       // TeX, as in the formula
  const char* doc = "";          // one sentence for a student
  const char* null_text = "";    // what null means: "never", "not measured"
  const char* violation = "";    // kind of a violation: "out_of_memory"
};

struct Field {
  const char* name = "";
  int slot = 0;
  int slots = 1;
  SlotInfo type{};
  Range range{};
  double fallback = not_given();
  bool may_be_empty = false;
  const char* symbol = "";
  const char* doc = "";
  const char* null_text = "";
  const char* violation = "";

  constexpr bool required() const { return is_not_given(fallback); }
  constexpr bool is_list() const { return type.capacity > 0; }
};

// Never defined: a call of it while compiling is an error that shows the reason.
void does_not_compile(const char* why);

template <class S>
inline constexpr int kSlots = static_cast<int>(sizeof(S) / sizeof(double));

// Where a member lies, in doubles: mark it in an otherwise empty struct and look for the mark.
template <class S, class T>
consteval int slot_of(T S::*member) {
  static_assert(sizeof(S) % sizeof(double) == 0 && sizeof(T) % sizeof(double) == 0, "only doubles inside");
  constexpr double mark = 8.0625;
  std::array<double, sizeof(T) / sizeof(double)> marked{};
  marked[0] = mark;
  S s{};
  s.*member = std::bit_cast<T>(marked);
  const auto slots = std::bit_cast<std::array<double, sizeof(S) / sizeof(double)>>(s);
  for (std::size_t i = 0; i < slots.size(); ++i)
    if (slots[i] == mark) return static_cast<int>(i);
  does_not_compile("member not found");
  return -1;
}

template <class S, class T>
consteval Field field(T S::*member, const char* name, FieldSpec spec) {
  Field f;
  f.name = name;
  f.slot = slot_of(member);
  f.slots = static_cast<int>(sizeof(T) / sizeof(double));
  f.type = SlotOf<T>::info;
  f.range = spec.range.by_type ? f.type.range : spec.range;
  if (spec.positive) f.range.above = true;
  f.fallback = spec.fallback.slot;
  f.may_be_empty = spec.may_be_empty;
  f.symbol = spec.symbol;
  f.doc = spec.doc;
  f.null_text = spec.null_text;
  f.violation = spec.violation;
  if (!(f.range.min <= f.range.max)) does_not_compile("range is empty");
  if (f.doc[0] == '\0') does_not_compile("every field says what it is");
  if ((f.type.kind == Kind::violation) != (f.violation[0] != '\0')) does_not_compile("a violation names its kind");
  return f;
}

constexpr bool same_text(const char* a, const char* b) {
  while (*a != '\0' && *a == *b) ++a, ++b;
  return *a == *b;
}

// All fields of a struct, in its order. Each slot is described exactly once and names are unique, else it does not compile.
template <class S, class... F>
consteval std::array<Field, sizeof...(F)> fields(F... list) {
  const std::array<Field, sizeof...(F)> all{list...};
  int next = 0;
  for (const Field& f : all) {
    if (f.slot != next) does_not_compile("describe every member once, in the order of the struct");
    next += f.slots;
    for (const Field& other : all)
      if (&other != &f && same_text(other.name, f.name)) does_not_compile("two fields of one name");
  }
  if (next != kSlots<S>) does_not_compile("a member is not described");
  return all;
}

}  // namespace ironlab
