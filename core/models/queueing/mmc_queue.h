// M/M/c queue: waiting at one server or many.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/queueing/erlang.h"
#include "models/rules.h"

namespace ironlab {

inline constexpr Range kServers{.min = 1, .max = erlang::kMaxServers};
inline constexpr Range kInsideShare{.min = 0, .max = 1, .above = true, .below = true};  // a probability with a finite quantile

struct MmcQueue {
  static constexpr const char* id = "mmc_queue";

  struct In {
    Count servers;
    Rate arrival;
    Seconds service_time;
    Ratio quantile;
  };
  struct Out {
    Flag stable;
    Ratio utilization, wait_probability;
    Maybe<Seconds> mean_wait, mean_sojourn;
    Maybe<Ratio> in_system;
    Maybe<Seconds> quantile, wait_quantile;
    Maybe<Ratio> in_queue;
    Rate capacity, growth;
    Maybe<Ratio> quantile_over_mean;
    Violation<Rate> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double c = in.servers;
    const Ratio load = in.arrival * in.service_time;
    out.utilization = load / c;
    out.stable = below(out.utilization, 1);
    out.capacity = c / in.service_time;
    out.wait_probability = 1;
    if (!out.stable) {
      out.growth = larger(Rate(0), in.arrival - out.capacity);
      out.violation = Violation<Rate>::of(in.arrival, out.capacity);
      return out;
    }
    const double wait = erlang::wait_probability(c, load), spare = c - load, q = in.quantile;
    out.wait_probability = wait;
    out.mean_wait = wait / spare * in.service_time;
    out.mean_sojourn = out.mean_wait.value() + in.service_time;
    out.in_system = in.arrival * out.mean_sojourn.value();
    out.in_queue = in.arrival * out.mean_wait.value();
    const double slow = erlang::quantile(c, load, wait, q);
    out.quantile = slow * in.service_time;
    const double waits = wait > 1 - q ? (math::log(wait) - math::log1p(-q)) / spare : 0;
    out.wait_quantile = waits * in.service_time;
    out.quantile_over_mean = Ratio(slow / (1 + wait / spare));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::servers, "servers", {.range = kServers, .fallback = 1, .symbol = "c", .doc = "Servers that take from one queue; slots of all replicas together."}),
      field(&In::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Requests that arrive each second, at random (Poisson)."}),
      field(&In::service_time, "service_time_s", {.positive = true, .symbol = "s", .doc = "Mean time that a server is busy with one request (exponential)."}),
      field(&In::quantile, "quantile", {.range = kInsideShare, .fallback = 0.99, .symbol = "q", .doc = "The quantile asked for: 0.99 is the time that one request in a hundred exceeds."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::stable, "stable", {.doc = "Is there room for all arrivals? Else the queue grows without end and has no times."}),
      field(&Out::utilization, "utilization", {.symbol = "\\rho", .doc = "Load over what the servers can do; from 1 on the queue is not stable."}),
      field(&Out::wait_probability, "wait_probability", {.range = kShare, .symbol = "C", .doc = "Share of requests that must wait (Erlang C); all, when it is not stable."}),
      field(&Out::mean_wait, "mean_wait_s", {.symbol = "W_q", .doc = "Mean time in the queue.", .null_text = "grows without end"}),
      field(&Out::mean_sojourn, "mean_sojourn_s", {.symbol = "W", .doc = "Mean time in queue and service.", .null_text = "grows without end"}),
      field(&Out::in_system, "in_system", {.symbol = "L", .doc = "Mean number of requests in the system (Little's law).", .null_text = "grows without end"}),
      field(&Out::quantile, "quantile_s", {.symbol = "W_{(q)}", .doc = "Time in the system that the asked share stays below.", .null_text = "grows without end"}),
      field(&Out::wait_quantile, "wait_quantile_s", {.symbol = "W_{q,(q)}", .doc = "Time in the queue that the asked share stays below.", .null_text = "grows without end"}),
      field(&Out::in_queue, "in_queue", {.symbol = "L_q", .doc = "Mean number of waiting requests.", .null_text = "grows without end"}),
      field(&Out::capacity, "capacity_per_s", {.symbol = "\\mu", .doc = "Requests that all servers can finish each second."}),
      field(&Out::growth, "growth_per_s", {.doc = "Requests by which the queue grows each second when it is not stable."}),
      field(&Out::quantile_over_mean, "quantile_over_mean", {.doc = "That quantile over the mean time in the system; with one server it is the same at every load.", .null_text = "grows without end"}),
      field(&Out::violation, "violation", {.doc = "Arrivals against capacity, when it is not stable.", .null_text = "stable", .violation = "unstable"}));

  static constexpr ModelText text{
      .title = "M/M/c queue",
      .doc = "Requests arrive at random, wait in one line, first come first served, and take a random time at the next free server. Random arrivals bunch, and the spare capacity that clears a bunch "
             "shrinks to nothing as the load approaches the capacity: times grow like one over what is spare. Beyond it there is no steady state, and no percentile.",
      .formula = {{"utilization", "\\v{utilization} = \\frac{\\v{arrival_per_s} \\cdot \\v{service_time_s}}{\\v{servers}}"},
                  {"wait_probability", "\\v{wait_probability} = \\frac{\\v{servers} B}{\\v{servers} - a (1 - B)}, \\quad a = \\v{arrival_per_s} \\, \\v{service_time_s}, \\quad B_k = \\frac{a B_{k-1}}{k + a B_{k-1}}, \\; B_0 = 1"},
                  {"mean_wait_s", "\\v{mean_wait_s} = \\frac{\\v{wait_probability} \\cdot \\v{service_time_s}}{\\v{servers} (1 - \\v{utilization})}"},
                  {"mean_sojourn_s", "\\v{mean_sojourn_s} = \\v{mean_wait_s} + \\v{service_time_s}"},
                  {"in_system", "\\v{in_system} = \\v{arrival_per_s} \\cdot \\v{mean_sojourn_s}"},
                  {"quantile_s", "\\v{quantile_s} = -\\ln(1 - \\v{quantile}) \\cdot \\v{mean_sojourn_s} \\quad (\\v{servers} = 1)"},
                  {"wait_quantile_s", "\\v{wait_quantile_s} = \\max\\left(0, \\ln \\frac{\\v{wait_probability}}{1 - \\v{quantile}}\\right) \\frac{\\v{service_time_s}}{\\v{servers} (1 - \\v{utilization})}"}},
      .sources = {"Kleinrock 1975, Queueing Systems, volume 1: M/M/1, M/M/c, Erlang B and C", "Little 1961, A proof for the queuing formula L = lambda W, Operations Research 9(3)"}};
};

}  // namespace ironlab
