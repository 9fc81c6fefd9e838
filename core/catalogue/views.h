// What the catalogue knows of an entry once it is resolved to plain numbers: one struct of slots per kind of entry.
// A model input of the same name is filled from it.
#pragma once

#include "describe/field.h"

namespace ironlab {

// Number formats of a peak rate. A peak is always dense; sparse figures are notes of an entry that no model reads.
enum class Format { fp64, fp32, tf32, bf16, fp16, fp8, int8, int4 };
inline constexpr int kFormatCount = 8;
template <>
inline constexpr std::array<ChoiceName, 8> choice_names<Format>{{{"fp64", "FP64"}, {"fp32", "FP32"}, {"tf32", "TF32"}, {"bf16", "BF16"},
                                                                {"fp16", "FP16"}, {"fp8", "FP8"}, {"int8", "INT8"}, {"int4", "INT4"}}};

struct HardwareView {
  Maybe<FlopRate> fp64, fp32, tf32, bf16, fp16, fp8, int8, int4;
  Maybe<Choice<Format>> headline;
  Maybe<FlopRate> peak;
  Maybe<ByteRate> bandwidth;
  Maybe<Bytes> capacity, capacity_binary, l1, l2, flash;
  Maybe<Seconds> launch_overhead;
  Maybe<Watts> power, power_min, sleep_power;
  Maybe<Joules> battery;
};
inline constexpr FieldSpec peak_spec() { return {.positive = true, .doc = "Peak rate in this number format, dense."}; }
inline constexpr auto kHardwareFields = fields<HardwareView>(
    field(&HardwareView::fp64, "peak.fp64", peak_spec()), field(&HardwareView::fp32, "peak.fp32", peak_spec()),
    field(&HardwareView::tf32, "peak.tf32", peak_spec()), field(&HardwareView::bf16, "peak.bf16", peak_spec()),
    field(&HardwareView::fp16, "peak.fp16", peak_spec()), field(&HardwareView::fp8, "peak.fp8", peak_spec()),
    field(&HardwareView::int8, "peak.int8", peak_spec()), field(&HardwareView::int4, "peak.int4", peak_spec()),
    field(&HardwareView::headline, "headline", {.doc = "Number format of the figure this device is known for."}),
    field(&HardwareView::peak, "peak_flop_per_s", {.positive = true, .doc = "Peak rate as given by value; else the one of the chosen format."}),
    field(&HardwareView::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .doc = "Bandwidth of the main memory."}),
    field(&HardwareView::capacity, "capacity_bytes", {.positive = true, .doc = "Main memory: DRAM decimal, on-chip SRAM binary."}),
    field(&HardwareView::capacity_binary, "capacity_binary_bytes", {.positive = true, .doc = "The same label read in powers of two."}),
    field(&HardwareView::l1, "l1_bytes", {.positive = true, .doc = "First-level cache, of one core or multiprocessor."}),
    field(&HardwareView::l2, "l2_bytes", {.positive = true, .doc = "Second-level cache."}),
    field(&HardwareView::flash, "flash_bytes", {.positive = true, .doc = "Flash memory beside a microcontroller's SRAM."}),
    field(&HardwareView::launch_overhead, "launch_overhead_s", {.doc = "Fixed time of one kernel launch."}),
    field(&HardwareView::power, "power_w", {.positive = true, .doc = "Power under load."}),
    field(&HardwareView::power_min, "power_min_w", {.positive = true, .doc = "Lowest power mode."}),
    field(&HardwareView::sleep_power, "sleep_power_w", {.doc = "Power while asleep."}),
    field(&HardwareView::battery, "battery_j", {.positive = true, .doc = "Energy of the full battery."}));

// A workload resolved for one item (batch 1).
struct WorkloadView {
  Maybe<Count> params;
  Maybe<Count> macs;
  Maybe<Flops> work;
  Maybe<Bytes> resident, traffic, activation_traffic;
  Maybe<Ratio> bits_per_weight;
  Maybe<Count> activation_elements, layers, hidden, heads, kv_heads, head_dim, ffn_dim, vocab;
  Maybe<Count> launches;
  Maybe<Seconds> kernel_time;
};
inline constexpr auto kWorkloadFields = fields<WorkloadView>(
    field(&WorkloadView::params, "params", {.range = kPositiveCount, .doc = "Number of parameters."}),
    field(&WorkloadView::macs, "macs", {.range = {0, 1e30}, .doc = "Multiply-adds for one item."}),
    field(&WorkloadView::work, "work_flop", {.doc = "Operations for one item; a multiply-add counts as two."}),
    field(&WorkloadView::resident, "resident_bytes", {.doc = "What must be held in memory: the weights as stored."}),
    field(&WorkloadView::traffic, "traffic_bytes", {.doc = "What moves for one item: the weights once, each activation written and read."}),
    field(&WorkloadView::activation_traffic, "activation_traffic_bytes", {.doc = "The part of the traffic that is activations: it comes again with each item of a batch."}),
    field(&WorkloadView::bits_per_weight, "bits_per_weight", {.range = {0, 64, true}, .doc = "Width at which a weight is stored."}),
    field(&WorkloadView::activation_elements, "activation_elements", {.doc = "Numbers that the layers hand on, for one item."}),
    field(&WorkloadView::layers, "layers", {.doc = "Layers."}), field(&WorkloadView::hidden, "hidden", {.doc = "Width of the model."}),
    field(&WorkloadView::heads, "heads", {.doc = "Query heads."}), field(&WorkloadView::kv_heads, "kv_heads", {.doc = "Key-value heads."}),
    field(&WorkloadView::head_dim, "head_dim", {.doc = "Width of a head."}), field(&WorkloadView::ffn_dim, "ffn_dim", {.doc = "Width of the feed-forward layer."}),
    field(&WorkloadView::vocab, "vocab", {.doc = "Size of the vocabulary."}),
    field(&WorkloadView::launches, "launches", {.range = kPositiveCount, .doc = "Kernels that the program starts for one item, as written."}),
    field(&WorkloadView::kernel_time, "kernel_time_s", {.doc = "Time of one of them on the reference device, an H100."}));

struct ActivationView {
  Count transistors;
  Count cycles;
};
inline constexpr auto kActivationFields = fields<ActivationView>(
    field(&ActivationView::transistors, "transistors", {.range = kPositiveCount, .doc = "Transistors of one unit."}),
    field(&ActivationView::cycles, "cycles", {.range = kPositiveCount, .doc = "Cycles for one evaluation."}));

// Relative access times of the levels of a memory hierarchy, the first level being 1.
struct TierView {
  Ratio l1, l2, ram, over;
};
inline constexpr auto kTierFields = fields<TierView>(
    field(&TierView::l1, "l1", {.range = kPositive, .doc = "First-level cache."}), field(&TierView::l2, "l2", {.range = kPositive, .doc = "Second-level cache."}),
    field(&TierView::ram, "ram", {.range = kPositive, .doc = "The device's own memory."}),
    field(&TierView::over, "over", {.range = kPositive, .doc = "Memory beyond the device."}));

// Kinds that supply model inputs come first: 0 means none in a FieldRow.
enum class EntityKind : unsigned char { none, hardware, workload, activation, tiers, link, storage, cache, price, constant, dataset, gemm_shape };
inline constexpr int kEntityKinds = 12;

}  // namespace ironlab
