// Little's law: how many are inside.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct LittlesLaw {
  static constexpr const char* id = "littles_law";

  struct In {
    Rate arrival;
    Seconds sojourn;
  };
  struct Out {
    Ratio in_system;
  };

  static constexpr Out evaluate(const In& in) { return {.in_system = in.arrival * in.sojourn}; }

  static constexpr auto inputs = fields<In>(
      field(&In::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Requests that arrive, and leave, each second."}),
      field(&In::sojourn, "sojourn_s", {.symbol = "W", .doc = "Mean time that a request stays."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::in_system, "in_system", {.symbol = "L", .doc = "Mean number of requests inside; also the servers, threads or slots that are busy with them."}));

  static constexpr ModelText text{
      .title = "Little's law",
      .doc = "Whatever is inside came in at some rate and stays some time; the mean number inside is the product. It holds for every stable system, and says nothing of the spread.",
      .formula = {{"in_system", "\\v{in_system} = \\v{arrival_per_s} \\cdot \\v{sojourn_s}"}},
      .sources = {"Little 1961, A proof for the queuing formula L = lambda W, Operations Research 9(3)"}};
};

}  // namespace ironlab
