// The validator of results files. submission_valid.json was written by a second implementation (statistics, hash and all), so that a
// file without errors proves the formulas; every mutation of it must be named, by its code, where it is, and nothing else.
#include "submission/validate.h"

#include <algorithm>  // std::sort, std::find

#include "submission/canonical.h"
#include "submission/read.h"
#include "submission_support.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::submission;
using ironlab::test::Json;
using ironlab::test::parse;
using ironlab::test::valid_submission_text;
using Pointer = Json::json_pointer;

namespace {

Json valid() { return parse(valid_submission_text()); }

Json legacy() {
  return parse(R"({"tinytorch_version": "0.1.0", "submission_type": "capstone_benchmark", "timestamp": "2025-01-15 14:30:00", "system_info": {"platform": "test", "python_version": "3.11.0"},
    "baseline": {"model_name": "a", "metrics": {"parameter_count": 283, "model_size_mb": 0.001, "accuracy": 0.92, "latency_ms_mean": 10}},
    "optimized": {"model_name": "b", "techniques_applied": ["quantise"], "metrics": {"parameter_count": 283, "model_size_mb": 0.0005, "accuracy": 0.9, "latency_ms_mean": 5}},
    "improvements": {"speedup": 2, "compression_ratio": 2, "accuracy_delta": -0.02}})");
}

Node node_of(const Json& document) {
  Node node;
  REQUIRE(read(document.dump(), node).reading == Reading::ok);
  return node;
}
// As if the mutated file had been written like this: its hash is right.
Json signed_again(Json document) {
  document["content_sha256"] = content_sha256(node_of(document));
  return document;
}

// "code pointer" of each error.
using Lines = std::vector<std::string>;
template <class Found>
Lines lines(const Found& found) {
  Lines out;
  for (const auto& [pointer, code] : found) out.push_back(std::string(code_of(code)) + " " + pointer);
  return out;
}
Lines errors(const Json& document) { return lines(validate(node_of(document)).errors); }
Lines warnings(const Json& document) { return lines(validate(node_of(document)).warnings); }

// A value as JSON text put at a pointer; empty text takes the member away.
struct Change {
  const char *pointer, *value;
};
struct Mutation {
  std::vector<Change> changes;
  Lines expected;
};

Json changed(Json document, const std::vector<Change>& changes) {
  for (const auto& [pointer, value] : changes) {
    const Pointer at(pointer);
    if (*value != '\0') document[at] = parse(value);
    else document[at.parent_pointer()].erase(at.back());
  }
  return document;
}

const char* const kTechnique = "/optimized/techniques_applied/0/name";

