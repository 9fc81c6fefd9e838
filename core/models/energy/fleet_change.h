// Fleet change: efficiency, work and energy of a new fleet against the old one.
#pragma once

#include "models/energy/energy_efficiency.h"
#include "models/rules.h"

namespace ironlab {

struct FleetChange {
  static constexpr const char* id = "fleet_change";

  struct In {
    Count old_devices;
    FlopRate old_peak;
    Watts old_power;
    Count new_devices;
    FlopRate new_peak;
    Watts new_power;
  };
  struct Out {
    Ratio efficiency_gain, demand_ratio, energy_ratio;
    Count equal_energy_devices;
    Watts old_fleet_power, new_fleet_power;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.efficiency_gain = EnergyEfficiency::evaluate({.peak = in.new_peak, .power = in.new_power}).efficiency / EnergyEfficiency::evaluate({.peak = in.old_peak, .power = in.old_power}).efficiency;
    out.demand_ratio = in.new_devices * in.new_peak / (in.old_devices * in.old_peak);
    out.old_fleet_power = in.old_devices * in.old_power;
    out.new_fleet_power = in.new_devices * in.new_power;
    out.energy_ratio = out.new_fleet_power / out.old_fleet_power;
    out.equal_energy_devices = rounded_down(out.old_fleet_power / in.new_power);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::old_devices, "old_devices", {.range = kPositiveCount, .symbol = "N_0", .doc = "Devices of the old fleet."}),
      field(&In::old_peak, "old_peak_flop_per_s", {.positive = true, .symbol = "R_0", .doc = "Arithmetic rate of each."}),
      field(&In::old_power, "old_power_w", {.positive = true, .symbol = "P_0", .doc = "Power of each."}),
      field(&In::new_devices, "new_devices", {.range = kPositiveCount, .symbol = "N_1", .doc = "Devices of the new fleet."}),
      field(&In::new_peak, "new_peak_flop_per_s", {.positive = true, .symbol = "R_1", .doc = "Arithmetic rate of each."}),
      field(&In::new_power, "new_power_w", {.positive = true, .symbol = "P_1", .doc = "Power of each."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::efficiency_gain, "efficiency_gain", {.symbol = "\\eta", .doc = "How many times more work a joule does."}),
      field(&Out::demand_ratio, "demand_ratio", {.symbol = "D", .doc = "How many times more work the new fleet does."}),
      field(&Out::energy_ratio, "energy_ratio", {.symbol = "E_1/E_0", .doc = "How many times more energy it takes; work over efficiency."}),
      field(&Out::equal_energy_devices, "equal_energy_devices", {.doc = "The most new devices that take no more energy than the old fleet."}),
      field(&Out::old_fleet_power, "old_fleet_power_w", {.doc = "Power of the whole old fleet."}),
      field(&Out::new_fleet_power, "new_fleet_power_w", {.doc = "Power of the whole new fleet."}));

  static constexpr ModelText text{
      .title = "Efficiency, work and energy of a new fleet",
      .doc = "Fewer and better devices can take more energy, if they do still more work. Both fleets are equally busy, at full power.",
      .formula = {{"efficiency_gain", "\\v{efficiency_gain} = \\frac{\\v{new_peak_flop_per_s} / \\v{new_power_w}}{\\v{old_peak_flop_per_s} / \\v{old_power_w}}"},
                  {"demand_ratio", "\\v{demand_ratio} = \\frac{\\v{new_devices} \\cdot \\v{new_peak_flop_per_s}}{\\v{old_devices} \\cdot \\v{old_peak_flop_per_s}}"},
                  {"energy_ratio", "\\v{energy_ratio} = \\frac{\\v{new_devices} \\cdot \\v{new_power_w}}{\\v{old_devices} \\cdot \\v{old_power_w}} = \\frac{\\v{demand_ratio}}{\\v{efficiency_gain}}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
