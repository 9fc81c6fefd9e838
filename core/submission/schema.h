// The two forms of a results file as tables: a row a field. What a row cannot say (sums, intervals, hashes) is in rules.cpp.
#pragma once

#include <cstddef>  // std::size_t

#include "describe/range.h"
#include "describe/slots.h"
#include "submission/findings.h"
#include "submission/formats.h"

namespace ironlab::submission {

enum class Shape : std::uint8_t { object, list, interval, text, number, integer, flag };

// Some rows. No span: a row would contain spans of its own, still unfinished type.
struct Row;
struct Rows {
  constexpr Rows() = default;
  template <class R, std::size_t N>
  constexpr Rows(const R (&rows)[N]) : first(rows), count(N) {}
  constexpr bool empty() const { return count == 0; }
  constexpr const Row* begin() const { return first; }
  constexpr const Row* end() const;

  const Row* first = nullptr;
  std::size_t count = 0;
};

struct Row {
  const char* name = "";
  Shape shape = Shape::object;
  bool optional = false;
  bool nullable = false;
  Range range{};                      // of a number and of each end of an interval; of a text its characters; of a list its elements
  double least = -kMaxCount;          // a number below it is inside the range, but a bad protocol
  const char* words = nullptr;        // of a text: one of these, separated by |
  TextFormat format = TextFormat::any;
  Fault otherwise = Fault::format;    // what another word or format is
  const char* at_most = nullptr;      // pointer of the number that it may not exceed; without / a neighbor
  const char* as_many_as = nullptr;   // pointer of the number of a list's elements
  Rows rows{};                        // of an object its members (none: any); of a list what each element is
};

constexpr const Row* Rows::end() const { return first + count; }

inline constexpr Range kShort{1, 64}, kText{1, 256}, kAnyText{0, kMaxCount};
// No measurement is longer than 30,000 years, and sums of squares stay finite.
inline constexpr Range kMilliseconds{.min = 0, .max = 1e15}, kPositiveMilliseconds{.min = 0, .max = 1e15, .above = true};
inline constexpr Range kFinite{-1.7e308, 1.7e308}, kAbove0{.min = 0, .max = 1.7e308, .above = true};
inline constexpr const char* kSchema = "ironlab.submission/1";

inline constexpr Row kSystemInfo[] = {
    {.name = "platform", .shape = Shape::text, .range = kText},
    {.name = "engine", .shape = Shape::text, .range = kText},
    {.name = "runtime", .shape = Shape::text, .range = kText, .words = "wasm|native", .otherwise = Fault::enumeration},
    {.name = "core_version", .shape = Shape::text, .range = kText, .format = TextFormat::version},
    {.name = "build_commit", .shape = Shape::text, .range = kText, .format = TextFormat::commit},
    {.name = "simd", .shape = Shape::flag},
    {.name = "threads_enabled", .shape = Shape::flag},
    {.name = "cross_origin_isolated", .shape = Shape::flag},
    {.name = "logical_cores", .shape = Shape::integer, .range = {1, 1024}},
    {.name = "threads_used", .shape = Shape::integer, .range = {1, 1024}, .at_most = "logical_cores"},
    {.name = "timer_resolution_us", .shape = Shape::number, .range = {.min = 0, .max = 1e5, .above = true}},
    {.name = "peak_gflops", .shape = Shape::number, .optional = true, .nullable = true, .range = kAbove0},
    {.name = "bandwidth_gbs", .shape = Shape::number, .optional = true, .nullable = true, .range = kAbove0},
    {.name = "device_memory_gib", .shape = Shape::number, .optional = true, .nullable = true, .range = kAbove0},
};

inline constexpr Row kTask[] = {
    {.name = "dataset_id", .shape = Shape::text, .range = kText},
    {.name = "dataset_sha256", .shape = Shape::text, .range = kAnyText, .format = TextFormat::sha256},
    {.name = "n_test", .shape = Shape::integer, .range = {30, 1e6}},
    {.name = "n_classes", .shape = Shape::integer, .range = {2, 1000}},
    {.name = "seed", .shape = Shape::integer, .range = {0, 4294967295.0}},
};

inline constexpr Row kProtocol[] = {
    {.name = "warmup_runs", .shape = Shape::integer, .range = {0, 1000}, .least = 3},
    {.name = "timed_runs", .shape = Shape::integer, .range = {0, kMaxSamples}, .least = 30},
    {.name = "reps_per_sample", .shape = Shape::integer, .range = kPositiveCount},
    {.name = "distinct_inputs", .shape = Shape::integer, .range = kPositiveCount, .at_most = "/task/n_test"},
    {.name = "throughput_batch", .shape = Shape::integer, .range = {2, 4096}},
    {.name = "interleaving", .shape = Shape::text, .range = kText, .words = "sequential|abba", .otherwise = Fault::enumeration},
};

// One technique has one name in both spellings (see rules.cpp).
inline constexpr Row kTechnique[] = {
    {.name = "name", .shape = Shape::text, .range = kText, .words = "quantise|prune|accelerate|fuse|memoise|quantize|memoize", .otherwise = Fault::enumeration},
    {.name = "params"},
};
inline constexpr Row kTechniques[] = {{.rows = kTechnique}};
inline constexpr Row kRun[] = {{.shape = Shape::number, .range = kMilliseconds}};
inline constexpr Row kBatch[] = {{.shape = Shape::number, .range = kPositiveMilliseconds}};

inline constexpr Row kMetrics[] = {
    {.name = "parameter_count", .shape = Shape::integer, .range = kPositiveCount},
    {.name = "nonzero_parameters", .shape = Shape::integer, .range = kCount, .at_most = "parameter_count"},
    {.name = "model_size_bytes", .shape = Shape::integer, .range = kPositiveCount},
    {.name = "model_size_mb", .shape = Shape::number, .range = kAbove0},
    {.name = "correct", .shape = Shape::integer, .range = kCount, .at_most = "/task/n_test"},
    {.name = "accuracy", .shape = Shape::number, .range = kShare},
    {.name = "accuracy_ci95", .shape = Shape::interval, .range = kShare},
    {.name = "latency_ms_mean", .shape = Shape::number, .range = kPositiveMilliseconds},
    {.name = "latency_ms_median", .shape = Shape::number, .range = kPositiveMilliseconds},
    {.name = "latency_ms_min", .shape = Shape::number, .range = kMilliseconds},
    {.name = "latency_ms_max", .shape = Shape::number, .range = kPositiveMilliseconds},
    {.name = "latency_ms_p90", .shape = Shape::number, .range = kPositiveMilliseconds},
    {.name = "latency_ms_p95", .shape = Shape::number, .range = kPositiveMilliseconds},
    {.name = "latency_ms_p99", .shape = Shape::number, .range = kPositiveMilliseconds},
    {.name = "latency_ms_std", .shape = Shape::number, .range = kMilliseconds},
    {.name = "latency_ms_ci95", .shape = Shape::interval, .range = kFinite},
    {.name = "throughput_samples_per_sec", .shape = Shape::number, .range = kAbove0},
    {.name = "memo_hit_rate", .shape = Shape::number, .optional = true, .range = kShare},
    {.name = "peak_memory_bytes", .shape = Shape::integer, .optional = true, .nullable = true, .range = kPositiveCount},
};
inline constexpr Row kReport[] = {
    {.name = "model_name", .shape = Shape::text, .range = kShort},
    {.name = "techniques_applied", .shape = Shape::list, .range = kCount, .rows = kTechniques},
    {.name = "metrics", .rows = kMetrics},
    {.name = "latencies_ms", .shape = Shape::list, .range = {0, kMaxSamples}, .as_many_as = "/protocol/timed_runs", .rows = kRun},
    {.name = "batch_ms", .shape = Shape::list, .range = {10, kMaxSamples}, .rows = kBatch},
    {.name = "correct_bits", .shape = Shape::text, .range = kAnyText, .format = TextFormat::base64},
};
inline constexpr Row kImprovements[] = {
    {.name = "speedup", .shape = Shape::number, .range = kAbove0},
    {.name = "compression_ratio", .shape = Shape::number, .range = kAbove0},
    {.name = "throughput_ratio", .shape = Shape::number, .range = kAbove0},
    {.name = "accuracy_delta", .shape = Shape::number, .range = {-1, 1}},
    {.name = "speedup_ci95", .shape = Shape::interval, .range = kAbove0},
    {.name = "mcnemar_p", .shape = Shape::number, .range = kPositiveShare},
    {.name = "verdict", .shape = Shape::text, .range = kText, .words = "dominates|dominated|trade-off|equal", .otherwise = Fault::enumeration},
};

// ironlab.submission/1. Improvements are required with an optimized report, and only then (rules.cpp).
inline constexpr Row kCurrentForm[] = {
    {.name = "schema", .shape = Shape::text, .range = kAnyText, .words = kSchema, .otherwise = Fault::version},
    {.name = "submission_type", .shape = Shape::text, .range = kAnyText, .words = "capstone_benchmark", .otherwise = Fault::enumeration},
    {.name = "timestamp", .shape = Shape::text, .range = kAnyText, .format = TextFormat::time},
    {.name = "submitter", .shape = Shape::text, .optional = true, .range = {0, 80}, .format = TextFormat::plain},
    {.name = "content_sha256", .shape = Shape::text, .range = kAnyText, .format = TextFormat::sha256},
    {.name = "system_info", .rows = kSystemInfo},
    {.name = "task", .rows = kTask},
    {.name = "protocol", .rows = kProtocol},
    {.name = "baseline", .rows = kReport},
    {.name = "optimized", .optional = true, .rows = kReport},
    {.name = "improvements", .optional = true, .rows = kImprovements},
};

// The form 0.x that an earlier course wrote: no raw data, and units in the names as they were.
inline constexpr Row kLegacySystemInfo[] = {
    {.name = "platform", .shape = Shape::text, .range = kAnyText},
    {.name = "python_version", .shape = Shape::text, .range = kAnyText},
    {.name = "numpy_version", .shape = Shape::text, .optional = true, .range = kAnyText},
};
inline constexpr Row kLegacyMetrics[] = {
    {.name = "parameter_count", .shape = Shape::integer, .range = kPositiveCount},
    {.name = "model_size_mb", .shape = Shape::number, .range = kAbove0},
    {.name = "accuracy", .shape = Shape::number, .range = kShare},
    {.name = "latency_ms_mean", .shape = Shape::number, .range = kAbove0},
    {.name = "latency_ms_std", .shape = Shape::number, .optional = true, .range = {0, 1.7e308}},
    {.name = "latency_ms_median", .shape = Shape::number, .optional = true, .range = kAbove0},
    {.name = "throughput_samples_per_sec", .shape = Shape::number, .optional = true, .range = kAbove0},
};
inline constexpr Row kLegacyWord[] = {{.shape = Shape::text, .range = kAnyText}};
inline constexpr Row kLegacyBaseline[] = {
    {.name = "model_name", .shape = Shape::text, .range = kAnyText},
    {.name = "metrics", .rows = kLegacyMetrics},
};
inline constexpr Row kLegacyOptimized[] = {
    {.name = "model_name", .shape = Shape::text, .range = kAnyText},
    {.name = "metrics", .rows = kLegacyMetrics},
    {.name = "techniques_applied", .shape = Shape::list, .range = kCount, .rows = kLegacyWord},
};
inline constexpr Row kLegacyImprovements[] = {
    {.name = "speedup", .shape = Shape::number, .range = kFinite},
    {.name = "compression_ratio", .shape = Shape::number, .range = kFinite},
    {.name = "accuracy_delta", .shape = Shape::number, .range = kFinite},
};
inline constexpr Row kLegacyForm[] = {
    {.name = "tinytorch_version", .shape = Shape::text, .range = kAnyText, .format = TextFormat::major_zero, .otherwise = Fault::version},
    {.name = "submission_type", .shape = Shape::text, .range = kAnyText},
    {.name = "timestamp", .shape = Shape::text, .range = kAnyText},
    {.name = "student_name", .shape = Shape::text, .optional = true, .range = kAnyText},
    {.name = "system_info", .rows = kLegacySystemInfo},
    {.name = "baseline", .rows = kLegacyBaseline},
    {.name = "optimized", .optional = true, .rows = kLegacyOptimized},
    {.name = "improvements", .optional = true, .rows = kLegacyImprovements},
};

}  // namespace ironlab::submission
