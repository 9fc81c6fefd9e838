// Cost of retraining against cost of staleness: the square-root law.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/square_root_interval.h"

namespace ironlab {

struct StalenessCost {
  static constexpr const char* id = "staleness_cost";
  static constexpr double kSecondsOfYear = 365.0 * 86400;

  struct In {
    Dollars retrain;
    DollarRate value;
    Rate loss;
    Seconds interval;
  };
  struct Out {
    Maybe<Seconds> optimal_interval;
    DollarRate cost;
    Dollars annual;
    DollarRate optimal_cost;
    Maybe<Ratio> penalty;
    DollarRate retrain_cost, stale_cost;
    Maybe<Ratio> overspend, interval_ratio;
    Dollars optimal_annual;
  };

  static Out evaluate(const In& in) {
    Out out;
    const SquareRootInterval<Dollars, decltype(DollarRate() / Seconds())> law{.once = in.retrain, .growth = in.value * in.loss};
    out.retrain_cost = law.paid_each_time(in.interval);
    out.stale_cost = law.grown(in.interval);
    out.cost = out.retrain_cost + out.stale_cost;
    out.annual = Dollars(out.cost.si() * kSecondsOfYear);
    out.optimal_cost = law.least();
    out.optimal_annual = Dollars(out.optimal_cost.si() * kSecondsOfYear);
    if (!(law.growth.si() > 0)) return out;
    out.optimal_interval = law.best();
    if (law.best().si() > 0) {
      const double x = in.interval / law.best();
      out.interval_ratio = Ratio(x);
      out.penalty = Ratio(wrong_interval_penalty(x));
      out.overspend = Ratio((x - 1) * (x - 1) / (2 * x));
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::retrain, "retrain_usd", {.symbol = "C", .doc = "Price of one retraining with its deployment."}),
      field(&In::value, "value_usd_per_accuracy_s", {.symbol = "v", .doc = "Money lost each second for a whole unit (100 points) of accuracy."}),
      field(&In::loss, "loss_per_s", {.symbol = "k", .doc = "Accuracy lost each second, as a share."}),
      field(&In::interval, "interval_s", {.positive = true, .symbol = "T", .doc = "Time between two retrainings."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::optimal_interval, "optimal_interval_s", {.symbol = "T^{*}", .doc = "Interval of the lowest cost.", .null_text = "never retrain"}),
      field(&Out::cost, "cost_usd_per_s", {.symbol = "R", .doc = "Cost of retraining and of staleness together."}),
      field(&Out::annual, "annual_usd", {.doc = "The same over 365 days."}),
      field(&Out::optimal_cost, "optimal_cost_usd_per_s", {.symbol = "R^{*}", .doc = "The lowest cost."}),
      field(&Out::penalty, "penalty", {.range = {1, 1e300}, .doc = "Cost of this interval over the lowest.", .null_text = "no best interval"}),
      field(&Out::retrain_cost, "retrain_cost_usd_per_s", {.doc = "The part for retraining."}),
      field(&Out::stale_cost, "stale_cost_usd_per_s", {.doc = "The part for wrong answers: on average half of the loss at the end of the interval."}),
      field(&Out::overspend, "overspend", {.range = {0, 1e300}, .doc = "How much more than the lowest cost, as a share of it.", .null_text = "no best interval"}),
      field(&Out::interval_ratio, "interval_ratio", {.symbol = "x", .doc = "This interval over the best.", .null_text = "no best interval"}),
      field(&Out::optimal_annual, "optimal_annual_usd", {.doc = "The lowest cost over 365 days."}));

  static constexpr ModelText text{
      .title = "Cost of retraining against cost of staleness",
      .doc = "Each retraining costs; each day without one costs more than the day before. At the best interval both parts are equal. It follows a square root: a retraining that costs 16 times more is done 4 times less often. "
             "It assumes that accuracy falls evenly and that a retraining restores it at once.",
      .formula = {{"cost_usd_per_s", "\\v{cost_usd_per_s} = \\frac{\\v{retrain_usd}}{\\v{interval_s}} + \\frac{\\v{value_usd_per_accuracy_s} \\cdot \\v{loss_per_s} \\cdot \\v{interval_s}}{2}"},
                  {"optimal_interval_s", "\\v{optimal_interval_s} = \\sqrt{\\frac{2 \\, \\v{retrain_usd}}{\\v{value_usd_per_accuracy_s} \\cdot \\v{loss_per_s}}}"},
                  {"optimal_cost_usd_per_s", "\\v{optimal_cost_usd_per_s} = \\sqrt{2 \\, \\v{retrain_usd} \\cdot \\v{value_usd_per_accuracy_s} \\cdot \\v{loss_per_s}}"},
                  {"penalty", "\\v{penalty} = \\frac{1}{2} \\left(\\v{interval_ratio} + \\frac{1}{\\v{interval_ratio}}\\right)"}},
      .sources = {"Harris 1913, How many parts to make at once, Factory, The Magazine of Management 10(2)"},
      .has_scale = true};
};

}  // namespace ironlab
