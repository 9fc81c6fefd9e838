// Transfer time: moving bytes over a link, and the bandwidth that a window needs.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct TransferTime {
  static constexpr const char* id = "transfer_time";

  struct In {
    Bytes bytes;
    ByteRate bandwidth;
    Ratio efficiency;
    Seconds latency;
  };
  struct Out {
    Seconds time;
    Maybe<Ratio> latency_share;
    Bytes half_bandwidth;
    Maybe<ByteRate> achieved;
  };

  static constexpr Out evaluate(const In& in) {
    const ByteRate rate = in.bandwidth * in.efficiency;
    Out out;
    out.time = in.latency + in.bytes / rate;
    out.half_bandwidth = in.latency * rate;
    if (out.time.si() > 0) {
      out.latency_share = in.latency / out.time;
      out.achieved = in.bytes / out.time;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::bytes, "bytes", {.symbol = "V", .doc = "What is moved."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Rate of the link; 8 bits are a byte."}),
      field(&In::efficiency, "efficiency", {.range = kPositiveShare, .fallback = 1, .symbol = "\\eta", .doc = "Share of that rate which the transfer reaches."}),
      field(&In::latency, "latency_s", {.fallback = 0, .symbol = "\\alpha", .doc = "Time before the first byte arrives."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::time, "time_s", {.symbol = "T", .doc = "Time of the transfer."}),
      field(&Out::latency_share, "latency_share", {.range = kShare, .doc = "The latency as a share of it.", .null_text = "takes no time"}),
      field(&Out::half_bandwidth, "half_bandwidth_bytes", {.symbol = "n_{1/2}", .doc = "Size at which half of the rate is reached: latency and moving take equally long."}),
      field(&Out::achieved, "achieved_bytes_per_s", {.doc = "Bytes a second over the whole transfer.", .null_text = "takes no time"}));

  static constexpr ModelText text{
      .title = "Time to move bytes over a link",
      .doc = "A message pays a fixed latency, then its bytes follow at the rate of the link. Small messages see mostly latency, large ones the rate. "
             "One message at a time on an otherwise idle link.",
      .formula = {{"time_s", "\\v{time_s} = \\v{latency_s} + \\frac{\\v{bytes}}{\\v{bandwidth_bytes_per_s} \\cdot \\v{efficiency}}"},
                  {"half_bandwidth_bytes", "\\v{half_bandwidth_bytes} = \\v{latency_s} \\cdot \\v{bandwidth_bytes_per_s} \\cdot \\v{efficiency}"}},
      .sources = {"Hockney 1994, The communication challenge for MPP, Parallel Computing 20(3)"}};
};

struct RequiredBandwidth {
  static constexpr const char* id = "required_bandwidth";

  struct In {
    Bytes bytes;
    Seconds window;
  };
  struct Out {
    ByteRate bandwidth;
  };

  static constexpr Out evaluate(const In& in) { return {.bandwidth = in.bytes / in.window}; }

  static constexpr auto inputs = fields<In>(
      field(&In::bytes, "bytes", {.symbol = "V", .doc = "What must be moved."}),
      field(&In::window, "window_s", {.positive = true, .symbol = "T", .doc = "Time that it may take."}));
  static constexpr auto outputs = fields<Out>(field(&Out::bandwidth, "bandwidth_bytes_per_s", {.symbol = "BW", .doc = "Rate that just makes it."}));

  static constexpr ModelText text{
      .title = "Bandwidth that moves bytes inside a window",
      .doc = "How fast a store or link must be to deliver in time, all of the window being used.",
      .formula = {{"bandwidth_bytes_per_s", "\\v{bandwidth_bytes_per_s} = \\frac{\\v{bytes}}{\\v{window_s}}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
