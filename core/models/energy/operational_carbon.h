// Operational carbon: energy and emissions of running devices.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct OperationalCarbon {
  static constexpr const char* id = "operational_carbon";
  static constexpr Range kPue{.min = 1, .max = 1e6};

  struct In {
    Count devices;
    Watts power;
    Seconds time;
    Ratio pue;
    KilogramsPerJoule intensity;
  };
  struct Out {
    Joules energy;
    Kilograms carbon;
    Joules overhead;
  };

  static constexpr Out evaluate(const In& in) {
    const Joules devices = in.devices * in.power * in.time, all = devices * in.pue;
    return {.energy = all, .carbon = all * in.intensity, .overhead = all - devices};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::devices, "devices", {.symbol = "N", .doc = "Devices that run."}),
      field(&In::power, "power_w", {.symbol = "P", .doc = "Power of each."}),
      field(&In::time, "time_s", {.symbol = "t", .doc = "Time that they run."}),
      field(&In::pue, "pue", {.range = kPue, .symbol = "\\text{PUE}", .doc = "Energy of the whole building over that of its computers; a good one is 1.1, the average 1.5 or more."}),
      field(&In::intensity, "carbon_kg_per_j", {.symbol = "I", .doc = "Emissions for each joule of electricity; 400 g/kWh are 1.1e-7 kg/J."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::energy, "energy_j", {.symbol = "E", .doc = "Electricity of devices and building."}),
      field(&Out::carbon, "carbon_kg", {.symbol = "C", .doc = "Carbon dioxide (or its equivalent, as the intensity says) that is emitted."}),
      field(&Out::overhead, "overhead_j", {.doc = "Electricity of the building alone: cooling and conversion."}));

  static constexpr ModelText text{
      .title = "Energy and carbon of running devices",
      .doc = "Carbon is energy times the intensity of the grid. It leaves out what making the devices emitted. Intensities of different bases (combustion, life cycle, market) must not be mixed.",
      .formula = {{"energy_j", "\\v{energy_j} = \\v{devices} \\cdot \\v{power_w} \\cdot \\v{time_s} \\cdot \\v{pue}"}, {"carbon_kg", "\\v{carbon_kg} = \\v{energy_j} \\cdot \\v{carbon_kg_per_j}"}},
      .sources = {"Definition of power usage effectiveness: ISO/IEC 30134-2", "Patterson et al. 2021, Carbon emissions and large neural network training, arXiv:2104.10350"}};
};

}  // namespace ironlab
