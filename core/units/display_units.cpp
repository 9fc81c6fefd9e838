// The table of display units, and reading a quantity with the help of it.
#include "units/display_units.h"

#include <charconv>  // std::from_chars

namespace ironlab {
namespace {

constexpr double kKiB = 1024.0, kMiB = kKiB * 1024, kGiB = kMiB * 1024, kTiB = kGiB * 1024;

// Within a family from small to large: a printer takes the last that is not above the value.
constexpr DisplayUnit kUnits[] = {
    {"ns", 1e-9, "s", "si"},         {"us", 1e-6, "s", ""},          {"µs", 1e-6, "s", "si"},        {"ms", 1e-3, "s", "si"},
    {"s", 1, "s", "si"},             {"min", 60, "s", "si"},         {"h", 3600, "s", "si"},         {"d", 86400, "s", "si"},
    {"B", 1, "B", "si"},             {"kB", 1e3, "B", "si"},         {"MB", 1e6, "B", "si"},         {"GB", 1e9, "B", "si"},
    {"TB", 1e12, "B", "si"},         {"PB", 1e15, "B", "si"},        {"KiB", kKiB, "B", "iec"},      {"MiB", kMiB, "B", "iec"},
    {"GiB", kGiB, "B", "iec"},       {"TiB", kTiB, "B", "iec"},      {"B/s", 1, "B/s", "si"},        {"kB/s", 1e3, "B/s", "si"},
    {"MB/s", 1e6, "B/s", "si"},      {"GB/s", 1e9, "B/s", "si"},     {"TB/s", 1e12, "B/s", "si"},    {"bit/s", 0.125, "B/s", ""},
    {"Mbit/s", 0.125e6, "B/s", ""},  {"Gbit/s", 0.125e9, "B/s", ""}, {"FLOP", 1, "FLOP", "si"},      {"kFLOP", 1e3, "FLOP", "si"},
    {"MFLOP", 1e6, "FLOP", "si"},    {"GFLOP", 1e9, "FLOP", "si"},   {"TFLOP", 1e12, "FLOP", "si"},  {"PFLOP", 1e15, "FLOP", "si"},
    {"EFLOP", 1e18, "FLOP", "si"},   {"FLOP/s", 1, "FLOP/s", "si"},  {"kFLOP/s", 1e3, "FLOP/s", "si"}, {"MFLOP/s", 1e6, "FLOP/s", "si"},
    {"GFLOP/s", 1e9, "FLOP/s", "si"}, {"TFLOP/s", 1e12, "FLOP/s", "si"}, {"PFLOP/s", 1e15, "FLOP/s", "si"}, {"FLOP/B", 1, "FLOP/B", "si"},
    {"µW", 1e-6, "W", "si"},         {"mW", 1e-3, "W", "si"},        {"W", 1, "W", "si"},            {"kW", 1e3, "W", "si"},
    {"MW", 1e6, "W", "si"},          {"µJ", 1e-6, "J", "si"},        {"mJ", 1e-3, "J", "si"},        {"J", 1, "J", "si"},
    {"kJ", 1e3, "J", "si"},          {"MJ", 1e6, "J", "si"},         {"Wh", 3600, "J", ""},          {"kWh", 3.6e6, "J", ""},
    {"USD", 1, "USD", ""},           {"USD/h", 1.0 / 3600, "USD/s", ""}, {"USD/GB", 1e-9, "USD/B", ""}, {"images/s", 1, "1/s", ""}, {"mm", 1e-3, "m", "si"},    {"m", 1, "m", "si"},
    {"km", 1e3, "m", "si"},          {"m/s", 1, "m/s", "si"},        {"km/s", 1e3, "m/s", "si"},     {"g", 1e-3, "kg", "si"},
    {"kg", 1, "kg", "si"},           {"t", 1e3, "kg", "si"},         {"g/kWh", 1e-3 / 3.6e6, "kg/J", ""}, {"1/s", 1, "1/s", ""},
    {"week", 604800, "s", ""},       {"1/week", 1.0 / 604800, "1/s", ""}, {"%/week", 0.01 / 604800, "1/s", ""},
    {"Hz", 1, "1/s", "si"},          {"kHz", 1e3, "1/s", "si"},      {"MHz", 1e6, "1/s", "si"},      {"GHz", 1e9, "1/s", "si"},
    {"%", 0.01, "", ""},             {"x", 1, "", ""},               {"×", 1, "", ""},
};

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

}  // namespace

std::span<const DisplayUnit> display_units() { return kUnits; }

std::optional<Parsed> parse_quantity(std::string_view text) {
  text = trimmed(text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number - number != 0) return std::nullopt;
  const std::string_view unit = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
  if (unit.empty()) return Parsed{number, ""};
  for (const DisplayUnit& u : kUnits) {
    if (unit != u.symbol) continue;
    // A factor below 1 divides by its inverse where that is whole, so that 20 % is 0.2 and 3 ms is 0.003 to the last bit.
    const double inverse = 1 / u.factor;
    const bool whole = u.factor < 1 && inverse == static_cast<double>(static_cast<long long>(inverse));
    return Parsed{whole ? number / inverse : number * u.factor, u.si};
  }
  return std::nullopt;
}

}  // namespace ironlab
