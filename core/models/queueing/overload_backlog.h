// Fluid queue during overload: the backlog until new capacity arrives, and how long it lasts.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct OverloadBacklog {
  static constexpr const char* id = "overload_backlog";

  struct In {
    Rate arrival, capacity;
    Seconds lag;
    Rate new_capacity;
  };
  struct Out {
    Ratio backlog;
    Seconds wait;
    Maybe<Seconds> drain;
    Rate growth;
    Maybe<Seconds> wait_before;
    Maybe<Seconds> over;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    if (!within(in.arrival.si(), in.capacity.si())) out.growth = in.arrival - in.capacity;
    out.backlog = out.growth * in.lag;
    out.wait = out.backlog / in.new_capacity;
    if (in.capacity.si() > 0) out.wait_before = out.backlog / in.capacity;
    if (out.backlog == 0) out.drain = Seconds(0);
    else if (below(in.arrival.si(), in.new_capacity.si())) out.drain = out.backlog / (in.new_capacity - in.arrival);
    if (out.drain.has()) out.over = out.backlog == 0 ? Seconds(0) : in.lag + out.drain.value();
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Requests that arrive each second."}),
      field(&In::capacity, "capacity_per_s", {.symbol = "\\mu_0", .doc = "Requests that can be finished each second until help arrives."}),
      field(&In::lag, "lag_s", {.symbol = "t", .doc = "Time until the new capacity works."}),
      field(&In::new_capacity, "new_capacity_per_s", {.positive = true, .symbol = "\\mu_1", .doc = "Requests that can be finished each second from then on."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::backlog, "backlog", {.symbol = "L", .doc = "Requests that wait when the new capacity starts."}),
      field(&Out::wait, "wait_s", {.doc = "How long the last of them waits, served at the new rate."}),
      field(&Out::drain, "drain_s", {.doc = "Time until the backlog is gone; only what is spare beyond new arrivals drains it.", .null_text = "never"}),
      field(&Out::growth, "growth_per_s", {.doc = "Requests by which the queue grows each second."}),
      field(&Out::wait_before, "wait_before_s", {.doc = "How long the last of them would wait without new capacity.", .null_text = "forever"}),
      field(&Out::over, "over_s", {.doc = "From the start of the overload until the queue is empty again.", .null_text = "never"}));

  static constexpr ModelText text{
      .title = "Backlog of an overload",
      .doc = "Above its capacity a system has no percentile: the queue grows steadily, like water in a tub. What counts is the surplus and how long help takes; afterwards only the spare capacity empties it. Requests flow evenly here, without chance.",
      .formula = {{"backlog", "\\v{backlog} = \\max(0, \\v{arrival_per_s} - \\v{capacity_per_s}) \\cdot \\v{lag_s}"},
                  {"wait_s", "\\v{wait_s} = \\frac{\\v{backlog}}{\\v{new_capacity_per_s}}"},
                  {"drain_s", "\\v{drain_s} = \\frac{\\v{backlog}}{\\v{new_capacity_per_s} - \\v{arrival_per_s}}"}},
      .sources = {"Kleinrock 1976, Queueing Systems, volume 2: fluid approximation"}};
};

}  // namespace ironlab