const Mutation kMutations[] = {
    // What every field is.
    {{{"/schema", ""}}, {"missing /schema"}},
    {{{"/schema", "\"ironlab.submission/2\""}}, {"version /schema"}},
    {{{"/schema", "1"}}, {"type /schema"}},
    {{{"/submission_type", "\"other\""}}, {"enum /submission_type"}},
    {{{"/timestamp", ""}}, {"missing /timestamp"}},
    {{{"/timestamp", "\"2026-02-29T09:30:00Z\""}}, {"format /timestamp"}},
    {{{"/timestamp", "\"2026-02-28T09:30:00+01:00\""}}, {"format /timestamp"}},
    {{{"/timestamp", "1700000000"}}, {"type /timestamp"}},
    {{{"/submitter", "\"a\\u0007\""}}, {"format /submitter"}},
    {{{"/submitter", "\"123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1\""}}, {"range /submitter"}},
    {{{"/submitter", "null"}}, {"type /submitter"}},
    {{{"/system_info", ""}}, {"missing /system_info"}},
    {{{"/system_info", "[]"}}, {"type /system_info"}},
    {{{"/system_info/platform", "\"\""}}, {"range /system_info/platform"}},
    {{{"/system_info/runtime", "\"jvm\""}}, {"enum /system_info/runtime"}},
    {{{"/system_info/core_version", "\"0.1\""}}, {"format /system_info/core_version"}},
    {{{"/system_info/build_commit", "\"012345g\""}}, {"format /system_info/build_commit"}},
    {{{"/system_info/simd", "1"}}, {"type /system_info/simd"}},
    {{{"/system_info/logical_cores", "2000"}}, {"range /system_info/logical_cores"}},
    {{{"/system_info/threads_used", "9"}}, {"range /system_info/threads_used"}},
    {{{"/system_info/timer_resolution_us", "0"}}, {"range /system_info/timer_resolution_us"}},
    {{{"/system_info/timer_resolution_us", "null"}}, {"type /system_info/timer_resolution_us"}},
    {{{"/system_info/peak_gflops", "-1"}}, {"range /system_info/peak_gflops"}},
    {{{"/system_info/device_memory_gib", "\"8\""}}, {"type /system_info/device_memory_gib"}},
    {{{"/task/dataset_sha256", "\"ab\""}}, {"format /task/dataset_sha256"}},
    {{{"/task/n_classes", "1"}}, {"range /task/n_classes"}},
    {{{"/task/seed", "4294967296"}}, {"range /task/seed"}},
    {{{"/task/seed", "7.5"}}, {"type /task/seed"}},
    {{{"/protocol/warmup_runs", "2"}}, {"protocol /protocol/warmup_runs"}},
    {{{"/protocol/warmup_runs", "1001"}}, {"range /protocol/warmup_runs"}},
    {{{"/protocol/timed_runs", "29"}}, {"protocol /protocol/timed_runs"}},
    {{{"/protocol/timed_runs", "10001"}}, {"range /protocol/timed_runs"}},
    {{{"/protocol/timed_runs", "41"}}, {"length /baseline/latencies_ms", "length /optimized/latencies_ms"}},
    {{{"/protocol/reps_per_sample", "0"}}, {"range /protocol/reps_per_sample"}},
    {{{"/protocol/distinct_inputs", "502"}}, {"range /protocol/distinct_inputs"}},
    {{{"/protocol/throughput_batch", "true"}}, {"type /protocol/throughput_batch"}},
    {{{"/protocol/interleaving", "\"random\""}}, {"enum /protocol/interleaving"}},
    {{{"/baseline", ""}}, {"missing /baseline"}},
    {{{"/baseline/model_name", "\"\""}}, {"range /baseline/model_name"}},
    {{{"/baseline/metrics", ""}}, {"missing /baseline/metrics"}},
    {{{"/baseline/metrics/parameter_count", "0"}}, {"range /baseline/metrics/parameter_count"}},
    {{{"/baseline/metrics/nonzero_parameters", "4811"}}, {"range /baseline/metrics/nonzero_parameters"}},
    {{{"/baseline/metrics/correct", "502"}}, {"range /baseline/metrics/correct"}},
    {{{"/baseline/metrics/accuracy", "94.0"}}, {"range /baseline/metrics/accuracy"}},
    {{{"/baseline/metrics/accuracy", "\"94 %\""}}, {"type /baseline/metrics/accuracy"}},
    {{{"/baseline/metrics/accuracy_ci95", "[0.9]"}}, {"length /baseline/metrics/accuracy_ci95"}},
    {{{"/baseline/metrics/accuracy_ci95/1", "1.5"}}, {"range /baseline/metrics/accuracy_ci95/1"}},
    {{{"/baseline/metrics/accuracy_ci95", "[0.96, 0.91]"}}, {"inconsistent /baseline/metrics/accuracy_ci95"}},
    {{{"/baseline/metrics/latency_ms_min", "-1"}}, {"range /baseline/metrics/latency_ms_min"}},
    {{{"/optimized/metrics/peak_memory_bytes", "0"}}, {"range /optimized/metrics/peak_memory_bytes"}},
    {{{"/baseline/latencies_ms/3", "\"1\""}}, {"type /baseline/latencies_ms/3"}},
    {{{"/baseline/latencies_ms/3", "-1"}}, {"range /baseline/latencies_ms/3"}},
    {{{"/baseline/batch_ms/0", "0"}}, {"range /baseline/batch_ms/0"}},
    {{{"/baseline/batch_ms", "[9, 9, 9]"}}, {"length /baseline/batch_ms"}},
    {{{"/baseline/correct_bits", "\"AB*=\""}}, {"format /baseline/correct_bits"}},
    {{{"/baseline/correct_bits", "\"AAAA\""}}, {"length /baseline/correct_bits"}},
    {{{kTechnique, "\"overclock\""}}, {"enum /optimized/techniques_applied/0/name"}},
    {{{"/optimized/techniques_applied/1/params", ""}}, {"missing /optimized/techniques_applied/1/params"}},
    {{{"/improvements/mcnemar_p", "0"}}, {"range /improvements/mcnemar_p"}},
    {{{"/improvements/verdict", "\"better\""}}, {"enum /improvements/verdict"}},
    // What ties fields together.
    {{{"/baseline/metrics/latency_ms_mean", "0.8446"}}, {"inconsistent /baseline/metrics/latency_ms_mean"}},
    {{{"/baseline/metrics/latency_ms_median", "0.84"}}, {"inconsistent /baseline/metrics/latency_ms_median"}},
    {{{"/baseline/metrics/latency_ms_min", "0.8"}}, {"inconsistent /baseline/metrics/latency_ms_min"}},
    {{{"/baseline/metrics/latency_ms_p90", "0.91"}}, {"inconsistent /baseline/metrics/latency_ms_p90"}},
    {{{"/baseline/metrics/latency_ms_p99", "0.9"}}, {"inconsistent /baseline/metrics/latency_ms_p99"}},
    {{{"/baseline/metrics/latency_ms_max", "1"}}, {"inconsistent /baseline/metrics/latency_ms_max"}},
    {{{"/baseline/metrics/latency_ms_std", "0.01974"}}, {"inconsistent /baseline/metrics/latency_ms_std"}},
    {{{"/baseline/metrics/latency_ms_ci95/0", "0.8"}}, {"inconsistent /baseline/metrics/latency_ms_ci95"}},
    {{{"/baseline/metrics/latency_ms_p90", "0.83"}, {"/baseline/latencies_ms/0", "null"}}, {"type /baseline/latencies_ms/0", "inconsistent /baseline/metrics/latency_ms_p90"}},
    {{{"/baseline/metrics/model_size_mb", "0.01924"}}, {"inconsistent /baseline/metrics/model_size_mb"}},
    {{{"/baseline/metrics/correct", "470"}}, {"inconsistent /baseline/metrics/correct"}},
    {{{"/baseline/metrics/accuracy", "0.94"}}, {"inconsistent /baseline/metrics/accuracy"}},
    {{{"/baseline/metrics/accuracy_ci95", "[0.91, 0.96]"}}, {"inconsistent /baseline/metrics/accuracy_ci95"}},
    {{{"/baseline/metrics/throughput_samples_per_sec", "1184"}}, {"inconsistent /baseline/metrics/throughput_samples_per_sec"}},
    {{{"/improvements/speedup", "3"}}, {"inconsistent /improvements/speedup"}},
    {{{"/improvements/compression_ratio", "6"}}, {"inconsistent /improvements/compression_ratio"}},
    {{{"/improvements/throughput_ratio", "2"}}, {"inconsistent /improvements/throughput_ratio"}},
    {{{"/improvements/accuracy_delta", "0"}}, {"inconsistent /improvements/accuracy_delta"}},
    {{{"/improvements/speedup_ci95", "[3, 3.2]"}}, {"inconsistent /improvements/speedup_ci95"}},
    {{{"/improvements/mcnemar_p", "0.05"}}, {"inconsistent /improvements/mcnemar_p"}},
    {{{"/improvements/verdict", "\"dominates\""}}, {"inconsistent /improvements/verdict"}},
    {{{"/improvements", ""}}, {"missing /improvements"}},
    {{{"/optimized", ""}}, {"orphan /improvements"}},
    {{{"/baseline/techniques_applied", R"([{"name": "fuse", "params": {}}])"}}, {"techniques /baseline/techniques_applied"}},
    {{{"/optimized/techniques_applied", "[]"}}, {"techniques /optimized/techniques_applied"}},
    {{{"/optimized/techniques_applied/1/name", "\"quantize\""}}, {"techniques /optimized/techniques_applied"}},
    {{{kTechnique, "\"memoise\""}}, {"protocol /optimized/metrics/memo_hit_rate"}},
    {{{kTechnique, "\"memoise\""}, {"/optimized/metrics/memo_hit_rate", "0.5"}, {"/protocol/distinct_inputs", "39"}}, {"protocol /protocol/distinct_inputs"}},
    {{{"/system_info/timer_resolution_us", "200"}}, {"resolution /optimized/metrics/latency_ms_median"}},
    {{{"/baseline/correct_bits", "null"}}, {"type /baseline/correct_bits"}},
    {{{"/content_sha256", "\"305051bc54c71306cfdbd0a2397072d0ff1c200cdc4ebe042ba0b799186a21c4\""}}, {"hash /content_sha256"}},
    {{{"/content_sha256", "\"305051bc\""}}, {"format /content_sha256"}},
    {{{"/content_sha256", ""}}, {"missing /content_sha256"}},
};

