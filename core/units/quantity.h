// Dimension-checked quantities: one double in SI units whose dimension is part of its type.
#pragma once

#include <compare>      // std::partial_ordering
#include <type_traits>  // std::is_convertible_v

namespace ironlab {

// Exponents of the base units. A new base unit is one more member here and one more line in kBaseSymbols (unit_symbol.h).
struct Dimension {
  signed char flop = 0, byte = 0, second = 0, joule = 0, dollar = 0, meter = 0, kilogram = 0;
  friend constexpr bool operator==(const Dimension&, const Dimension&) = default;
};

constexpr Dimension scaled_sum(Dimension a, Dimension b, int sign) {
  const auto add = [sign](signed char x, signed char y) { return static_cast<signed char>(x + sign * y); };
  return {add(a.flop, b.flop),     add(a.byte, b.byte),   add(a.second, b.second),    add(a.joule, b.joule),
          add(a.dollar, b.dollar), add(a.meter, b.meter), add(a.kilogram, b.kilogram)};
}
constexpr Dimension operator*(Dimension a, Dimension b) { return scaled_sum(a, b, +1); }
constexpr Dimension operator/(Dimension a, Dimension b) { return scaled_sum(a, b, -1); }

inline constexpr Dimension kNone{};

// A value in SI units. Only quantities of one dimension add and compare; a dimensionless one is a plain number.
template <Dimension D>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit(!(D == kNone)) Quantity(double si) : si_(si) {}
  constexpr double si() const { return si_; }
  constexpr operator double() const requires(D == kNone) { return si_; }

 private:
  double si_ = 0;
};

template <Dimension D>
constexpr Quantity<D> operator+(Quantity<D> a, Quantity<D> b) { return Quantity<D>(a.si() + b.si()); }
template <Dimension D>
constexpr Quantity<D> operator-(Quantity<D> a, Quantity<D> b) { return Quantity<D>(a.si() - b.si()); }
template <Dimension A, Dimension B>
constexpr Quantity<A * B> operator*(Quantity<A> a, Quantity<B> b) { return Quantity<A * B>(a.si() * b.si()); }
template <Dimension A, Dimension B>
constexpr Quantity<A / B> operator/(Quantity<A> a, Quantity<B> b) { return Quantity<A / B>(a.si() / b.si()); }

// Plain numbers (also counts) scale a quantity.
template <class T>
inline constexpr bool kIsQuantity = false;
template <Dimension D>
inline constexpr bool kIsQuantity<Quantity<D>> = true;
template <class T>
concept Scalar = std::is_convertible_v<T, double> && !kIsQuantity<T>;
template <Dimension D, Scalar T>
constexpr Quantity<D> operator*(Quantity<D> a, T b) { return Quantity<D>(a.si() * static_cast<double>(b)); }
template <Dimension D, Scalar T>
constexpr Quantity<D> operator*(T a, Quantity<D> b) { return Quantity<D>(static_cast<double>(a) * b.si()); }
template <Dimension D, Scalar T>
constexpr Quantity<D> operator/(Quantity<D> a, T b) { return Quantity<D>(a.si() / static_cast<double>(b)); }
template <Dimension D, Scalar T>
constexpr Quantity<kNone / D> operator/(T a, Quantity<D> b) { return Quantity<kNone / D>(static_cast<double>(a) / b.si()); }

template <Dimension D>
constexpr bool operator==(Quantity<D> a, Quantity<D> b) { return a.si() == b.si(); }
template <Dimension D>
constexpr std::partial_ordering operator<=>(Quantity<D> a, Quantity<D> b) { return a.si() <=> b.si(); }

template <Dimension D>
constexpr Quantity<D> larger(Quantity<D> a, Quantity<D> b) { return a < b ? b : a; }
template <Dimension D>
constexpr Quantity<D> smaller(Quantity<D> a, Quantity<D> b) { return b < a ? b : a; }

using Ratio = Quantity<kNone>;
using Flops = Quantity<Dimension{.flop = 1}>;
using Bytes = Quantity<Dimension{.byte = 1}>;
using Seconds = Quantity<Dimension{.second = 1}>;
using Joules = Quantity<Dimension{.joule = 1}>;
using Watts = Quantity<Dimension{.second = -1, .joule = 1}>;
using Dollars = Quantity<Dimension{.dollar = 1}>;
using DollarRate = Quantity<Dimension{.second = -1, .dollar = 1}>;
using Meters = Quantity<Dimension{.meter = 1}>;
using Speed = Quantity<Dimension{.second = -1, .meter = 1}>;
using Kilograms = Quantity<Dimension{.kilogram = 1}>;
using KilogramsPerJoule = Quantity<Dimension{.joule = -1, .kilogram = 1}>;
using FlopRate = Quantity<Dimension{.flop = 1, .second = -1}>;
using ByteRate = Quantity<Dimension{.byte = 1, .second = -1}>;
using Rate = Quantity<Dimension{.second = -1}>;
using FlopPerByte = Quantity<Dimension{.flop = 1, .byte = -1}>;

}  // namespace ironlab
