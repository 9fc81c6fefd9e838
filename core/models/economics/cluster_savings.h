// Cluster savings: the money that a speedup frees.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct ClusterSavings {
  static constexpr const char* id = "cluster_savings";

  struct In {
    Count gpus;
    DollarRate price;
    Ratio speedup;
  };
  struct Out {
    DollarRate saved, cost;
    Ratio saved_share, freed_gpus;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.saved_share = (in.speedup - 1) / in.speedup;
    out.freed_gpus = in.gpus * out.saved_share;
    out.cost = in.gpus * in.price;
    out.saved = out.cost * out.saved_share;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "n", .doc = "GPUs of the cluster."}),
      field(&In::price, "price_usd_per_s", {.symbol = "p", .doc = "Price of one GPU."}),
      field(&In::speedup, "speedup", {.range = kPositive, .symbol = "S", .doc = "How many times faster the job has become."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::saved, "saved_usd_per_s", {.symbol = "\\Delta", .doc = "What the same work costs less; shown as money a week."}),
      field(&Out::cost, "cost_usd_per_s", {.symbol = "C", .doc = "What the cluster costs."}),
      field(&Out::saved_share, "saved_share", {.doc = "Saved share of the time; negative when it became slower."}),
      field(&Out::freed_gpus, "freed_gpus", {.doc = "GPUs that are free for other work."}));

  static constexpr ModelText text{
      .title = "Money that a speedup frees",
      .doc = "A faster job needs less of the cluster's time for the same work. What that time costs is what the speedup is worth, if the cluster has something else to do.",
      .formula = {{"saved_usd_per_s", "\\v{saved_usd_per_s} = \\v{gpus} \\cdot \\v{price_usd_per_s} \\left(1 - \\frac{1}{\\v{speedup}}\\right)"}},
      .sources = {"Price times time; Amdahl 1967 for the speedup of the whole"}};
};

}  // namespace ironlab
