#include "models/serving/steady_batch.h"

#include "models/serving/speculative_decoding.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("max_concurrency: a model too large for its devices serves nobody") {
  const Json r = evaluate("max_concurrency", {{"devices", 1}, {"capacity_bytes", 85899345920}, {"usable_fraction", 0.9}, {"weight_bytes", 141107412992}, {"kv_bytes_per_request", 1342177280}});
  CHECK(r["max_requests"] == 0);
  CHECK(r["violation"]["kind"] == "out_of_memory");
  CHECK(r["violation"]["ratio"] == r["weight_ratio"]);
}

TEST_CASE("max_concurrency: caches that fill the memory exactly fit") {
  CHECK(evaluate("max_concurrency", {{"devices", 1}, {"capacity_bytes", 1000}, {"usable_fraction", 0.9}, {"weight_bytes", 600}, {"kv_bytes_per_request", 100}})["max_requests"] == 3);
}

TEST_CASE("kv_allocation: a mean above the longest request contradicts it") {
  CHECK(refusal(api::evaluate("kv_allocation", R"({"mean_tokens": 10, "max_tokens": 9, "page_tokens": 1})"))["code"] == "contradictory");
}

TEST_CASE("steady_batch: Little's law holds between arrivals, tokens and their times") {
  const auto out = SteadyBatch::evaluate({.arrival = Rate(8), .output_tokens = 256, .prefill = Seconds(0.0369), .weight_step = Seconds(0.005265), .kv_step = Seconds(1.409e-5)});
  CHECK_THAT(out.batch.value(), about(8 * out.decode.value().si()));
}

TEST_CASE("steady_batch: at exactly what the server can do it is not stable") {
  const Json r = evaluate("steady_batch", {{"arrival_per_s", 4}, {"output_tokens", 10}, {"prefill_s", 0.15}, {"weight_step_s", 0.01}, {"kv_step_s", 0.01}});
  CHECK(r["stable"] == false);
  CHECK_THAT(r["max_arrival_per_s"].get<double>(), about(4));
  CHECK(r["batch"].is_null());
}

TEST_CASE("slot_capacity: continuous batching finishes H_B times what static batches do, but for prefill") {
  const auto rate = [](const char* mode) {
    return evaluate("slot_capacity", {{"mode", mode}, {"batch_cap", 3}, {"output_tokens", 100}, {"prefill_s", 0}, {"weight_step_s", 0.005}, {"kv_step_s", 1e-4}})["requests_per_s"].get<double>();
  };
  CHECK_THAT(rate("continuous") / rate("static"), about(1 + 1.0 / 2 + 1.0 / 3));
}

TEST_CASE("speculative_decoding: a draft that is always right yields all its tokens and one more") {
  CHECK(SpeculativeDecoding::evaluate({.acceptance = 1, .draft_tokens = 4, .draft_cost = 0}).speedup == 5.0);
  CHECK(SpeculativeDecoding::evaluate({.acceptance = 0, .draft_tokens = 4, .draft_cost = 0}).speedup == 1.0);
  const auto even = SpeculativeDecoding::evaluate({.acceptance = 0.7, .draft_tokens = 4, .draft_cost = 0.05});
  CHECK_THAT(SpeculativeDecoding::evaluate({.acceptance = 0.7, .draft_tokens = 4, .draft_cost = even.break_even_cost.value()}).speedup, about(1));
}

TEST_CASE("power_of_choices: with one choice it is the geometric law, and nobody has less than no job") {
  CHECK_THAT(evaluate("power_of_choices", {{"utilization", 0.9}, {"choices", 1}, {"at_least", 4}})["share"].get<double>(), about(0.6561));
  CHECK(evaluate("power_of_choices", {{"utilization", 0}, {"choices", 2}, {"at_least", 0}})["share"] == 1);
}

TEST_CASE("llm_prefill: attention grows with the square of the prompt, the rest in proportion") {
  const auto run = [](double tokens) { return evaluate("llm_prefill", {{"params", 7e9}, {"layers", 32}, {"hidden", 4096}, {"prompt_tokens", tokens}, {"peak_flop_per_s", 1e15}, {"utilization", 0.5}}); };
  CHECK(run(2048)["attention_flop"].get<double>() == 4 * run(1024)["attention_flop"].get<double>());
  CHECK(run(2048)["linear_flop"].get<double>() == 2 * run(1024)["linear_flop"].get<double>());
}
