// Spare availability: how often a fleet of replicas has too few of them up.
#pragma once

#include "models/reliability/fleet_reliability.h"
#include "models/statistics/binomial_tail.h"
#include "models/subject.h"

namespace ironlab {

struct SpareAvailability {
  static constexpr const char* id = "spare_availability";
  static constexpr double kMaxSpares = 1e7;  // the tail below takes about forty times the root of this many steps

  struct In {
    Count needed, spares, gpus_per_replica;
    Seconds unit_mtbf, repair;
  };
  struct Out {
    Ratio unavailability, replica_unavailability, expected_down;
    Count gpus;
    Ratio spare_share;
    Seconds down_per_year;
  };

  static Out evaluate(const In& in) {
    Out out;
    FleetReliability::In replica = kDefaults<FleetReliability>;
    replica.units = in.gpus_per_replica;
    replica.unit_mtbf = in.unit_mtbf;
    const double all = in.needed + in.spares, down = in.repair / (in.repair + FleetReliability::evaluate(replica).mtbf);
    out.replica_unavailability = down;
    out.unavailability = binomial::at_least(all, in.spares + 1, down);
    out.expected_down = all * down;
    out.gpus = in.gpus_per_replica * all;
    out.spare_share = in.spares / all;
    out.down_per_year = out.unavailability * Seconds(365.0 * 86400);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::needed, "needed", {.range = kPositiveCount, .symbol = "n", .doc = "Replicas that the load needs."}),
      field(&In::spares, "spares", {.range = {0, kMaxSpares}, .symbol = "s", .doc = "Replicas beyond that."}),
      field(&In::gpus_per_replica, "gpus_per_replica", {.range = kPositiveCount, .symbol = "g", .doc = "GPUs of a replica; it is down if one of them is."}),
      field(&In::unit_mtbf, "unit_mtbf_s", {.positive = true, .symbol = "m", .doc = "Mean time between failures of one GPU."}),
      field(&In::repair, "repair_s", {.symbol = "r", .doc = "Time to repair or replace it."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::unavailability, "unavailability", {.range = kShare, .symbol = "U", .doc = "Share of the time in which fewer replicas are up than the load needs."}),
      field(&Out::replica_unavailability, "replica_unavailability", {.range = kShare, .symbol = "q", .doc = "Share of the time that one replica is down."}),
      field(&Out::expected_down, "expected_down", {.doc = "Replicas that are down on average."}),
      field(&Out::gpus, "gpus", {.doc = "GPUs of all replicas, spares included."}),
      field(&Out::spare_share, "spare_share", {.range = kShare, .doc = "Share of the replicas that is spare."}),
      field(&Out::down_per_year, "down_s_per_year", {.doc = "Time a year with too few replicas (365 days)."}));

  static constexpr ModelText text{
      .title = "Unavailability of a fleet with spare replicas",
      .doc = "Replicas that serve requests hold no state: one that fails costs capacity, not work. Too few are up only when more fail at once than there are spares, and each spare makes that rarer by about the mean number down. "
             "Failures are independent; a shared cause, such as power or a bad release, is not covered by any number of spares.",
      .formula = {{"replica_unavailability", "\\v{replica_unavailability} = \\frac{\\v{repair_s}}{\\v{repair_s} + \\v{unit_mtbf_s} / \\v{gpus_per_replica}}"},
                  {"unavailability", "\\v{unavailability} = \\sum_{k > \\v{spares}} \\binom{\\v{needed} + \\v{spares}}{k} \\v{replica_unavailability}^k (1 - \\v{replica_unavailability})^{\\v{needed} + \\v{spares} - k}"}},
      .sources = {"Barlow and Proschan 1965, Mathematical Theory of Reliability: k out of n systems", "Loader 2000, Fast and accurate computation of binomial probabilities"},
      .has_scale = true};
};

}  // namespace ironlab
