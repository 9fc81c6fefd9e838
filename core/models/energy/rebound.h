// Rebound effect: what growing demand leaves of a gain in efficiency.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct Rebound {
  static constexpr const char* id = "rebound";

  struct In {
    Ratio efficiency_gain;
    Maybe<Ratio> demand_ratio, elasticity, energy_ratio;
  };
  struct Out {
    Ratio demand_ratio, energy_ratio, change;
    Maybe<Ratio> rebound, elasticity;
    Flag backfire;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    const double gain = in.efficiency_gain;
    if (in.elasticity.has()) {
      out.elasticity = in.elasticity.value();
      out.demand_ratio = math::pow(gain, out.elasticity.value());
      out.energy_ratio = math::pow(gain, out.elasticity.value() - 1);
    } else if (in.energy_ratio.has()) {
      out.energy_ratio = in.energy_ratio.value();
      out.demand_ratio = out.energy_ratio * gain;
    } else {
      out.demand_ratio = in.demand_ratio.value();
      out.energy_ratio = out.demand_ratio / gain;
    }
    out.change = out.demand_ratio < 1e300 ? (out.demand_ratio - gain) / gain : out.energy_ratio - 1;
    out.backfire = gain > 1 && !within(out.demand_ratio, gain);
    if (gain != 1) {
      out.rebound = Ratio((out.demand_ratio - 1) / (gain - 1));
      if (!out.elasticity.has() && out.demand_ratio > 0) out.elasticity = Ratio(math::log(out.demand_ratio) / math::log(gain));
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::efficiency_gain, "efficiency_gain", {.range = {.min = 0, .max = 1e6, .above = true}, .symbol = "\\eta", .doc = "How many times more work a joule does."}),
      field(&In::demand_ratio, "demand_ratio", {.range = kPositive, .fallback = kNull, .symbol = "D", .doc = "How many times more work is done; give one of three.", .null_text = "asked for"}),
      field(&In::elasticity, "elasticity", {.range = {-40, 40}, .fallback = kNull, .symbol = "\\epsilon", .doc = "By how many percent work grows when it becomes one percent cheaper; give one of three.", .null_text = "asked for"}),
      field(&In::energy_ratio, "energy_ratio", {.range = kNonNegative, .fallback = kNull, .symbol = "E_1/E_0", .doc = "Energy or emissions that a cap allows, over the old; give one of three.", .null_text = "no cap"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::demand_ratio, "demand_ratio", {.symbol = "D", .doc = "How many times more work is done; under a cap, the most that it allows."}),
      field(&Out::energy_ratio, "energy_ratio", {.symbol = "E_1/E_0", .doc = "New energy over old."}),
      field(&Out::change, "change", {.doc = "Change of the energy as a share of the old; negative: saved."}),
      field(&Out::rebound, "rebound", {.symbol = "r", .doc = "Share of the expected saving that growth takes back: 0 none, 1 all of it, above 1 more than all.", .null_text = "no gain in efficiency"}),
      field(&Out::elasticity, "elasticity", {.symbol = "\\epsilon", .doc = "By how many percent work grew for each percent of efficiency.", .null_text = "no gain in efficiency"}),
      field(&Out::backfire, "backfire", {.doc = "Did efficiency raise the energy (Jevons)?"}));

  static constexpr ModelText text{
      .title = "Rebound effect",
      .doc = "A gain in efficiency lowers the total only if work grows less than the gain. If the price of the work falls with its energy, demand answers by its elasticity: above 1 the total rises. Only a limit on the total bounds it whatever demand does.",
      .formula = {{"energy_ratio", "\\v{energy_ratio} = \\frac{\\v{demand_ratio}}{\\v{efficiency_gain}}"},
                  {"rebound", "\\v{rebound} = \\frac{\\v{demand_ratio} - 1}{\\v{efficiency_gain} - 1}"},
                  {"elasticity", "\\v{elasticity} = \\frac{\\ln \\v{demand_ratio}}{\\ln \\v{efficiency_gain}}"},
                  {"demand_ratio", "\\v{demand_ratio} = \\v{efficiency_gain}^{\\v{elasticity}}"}},
      .sources = {"Jevons 1865, The Coal Question", "Khazzoom 1980, Economic implications of mandated efficiency, The Energy Journal 1(4)", "Sorrell and Dimitropoulos 2008, The rebound effect, Ecological Economics 65(3)"}};
};

inline Status Rebound::refuse(const In& in) {
  if (in.demand_ratio.has() + in.elasticity.has() + in.energy_ratio.has() != 1) return {Code::contradictory, input_index<Rebound>("demand_ratio")};
  return {};
}

}  // namespace ironlab
