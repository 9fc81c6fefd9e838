// An optimized program against its baseline, from two benchmark reports.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/subject.h"

namespace ironlab {

// What a report says of one program, under the names and in the units of a submission.
struct BenchmarkReport {
  Maybe<Any> latency_median, latency_mean;  // milliseconds
  Any size;                                 // 2^20 bytes
  Ratio accuracy;
};
template <>
inline constexpr auto record_members<BenchmarkReport> = fields<BenchmarkReport>(
    field(&BenchmarkReport::latency_median, "latency_ms_median", {.range = {0, 1e15, true}, .fallback = kNull, .doc = "Median latency in milliseconds."}),
    field(&BenchmarkReport::latency_mean, "latency_ms_mean", {.range = {0, 1e15, true}, .fallback = kNull, .doc = "Mean latency in milliseconds."}),
    field(&BenchmarkReport::size, "model_size_mb", {.range = {0, kMaxCount, true}, .doc = "Size of the model as stored, in MiB (2^20 bytes)."}),
    field(&BenchmarkReport::accuracy, "accuracy", {.range = kShare, .doc = "Share of right answers."}));

struct Improvements {
  static constexpr const char* id = "improvements";

  struct In {
    BenchmarkReport baseline, optimized;
  };
  struct Out {
    Ratio speedup, compression_ratio, accuracy_delta;
    Flag faster, smaller, no_less_accurate;
  };

  static constexpr bool medians(const In& in) { return in.baseline.latency_median.has() && in.optimized.latency_median.has(); }
  static constexpr Status refuse(const In& in) {
    if (medians(in)) return {};
    if (!in.baseline.latency_mean.has()) return {Code::missing_field, input_index<Improvements>("baseline")};
    return in.optimized.latency_mean.has() ? Status{} : Status{Code::missing_field, input_index<Improvements>("optimized")};
  }

  static constexpr Out evaluate(const In& in) {
    Out out;
    const auto latency = [&in](const BenchmarkReport& r) -> double { return medians(in) ? r.latency_median.value() : r.latency_mean.value(); };
    out.speedup = latency(in.baseline) / latency(in.optimized);
    out.compression_ratio = in.baseline.size / in.optimized.size;
    out.accuracy_delta = in.optimized.accuracy - in.baseline.accuracy;
    out.faster = out.speedup > 1;
    out.smaller = out.compression_ratio > 1;
    out.no_less_accurate = out.accuracy_delta >= 0;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::baseline, "baseline", {.doc = "Report of the program before."}),
      field(&In::optimized, "optimized", {.doc = "Report of the program after."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "How many times faster: a ratio of medians, or of means when a report has no median."}),
      field(&Out::compression_ratio, "compression_ratio", {.symbol = "C", .doc = "How many times smaller."}),
      field(&Out::accuracy_delta, "accuracy_delta", {.range = {-1, 1}, .symbol = "\\Delta", .doc = "Change of the accuracy, as a fraction; negative when it got worse."}),
      field(&Out::faster, "faster", {.doc = "Is it faster?"}), field(&Out::smaller, "smaller", {.doc = "Is it smaller?"}),
      field(&Out::no_less_accurate, "no_less_accurate", {.doc = "Is it at least as accurate?"}));

  static constexpr ModelText text{
      .title = "Optimized against baseline",
      .doc = "Three ratios of a submission. Medians are compared with medians: a few slow calls move a mean and not a median. Only when one "
             "report has no median are both means taken.",
      .formula = {{"speedup", "\\v{speedup} = \\frac{t_b}{t_o}"}, {"compression_ratio", "\\v{compression_ratio} = \\frac{M_b}{M_o}"}, {"accuracy_delta", "\\v{accuracy_delta} = a_o - a_b"}},
      .sources = {"Mattson et al. 2020, MLPerf Training Benchmark, arXiv:1910.01500: what a comparable result must state"}};
};

}  // namespace ironlab
