// Speedup of a cache of answers.
#pragma once

#include "models/memory/average_access_time.h"
#include "models/rules.h"

namespace ironlab {

struct Memoization {
  static constexpr const char* id = "memoization";

  struct In {
    Seconds model, lookup;
    Ratio hit_rate;
  };
  struct Out {
    Maybe<Ratio> speedup;
    Seconds mean;
    Maybe<Ratio> break_even_hit_rate;
    Flag pays;
  };

  static Out evaluate(const In& in) {
    Out out;
    // A memory of one level: every question is looked up, and what is not found goes to the model.
    AverageAccessTime::In access;
    access.hit_cycles.push(in.lookup.si());
    access.miss_rates.push(1 - in.hit_rate);
    access.memory_cycles = in.model.si();
    out.mean = Seconds(AverageAccessTime::evaluate(access).cycles);
    out.pays = below(out.mean.si(), in.model.si());
    if (out.mean.si() > 0) out.speedup = in.model / out.mean;
    if (in.model.si() > 0) out.break_even_hit_rate = in.lookup / in.model;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::model, "model_s", {.symbol = "t", .doc = "Time of the model."}),
      field(&In::lookup, "lookup_s", {.symbol = "t_l", .doc = "Time of looking an input up."}),
      field(&In::hit_rate, "hit_rate", {.range = kShare, .symbol = "h", .doc = "Share of inputs whose answer is in the cache: those that came before."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "How many times faster on average; below 1 when looking up costs more than it saves.", .null_text = "takes no time"}),
      field(&Out::mean, "mean_s", {.symbol = "\\bar{t}", .doc = "Mean time of an answer."}),
      field(&Out::break_even_hit_rate, "break_even_hit_rate", {.symbol = "h^{*}", .doc = "Hit rate from which on the cache pays; above 1 it never does.", .null_text = "the model takes no time"}),
      field(&Out::pays, "pays", {.doc = "Is it faster on average?"}));

  static constexpr ModelText text{
      .title = "Speedup of a cache of answers",
      .doc = "Answers to inputs that came before are looked up; the others pay the lookup and the model. Timed on one repeated input, a cache looks infinitely fast: the hit rate of real traffic is what counts.",
      .formula = {{"mean_s", "\\v{mean_s} = \\v{lookup_s} + (1 - \\v{hit_rate}) \\, \\v{model_s}"}, {"speedup", "\\v{speedup} = \\frac{\\v{model_s}}{\\v{mean_s}}"}, {"break_even_hit_rate", "\\v{break_even_hit_rate} = \\frac{\\v{lookup_s}}{\\v{model_s}}"}},
      .sources = {"Hennessy and Patterson 2017, Computer Architecture, 6th edition: average memory access time"}};
};

}  // namespace ironlab
