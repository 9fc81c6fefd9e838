// Staging time: copying a data set to the nodes before training.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

enum class StagingStage { metadata, bandwidth };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<StagingStage>{{{"metadata", "Metadata"}, {"bandwidth", "Bandwidth"}}};

struct StagingTime {
  static constexpr const char* id = "staging_time";

  struct In {
    Count copies;
    Bytes dataset;
    Count files, metadata_ops_per_file;
    Rate metadata_ops;
    ByteRate bandwidth;
  };
  struct Out {
    Seconds transfer_time, metadata_time, time;
    Choice<StagingStage> bottleneck;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.transfer_time = in.copies * in.dataset / in.bandwidth;
    out.metadata_time = in.copies * in.files * in.metadata_ops_per_file / in.metadata_ops;
    out.time = larger(out.transfer_time, out.metadata_time);
    out.bottleneck = at_least(out.metadata_time.si(), out.time.si()) ? StagingStage::metadata : StagingStage::bandwidth;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::copies, "copies", {.range = kPositiveCount, .symbol = "c", .doc = "Copies of the data set: one a node, or a single one of which each node takes its share."}),
      field(&In::dataset, "dataset_bytes", {.symbol = "V", .doc = "Bytes of the data set."}),
      field(&In::files, "files", {.symbol = "F", .doc = "Files that it is made of."}),
      field(&In::metadata_ops_per_file, "metadata_ops_per_file", {.symbol = "o", .doc = "Metadata operations for each file."}),
      field(&In::metadata_ops, "metadata_ops_per_s", {.positive = true, .symbol = "\\mu", .doc = "Operations each second of the metadata servers."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "B", .doc = "Bandwidth from the storage to all nodes together."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::transfer_time, "transfer_time_s", {.symbol = "T_b", .doc = "Time of the bytes."}),
      field(&Out::metadata_time, "metadata_time_s", {.symbol = "T_m", .doc = "Time of the metadata operations."}),
      field(&Out::time, "time_s", {.symbol = "T", .doc = "Time until all copies are there: the longer of the two."}),
      field(&Out::bottleneck, "bottleneck", {.doc = "Which of the two it is; metadata on a tie."}));

  static constexpr ModelText text{
      .title = "Copying a data set to the nodes first",
      .doc = "Bytes and file operations go on at the same time; whichever takes longer sets the time. Small files make it the operations.",
      .formula = {{"transfer_time_s", "\\v{transfer_time_s} = \\frac{\\v{copies} \\cdot \\v{dataset_bytes}}{\\v{bandwidth_bytes_per_s}}"},
                  {"metadata_time_s", "\\v{metadata_time_s} = \\frac{\\v{copies} \\cdot \\v{files} \\cdot \\v{metadata_ops_per_file}}{\\v{metadata_ops_per_s}}"},
                  {"time_s", "\\v{time_s} = \\max(\\v{transfer_time_s}, \\v{metadata_time_s})"}},
      .sources = {"Lustre operations manual: rates of a metadata server"}};
};

}  // namespace ironlab
