// Units that people read and type, with their factor to SI and the SI symbol they convert to. The native tool emits this table
// for the page and for the lab compiler, so that no other list of units exists.
#pragma once

#include <optional>     // std::optional
#include <span>         // std::span
#include <string_view>  // std::string_view

namespace ironlab {

// One display unit: value in SI = factor * shown value. `family` groups the steps of one ladder (B, kB, MB ... or B, KiB, MiB ...).
struct DisplayUnit {
  const char* symbol;
  double factor;
  const char* si;      // symbol of the dimension it belongs to, as unit_symbol writes it; "" for a plain number
  const char* family;  // "si", "iec" (powers of 1024), or "" for units outside the ladders
};

std::span<const DisplayUnit> display_units();

struct Parsed {
  double si;
  const char* unit;  // SI symbol, "" for a plain number
};
// Reads "0.5 ms", "512 KiB", "20 %", "4 GFLOP", "1e6" into SI. Nothing when the number or the unit is unknown.
std::optional<Parsed> parse_quantity(std::string_view text);

}  // namespace ironlab
