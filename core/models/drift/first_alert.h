// First check that sees a drift.
#pragma once

#include "models/drift/psi_of_shift.h"

namespace ironlab {

struct FirstAlert {
  static constexpr const char* id = "first_alert";

  struct In {
    Rate drift;
    Count bins;
    Seconds check_interval;
    Ratio threshold;
    Seconds horizon;
  };
  struct Out {
    Maybe<Seconds> crossing, alert;
    Maybe<Ratio> crossing_shift;
    Maybe<Count> checks;
    Maybe<Seconds> lead;
  };

  // The smallest shift at which the binned index reaches the threshold; -1: it never does.
  static double shift_at(double bins, double threshold) {
    constexpr double step = 0.25, far = 12;  // by then every bin but the last is empty
    const PsiOfShift::Edges edges(bins);
    PopulationStabilityIndex::In shares;
    double high = step;
    while (high <= far && PsiOfShift::binned(edges, high, shares).psi < threshold) high += step;
    if (high > far) return -1;
    double low = high - step;
    for (int i = 0; i < 60 && high - low > 1e-15 * high; ++i) {
      const double middle = low + (high - low) / 2;
      (PsiOfShift::binned(edges, middle, shares).psi < threshold ? low : high) = middle;
    }
    return high;
  }

  static Out evaluate(const In& in) {
    Out out;
    const double shift = shift_at(in.bins, in.threshold);
    if (shift < 0) return out;
    out.crossing_shift = Ratio(shift);
    if (!(in.drift.si() > 0)) return out;
    const Seconds crossing = shift * shift / in.drift;
    out.crossing = crossing;
    const double checks = rounded_up(crossing / in.check_interval);
    const Seconds alert = checks * in.check_interval;
    if (!within(alert.si(), in.horizon.si())) return out;
    out.checks = Count(checks);
    out.alert = alert;
    out.lead = in.horizon - alert;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::drift, "drift_psi_per_s", {.symbol = "D", .doc = "Drift: by how much the finely binned index grows each second while the mean walks at random."}),
      field(&In::bins, "bins", {.range = {2, kMaxBins}, .fallback = 10, .symbol = "K", .doc = "Bins, each with the same share in training."}),
      field(&In::check_interval, "check_interval_s", {.positive = true, .symbol = "m", .doc = "Time between two checks."}),
      field(&In::threshold, "threshold", {.range = kPositive, .fallback = PopulationStabilityIndex::kAct, .symbol = "\\theta", .doc = "Index from which on a check alarms."}),
      field(&In::horizon, "horizon_s", {.symbol = "H", .doc = "Time that is looked at; in the story, when the customers complain."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::crossing, "crossing_s", {.symbol = "t_c", .doc = "When the index over the bins reaches the threshold.", .null_text = "never"}),
      field(&Out::alert, "alert_s", {.symbol = "t_a", .doc = "The first check at or after that.", .null_text = "not within the horizon"}),
      field(&Out::crossing_shift, "crossing_shift_sigmas", {.symbol = "\\delta_c", .doc = "Shift of the mean at the threshold, in standard deviations.", .null_text = "no shift reaches it"}),
      field(&Out::checks, "checks", {.doc = "Number of the check that alarms.", .null_text = "not within the horizon"}),
      field(&Out::lead, "lead_s", {.doc = "How long before the horizon that is.", .null_text = "not within the horizon"}));

  static constexpr ModelText text{
      .title = "First check that sees a drift",
      .doc = "The mean of a feature walks at random: its squared shift grows evenly with time. The alarm waits for the threshold, then for the next check; coarser bins see less and wait longer.",
      .formula = {{"crossing_s", "\\v{crossing_s} = \\frac{\\v{crossing_shift_sigmas}^2}{\\v{drift_psi_per_s}}"},
                  {"alert_s", "\\v{alert_s} = \\v{check_interval_s} \\left\\lceil \\frac{\\v{crossing_s}}{\\v{check_interval_s}} \\right\\rceil"}},
      .sources = {"Composes psi_of_shift; a random walk of the mean is a teaching model"}};
};

}  // namespace ironlab
