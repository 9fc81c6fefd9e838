// Steady batch: how many requests a continuous server has in flight.
#pragma once

#include "models/queueing/littles_law.h"
#include "models/rules.h"

namespace ironlab {

struct SteadyBatch {
  static constexpr const char* id = "steady_batch";

  struct In {
    Rate arrival;
    Count output_tokens;
    Seconds prefill, weight_step, kv_step;
  };
  struct Out {
    Ratio prefill_share;
    Flag stable;
    Maybe<Ratio> batch;
    Maybe<Seconds> step, time_per_token;
    Ratio load;
    Maybe<Rate> max_arrival;
    Maybe<Seconds> decode;
    Violation<Rate> violation;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const Rate tokens = in.arrival * in.output_tokens;
    const Seconds least = in.prefill + in.output_tokens * in.kv_step;  // of the server, for each request
    out.prefill_share = LittlesLaw::evaluate({.arrival = in.arrival, .sojourn = in.prefill}).in_system;
    const Ratio caches = tokens * in.kv_step;
    out.load = out.prefill_share + caches;
    out.stable = below(out.load, 1);
    if (least.si() > 0) out.max_arrival = 1 / least;
    if (!out.stable) {
      if (out.max_arrival.has()) out.violation = Violation<Rate>::of(in.arrival, out.max_arrival.value());
      return out;
    }
    const Ratio decoding = 1 - out.prefill_share;
    out.batch = Ratio(tokens * in.weight_step / (decoding - caches));
    out.step = in.weight_step + out.batch.value() * in.kv_step;
    out.time_per_token = out.step.value() / decoding;
    out.decode = in.output_tokens * out.time_per_token.value();
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Requests that arrive each second."}),
      field(&In::output_tokens, "output_tokens", {.symbol = "O", .doc = "Tokens of an answer, on average."}),
      field(&In::prefill, "prefill_s", {.symbol = "T_p", .doc = "Time to process a prompt; it goes first and stops decoding."}),
      field(&In::weight_step, "weight_step_s", {.symbol = "w", .doc = "Time to read the weights, once in each step."}),
      field(&In::kv_step, "kv_step_s", {.symbol = "k", .doc = "Time to read one request's cache, in each step."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::prefill_share, "prefill_share", {.symbol = "\\rho", .doc = "Share of the time that goes into prompts; from 1 on nothing is left for answers."}),
      field(&Out::stable, "stable", {.doc = "Can the server keep up, with any number of slots?"}),
      field(&Out::batch, "batch", {.symbol = "N", .doc = "Requests in flight, on average: the slots that are needed.", .null_text = "grows without end"}),
      field(&Out::step, "step_s", {.symbol = "t", .doc = "Time of one step.", .null_text = "grows without end"}),
      field(&Out::time_per_token, "time_per_token_s", {.doc = "Time between two tokens of one answer, with the pauses for prompts.", .null_text = "grows without end"}),
      field(&Out::load, "load", {.doc = "Time for prompts and caches over the time there is; below 1 when stable."}),
      field(&Out::max_arrival, "max_arrival_per_s", {.doc = "Arrivals that the server can't reach with any number of slots.", .null_text = "no limit"}),
      field(&Out::decode, "decode_s", {.doc = "Time from an answer's first token to its last.", .null_text = "grows without end"}),
      field(&Out::violation, "violation", {.doc = "Arrivals against what the server can do.", .null_text = "stable", .violation = "unstable"}));

  static constexpr ModelText text{
      .title = "Batch that a continuous server settles at",
      .doc = "More requests in flight make each step longer, and longer steps keep more requests in flight; by Little's law there is one balance. A cap on the batch below it does not protect latency: it makes a queue.",
      .formula = {{"prefill_share", "\\v{prefill_share} = \\v{arrival_per_s} \\cdot \\v{prefill_s}"},
                  {"batch", "\\v{batch} = \\frac{a \\, \\v{weight_step_s}}{(1 - \\v{prefill_share}) - a \\, \\v{kv_step_s}}, \\quad a = \\v{arrival_per_s} \\cdot \\v{output_tokens}"},
                  {"step_s", "\\v{step_s} = \\v{weight_step_s} + \\v{batch} \\cdot \\v{kv_step_s}"},
                  {"time_per_token_s", "\\v{time_per_token_s} = \\frac{\\v{step_s}}{1 - \\v{prefill_share}}"}},
      .sources = {"Little 1961, A proof for the queuing formula L = lambda W, Operations Research 9(3)"}};
};

}  // namespace ironlab
