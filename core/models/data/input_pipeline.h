// Input pipeline: a training node runs at the rate of its slowest stage.
#pragma once

#include "models/rules.h"
#include "models/time/iron_law.h"

namespace ironlab {

enum class FeedingStage { storage, preprocessing, gpu };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<FeedingStage>{{{"storage", "Storage"}, {"preprocessing", "Preprocessing"}, {"gpu", "GPU"}}};

struct InputPipeline {
  static constexpr const char* id = "input_pipeline";

  struct In {
    ByteRate storage;
    Bytes item;
    Count workers;
    Rate worker, consumer;
    Choice<Overlap> overlap;
    Ratio least_utilization;
  };
  struct Out {
    Rate storage, preprocess, throughput;
    Ratio utilization, feeding_tax;
    Choice<FeedingStage> bottleneck;
    ByteRate required, delivered;
    Seconds storage_time, preprocess_time, consumer_time, time;
    Violation<ByteRate> violation;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.storage = in.storage / in.item;
    out.preprocess = in.workers * in.worker;
    out.storage_time = 1 / out.storage;
    out.preprocess_time = 1 / out.preprocess;
    out.consumer_time = 1 / in.consumer;
    const Rate slowest = smaller(smaller(out.storage, out.preprocess), in.consumer);
    out.throughput = in.overlap == Overlap::full ? slowest : 1 / (out.storage_time + out.preprocess_time + out.consumer_time);
    out.utilization = smaller(Ratio(1), out.throughput / in.consumer);
    out.feeding_tax = 1 - out.utilization;
    out.bottleneck = within(out.storage.si(), slowest.si())      ? FeedingStage::storage
                     : within(out.preprocess.si(), slowest.si()) ? FeedingStage::preprocessing
                                                                 : FeedingStage::gpu;
    out.required = in.consumer * in.item;
    out.delivered = out.throughput * in.item;
    out.time = 1 / out.throughput;
    if (below(out.utilization, in.least_utilization)) out.violation = Violation<ByteRate>::of(out.required, out.delivered);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::storage, "storage_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Rate at which the store delivers; with a cache in front, its effective rate."}),
      field(&In::item, "item_bytes", {.positive = true, .symbol = "b", .doc = "Bytes read for one item."}),
      field(&In::workers, "workers", {.range = kPositiveCount, .symbol = "W", .doc = "Processes that decode and prepare items, on all of the node."}),
      field(&In::worker, "worker_items_per_s", {.positive = true, .symbol = "w", .doc = "Items a second of one of them."}),
      field(&In::consumer, "consumer_items_per_s", {.positive = true, .symbol = "g", .doc = "Items a second that the GPUs could use."}),
      field(&In::overlap, "overlap", {.fallback = Overlap::full, .doc = "full: the stages work at the same time on different items (prefetching); none: one after the other."}),
      field(&In::least_utilization, "least_utilization", {.range = kShare, .fallback = 0.5, .symbol = "U_{\\text{min}}", .doc = "Share of the GPUs' rate below which they count as starved."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::storage, "storage_items_per_s", {.symbol = "s", .doc = "Items a second that the store delivers."}),
      field(&Out::preprocess, "preprocess_items_per_s", {.symbol = "p", .doc = "Items a second that the workers prepare."}),
      field(&Out::throughput, "throughput_items_per_s", {.symbol = "X", .doc = "Items a second of the whole pipeline."}),
      field(&Out::utilization, "consumer_utilization", {.range = kShare, .symbol = "U", .doc = "Share of the GPUs' rate that is used."}),
      field(&Out::feeding_tax, "feeding_tax", {.range = kShare, .doc = "Share in which they wait for items."}),
      field(&Out::bottleneck, "bottleneck", {.doc = "The slowest stage; on a tie storage before preprocessing before the GPUs."}),
      field(&Out::required, "required_bytes_per_s", {.doc = "Rate of storage that the GPUs could use up."}),
      field(&Out::delivered, "delivered_bytes_per_s", {.doc = "Rate of storage that is used."}),
      field(&Out::storage_time, "storage_item_s", {.doc = "Time of storage for one item."}),
      field(&Out::preprocess_time, "preprocess_item_s", {.doc = "Time of all workers together for one item."}),
      field(&Out::consumer_time, "consumer_item_s", {.doc = "Time of the GPUs for one item."}),
      field(&Out::time, "item_s", {.symbol = "t", .doc = "Time from one item to the next."}),
      field(&Out::violation, "violation", {.doc = "Rate of storage that the GPUs could use up against the one that reaches them, when they starve.", .null_text = "the GPUs are fed", .violation = "starved"}));

  static constexpr ModelText text{
      .title = "Feeding a training node",
      .doc = "Items pass through storage, preprocessing and the GPUs. With prefetching all three work at once and the slowest sets the pace; without it their times add up. "
             "More workers speed up preprocessing only, never the store.",
      .formula = {{"storage_items_per_s", "\\v{storage_items_per_s} = \\frac{\\v{storage_bytes_per_s}}{\\v{item_bytes}}"},
                  {"preprocess_items_per_s", "\\v{preprocess_items_per_s} = \\v{workers} \\cdot \\v{worker_items_per_s}"},
                  {"throughput_items_per_s", "\\v{throughput_items_per_s} = \\min(\\v{storage_items_per_s}, \\v{preprocess_items_per_s}, \\v{consumer_items_per_s})"},
                  {"consumer_utilization", "\\v{consumer_utilization} = \\frac{\\v{throughput_items_per_s}}{\\v{consumer_items_per_s}}"},
                  {"feeding_tax", "\\v{feeding_tax} = 1 - \\v{consumer_utilization}"}},
      .sources = {"Mohan et al. 2021, Analyzing and Mitigating Data Stalls in DNN Training, PVLDB 14(5)", "Machine Learning Systems (mlsysbook.ai), chapter Data Engineering"}};
};

}  // namespace ironlab
