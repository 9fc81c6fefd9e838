// Checkpoint cost: how long training stands still and how long writing takes.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

enum class CheckpointMode { sync, async };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<CheckpointMode>{{{"sync", "Synchronous"}, {"async", "Asynchronous"}}};

struct CheckpointCost {
  static constexpr const char* id = "checkpoint_cost";

  struct In {
    Bytes checkpoint;
    ByteRate storage;
    Count gpus;
    ByteRate host_link;
    Choice<CheckpointMode> mode;
  };
  struct Out {
    Seconds write_time, snapshot_time, stall, lag;
    Bytes shard;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.shard = in.checkpoint / in.gpus;
    out.write_time = in.checkpoint / in.storage;
    out.snapshot_time = out.shard / in.host_link;
    const bool waits = in.mode == CheckpointMode::sync;
    out.stall = waits ? out.write_time : out.snapshot_time;
    out.lag = waits ? Seconds(0) : out.write_time;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::checkpoint, "checkpoint_bytes", {.symbol = "S", .doc = "Bytes of one checkpoint: weights and optimizer state of the whole model."}),
      field(&In::storage, "storage_bytes_per_s", {.positive = true, .symbol = "B", .doc = "Write bandwidth of the shared storage."}),
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "N", .doc = "GPUs, each of which saves its own part."}),
      field(&In::host_link, "host_link_bytes_per_s", {.positive = true, .symbol = "b", .doc = "Bandwidth from one GPU to its host's memory."}),
      field(&In::mode, "mode", {.doc = "sync: training waits until all is written; async: it waits for the copy to host memory only, which is written meanwhile."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::write_time, "write_time_s", {.symbol = "T_w", .doc = "Time to write to the storage; reading it back takes about as long."}),
      field(&Out::snapshot_time, "snapshot_time_s", {.symbol = "T_s", .doc = "Time to copy to host memory, all GPUs at once."}),
      field(&Out::stall, "stall_s", {.symbol = "C", .doc = "Time that training stands still for each checkpoint."}),
      field(&Out::lag, "lag_s", {.symbol = "\\ell", .doc = "Time until the checkpoint is safe after training went on."}),
      field(&Out::shard, "shard_bytes", {.symbol = "s", .doc = "Each GPU's part."}));

  static constexpr ModelText text{
      .title = "Stall and write time of a checkpoint",
      .doc = "Only the time that training stands still is its cost. Written asynchronously, that is the copy to host memory; but until all is on the storage, a failure falls back to the checkpoint before, and the next one must not begin.",
      .formula = {{"write_time_s", "\\v{write_time_s} = \\frac{\\v{checkpoint_bytes}}{\\v{storage_bytes_per_s}}"},
                  {"snapshot_time_s", "\\v{snapshot_time_s} = \\frac{\\v{checkpoint_bytes}}{\\v{gpus} \\cdot \\v{host_link_bytes_per_s}}"},
                  {"stall_s", "\\v{stall_s} = \\begin{cases} \\v{write_time_s} & \\text{sync} \\\\ \\v{snapshot_time_s} & \\text{async} \\end{cases}"},
                  {"lag_s", "\\v{lag_s} = \\begin{cases} 0 & \\text{sync} \\\\ \\v{write_time_s} & \\text{async} \\end{cases}"}},
      .sources = {"Bytes over bandwidth; Rajbhandari et al. 2020, ZeRO, arXiv:1910.02054: what a training state holds"}};
};

}  // namespace ironlab
