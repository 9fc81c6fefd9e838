// Fleet reliability: how often something in a fleet of independent units fails.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

struct FleetReliability {
  static constexpr const char* id = "fleet_reliability";

  struct In {
    Count units;
    Seconds unit_mtbf;
    Ratio unit_availability;
  };
  struct Out {
    Seconds mtbf;
    Rate failure_rate;
    Ratio all_up_probability, expected_down;
  };

  static Out evaluate(const In& in) {
    return {.mtbf = in.unit_mtbf / in.units,
            .failure_rate = in.units / in.unit_mtbf,
            .all_up_probability = math::pow(in.unit_availability, in.units),
            .expected_down = in.units * (1 - in.unit_availability)};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::units, "units", {.range = kPositiveCount, .symbol = "N", .doc = "Units of the fleet, such as its GPUs."}),
      field(&In::unit_mtbf, "unit_mtbf_s", {.positive = true, .symbol = "m", .doc = "Mean time between failures of one unit, whatever the cause."}),
      field(&In::unit_availability, "unit_availability", {.range = kShare, .fallback = 1, .symbol = "a", .doc = "Share of the time that one unit is up."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::mtbf, "mtbf_s", {.symbol = "M", .doc = "Mean time between failures of the fleet: any unit that fails counts."}),
      field(&Out::failure_rate, "failure_rate_per_s", {.symbol = "\\lambda", .doc = "Failures a second; shown as failures a day."}),
      field(&Out::all_up_probability, "all_up_probability", {.range = kShare, .symbol = "A", .doc = "Probability that all units are up at some moment."}),
      field(&Out::expected_down, "expected_down", {.range = kNonNegative, .symbol = "D", .doc = "Mean number of units that are down."}));

  static constexpr ModelText text{
      .title = "Failures of a fleet of independent units",
      .doc = "A job that needs all units stops when any one fails, so a fleet fails as many times more often as it has units. It assumes that failures are independent and come at a constant rate.",
      .formula = {{"mtbf_s", "\\v{mtbf_s} = \\frac{\\v{unit_mtbf_s}}{\\v{units}}"},
                  {"failure_rate_per_s", "\\v{failure_rate_per_s} = \\frac{1}{\\v{mtbf_s}}"},
                  {"all_up_probability", "\\v{all_up_probability} = \\v{unit_availability}^{\\v{units}}"},
                  {"expected_down", "\\v{expected_down} = \\v{units} (1 - \\v{unit_availability})"}},
      .sources = {"Grattafiori et al. 2024, The Llama 3 herd of models, arXiv:2407.21783, section 3.3.4: 419 unexpected interruptions in 54 days on 16,384 GPUs",
                  "Series systems of independent units: any textbook of reliability"}};
};

}  // namespace ironlab
