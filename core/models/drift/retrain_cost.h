// Price of one retraining.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct RetrainCost {
  static constexpr const char* id = "retrain_cost";

  struct In {
    Seconds gpu;
    DollarRate gpu_price;
    Ratio engineer_days;
    Dollars engineer_day;
    Count devices;
    Dollars push;
  };
  struct Out {
    Dollars cost, compute, engineers, deployment;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.compute = in.gpu * in.gpu_price;
    out.engineers = in.engineer_days * in.engineer_day;
    out.deployment = in.devices * in.push;
    out.cost = out.compute + out.engineers + out.deployment;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpu, "gpu_s", {.symbol = "t_g", .doc = "Time of all GPUs together."}),
      field(&In::gpu_price, "gpu_usd_per_s", {.symbol = "p_g", .doc = "Price of one GPU."}),
      field(&In::engineer_days, "engineer_days", {.range = kNonNegative, .symbol = "d", .doc = "Days of work."}),
      field(&In::engineer_day, "engineer_usd_per_day", {.symbol = "p_d", .doc = "Price of such a day."}),
      field(&In::devices, "devices", {.symbol = "n", .doc = "Devices that get the new model one by one; 0 in a data center."}),
      field(&In::push, "push_usd", {.symbol = "p_n", .doc = "Price of bringing it to one device."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cost, "cost_usd", {.symbol = "C", .doc = "Price of one retraining."}),
      field(&Out::compute, "compute_usd", {.doc = "The part for GPUs."}),
      field(&Out::engineers, "engineer_usd", {.doc = "The part for people."}),
      field(&Out::deployment, "deployment_usd", {.doc = "The part for bringing it to the devices."}));

  static constexpr ModelText text{
      .title = "Price of one retraining",
      .doc = "Computing, people, and bringing the new model to every device. On a fleet the last part is the largest.",
      .formula = {{"cost_usd", "\\v{cost_usd} = \\v{gpu_s} \\cdot \\v{gpu_usd_per_s} + \\v{engineer_days} \\cdot \\v{engineer_usd_per_day} + \\v{devices} \\cdot \\v{push_usd}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
