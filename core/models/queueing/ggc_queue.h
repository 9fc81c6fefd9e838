// Mean wait of a general queue with many servers (Allen-Cunneen).
#pragma once

#include "models/queueing/mmc_queue.h"
#include "models/subject.h"

namespace ironlab {

struct GgcQueue {
  static constexpr const char* id = "ggc_queue";

  struct In {
    Count servers;
    Rate arrival;
    Seconds service_time;
    Ratio arrival_scv, service_scv;
  };
  struct Out {
    Flag stable;
    Ratio utilization, wait_probability;
    Maybe<Seconds> mean_wait, mean_sojourn;
    Maybe<Ratio> in_queue, in_system, slowdown;
    Violation<Rate> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    MmcQueue::In call = kDefaults<MmcQueue>;
    call.servers = in.servers;
    call.arrival = in.arrival;
    call.service_time = in.service_time;
    const MmcQueue::Out queue = MmcQueue::evaluate(call);
    out.stable = queue.stable;
    out.utilization = queue.utilization;
    out.wait_probability = queue.wait_probability;
    out.violation = queue.violation;
    if (!queue.stable) return out;
    out.mean_wait = queue.mean_wait.value() * ((in.arrival_scv + in.service_scv) / 2);
    out.mean_sojourn = out.mean_wait.value() + in.service_time;
    out.in_queue = in.arrival * out.mean_wait.value();
    out.in_system = in.arrival * out.mean_sojourn.value();
    out.slowdown = out.mean_sojourn.value() / in.service_time;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::servers, "servers", {.range = kServers, .fallback = 1, .symbol = "c", .doc = "Servers that take from one queue."}),
      field(&In::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Requests that arrive each second."}),
      field(&In::service_time, "service_time_s", {.positive = true, .symbol = "s", .doc = "Mean time that a server is busy with one request."}),
      field(&In::arrival_scv, "arrival_scv", {.range = kNonNegative, .fallback = 1, .symbol = "c_a^2", .doc = "Squared coefficient of variation of the gaps between arrivals: 0 regular, 1 random (Poisson), above 1 bunched."}),
      field(&In::service_scv, "service_scv", {.range = kNonNegative, .fallback = 1, .symbol = "c_s^2", .doc = "Squared coefficient of variation of the service time: 0 always the same, 1 exponential, above 1 a heavy tail."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::stable, "stable", {.doc = "Is there room for all arrivals?"}),
      field(&Out::utilization, "utilization", {.symbol = "\\rho", .doc = "Load over what the servers can do; from 1 on the queue is not stable."}),
      field(&Out::wait_probability, "wait_probability", {.range = kShare, .symbol = "C", .doc = "Share of requests that would wait in an M/M/c queue (Erlang C)."}),
      field(&Out::mean_wait, "mean_wait_s", {.symbol = "W_q", .doc = "Mean time in the queue.", .null_text = "grows without end"}),
      field(&Out::mean_sojourn, "mean_sojourn_s", {.symbol = "W", .doc = "Mean time in queue and service.", .null_text = "grows without end"}),
      field(&Out::in_queue, "in_queue", {.symbol = "L_q", .doc = "Mean number of waiting requests.", .null_text = "grows without end"}),
      field(&Out::in_system, "in_system", {.symbol = "L", .doc = "Mean number of requests in the system.", .null_text = "grows without end"}),
      field(&Out::slowdown, "slowdown", {.doc = "Mean time in the system over the service time.", .null_text = "grows without end"}),
      field(&Out::violation, "violation", {.doc = "Arrivals against capacity, when it is not stable.", .null_text = "stable", .violation = "unstable"}));

  static constexpr ModelText text{
      .title = "Mean wait of a general queue",
      .doc = "Waiting grows with the load and with variability: of the arrivals, and of the work that each brings. The formula is exact for Poisson arrivals at one server (Pollaczek-Khinchine) and for M/M/c, "
             "and an approximation elsewhere (Kingman for one server, Allen and Cunneen for many). It gives means, no percentiles.",
      .formula = {{"mean_wait_s", "\\v{mean_wait_s} = \\frac{\\v{wait_probability} \\cdot \\v{service_time_s}}{\\v{servers} (1 - \\v{utilization})} \\cdot \\frac{\\v{arrival_scv} + \\v{service_scv}}{2}"},
                  {"mean_sojourn_s", "\\v{mean_sojourn_s} = \\v{mean_wait_s} + \\v{service_time_s}"},
                  {"in_queue", "\\v{in_queue} = \\v{arrival_per_s} \\cdot \\v{mean_wait_s}"}},
      .sources = {"Kleinrock 1975, Queueing Systems, volume 1: Pollaczek-Khinchine", "Kingman 1961, The single server queue in heavy traffic, Mathematical Proceedings of the Cambridge Philosophical Society 57(4)",
                  "Allen 1990, Probability, Statistics, and Queueing Theory, 2nd edition: Allen-Cunneen"}};
};

}  // namespace ironlab
