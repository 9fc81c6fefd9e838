// Retries in steady state: what clients that try again do to a server.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/geometric_sum.h"
#include "models/rules.h"

namespace ironlab {

struct RetryEquilibrium {
  static constexpr const char* id = "retry_equilibrium";

  struct In {
    Rate arrival, capacity;
    Count retries;
    Flag shed;
    Maybe<Ratio> failure_probability;
  };
  struct Out {
    Rate attempts, goodput;
    Ratio vulnerable_load;
    Maybe<Ratio> attempts_per_request;
    Ratio load, attempt_failure_probability;
    Maybe<Ratio> success;
    Rate storm;
    Flag stays_down;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double tries = in.retries + 1;
    out.load = in.arrival / in.capacity;
    out.vulnerable_load = 1 / tries;
    out.storm = in.arrival * tries;
    out.stays_down = !within(out.storm.si(), in.capacity.si());
    if (within(in.arrival.si(), in.capacity.si())) {
      out.attempts = out.goodput = in.arrival;
    } else if (!in.shed) {  // a line served in order reaches only requests whose client has left
      out.attempts = out.storm;
      out.attempt_failure_probability = 1;
    } else {  // A (1 - q) = mu and A = lambda (1 - q^(r+1)) / (1 - q)
      const double log_q = math::log1p(-(in.capacity / in.arrival)) / tries;
      out.attempt_failure_probability = math::exp(log_q);
      out.attempts = in.capacity / -math::expm1(log_q);
      out.goodput = in.capacity;
    }
    if (in.arrival.si() > 0) {
      out.success = out.goodput / in.arrival;
      out.attempts_per_request = out.attempts / in.arrival;
    }
    if (in.failure_probability.has()) out.attempts_per_request = Ratio(geometric_sum(in.failure_probability.value(), tries));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Fresh requests each second."}),
      field(&In::capacity, "capacity_per_s", {.positive = true, .symbol = "\\mu", .doc = "Attempts that the server can finish each second."}),
      field(&In::retries, "retries", {.symbol = "r", .doc = "Times that a client tries again."}),
      field(&In::shed, "shed", {.doc = "Does the server reject what it cannot do, instead of queueing it?"}),
      field(&In::failure_probability, "failure_probability", {.range = kShare, .fallback = kNull, .symbol = "q", .doc = "Share of attempts that fails, where it is given from outside: for the attempts a request takes.", .null_text = "follows from the load"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::attempts, "attempts_per_s", {.symbol = "A", .doc = "Attempts each second, fresh and repeated."}),
      field(&Out::goodput, "goodput_per_s", {.symbol = "G", .doc = "Attempts each second whose client still waits for the answer."}),
      field(&Out::vulnerable_load, "vulnerable_load", {.range = kPositiveShare, .symbol = "\\rho^{*}", .doc = "Load above which a storm of retries, once begun, keeps itself alive."}),
      field(&Out::attempts_per_request, "attempts_per_request", {.range = {0, 2 * kMaxCount}, .doc = "Attempts that a request takes on average.", .null_text = "no requests"}),
      field(&Out::load, "load", {.symbol = "\\rho", .doc = "Fresh requests over the capacity."}),
      field(&Out::attempt_failure_probability, "attempt_failure_probability", {.range = kShare, .doc = "Share of attempts that fails in this steady state."}),
      field(&Out::success, "success", {.range = kShare, .doc = "Share of requests that succeeds in the end.", .null_text = "no requests"}),
      field(&Out::storm, "storm_attempts_per_s", {.doc = "Attempts each second when every attempt fails."}),
      field(&Out::stays_down, "stays_down", {.doc = "Does a storm exceed the capacity, so that an outage outlives its cause?"}));

  static constexpr ModelText text{
      .title = "Steady state of retries",
      .doc = "Below capacity nothing fails. Above it, a server with an endless queue works only for clients that have given up, and each has come back r times. A server that rejects the excess at once stays at full goodput. "
             "So a system that retries has two steady states, and a short overload can switch it from the good one to the bad.",
      .formula = {{"attempts_per_request", "\\v{attempts_per_request} = \\sum_{k=0}^{\\v{retries}} \\v{failure_probability}^k \\le 1 + \\v{retries}"},
                  {"attempts_per_s", "\\v{attempts_per_s} (1 - q) = \\v{capacity_per_s}, \\quad q^{\\v{retries} + 1} = 1 - \\frac{\\v{capacity_per_s}}{\\v{arrival_per_s}} \\quad (\\v{shed})"},
                  {"vulnerable_load", "\\v{vulnerable_load} = \\frac{1}{1 + \\v{retries}}"}},
      .sources = {"Bronson et al. 2021, Metastable failures in distributed systems, HotOS", "Beyer et al. 2016, Site Reliability Engineering, chapters 21 and 22: retries and shedding"}};
};

}  // namespace ironlab
