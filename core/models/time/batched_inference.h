// Iron Law for a batch: weights are read once, items many times.
#pragma once

#include "models/subject.h"
#include "models/time/iron_law.h"

namespace ironlab {

struct BatchedInference {
  static constexpr const char* id = "batched_inference";

  struct In {
    Bytes weight, item;
    Flops item_work;
    Count batch;
    FlopRate peak;
    ByteRate bandwidth;
    Seconds overhead;
    Ratio utilization;
    Choice<Overlap> overlap;
  };
  struct Out {
    Bytes traffic;
    Flops work;
    Maybe<FlopPerByte> intensity;
    Seconds memory_time, compute_time, overhead_time, total, item_time;
    Maybe<Rate> throughput;
    Choice<Bottleneck> bottleneck;
    Maybe<Ratio> crossover_batch;
    Maybe<Count> first_compute_bound_batch;
    Seconds weight_memory_time, item_memory_time, item_compute_time;
  };

  static Out evaluate(const In& in) {
    IronLaw::In call = kDefaults<IronLaw>;
    call.traffic = in.weight + in.batch * in.item;
    call.work = in.batch * in.item_work;
    call.peak = in.peak;
    call.bandwidth = in.bandwidth;
    call.overhead = in.overhead;
    call.utilization = in.utilization;
    call.overlap = in.overlap;
    const IronLaw::Out law = IronLaw::evaluate(call);
    Out out;
    out.traffic = call.traffic;
    out.work = call.work;
    out.intensity = law.intensity;
    out.memory_time = law.memory_time;
    out.compute_time = law.compute_time;
    out.overhead_time = law.overhead_time;
    out.total = law.total;
    out.item_time = law.total / in.batch;
    if (law.total.si() > 0) out.throughput = in.batch / law.total;
    out.bottleneck = law.bottleneck;
    out.weight_memory_time = in.weight / in.bandwidth;
    out.item_memory_time = in.item / in.bandwidth;
    out.item_compute_time = in.item_work / (in.peak * in.utilization);
    // What one more item adds to the arithmetic beyond what it adds to the traffic: without a surplus, batching never helps.
    const Seconds surplus = out.item_compute_time - out.item_memory_time;
    if (surplus.si() > 0) {
      out.crossover_batch = out.weight_memory_time / surplus;
      out.first_compute_bound_batch = Count(rounded_down(out.crossover_batch.value()) + 1);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::weight, "weight_bytes", {.symbol = "W", .doc = "Bytes read once for the whole batch: the weights."}),
      field(&In::item, "item_bytes", {.fallback = 0, .symbol = "a", .doc = "Bytes moved for each item: its activations."}),
      field(&In::item_work, "item_flop", {.symbol = "o", .doc = "Operations for each item; a multiply-add counts as two."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .symbol = "B", .doc = "Items processed together."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of the device, dense."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}),
      field(&In::overhead, "overhead_s", {.fallback = 0, .symbol = "L", .doc = "Fixed time of one call."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .fallback = 1, .symbol = "\\eta", .doc = "Share of the peak rate that the program reaches."}),
      field(&In::overlap, "overlap", {.fallback = Overlap::none, .doc = "Do moving data and computing overlap?"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::traffic, "traffic_bytes", {.symbol = "D", .doc = "Bytes moved for the whole batch."}),
      field(&Out::work, "work_flop", {.symbol = "O", .doc = "Operations of the whole batch."}),
      field(&Out::intensity, "intensity_flop_per_byte", {.symbol = "I", .doc = "Operations for each byte moved; it grows with the batch.", .null_text = "no data moves"}),
      field(&Out::memory_time, "memory_time_s", {.symbol = "T_{\\text{mem}}", .doc = "Time to move the data."}),
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_{\\text{comp}}", .doc = "Time to compute."}),
      field(&Out::overhead_time, "overhead_time_s", {.symbol = "T_{\\text{over}}", .doc = "Fixed time."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Time of the whole batch."}),
      field(&Out::item_time, "item_time_s", {.symbol = "T/B", .doc = "Time of the batch shared out among its items."}),
      field(&Out::throughput, "throughput_per_s", {.doc = "Items a second.", .null_text = "takes no time"}),
      field(&Out::bottleneck, "bottleneck", {.doc = "The largest of the three times; on a tie memory before compute before overhead."}),
      field(&Out::crossover_batch, "crossover_batch", {.symbol = "B^{*}", .doc = "Batch at which computing takes as long as moving the data.", .null_text = "never"}),
      field(&Out::first_compute_bound_batch, "first_compute_bound_batch", {.doc = "The smallest whole batch that computes longer than it moves data.", .null_text = "never"}),
      field(&Out::weight_memory_time, "weight_memory_time_s", {.doc = "Time to read the weights once."}),
      field(&Out::item_memory_time, "item_memory_time_s", {.doc = "Time that each item adds to moving data."}),
      field(&Out::item_compute_time, "item_compute_time_s", {.doc = "Time that each item adds to computing."}));

  static constexpr ModelText text{
      .title = "Iron Law for a batch",
      .doc = "A batch reads the weights once, whatever its size; activations and arithmetic come again with each item. "
             "So a larger batch does more arithmetic for each byte. When an item adds more traffic than arithmetic time, no batch becomes compute-bound.",
      .formula = {{"traffic_bytes", "\\v{traffic_bytes} = \\v{weight_bytes} + \\v{batch} \\cdot \\v{item_bytes}"},
                  {"work_flop", "\\v{work_flop} = \\v{batch} \\cdot \\v{item_flop}"},
                  {"total_s", "\\v{total_s} = \\frac{\\v{traffic_bytes}}{\\v{bandwidth_bytes_per_s}} + \\frac{\\v{work_flop}}{\\v{peak_flop_per_s} \\cdot \\v{utilization}} + \\v{overhead_s}"},
                  {"crossover_batch", "\\v{crossover_batch} = \\frac{\\v{weight_bytes} / \\v{bandwidth_bytes_per_s}}{\\v{item_flop} / (\\v{peak_flop_per_s} \\cdot \\v{utilization}) - \\v{item_bytes} / \\v{bandwidth_bytes_per_s}}"}},
      .sources = {"Williams, Waterman and Patterson 2009, Roofline, Communications of the ACM 52(4): the two rates",
                  "Machine Learning Systems (mlsysbook.ai), chapter Introduction: the terms"}};
};

}  // namespace ironlab