const Mutation kLegacyMutations[] = {
    {{{"/tinytorch_version", ""}}, {"missing /tinytorch_version"}},
    {{{"/tinytorch_version", "\"1.0.0\""}}, {"version /tinytorch_version"}},
    {{{"/tinytorch_version", "0.1"}}, {"type /tinytorch_version"}},
    {{{"/system_info/python_version", ""}}, {"missing /system_info/python_version"}},
    {{{"/system_info/numpy_version", "2"}}, {"type /system_info/numpy_version"}},
    {{{"/student_name", "7"}}, {"type /student_name"}},
    {{{"/baseline/metrics/parameter_count", "283.5"}}, {"type /baseline/metrics/parameter_count"}},
    {{{"/baseline/metrics/parameter_count", "0"}}, {"range /baseline/metrics/parameter_count"}},
    {{{"/baseline/metrics/latency_ms_mean", "0"}}, {"range /baseline/metrics/latency_ms_mean"}},
    {{{"/baseline/metrics/latency_ms_std", "-1"}}, {"range /baseline/metrics/latency_ms_std"}},
    {{{"/optimized/techniques_applied", ""}}, {"missing /optimized/techniques_applied"}},
    {{{"/optimized/techniques_applied/0", "8"}}, {"type /optimized/techniques_applied/0"}},
    {{{"/improvements/compression_ratio", ""}}, {"missing /improvements/compression_ratio"}},
    {{{"/improvements/accuracy_delta", "0.02"}}, {"inconsistent /improvements/accuracy_delta"}},
    {{{"/optimized", ""}}, {"orphan /improvements"}},
    {{{"/optimized", "null"}}, {"type /optimized"}},
    {{{"/baseline", ""}}, {"missing /baseline"}},
    {{{"/baseline/metrics/latency_ms_median", "9"}, {"/optimized/metrics/latency_ms_median", "3"}}, {"inconsistent /improvements/speedup"}},
    // Without errors: another person's keys, whole numbers written as 283.0, a median in one report only, a median that both have.
    {{{"/extra", "1"}}, {}},
    {{{"/improvements", ""}}, {}},
    {{{"/baseline/metrics/parameter_count", "283.0"}}, {}},
    {{{"/baseline/metrics/latency_ms_median", "9"}}, {}},
    {{{"/baseline/metrics/latency_ms_median", "9"}, {"/optimized/metrics/latency_ms_median", "4.5"}}, {}},
    {{{"/baseline/metrics/latency_ms_mean", "1e-6"}, {"/optimized/metrics/latency_ms_mean", "1e-9"}, {"/improvements/speedup", "1"}}, {}},
};

}  // namespace

