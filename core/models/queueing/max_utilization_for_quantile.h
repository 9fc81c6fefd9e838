// Highest utilization that keeps a latency quantile.
#pragma once

#include "models/queueing/mmc_queue.h"

namespace ironlab {

struct MaxUtilizationForQuantile {
  static constexpr const char* id = "max_utilization_for_quantile";

  struct In {
    Seconds service_time;
    Ratio quantile;
    Seconds slo;
  };
  struct Out {
    Flag feasible;
    Ratio utilization;
    Rate max_arrival;
    Seconds floor;
    Seconds max_service_time;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double slow = erlang::quantile(1, 0, 0, in.quantile);  // service times that this quantile takes on an idle server
    out.floor = slow * in.service_time;
    out.max_service_time = in.slo / slow;
    const double floor_share = slow * (in.service_time / in.slo);
    out.feasible = below(floor_share, 1);
    if (!out.feasible) return out;
    out.utilization = 1 - floor_share;
    out.max_arrival = out.utilization / in.service_time;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::service_time, "service_time_s", {.positive = true, .symbol = "s", .doc = "Mean time that the server is busy with one request (exponential)."}),
      field(&In::quantile, "quantile", {.range = kInsideShare, .symbol = "q", .doc = "The quantile that is promised: 0.99 for P99."}),
      field(&In::slo, "slo_s", {.positive = true, .symbol = "W_{\\text{max}}", .doc = "The promised time in queue and service."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::feasible, "feasible", {.doc = "Can the promise be kept at any load? Not when service alone takes too long."}),
      field(&Out::utilization, "utilization", {.range = kShare, .symbol = "\\rho_{\\text{max}}", .doc = "Highest utilization of one server; 0 when no load is light enough."}),
      field(&Out::max_arrival, "max_arrival_per_s", {.symbol = "\\lambda_{\\text{max}}", .doc = "Requests each second at that utilization."}),
      field(&Out::floor, "floor_s", {.doc = "This quantile of the service time alone: no number of servers gets below it."}),
      field(&Out::max_service_time, "max_service_time_s", {.doc = "Service time from which on even an idle server misses the promise."}));

  static constexpr ModelText text{
      .title = "Highest utilization that keeps a latency quantile",
      .doc = "In an M/M/1 queue every percentile grows like one over the idle share, so that a promise on a percentile is a promise to stay idle. If the service time's own tail is longer than the promise, only a faster model helps.",
      .formula = {{"utilization", "\\v{utilization} = 1 - \\frac{-\\ln(1 - \\v{quantile}) \\cdot \\v{service_time_s}}{\\v{slo_s}}"},
                  {"floor_s", "\\v{floor_s} = -\\ln(1 - \\v{quantile}) \\cdot \\v{service_time_s}"}},
      .sources = {"Kleinrock 1975, Queueing Systems, volume 1"}};
};

}  // namespace ironlab
