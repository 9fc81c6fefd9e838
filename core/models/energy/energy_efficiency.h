// Work per joule of a device.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

using FlopPerJoule = Quantity<Dimension{.flop = 1, .joule = -1}>;

struct EnergyEfficiency {
  static constexpr const char* id = "energy_efficiency";

  struct In {
    FlopRate peak;
    Watts power;
  };
  struct Out {
    FlopPerJoule efficiency;
  };

  static constexpr Out evaluate(const In& in) { return {.efficiency = in.peak / in.power}; }

  static constexpr auto inputs = fields<In>(
      field(&In::peak, "peak_flop_per_s", {.symbol = "R", .doc = "Arithmetic rate of the device."}),
      field(&In::power, "power_w", {.positive = true, .symbol = "P", .doc = "Power it draws at that rate."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::efficiency, "flop_per_j", {.symbol = "\\eta", .doc = "Operations for each joule."}));

  static constexpr ModelText text{
      .title = "Work per joule",
      .doc = "Rate over power at full load. Taken from datasheets, it is the peak at the rated power: real programs reach less of the rate and nearly all of the power.",
      .formula = {{"flop_per_j", "\\v{flop_per_j} = \\frac{\\v{peak_flop_per_s}}{\\v{power_w}}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
