// Item rate: what a number of devices can process, and how long a pass over a data set takes.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct ItemRate {
  static constexpr const char* id = "item_rate";

  struct In {
    FlopRate peak;
    Ratio utilization;
    Count devices;
    Flops item_work;
  };
  struct Out {
    Rate items;
    FlopRate used;
  };

  static constexpr Out evaluate(const In& in) {
    const FlopRate used = in.devices * in.peak * in.utilization;
    return {.items = used / in.item_work, .used = used};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of one device, dense."}),
      field(&In::utilization, "utilization", {.range = kShare, .symbol = "u", .doc = "Share of the peak that the program reaches."}),
      field(&In::devices, "devices", {.range = kPositiveCount, .symbol = "n", .doc = "Devices that share the items evenly."}),
      field(&In::item_work, "item_flop", {.positive = true, .symbol = "F", .doc = "Operations for one item; training takes three times the forward pass."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::items, "items_per_s", {.symbol = "g", .doc = "Items a second, if they arrive in time."}),
      field(&Out::used, "used_flop_per_s", {.doc = "Operations a second of all devices."}));

  static constexpr ModelText text{
      .title = "Items a second from a compute budget",
      .doc = "Devices process as many items as their arithmetic allows. It assumes perfect scaling over devices and that nothing else holds them up.",
      .formula = {{"items_per_s", "\\v{items_per_s} = \\frac{\\v{devices} \\cdot \\v{peak_flop_per_s} \\cdot \\v{utilization}}{\\v{item_flop}}"}},
      .sources = {"Definition", "Kaplan et al. 2020, arXiv:2001.08361: the backward pass takes twice the forward pass"}};
};

struct EpochTime {
  static constexpr const char* id = "epoch_time";

  struct In {
    Bytes dataset, item;
    Rate throughput;
  };
  struct Out {
    Ratio items;
    Seconds epoch;
  };

  static constexpr Out evaluate(const In& in) {
    const Ratio items = in.dataset / in.item;
    return {.items = items, .epoch = items / in.throughput};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::dataset, "dataset_bytes", {.symbol = "V", .doc = "Size of the data set."}),
      field(&In::item, "item_bytes", {.positive = true, .symbol = "b", .doc = "Bytes of one item, on average."}),
      field(&In::throughput, "throughput_items_per_s", {.positive = true, .symbol = "X", .doc = "Items a second that the pipeline delivers."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::items, "items", {.symbol = "n", .doc = "Items of the data set, as a real number."}),
      field(&Out::epoch, "epoch_s", {.symbol = "T", .doc = "Time of one pass over all of them."}));

  static constexpr ModelText text{
      .title = "Time of one pass over a data set",
      .doc = "Every item is read once, at the rate of the whole pipeline.",
      .formula = {{"items", "\\v{items} = \\frac{\\v{dataset_bytes}}{\\v{item_bytes}}"}, {"epoch_s", "\\v{epoch_s} = \\frac{\\v{items}}{\\v{throughput_items_per_s}}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
