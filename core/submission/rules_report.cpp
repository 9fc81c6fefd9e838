// One report: its summaries against its raw data.
#include <algorithm>  // std::is_sorted, std::count
#include <bit>        // std::popcount

#include "models/statistics/summary_stats.h"
#include "models/statistics/t_interval.h"
#include "models/statistics/wilson_interval.h"
#include "submission/rules.h"
#include "submission/samples.h"

namespace ironlab::submission {
namespace {

constexpr double kMebibyte = 1048576;
constexpr double kNoisyCv = 0.1, kDrift = 0.1;  // a tenth: the course's limits for scatter and drift
constexpr double kTicks = 100;                  // a sample shorter than this many clock ticks is known to no better than 1 %
constexpr double kMostDead = 0.01;

struct Summary {
  const char* name;
  Any SummaryStats::Out::*value;
};
// In rising order, but for the mean.
constexpr Summary kSummaries[] = {
    {"/latency_ms_mean", &SummaryStats::Out::mean},   {"/latency_ms_min", &SummaryStats::Out::min}, {"/latency_ms_median", &SummaryStats::Out::median}, {"/latency_ms_p90", &SummaryStats::Out::p90},
    {"/latency_ms_p95", &SummaryStats::Out::p95},     {"/latency_ms_p99", &SummaryStats::Out::p99}, {"/latency_ms_max", &SummaryStats::Out::max},
};

double median(const std::vector<double>& values) { return SummaryStats::evaluate(*with_samples<SummaryStats::In>(values)).median; }

void check_summaries(Fields& fields, const std::string& metrics, const std::vector<double>& runs) {
  const auto stats = SummaryStats::evaluate(*with_samples<SummaryStats::In>(runs));
  for (const Summary& s : kSummaries) fields.expect(metrics + s.name, stats.*s.value);
  if (stats.std.has()) fields.expect(metrics + "/latency_ms_std", stats.std.value());
  auto in = with_samples<TInterval::In>(runs);
  in->confidence = 0.95;
  const auto interval = TInterval::evaluate(*in);
  if (interval.low.has()) fields.expect_interval(metrics + "/latency_ms_ci95", interval.low.value(), interval.high.value());
  if (stats.cv.has() && stats.cv.value() > kNoisyCv) fields.warn(metrics + "/latency_ms_std", Notice::noisy);
  if (!stats.p99_resolved) fields.warn(metrics + "/latency_ms_p99", Notice::p99_indicative);
}

// Where the raw data cannot tell which of two is wrong, the later one is named.
void check_order(Fields& fields, const std::string& metrics) {
  for (std::size_t i = 2; i < std::size(kSummaries); ++i) {
    const auto low = fields.number(metrics + kSummaries[i - 1].name), high = fields.number(metrics + kSummaries[i].name);
    if (low && high && *high < *low) fields.fail(metrics + kSummaries[i].name, Fault::inconsistent);
  }
}

void check_runs(Fields& fields, const std::string& pointer, const std::vector<double>& runs) {
  const auto n = static_cast<double>(runs.size());
  const bool all_equal = std::count(runs.begin(), runs.end(), runs[0]) == static_cast<std::ptrdiff_t>(runs.size());
  if (static_cast<double>(std::count(runs.begin(), runs.end(), 0.0)) > kMostDead * n) fields.fail(pointer, Fault::dead_time);
  if (runs.size() >= 30 && !all_equal && std::is_sorted(runs.begin(), runs.end())) fields.fail(pointer, Fault::tampered);
  const auto quarter = static_cast<std::ptrdiff_t>(runs.size() / 4);
  if (quarter == 0) return;
  const double first = median({runs.begin(), runs.begin() + quarter}), last = median({runs.end() - quarter, runs.end()});
  if (first > 0 && !(std::fabs(last / first - 1) <= kDrift)) fields.warn(pointer, Notice::drift);
}

// One bit a test item, the first in the lowest bit of the first byte; the last byte is filled up with zeros.
void check_bits(Fields& fields, const std::string& report) {
  const auto items = fields.number("/task/n_test");
  const Node* text = fields.sound(report + "/correct_bits");
  if (!items || text == nullptr) return;
  const std::vector<std::uint8_t> bytes = *decode_base64(text->text);
  const auto n = static_cast<std::size_t>(*items);
  if (bytes.size() != (n + 7) / 8) return fields.fail(report + "/correct_bits", Fault::length);
  if (n % 8 != 0 && bytes.back() >> (n % 8) != 0) return fields.fail(report + "/correct_bits", Fault::format);
  int set = 0;
  for (const std::uint8_t byte : bytes) set += std::popcount(byte);
  fields.expect(report + "/metrics/correct", set, 0, 0);
}

void check_accuracy(Fields& fields, const std::string& metrics) {
  const auto correct = fields.number(metrics + "/correct"), items = fields.number("/task/n_test");
  if (!correct || !items) return;
  fields.expect(metrics + "/accuracy", *correct / *items, 0, 1e-12);
  const auto wilson = WilsonInterval::evaluate({.successes = *correct, .n = *items});
  fields.expect_interval(metrics + "/accuracy_ci95", wilson.low, wilson.high);
}

void check_clock(Fields& fields, const std::string& metrics) {
  const auto latency = fields.number(metrics + "/latency_ms_median"), reps = fields.number("/protocol/reps_per_sample"), tick = fields.number("/system_info/timer_resolution_us");
  if (latency && reps && tick && *latency * 1000 * *reps < kTicks * *tick) fields.fail(metrics + "/latency_ms_median", Fault::resolution);
}

// Bits a weight: what quantization says, or 32; nothing if it does not say.
std::optional<double> weight_bits(const Fields& fields, const std::string& report) {
  const Node* techniques = fields.sound(report + "/techniques_applied");
  if (techniques == nullptr) return std::nullopt;
  for (const Node& technique : techniques->items) {
    if (!technique.member("name")->text.starts_with("quanti")) continue;
    const Node* bits = technique.member("params")->member("bits");
    return bits == nullptr || !bits->is(Node::Kind::number) ? std::nullopt : std::optional(bits->number);
  }
  return 32;
}

void check_size(Fields& fields, const std::string& report) {
  const std::string metrics = report + "/metrics";
  const auto bytes = fields.number(metrics + "/model_size_bytes"), all = fields.number(metrics + "/parameter_count"), nonzero = fields.number(metrics + "/nonzero_parameters");
  if (!bytes) return;
  fields.expect(metrics + "/model_size_mb", *bytes / kMebibyte, 1e-9, 0);
  const auto bits = weight_bits(fields, report);
  if (all && nonzero && bits && *nonzero < *all && *bytes >= *all * *bits / 8) fields.warn(metrics + "/model_size_bytes", Notice::dense_zeros);
}

void check_throughput(Fields& fields, const std::string& report) {
  const auto batch = fields.number("/protocol/throughput_batch");
  const auto times = fields.numbers(report + "/batch_ms");
  if (batch && times) fields.expect(report + "/metrics/throughput_samples_per_sec", *batch / (median(*times) / 1000));
}

}  // namespace

void check_report(Fields& fields, const std::string& report) {
  const std::string metrics = report + "/metrics", raw = report + "/latencies_ms";
  if (const auto runs = fields.numbers(raw); runs && !runs->empty()) {
    check_summaries(fields, metrics, *runs);
    check_runs(fields, raw, *runs);
  }
  check_order(fields, metrics);
  check_clock(fields, metrics);
  check_size(fields, report);
  check_bits(fields, report);
  check_accuracy(fields, metrics);
  check_throughput(fields, report);
}

}  // namespace ironlab::submission
