// Both reports together: techniques, and improvements against what the reports give.
#include "submission/rules.h"

#include <algorithm>  // std::max, std::sort
#include <bit>        // std::popcount

#include "models/comparison/improvements.h"
#include "models/comparison/pareto_front.h"
#include "models/statistics/bootstrap_interval.h"
#include "models/statistics/mcnemar.h"
#include "submission/samples.h"

namespace ironlab::submission {
namespace {

constexpr const char* kBase = "/baseline/metrics";
constexpr const char* kBest = "/optimized/metrics";

// British and American spelling name the same technique.
std::string technique_name(const Node& technique) {
  std::string name = technique.member("name")->text;
  if (name == "quantise") name = "quantize";
  if (name == "memoise") name = "memoize";
  return name;
}

struct Pair {
  double base, best;
};
std::optional<Pair> both(const Fields& fields, const char* name) {
  const auto base = fields.number(std::string(kBase) + name), best = fields.number(std::string(kBest) + name);
  return base && best ? std::optional(Pair{*base, *best}) : std::nullopt;
}

// What the two reports give, as far as each field is sound in both; the model needs a number for the others, which nobody reads.
struct Reports {
  std::optional<Pair> latency, size, accuracy;

  Improvements::Out improvements() const {
    const auto report = [this](double Pair::*of) {
      return BenchmarkReport{.latency_median = Any(latency.value_or(Pair{1, 1}).*of), .latency_mean = {}, .size = size.value_or(Pair{1, 1}).*of, .accuracy = accuracy.value_or(Pair{1, 1}).*of};
    };
    return Improvements::evaluate({.baseline = report(&Pair::base), .optimized = report(&Pair::best)});
  }
  void expect(Fields& fields, const std::string& at) const {
    const auto out = improvements();
    if (latency) fields.expect(at + "/speedup", out.speedup);
    if (size) fields.expect(at + "/compression_ratio", out.compression_ratio);
    if (accuracy) fields.expect(at + "/accuracy_delta", out.accuracy_delta);
  }
  std::string verdict() const {
    auto in = std::make_unique<ParetoFront::In>();
    in->points.row_count = 2;
    in->points.column_count = 3;
    for (int i = 0; i < 2; ++i) {
      const auto of = i == 0 ? &Pair::base : &Pair::best;
      in->points.at(i, 0) = (*latency).*of;
      in->points.at(i, 1) = (*size).*of;
      in->points.at(i, 2) = (*accuracy).*of;
    }
    for (const Sense sense : {Sense::min, Sense::min, Sense::max}) in->senses.push(sense);
    if (ParetoFront::dominates(*in, 1, 0)) return "dominates";
    if (ParetoFront::dominates(*in, 0, 1)) return "dominated";
    const bool equal = latency->base == latency->best && size->base == size->best && accuracy->base == accuracy->best;
    return equal ? "equal" : "trade-off";
  }
};

void check_verdict(Fields& fields, const Reports& reports) {
  const Node* verdict = fields.sound("/improvements/verdict");
  if (verdict != nullptr && reports.latency && reports.size && reports.accuracy && verdict->text != reports.verdict()) fields.fail("/improvements/verdict", Fault::inconsistent);
}

void check_interval(Fields& fields) {
  const char* at = "/improvements/speedup_ci95";
  const auto seed = fields.number("/task/seed");
  const auto base = fields.numbers("/baseline/latencies_ms"), best = fields.numbers("/optimized/latencies_ms"), given = fields.numbers(at);
  if (seed && base && best && given && !base->empty() && !best->empty()) {
    auto in = with_samples<BootstrapInterval::In>(*base);
    for (const double x : *best) in->samples_b.push(x);
    in->statistic = Statistic::median_ratio;
    in->replicates = 2000;
    in->seed = *seed;
    in->confidence = 0.95;
    const auto out = BootstrapInterval::evaluate(*in);
    fields.expect_interval(at, out.low, out.high);
  }
  if (given && (*given)[0] <= 1 && (*given)[1] >= 1) fields.warn(at, Notice::ratio_unresolved);
}

// Only where the bits and the count of right answers agree: otherwise nobody knows which items they were.
void check_mcnemar(Fields& fields, const Reports& reports) {
  const char* at = "/improvements/mcnemar_p";
  const Node *base = fields.sound("/baseline/correct_bits"), *best = fields.sound("/optimized/correct_bits");
  if (base != nullptr && best != nullptr && both(fields, "/correct") && fields.number("/task/n_test")) {
    const std::vector<std::uint8_t> a = *decode_base64(base->text), b = *decode_base64(best->text);
    int only_base = 0, only_best = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      only_base += std::popcount(static_cast<unsigned>(a[i] & ~b[i]));
      only_best += std::popcount(static_cast<unsigned>(b[i] & ~a[i]));
    }
    fields.expect(at, Mcnemar::evaluate({.only_first = only_base, .only_second = only_best, .items = {}}).p_value);
  }
  const auto p = fields.number(at);
  if (p && *p > 0.05 && reports.accuracy && reports.accuracy->base != reports.accuracy->best) fields.warn(at, Notice::accuracy_unresolved);
}

}  // namespace

