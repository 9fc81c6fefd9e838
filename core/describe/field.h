// One described field of a model: found in its struct by member pointer, typed by the member's type, all at compile time.
#pragma once

#include <array>        // std::array
#include <bit>          // std::bit_cast
#include <cstddef>      // std::nullptr_t, std::size_t
#include <span>         // std::span
#include <type_traits>  // std::is_enum_v

#include "describe/error.h"
#include "describe/range.h"
#include "describe/slots.h"
#include "units/unit_symbol.h"

namespace ironlab {

enum class Kind : unsigned char { number, integer, flag, choice, violation, record };

struct Field;

// What a slot type says about its field.
struct SlotInfo {
  Kind kind = Kind::number;
  bool nullable = false;
  int capacity = 0;  // of a list or matrix; 0 for a single value or record
  int columns = 0;   // of a matrix
  const char* unit = "";
  Range range{};
  std::span<const ChoiceName> choices{};
  const Field* members = nullptr;  // of a record
  int member_count = 0;
  int stride = 1;  // slots of one element
};
// A record is a struct of single values with its description beside it, as an enumeration has its names:
//   template <> inline constexpr auto record_members<Job> = fields<Job>(field(&Job::gpus, "gpus", {...}), ...);
template <class T>
inline constexpr std::nullptr_t record_members{};
template <class T>
concept Record = requires { record_members<T>.size(); };

template <class T>
struct SlotOf;
template <Record R>
struct SlotOf<R> {
  static_assert(record_members<R>.size() * sizeof(double) == sizeof(R), "a record holds single values");
  static constexpr int kMembers = static_cast<int>(record_members<R>.size());
  static constexpr SlotInfo info{.kind = Kind::record, .members = record_members<R>.data(), .member_count = kMembers, .stride = kMembers};
};
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
  static_assert(sizeof(T) == sizeof(double) || Record<T>, "a list holds single values or records");
  static constexpr SlotInfo info = [] {
    SlotInfo i = SlotOf<T>::info;
    i.capacity = N;
    return i;
  }();
};
template <class T, int R, int C>
struct SlotOf<Matrix<T, R, C>> {
  static_assert(sizeof(T) == sizeof(double) && C < 256, "a matrix holds single values");
  static constexpr SlotInfo info = [] {
    SlotInfo i = SlotOf<T>::info;
    i.capacity = R * C;
    i.columns = C;
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
  bool named = false;            // a list whose records may carry a "name": it stays outside, slots hold no text
  const char* index_of = "";     // a whole number that is a place in this list of named records: the wire says the name
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
  bool named = false;
  const char* index_of = "";
  const char* symbol = "";
  const char* doc = "";
  const char* null_text = "";
  const char* violation = "";

  constexpr bool required() const { return is_not_given(fallback); }
  constexpr bool is_list() const { return type.capacity > 0 && type.columns == 0; }
  constexpr bool is_matrix() const { return type.columns > 0; }
  constexpr bool is_record() const { return type.kind == Kind::record; }  // one, or the elements of a list
  constexpr bool is_single() const { return type.capacity == 0 && !is_record(); }
  constexpr int rows() const { return type.columns > 0 ? type.capacity / type.columns : 0; }
  constexpr std::span<const Field> members() const;
};
constexpr std::span<const Field> Field::members() const { return {type.members, static_cast<std::size_t>(type.member_count)}; }

// Never defined: a call of it while compiling is an error that shows the reason.
void does_not_compile(const char* why);

template <class S>
inline constexpr int kSlots = static_cast<int>(sizeof(S) / sizeof(double));

template <std::size_t N>
struct Numbered {
  double slots[N];
};
// 0, 1, 2 ... N - 1, made once a size.
template <std::size_t N>
inline constexpr Numbered<N> kNumbered = [] {
  Numbered<N> all{};
  for (std::size_t i = 0; i < N; ++i) all.slots[i] = static_cast<double>(i);
  return all;
}();

// Where a member lies, in doubles: a struct whose every slot holds its own number says so itself.
template <class S, class T>
consteval int slot_of(T S::*member) {
  static_assert(sizeof(S) % sizeof(double) == 0 && sizeof(T) % sizeof(double) == 0, "only doubles inside");
  const S s = std::bit_cast<S>(kNumbered<sizeof(S) / sizeof(double)>);
  return static_cast<int>(std::bit_cast<Numbered<sizeof(T) / sizeof(double)>>(s.*member).slots[0]);
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
  f.named = spec.named;
  f.index_of = spec.index_of;
  f.symbol = spec.symbol;
  f.doc = spec.doc;
  f.null_text = spec.null_text;
  f.violation = spec.violation;
  if (!(f.range.min <= f.range.max)) does_not_compile("range is empty");
  if (f.doc[0] == '\0') does_not_compile("every field says what it is");
  if ((f.type.kind == Kind::violation) != (f.violation[0] != '\0')) does_not_compile("a violation names its kind");
  if (f.is_record() && f.type.capacity == 0 && !f.required()) does_not_compile("a record's members have defaults, not the record");
  if (f.named && !(f.is_record() && f.is_list())) does_not_compile("only a list of records has names");
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
