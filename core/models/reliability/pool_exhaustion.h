// Pool exhaustion: a slow dependency takes the slots of everybody else.
#pragma once

#include "models/queueing/littles_law.h"
#include "models/rules.h"

namespace ironlab {

struct PoolExhaustion {
  static constexpr const char* id = "pool_exhaustion";

  struct In {
    Count pool;
    Rate attempts;
    Seconds hold;
    Rate other;
    Seconds other_hold;
    Maybe<Count> bulkhead;
  };
  struct Out {
    Ratio inference_slots, left_slots, other_success, used_slots, other_slots;
    Maybe<Ratio> inference_success;
    Violation<Ratio> violation;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.inference_slots = LittlesLaw::evaluate({.arrival = in.attempts, .sojourn = in.hold}).in_system;
    out.other_slots = LittlesLaw::evaluate({.arrival = in.other, .sojourn = in.other_hold}).in_system;
    const Ratio pool = static_cast<double>(in.pool), limit = static_cast<double>(in.bulkhead.value_or(in.pool));
    out.used_slots = smaller(out.inference_slots, smaller(limit, pool));
    out.left_slots = pool - out.used_slots;
    out.other_success = within(out.other_slots, out.left_slots) ? Ratio(1) : out.left_slots / out.other_slots;
    if (out.inference_slots > 0) out.inference_success = out.used_slots / out.inference_slots;
    if (out.other_success < 1) {
      out.violation = {.demand = out.other_slots, .capacity = out.left_slots, .ratio = {}};
      if (out.left_slots > 0) out.violation.ratio = out.other_slots / out.left_slots;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::pool, "pool", {.symbol = "n", .doc = "Slots that all requests share: connections, threads."}),
      field(&In::attempts, "attempts_per_s", {.symbol = "A", .doc = "Attempts each second that go to the slow dependency."}),
      field(&In::hold, "hold_s", {.symbol = "W", .doc = "Time that each of them holds a slot, up to its timeout."}),
      field(&In::other, "other_per_s", {.symbol = "\\lambda", .doc = "Other requests each second."}),
      field(&In::other_hold, "other_s", {.symbol = "w", .doc = "Time that one of those holds a slot."}),
      field(&In::bulkhead, "bulkhead", {.fallback = kNull, .symbol = "b", .doc = "The most slots that the slow dependency may take.", .null_text = "no bulkhead"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::inference_slots, "inference_slots", {.symbol = "L", .doc = "Slots that the slow dependency would hold."}),
      field(&Out::left_slots, "left_slots", {.doc = "Slots left for the others."}),
      field(&Out::other_success, "other_success", {.range = kShare, .doc = "Share of the other requests that gets a slot."}),
      field(&Out::used_slots, "used_slots", {.doc = "Slots that it gets."}),
      field(&Out::other_slots, "other_slots", {.doc = "Slots that the others need."}),
      field(&Out::inference_success, "inference_success", {.range = kShare, .doc = "Share of its attempts that gets a slot.", .null_text = "no attempts"}),
      field(&Out::violation, "violation", {.doc = "Slots that the others need against those that are left; without any left there is no ratio.", .null_text = "enough for all", .violation = "cascade"}));

  static constexpr ModelText text{
      .title = "A shared pool and a slow dependency",
      .doc = "By Little's law, attempts that wait long hold many slots, and the pool is shared: other traffic starves although its own backends are healthy. A bulkhead caps what one dependency may hold.",
      .formula = {{"inference_slots", "\\v{inference_slots} = \\v{attempts_per_s} \\cdot \\v{hold_s}"},
                  {"left_slots", "\\v{left_slots} = \\v{pool} - \\min(\\v{inference_slots}, \\v{bulkhead}, \\v{pool})"},
                  {"other_success", "\\v{other_success} = \\min\\left(1, \\frac{\\v{left_slots}}{\\v{other_per_s} \\cdot \\v{other_s}}\\right)"}},
      .sources = {"Little 1961, A proof for the queuing formula L = lambda W, Operations Research 9(3)", "Nygard 2007, Release It!: bulkheads"}};
};

}  // namespace ironlab
