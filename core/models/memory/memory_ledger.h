// Memory ledger: where the activations of a six-layer convolutional network live.
#pragma once

#include <cmath>  // std::floor (exact)

#include "models/memory/memory_tier.h"
#include "models/memory/tensor_bytes.h"

namespace ironlab {

enum class MemoryStatus { ok, warn, oom };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<MemoryStatus>{{{"ok", "Fits"}, {"warn", "Nearly full"}, {"oom", "Out of memory"}}};

struct MemoryLedger {
  static constexpr const char* id = "memory_ledger";
  static constexpr int kLayers = 6;
  static constexpr double kWarnAbove = 0.75;  // the course's band: training on top would no longer fit

  struct In {
    Count image, channels, batch;
    Bytes element, l1, l2, capacity;
  };
  struct Out {
    List<Bytes, kLayers> layer_bytes;
    List<Choice<Tier>, kLayers> tiers;
    Bytes total;
    Ratio mean_latency_multiplier, past_l2, utilization;
    Choice<MemoryStatus> status;
    Bytes peak;
    Violation<Bytes> violation;
    List<Count, kLayers> layer_side, layer_channels;
    List<Ratio, kLayers> latency_multipliers;
    Count layers_past_l2;
    Bytes headroom;
    Maybe<Count> max_batch;
    Ratio peak_utilization;
  };

  static Out evaluate(const In& in) {
    Out out;
    double side = in.image, channels = in.channels, past = 0, multipliers = 0;
    Bytes of_one;  // all layers for a batch of one
    for (int layer = 0; layer < kLayers; ++layer) {
      List<Count, 8> dims;
      for (const double d : {static_cast<double>(in.batch), side, side, channels}) dims.push(d);
      const Bytes bytes = TensorBytes::evaluate({.dims = dims, .element = in.element}).bytes;
      const MemoryTier::Out place = MemoryTier::evaluate({.bytes = bytes, .l1 = in.l1, .l2 = in.l2, .capacity = in.capacity});
      out.layer_bytes.push(bytes);
      out.tiers.push(place.tier);
      out.latency_multipliers.push(place.latency_multiplier);
      out.layer_side.push(side);
      out.layer_channels.push(channels);
      if (layer > 0) out.peak = larger(out.peak, out.layer_bytes[layer - 1] + bytes);
      out.total = out.total + bytes;
      of_one = of_one + side * side * channels * in.element;
      multipliers += place.latency_multiplier;
      if (place.latency_multiplier > kRelativeTiers.l2) past += 1;
      side = std::floor(side / 2) < 1 ? 1 : std::floor(side / 2);
      channels *= 2;
    }
    out.mean_latency_multiplier = multipliers / kLayers;
    out.layers_past_l2 = past;
    out.past_l2 = past / kLayers;
    out.utilization = out.total / in.capacity;
    out.peak_utilization = out.peak / in.capacity;
    out.headroom = in.capacity - out.total;
    const bool fits = within(out.total.si(), in.capacity.si());
    out.status = !fits ? MemoryStatus::oom : within(out.utilization, kWarnAbove) ? MemoryStatus::ok : MemoryStatus::warn;
    if (!fits) out.violation = Violation<Bytes>::of(out.total, in.capacity);
    const double most = rounded_down(in.capacity / of_one);
    if (most >= 1) out.max_batch = Count(most < kMaxCount ? most : kMaxCount);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::image, "image", {.range = kPositiveCount, .symbol = "s", .doc = "Side of the square input, in pixels."}),
      field(&In::channels, "channels", {.range = kPositiveCount, .symbol = "c", .doc = "Channels that the first layer puts out."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .symbol = "B", .doc = "Images processed together."}),
      field(&In::element, "element_bytes", {.positive = true, .symbol = "e", .doc = "Bytes of one number: 4 for FP32, 2 for FP16, 1 for INT8."}),
      field(&In::l1, "l1_bytes", {.positive = true, .symbol = "C_1", .doc = "First-level cache of one core or multiprocessor."}),
      field(&In::l2, "l2_bytes", {.positive = true, .symbol = "C_2", .doc = "Second-level cache."}),
      field(&In::capacity, "capacity_bytes", {.positive = true, .symbol = "C", .doc = "The device's own memory."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::layer_bytes, "layer_bytes", {.doc = "Bytes of each layer's output, for the whole batch."}),
      field(&Out::tiers, "tiers", {.doc = "The fastest memory that holds each of them whole."}),
      field(&Out::total, "total_bytes", {.symbol = "M", .doc = "All layers together: what training must keep for the backward pass."}),
      field(&Out::mean_latency_multiplier, "mean_latency_multiplier", {.range = {1, 100}, .symbol = "\\bar{m}", .doc = "Mean access time of the layers, relative to L1."}),
      field(&Out::past_l2, "past_l2", {.range = kShare, .doc = "Share of the layers that are larger than L2."}),
      field(&Out::utilization, "utilization", {.symbol = "r", .doc = "Total over the device's memory; above 1 it does not fit."}),
      field(&Out::status, "status", {.doc = "oom: does not fit; warn: above three quarters; else ok."}),
      field(&Out::peak, "peak_bytes", {.doc = "The largest two neighbors together: what inference must hold at once."}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when the total does not fit.", .null_text = "fits", .violation = "out_of_memory"}),
      field(&Out::layer_side, "layer_side", {.range = kPositiveCount, .doc = "Side of each layer's output, in pixels."}),
      field(&Out::layer_channels, "layer_channels", {.range = {1, 64 * kMaxCount}, .doc = "Channels of each layer's output."}),
      field(&Out::latency_multipliers, "latency_multipliers", {.range = {1, 100}, .doc = "Access time of each layer's memory, relative to L1."}),
      field(&Out::layers_past_l2, "layers_past_l2", {.range = {0, 6}, .doc = "How many layers are larger than L2."}),
      field(&Out::headroom, "headroom_bytes", {.doc = "What stays free; negative when it does not fit."}),
      field(&Out::max_batch, "max_batch", {.range = kPositiveCount, .doc = "The largest batch that fits.", .null_text = "not even one"}),
      field(&Out::peak_utilization, "peak_utilization", {.doc = "What inference holds at once, over the device's memory."}));

  static constexpr ModelText text{
      .title = "Memory ledger of a convolutional network",
      .doc = "Six layers: the first keeps the size of the image; each next one halves the side and doubles the channels, so that its output is half as large. "
             "Training keeps all outputs for the backward pass; inference holds two neighbors at a time.",
      .formula = {{"layer_bytes", "\\v{layer_bytes} = \\v{batch} \\cdot \\v{layer_side}^2 \\cdot \\v{layer_channels} \\cdot \\v{element_bytes}"},
                  {"total_bytes", "\\v{total_bytes} = \\sum_{i=1}^{6} \\v{layer_bytes}"},
                  {"utilization", "\\v{utilization} = \\frac{\\v{total_bytes}}{\\v{capacity_bytes}}"}},
      .sources = {"Machine Learning Systems (mlsysbook.ai), chapter Neural Computation: activations through a hierarchy of memories",
                  "Access times: teaching values (catalogue entry tiers_relative)"}};
};

}  // namespace ironlab
