// Energy of one item at a power.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct EnergyPerItem {
  static constexpr const char* id = "energy_per_item";

  struct In {
    Watts power;
    Seconds time;
  };
  struct Out {
    Joules energy;
    Maybe<decltype(1 / Joules())> items_per_joule;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.energy = in.power * in.time;
    if (out.energy.si() > 0) out.items_per_joule = 1 / out.energy;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::power, "power_w", {.symbol = "P", .doc = "Power drawn all the time."}),
      field(&In::time, "time_s", {.symbol = "t", .doc = "Time that one item takes."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::energy, "energy_j", {.symbol = "E", .doc = "Energy of one item."}),
      field(&Out::items_per_joule, "items_per_j", {.doc = "Items for each joule.", .null_text = "costs no energy"}));

  static constexpr ModelText text{
      .title = "Energy of one item at a power",
      .doc = "Power times time. With the device's rated power it is an upper bound: a device waiting for memory draws less.",
      .formula = {{"energy_j", "\\v{energy_j} = \\v{power_w} \\cdot \\v{time_s}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