void check_techniques(Fields& fields) {
  const std::string base = "/baseline/techniques_applied", best = "/optimized/techniques_applied";
  if (const Node* list = fields.sound(base); list != nullptr && !list->items.empty()) fields.fail(base, Fault::techniques);
  const Node* list = fields.sound(best);
  if (list == nullptr) return;
  std::vector<std::string> names;
  for (const Node& technique : list->items) names.push_back(technique_name(technique));
  std::sort(names.begin(), names.end());
  if (names.empty() || std::adjacent_find(names.begin(), names.end()) != names.end()) fields.fail(best, Fault::techniques);
  if (!std::binary_search(names.begin(), names.end(), "memoize")) return;
  // Repeated inputs would all be hits.
  const auto inputs = fields.number("/protocol/distinct_inputs"), runs = fields.number("/protocol/timed_runs");
  if (inputs && runs && *inputs < *runs) fields.fail("/protocol/distinct_inputs", Fault::protocol);
  const Node* metrics = fields.find("/optimized/metrics");
  if (metrics != nullptr && metrics->is(Node::Kind::object) && metrics->member("memo_hit_rate") == nullptr) fields.fail("/optimized/metrics/memo_hit_rate", Fault::protocol);
}

void check_improvements(Fields& fields) {
  const bool optimized = fields.find("/optimized") != nullptr, improvements = fields.find("/improvements") != nullptr;
  if (optimized != improvements) fields.fail("/improvements", optimized ? Fault::missing : Fault::orphan);
  if (!optimized || !improvements) return;
  const Reports reports{both(fields, "/latency_ms_median"), both(fields, "/model_size_mb"), both(fields, "/accuracy")};
  reports.expect(fields, "/improvements");
  if (const auto rates = both(fields, "/throughput_samples_per_sec")) fields.expect("/improvements/throughput_ratio", rates->best / rates->base);
  check_verdict(fields, reports);
  check_interval(fields);
  check_mcnemar(fields, reports);
}

void check_legacy_improvements(Fields& fields) {
  if (fields.find("/improvements") == nullptr) return;
  if (fields.find("/optimized") == nullptr) return fields.fail("/improvements", Fault::orphan);
  Reports reports{both(fields, "/latency_ms_median"), both(fields, "/model_size_mb"), both(fields, "/accuracy")};
  // Medians if both reports have one, else means; one that is there but wrong is no reason to take the mean.
  if (fields.find("/baseline/metrics/latency_ms_median") == nullptr || fields.find("/optimized/metrics/latency_ms_median") == nullptr) reports.latency = both(fields, "/latency_ms_mean");
  // What it divided by was kept off zero like this.
  if (reports.latency) reports.latency->best = std::max(reports.latency->best, 1e-6);
  if (reports.size) reports.size->best = std::max(reports.size->best, 1e-9);
  reports.expect(fields, "/improvements");
}

}  // namespace ironlab::submission