TEST_CASE("submission: a file that another implementation wrote is valid", "[submission]") {
  const auto findings = validate_text(valid_submission_text());
  REQUIRE(findings);
  CHECK(lines(findings->errors) == Lines{});
  CHECK(lines(findings->warnings) == Lines{"p99_indicative /baseline/metrics/latency_ms_p99", "p99_indicative /optimized/metrics/latency_ms_p99"});
  CHECK(errors(legacy()) == Lines{});
}

TEST_CASE("submission: a baseline alone is valid", "[submission]") { CHECK(errors(signed_again(changed(valid(), {{"/optimized", ""}, {"/improvements", ""}}))) == Lines{}); }

TEST_CASE("submission: each mutation is named by its code where it is, and nothing else is", "[submission]") {
  static_assert(std::size(kMutations) + std::size(kLegacyMutations) >= 60);
  for (const Mutation& m : kMutations) {
    const bool own_hash = std::string(m.changes[0].pointer) == "/content_sha256";
    const Json document = changed(valid(), m.changes);
    INFO(m.changes[0].pointer << " = " << m.changes[0].value);
    CHECK(errors(own_hash ? document : signed_again(document)) == m.expected);
  }
  for (const Mutation& m : kLegacyMutations) {
    INFO("0.x " << m.changes[0].pointer << " = " << m.changes[0].value);
    CHECK(errors(changed(legacy(), m.changes)) == m.expected);
  }
}

