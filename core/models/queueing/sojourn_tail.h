// Share of requests slower than a time.
#pragma once

#include "models/queueing/mmc_queue.h"
#include "models/subject.h"

namespace ironlab {

struct SojournTail {
  static constexpr const char* id = "sojourn_tail";

  struct In {
    Count servers;
    Rate arrival;
    Seconds service_time, from;
    Maybe<Seconds> to;
  };
  struct Out {
    Maybe<Ratio> tail_probability, bin_probability;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    MmcQueue::In call = kDefaults<MmcQueue>;
    call.servers = in.servers;
    call.arrival = in.arrival;
    call.service_time = in.service_time;
    const MmcQueue::Out queue = MmcQueue::evaluate(call);
    if (!queue.stable) return out;
    const double load = in.arrival * in.service_time, from = in.from / in.service_time;
    out.tail_probability = Ratio(erlang::tail(in.servers, load, queue.wait_probability, from));
    if (in.to.has()) out.bin_probability = Ratio(erlang::between(in.servers, load, queue.wait_probability, from, in.to.value() / in.service_time));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::servers, "servers", {.range = kServers, .fallback = 1, .symbol = "c", .doc = "Servers that take from one queue."}),
      field(&In::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Requests that arrive each second, at random (Poisson)."}),
      field(&In::service_time, "service_time_s", {.positive = true, .symbol = "s", .doc = "Mean time that a server is busy with one request (exponential)."}),
      field(&In::from, "from_s", {.symbol = "t", .doc = "A time in the system, or where a bin of a histogram begins."}),
      field(&In::to, "to_s", {.fallback = kNull, .symbol = "t'", .doc = "Where the bin ends.", .null_text = "no bin"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::tail_probability, "tail_probability", {.range = kShare, .symbol = "P(T > t)", .doc = "Share of requests that take longer.", .null_text = "not stable"}),
      field(&Out::bin_probability, "bin_probability", {.range = kShare, .symbol = "P(t < T \\le t')", .doc = "Share of requests inside the bin.", .null_text = "no bin, or not stable"}));

  static constexpr ModelText text{
      .title = "Share of requests slower than a time",
      .doc = "The whole distribution of the time in an M/M/c queue, not only its mean: a histogram without a single random number. With one server it is exponential.",
      .formula = {{"tail_probability", "\\v{tail_probability} = e^{-(1/\\v{service_time_s} - \\v{arrival_per_s}) \\, \\v{from_s}} \\quad (\\v{servers} = 1)"},
                  {"bin_probability", "\\v{bin_probability} = P(T > \\v{from_s}) - P(T > \\v{to_s})"}},
      .sources = {"Kleinrock 1975, Queueing Systems, volume 1"}};
};

inline Status SojournTail::refuse(const In& in) {
  if (in.to.has() && in.to.value() < in.from) return {Code::contradictory, input_index<SojournTail>("to_s")};
  return {};
}

}  // namespace ironlab
