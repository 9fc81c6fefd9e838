// Sample read time: requests for files and bytes of one sample.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct SampleReadTime {
  static constexpr const char* id = "sample_read_time";

  struct In {
    Bytes sample;
    Count samples_per_file, metadata_ops_per_file;
    Seconds request_latency;
    ByteRate stream;
  };
  struct Out {
    Seconds request_time, transfer_time, time;
    Maybe<Rate> worker_samples;
    Maybe<Ratio> small_file_share;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.request_time = (in.metadata_ops_per_file + 1) * in.request_latency / in.samples_per_file;
    out.transfer_time = in.sample / in.stream;
    out.time = out.request_time + out.transfer_time;
    if (out.time.si() > 0) {
      out.worker_samples = 1 / out.time;
      out.small_file_share = out.request_time / out.time;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::sample, "sample_bytes", {.symbol = "S", .doc = "Bytes of one stored sample."}),
      field(&In::samples_per_file, "samples_per_file", {.range = kPositiveCount, .symbol = "k", .doc = "Samples packed into one file."}),
      field(&In::metadata_ops_per_file, "metadata_ops_per_file", {.symbol = "o", .doc = "Metadata operations for each file: open, stat, close. One request for the data comes on top."}),
      field(&In::request_latency, "request_latency_s", {.symbol = "t_r", .doc = "Time that one request takes to be answered."}),
      field(&In::stream, "stream_bytes_per_s", {.positive = true, .symbol = "B", .doc = "Rate at which one worker reads a file."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::request_time, "request_time_s", {.symbol = "t_{\\text{req}}", .doc = "A sample's share of its file's requests."}),
      field(&Out::transfer_time, "transfer_time_s", {.symbol = "t_{\\text{tr}}", .doc = "Time of its bytes."}),
      field(&Out::time, "time_s", {.symbol = "t", .doc = "Time to read one sample."}),
      field(&Out::worker_samples, "worker_samples_per_s", {.symbol = "w", .doc = "Samples that one worker reads each second.", .null_text = "takes no time"}),
      field(&Out::small_file_share, "small_file_share", {.range = kShare, .doc = "Requests as a share of the time: what small files cost.", .null_text = "takes no time"}));

  static constexpr ModelText text{
      .title = "Time to read one sample from files",
      .doc = "A file must be found, opened and closed, however small it is; packed into large files, samples share that. A worker has one request in flight, and reading on within a file costs no new one.",
      .formula = {{"request_time_s", "\\v{request_time_s} = \\frac{(\\v{metadata_ops_per_file} + 1) \\v{request_latency_s}}{\\v{samples_per_file}}"},
                  {"transfer_time_s", "\\v{transfer_time_s} = \\frac{\\v{sample_bytes}}{\\v{stream_bytes_per_s}}"},
                  {"time_s", "\\v{time_s} = \\v{request_time_s} + \\v{transfer_time_s}"}},
      .sources = {"POSIX: open, stat, read and close of a file; latencies are teaching values"}};
};

}  // namespace ironlab
