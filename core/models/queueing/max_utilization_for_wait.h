// Highest utilization that keeps the mean wait of a queue below a target.
#pragma once

#include "models/queueing/ggc_queue.h"

namespace ironlab {

struct MaxUtilizationForWait {
  static constexpr const char* id = "max_utilization_for_wait";

  struct In {
    Seconds target_wait, service_time;
    Count servers;
    Ratio service_scv;
  };
  struct Out {
    Ratio utilization;
    Rate arrival;
    Ratio headroom;
  };

  static double wait(const In& in, double utilization) {
    GgcQueue::In call = kDefaults<GgcQueue>;
    call.servers = in.servers;
    call.arrival = utilization * in.servers / in.service_time;
    call.service_time = in.service_time;
    call.service_scv = in.service_scv;
    const GgcQueue::Out queue = GgcQueue::evaluate(call);
    return queue.stable ? queue.mean_wait.value().si() : 1e300;
  }

  static Out evaluate(const In& in) {
    double low = 0, high = 1;
    for (int i = 0; i < 200 && high - low > 0; ++i) {
      const double middle = low + (high - low) / 2;
      if (middle == low || middle == high) break;
      (wait(in, middle) <= in.target_wait.si() ? low : high) = middle;
    }
    Out out;
    out.utilization = low;
    out.arrival = low * in.servers / in.service_time;
    out.headroom = 1 - low;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::target_wait, "target_wait_s", {.symbol = "W_q^{*}", .doc = "Longest mean wait that is allowed."}),
      field(&In::service_time, "service_time_s", {.positive = true, .symbol = "s", .doc = "Mean time that a server is busy with one request."}),
      field(&In::servers, "servers", {.range = kServers, .fallback = 1, .symbol = "c", .doc = "Servers that take from one queue."}),
      field(&In::service_scv, "service_scv", {.range = kNonNegative, .fallback = 1, .symbol = "c_s^2", .doc = "Squared coefficient of variation of the service time."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::utilization, "utilization", {.range = kShare, .symbol = "\\rho^{*}", .doc = "Highest utilization whose mean wait stays within the target."}),
      field(&Out::arrival, "arrival_per_s", {.symbol = "\\lambda^{*}", .doc = "Requests each second at that utilization."}),
      field(&Out::headroom, "headroom", {.range = kShare, .doc = "Share of the servers that must stay idle for it."}));

  static constexpr ModelText text{
      .title = "Highest utilization for a mean wait",
      .doc = "Waiting grows with the load, so there is a highest load that keeps it below a target. It is found by halving. Random arrivals are assumed.",
      .formula = {{"utilization", "\\v{utilization} = \\max \\{\\, \\rho : W_q(\\rho) \\le \\v{target_wait_s} \\,\\}"}},
      .sources = {"Allen 1990, Probability, Statistics, and Queueing Theory, 2nd edition: the wait that is inverted"}};
};

}  // namespace ironlab
