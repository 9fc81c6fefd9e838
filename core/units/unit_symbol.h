// The symbol of a dimension, made from its exponents at compile time: "FLOP/s", "B", "W", "" for a plain number.
#pragma once

#include <array>  // std::array

#include "units/quantity.h"

namespace ironlab {

struct SymbolText {
  std::array<char, 32> text{};
  int length = 0;
  constexpr void add(const char* s) {
    for (; *s != '\0'; ++s) text[static_cast<unsigned>(length++)] = *s;
  }
};

constexpr SymbolText make_symbol(Dimension d) {
  SymbolText out;
  if (d == Dimension{.second = -1, .joule = 1}) {  // the one derived unit with a name of its own
    out.add("W");
    return out;
  }
  struct Base { signed char exponent; const char* symbol; };
  const Base bases[] = {{d.flop, "FLOP"}, {d.byte, "B"},  {d.joule, "J"}, {d.dollar, "USD"},
                        {d.kilogram, "kg"}, {d.meter, "m"}, {d.second, "s"}};
  const auto power = [&out](int exponent) {
    if (exponent == 2) out.add("²");
    if (exponent == 3) out.add("³");
  };
  for (const Base& b : bases) {
    if (b.exponent <= 0) continue;
    if (out.length > 0) out.add("·");
    out.add(b.symbol);
    power(b.exponent);
  }
  bool first = true;
  for (const Base& b : bases) {
    if (b.exponent >= 0) continue;
    if (first) out.add(out.length == 0 ? "1/" : "/");
    if (!first) out.add("/");
    first = false;
    out.add(b.symbol);
    power(-b.exponent);
  }
  return out;
}

template <Dimension D>
inline constexpr SymbolText kSymbol = make_symbol(D);

template <class Q>
struct UnitSymbol;
template <Dimension D>
struct UnitSymbol<Quantity<D>> {
  static constexpr const char* value = kSymbol<D>.text.data();
};
// unit_symbol<FlopRate>() is "FLOP/s".
template <class Q>
constexpr const char* unit_symbol() { return UnitSymbol<Q>::value; }

}  // namespace ironlab
