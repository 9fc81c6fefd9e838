#include "models/benchmarking/benchmark_score.h"

#include "models/serving/static_batch_utilization.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("benchmark_score: the batch from which on arithmetic binds lies on the ridge") {
  BenchmarkScore::In in = kDefaults<BenchmarkScore>;
  in.peak = in.reference_peak = FlopRate(989e12);
  in.bandwidth = ByteRate(3.35e12);
  in.batch = 1;
  const double ridge = BenchmarkScore::evaluate(in).ridge_batch.value();
  CHECK_THAT(ridge, printed(344.98));
  in.batch = 344;
  CHECK(BenchmarkScore::evaluate(in).bound == Bound::memory);
  in.batch = 345;
  CHECK(BenchmarkScore::evaluate(in).bound == Bound::compute);
  CHECK(BenchmarkScore::evaluate(in).points == 72);
}

TEST_CASE("selection_regret: the first of equal winners is bought") {
  const Json r = evaluate("selection_regret", {{"benchmark", {3, 3, 1}}, {"production", {1, 2, 4}}});
  CHECK(r["chosen"] == 0);
  CHECK(r["regret"] == 0.75);
  CHECK(evaluate("selection_regret", {{"benchmark", {3, 2}}, {"production", {0, 0}}})["regret"].is_null());
}

TEST_CASE("batch_line: two equal batches make no line; a falling one has no limit") {
  CHECK(refusal(api::evaluate("batch_line", R"({"batch_a": 8, "time_a_s": 1, "batch_b": 8, "time_b_s": 2})"))["field"] == "batch_b");
  CHECK(evaluate("batch_line", {{"batch_a", 1}, {"time_a_s", 2}, {"batch_b", 2}, {"time_b_s", 1}})["throughput_limit_per_s"].is_null());
  CHECK_THAT(evaluate("batch_line", {{"batch_a", 1}, {"time_a_s", 0.008}, {"batch_b", 32}, {"time_b_s", 0.1}, {"batch", 32}})["item_time_s"].get<double>(), about(0.003125));
}

TEST_CASE("static_batch_utilization: the sum and the series meet, and grow like the logarithm") {
  double sum = 0;
  for (int k = 1; k <= 101; ++k) sum += 1.0 / k;
  CHECK_THAT(StaticBatchUtilization::harmonic(101), about(sum, 1e-14));
  CHECK_THAT(StaticBatchUtilization::harmonic(64), about(4.74389090370577));
}

TEST_CASE("event_qualification: limits of the accuracy contest are strict, the least accuracy is not") {
  const auto enters = [](const char* event, double accuracy, double latency, double bytes) {
    return evaluate("event_qualification", {{"event", event}, {"accuracy", accuracy}, {"latency_median_s", latency}, {"model_bytes", bytes}})["ok"] == true;
  };
  CHECK(enters("latency_sprint", 0.85, 9, 1e9));
  CHECK_FALSE(enters("accuracy_contest", 1, 0.05, 10485760));
  CHECK(enters("accuracy_contest", 0, 0.05, 10485759));
  CHECK(enters("all_around", 0, 9, 1e9));
}

TEST_CASE("memoization: pays from the hit rate on that the lookup is worth, and never beyond the lookup itself") {
  const auto speedup = [](double hits) { return evaluate("memoization", {{"model_s", 0.01}, {"lookup_s", 1e-4}, {"hit_rate", hits}}); };
  CHECK_THAT(speedup(1)["speedup"].get<double>(), about(100));
  CHECK_THAT(speedup(0.01)["speedup"].get<double>(), about(1));
  CHECK(speedup(0.01)["pays"] == false);
  CHECK(speedup(0.02)["pays"] == true);
}
