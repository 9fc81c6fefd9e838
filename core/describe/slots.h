// What a model's In and Out are made of. Every type here is one double or an inline array of doubles, so that the struct in
// memory *is* the row of slots that crosses to the page: nothing is converted.
//
// Beside single values there are four shapes: List<T, N>, Matrix<T, R, C>, a record (a struct of single values with
// record_members beside it, see describe/field.h) and a List of records.
#pragma once

#include <array>    // std::array
#include <bit>      // std::bit_cast
#include <cstdint>  // std::uint64_t
#include <limits>   // std::numeric_limits

#include "units/quantity.h"

namespace ironlab {

// null on the wire. Any NaN counts as null, except the one below.
inline constexpr double kNull = std::numeric_limits<double>::quiet_NaN();

// "This input was not given": a quiet NaN with a payload of its own, so that a given null differs from no value at all.
inline constexpr std::uint64_t kNotGivenBits = 0x7ff8'6e6f'7467'6976ULL;
constexpr double not_given() { return std::bit_cast<double>(kNotGivenBits); }
constexpr bool is_not_given(double x) { return std::bit_cast<std::uint64_t>(x) == kNotGivenBits; }

// A whole number. Exact up to 2^53.
class Count {
 public:
  constexpr Count() = default;
  constexpr Count(double n) : n_(n) {}
  constexpr operator double() const { return n_; }

 private:
  double n_ = 0;
};

class Flag {
 public:
  constexpr Flag() = default;
  constexpr Flag(bool b) : value_(b ? 1.0 : 0.0) {}
  constexpr operator bool() const { return value_ != 0; }

 private:
  double value_ = 0;
};

// A number that takes any unit: it compares values of the same kind, whatever that is.
class Any {
 public:
  constexpr Any() = default;
  constexpr Any(double x) : x_(x) {}
  constexpr operator double() const { return x_; }

 private:
  double x_ = 0;
};

// One value of an enumeration that has names (choice_names<E>); the slot holds the index.
template <class E>
class Choice {
 public:
  constexpr Choice() = default;
  constexpr Choice(E e) : index_(static_cast<int>(e)) {}
  constexpr operator E() const { return static_cast<E>(static_cast<int>(index_)); }

 private:
  double index_ = 0;
};

// The wire name of an alternative and its name for people.
struct ChoiceName {
  const char* name;
  const char* label;
};
// Specialized beside each enumeration: std::array<ChoiceName, n> in the order of its values.
template <class E>
inline constexpr std::array<ChoiceName, 0> choice_names{};

// A T, or null.
template <class T>
class Maybe {
 public:
  constexpr Maybe() = default;
  constexpr Maybe(T value) : slot_(std::bit_cast<double>(value)) {}
  constexpr bool has() const { return slot_ == slot_; }
  constexpr T value() const { return std::bit_cast<T>(slot_); }
  constexpr T value_or(T other) const { return has() ? value() : other; }

 private:
  double slot_ = kNull;
};

// The capacity of a sample: as many timed runs as a submission may hold (results.json allows 30 to 10,000).
inline constexpr int kMaxSamples = 10000;

// Up to N values (or records) with their number in front. N is part of the wire layout.
template <class T, int N>
struct List {
  double count = 0;
  T items[N]{};

  static constexpr int kCapacity = N;
  constexpr int size() const { return static_cast<int>(count); }
  constexpr const T& operator[](int i) const { return items[i]; }
  constexpr void push(const T& value) {
    items[size()] = value;
    count += 1;
  }
  constexpr const T* begin() const { return items; }
  constexpr const T* end() const { return items + size(); }
};

// Up to R rows of equally many values, at most C. A row begins at a multiple of C, however many columns there are.
template <class T, int R, int C>
struct Matrix {
  double row_count = 0;
  double column_count = 0;
  T items[R * C]{};

  constexpr int rows() const { return static_cast<int>(row_count); }
  constexpr int columns() const { return static_cast<int>(column_count); }
  constexpr const T& at(int row, int column) const { return items[row * C + column]; }
  constexpr T& at(int row, int column) { return items[row * C + column]; }
};

// A limit that was crossed and by how much; no demand means not crossed (null on the wire). It is an answer, not an error.
template <class Q>
struct Violation {
  Maybe<Q> demand;
  Maybe<Q> capacity;
  Maybe<Ratio> ratio;

  static constexpr Violation none() { return {}; }
  static constexpr Violation of(Q demand, Q capacity) { return {demand, capacity, Ratio(demand / capacity)}; }
};

}  // namespace ironlab
