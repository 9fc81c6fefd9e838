// Largest batch whose answer is still in time.
#pragma once

#include "models/time/batched_inference.h"

namespace ironlab {

struct MaxBatchWithin {
  static constexpr const char* id = "max_batch_within";

  struct In {
    Bytes weight, item;
    Flops item_work;
    FlopRate peak;
    ByteRate bandwidth;
    Seconds overhead, deadline;
  };
  struct Out {
    Maybe<Count> max_batch;
    Seconds fixed, item_time;
    Maybe<Seconds> total;
    Maybe<Rate> throughput;
  };

  static Out evaluate(const In& in) {
    BatchedInference::In call = kDefaults<BatchedInference>;
    call.weight = in.weight;
    call.item = in.item;
    call.item_work = in.item_work;
    call.batch = 1;
    call.peak = in.peak;
    call.bandwidth = in.bandwidth;
    call.overhead = in.overhead;
    const BatchedInference::Out one = BatchedInference::evaluate(call);
    Out out;
    out.fixed = one.overhead_time + one.weight_memory_time;
    out.item_time = one.item_memory_time + one.item_compute_time;
    if (!within(out.fixed.si(), in.deadline.si())) {
      out.max_batch = Count(0);
    } else if (out.item_time.si() > 0) {
      out.max_batch = Count(rounded_down(larger(Seconds(0), in.deadline - out.fixed) / out.item_time));
    }
    if (out.max_batch.value_or(0) >= 1) {
      call.batch = out.max_batch.value();
      const BatchedInference::Out all = BatchedInference::evaluate(call);
      out.total = all.total;
      out.throughput = all.throughput;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::weight, "weight_bytes", {.symbol = "W", .doc = "Bytes read once for the whole batch: the weights."}),
      field(&In::item, "item_bytes", {.fallback = 0, .symbol = "a", .doc = "Bytes moved for each item: its activations."}),
      field(&In::item_work, "item_flop", {.symbol = "o", .doc = "Operations for each item; a multiply-add counts as two."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of the device, dense."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}),
      field(&In::overhead, "overhead_s", {.fallback = 0, .symbol = "L", .doc = "Fixed time of one call."}),
      field(&In::deadline, "deadline_s", {.symbol = "T_{\\text{max}}", .doc = "Time in which the whole batch must be done."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::max_batch, "max_batch", {.symbol = "B_{\\text{max}}", .doc = "The largest batch in time; 0 when not even one item is.", .null_text = "no limit: items take no time"}),
      field(&Out::fixed, "fixed_s", {.symbol = "T_0", .doc = "What every batch pays: overhead and reading the weights."}),
      field(&Out::item_time, "item_time_s", {.symbol = "t", .doc = "What each item adds: moving its activations and computing."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Time of that batch.", .null_text = "no such batch"}),
      field(&Out::throughput, "throughput_per_s", {.doc = "Items a second with that batch.", .null_text = "no such batch"}));

  static constexpr ModelText text{
      .title = "Largest batch inside a deadline",
      .doc = "A batch shares one reading of the weights among its items, but all of them wait until the last is done. "
             "The three terms add up without overlap, at peak rates.",
      .formula = {{"fixed_s", "\\v{fixed_s} = \\v{overhead_s} + \\frac{\\v{weight_bytes}}{\\v{bandwidth_bytes_per_s}}"},
                  {"item_time_s", "\\v{item_time_s} = \\frac{\\v{item_bytes}}{\\v{bandwidth_bytes_per_s}} + \\frac{\\v{item_flop}}{\\v{peak_flop_per_s}}"},
                  {"max_batch", "\\v{max_batch} = \\left\\lfloor \\frac{\\v{deadline_s} - \\v{fixed_s}}{\\v{item_time_s}} \\right\\rfloor"}},
      .sources = {"The Iron Law (iron_law) solved for the batch"}};
};

}  // namespace ironlab
