// Power of choices: load balancing by looking at a few queues.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

struct PowerOfChoices {
  static constexpr const char* id = "power_of_choices";

  struct In {
    Ratio utilization;
    Count choices, at_least;
  };
  struct Out {
    Ratio share, one_choice_share;
  };

  static Out evaluate(const In& in) {
    const double d = in.choices, k = in.at_least, exponent = d > 1 ? (math::pow(d, k) - 1) / (d - 1) : k;
    return {.share = math::pow(in.utilization, exponent), .one_choice_share = math::pow(in.utilization, k)};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::utilization, "utilization", {.range = {.min = 0, .max = 1, .below = true}, .symbol = "\\rho", .doc = "Load of each server."}),
      field(&In::choices, "choices", {.range = kPositiveCount, .symbol = "d", .doc = "Queues that a request looks at, at random, to join the shortest."}),
      field(&In::at_least, "at_least", {.symbol = "k", .doc = "Jobs in the queue that are asked about."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::share, "share", {.range = kShare, .doc = "Share of the servers with at least so many jobs."}),
      field(&Out::one_choice_share, "one_choice_share", {.range = kShare, .doc = "The same when requests go to a random server."}));

  static constexpr ModelText text{
      .title = "Load balancing by sampled queues",
      .doc = "With a random server, long queues become rare geometrically; with the shorter of two, doubly exponentially. One look more is worth nearly as much as knowing them all. A large fleet of single servers with random arrivals and service.",
      .formula = {{"share", "\\v{share} = \\v{utilization}^{(\\v{choices}^{\\v{at_least}} - 1) / (\\v{choices} - 1)}"}, {"one_choice_share", "\\v{one_choice_share} = \\v{utilization}^{\\v{at_least}}"}},
      .sources = {"Mitzenmacher 2001, The power of two choices in randomized load balancing, IEEE Transactions on Parallel and Distributed Systems 12(10)"}};
};

}  // namespace ironlab