TEST_CASE("submission: whatever is changed, the hash tells", "[submission]") {
  CHECK(errors(changed(valid(), {{"/submitter", "\"Zoe\""}})) == Lines{"hash /content_sha256"});
  CHECK(errors(changed(valid(), {{"/optimized/techniques_applied/0/params/bits", "4"}})) == Lines{"hash /content_sha256"});
  CHECK(errors(changed(valid(), {{"/mine", "[1]"}})) == Lines{"hash /content_sha256"});
}

TEST_CASE("submission: no errors are lost when there are several", "[submission]") {
  const Json document = signed_again(changed(valid(), {{"/timestamp", ""}, {"/task/seed", "-1"}, {"/baseline/model_name", "3"}, {"/improvements/speedup", "9"}, {"/optimized/metrics/accuracy", "true"}}));
  CHECK(errors(document) == Lines{"type /baseline/model_name", "inconsistent /improvements/speedup", "type /optimized/metrics/accuracy", "range /task/seed", "missing /timestamp"});
}

TEST_CASE("submission: raw runs that were not measured are found out", "[submission]") {
  Json sorted = valid(), dead = valid(), equal = valid();
  std::vector<double> runs = sorted["baseline"]["latencies_ms"];
  std::sort(runs.begin(), runs.end());
  sorted["baseline"]["latencies_ms"] = runs;
  CHECK(errors(signed_again(sorted)) == Lines{"tampered /baseline/latencies_ms"});
  dead["baseline"]["latencies_ms"][1] = 0;
  const Lines found = errors(signed_again(dead));
  CHECK(std::find(found.begin(), found.end(), "dead_time /baseline/latencies_ms") != found.end());
  for (Json& run : equal["baseline"]["latencies_ms"]) run = 0.84;
  for (const std::string& line : errors(signed_again(equal))) CHECK_FALSE(line.starts_with("tampered"));
}

TEST_CASE("submission: what should be known makes no file invalid", "[submission]") {
  const auto warns = [](const Json& document, const char* line) {
    const Lines found = warnings(document);
    return std::find(found.begin(), found.end(), line) != found.end();
  };
  Json drifting = valid(), noisy = valid();
  for (std::size_t i = 0; i < 20; ++i) drifting["baseline"]["latencies_ms"][i] = 0.7;
  noisy["baseline"]["latencies_ms"][3] = 5;
  CHECK(warns(drifting, "drift /baseline/latencies_ms"));
  CHECK(warns(noisy, "noisy /baseline/metrics/latency_ms_std"));
  CHECK(warns(changed(valid(), {{"/task/a~0b~1c", "1"}}), "unknown_key /task/a~0b~1c"));
  CHECK(warns(changed(valid(), {{"/improvements/speedup_ci95", "[0.9, 4]"}}), "ratio_unresolved /improvements/speedup_ci95"));
  CHECK(warns(changed(valid(), {{"/improvements/mcnemar_p", "0.06"}, {"/baseline/correct_bits", "null"}}), "accuracy_unresolved /improvements/mcnemar_p"));
  CHECK(warns(changed(valid(), {{"/optimized/metrics/model_size_bytes", "4810"}}), "dense_zeros /optimized/metrics/model_size_bytes"));
  CHECK_FALSE(warns(valid(), "dense_zeros /optimized/metrics/model_size_bytes"));
}
