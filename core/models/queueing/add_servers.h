// What extra servers do to the wait of a queue.
#pragma once

#include "models/queueing/ggc_queue.h"

namespace ironlab {

struct AddServers {
  static constexpr const char* id = "add_servers";

  struct In {
    Ratio utilization;
    Count servers, added;
    Seconds service_time;
    Ratio service_scv;
  };
  struct Out {
    Ratio utilization_after;
    Seconds wait_before, wait_after;
    Maybe<Ratio> factor;
    Ratio server_factor;
    Rate arrival;
    Seconds saved;
  };

  static Out evaluate(const In& in) {
    GgcQueue::In call = kDefaults<GgcQueue>;
    call.service_time = in.service_time;
    call.service_scv = in.service_scv;
    call.arrival = in.utilization * in.servers / in.service_time;
    const auto wait = [&call](double servers) {
      call.servers = servers;
      return GgcQueue::evaluate(call).mean_wait.value_or(Seconds(0));
    };
    Out out;
    out.arrival = call.arrival;
    out.utilization_after = in.utilization * in.servers / (in.servers + in.added);
    out.wait_before = wait(in.servers);
    out.wait_after = wait(in.servers + in.added);
    out.saved = out.wait_after < out.wait_before ? out.wait_before - out.wait_after : Seconds(0);
    out.server_factor = (in.servers + in.added) / in.servers;
    if (out.wait_after.si() > 0) out.factor = Ratio(out.wait_before / out.wait_after);
    return out;
  }

  static constexpr Range kStable{.min = 0, .max = 1 - 1e-9};
  static constexpr auto inputs = fields<In>(
      field(&In::utilization, "utilization", {.range = kStable, .symbol = "\\rho", .doc = "Load of the servers before."}),
      field(&In::servers, "servers", {.range = {1, 1e6}, .symbol = "c", .doc = "Servers before."}),
      field(&In::added, "added", {.range = {0, 1e6}, .symbol = "\\Delta c", .doc = "Servers added, for the same arrivals."}),
      field(&In::service_time, "service_time_s", {.positive = true, .symbol = "s", .doc = "Mean time that a server is busy with one request."}),
      field(&In::service_scv, "service_scv", {.range = kNonNegative, .fallback = 1, .symbol = "c_s^2", .doc = "Squared coefficient of variation of the service time."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::utilization_after, "utilization_after", {.range = kShare, .symbol = "\\rho'", .doc = "Load of the servers after."}),
      field(&Out::wait_before, "wait_before_s", {.symbol = "W_q", .doc = "Mean wait before."}), field(&Out::wait_after, "wait_after_s", {.symbol = "W_q'", .doc = "Mean wait after."}),
      field(&Out::factor, "factor", {.doc = "How many times shorter the wait gets.", .null_text = "no wait is left"}),
      field(&Out::server_factor, "server_factor", {.range = {1, 1e18}, .doc = "How many times as many servers there are."}),
      field(&Out::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Requests each second, before and after."}),
      field(&Out::saved, "saved_s", {.doc = "Wait that each request is spared on average."}));

  static constexpr ModelText text{
      .title = "Extra servers and the wait",
      .doc = "The wait is governed by what is idle, not by what is busy: a quarter more servers at 95 % load make the idle share five times larger and the wait an order of magnitude shorter.",
      .formula = {{"utilization_after", "\\v{utilization_after} = \\v{utilization} \\frac{\\v{servers}}{\\v{servers} + \\v{added}}"}, {"factor", "\\v{factor} = \\frac{\\v{wait_before_s}}{\\v{wait_after_s}}"}},
      .sources = {"Allen 1990, Probability, Statistics, and Queueing Theory, 2nd edition: Allen-Cunneen"}};
};

}  // namespace ironlab
