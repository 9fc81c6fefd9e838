#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
// GPT-3 with batches of 3.2 million tokens on H100s, 400 Gb/s each.
Json fleet(double devices) {
  return {{"params", 175e9}, {"tokens_per_step", 3.2e6}, {"devices", devices}, {"bandwidth_bytes_per_s", 50e9}, {"utilization", 0.5}, {"gradient_bytes", 2}, {"peak_flop_per_s", 989.4e12}};
}
}  // namespace

TEST_CASE("data_parallel_training: no number of devices exceeds the ceiling, which does not depend on the model's size") {
  const double ceiling = evaluate("data_parallel_training", fleet(1000))["speedup_ceiling"];
  CHECK_THAT(ceiling, about(1.5 * 3.2e6 * 50e9 / (989.4e12 * 0.5)));
  CHECK(evaluate("data_parallel_training", fleet(1e9))["speedup"] < ceiling);
  Json small = fleet(1000);
  small["params"] = 7e9;
  CHECK_THAT(evaluate("data_parallel_training", small)["speedup_ceiling"].get<double>(), about(ceiling));
}

TEST_CASE("data_parallel_training: at as many devices as the ceiling half of the step is communication") {
  const double ceiling = evaluate("data_parallel_training", fleet(1))["speedup_ceiling"];
  const Json half = evaluate("data_parallel_training", fleet(std::round(ceiling)));
  CHECK_THAT(half["communication_share"].get<double>(), printed(0.5));
  CHECK(evaluate("data_parallel_training", fleet(1000))["violation"]["kind"] == "communication_bound");
}

TEST_CASE("data_parallel_training: hidden communication costs nothing until computing no longer covers it") {
  Json in = fleet(100);
  in["overlap_share"] = 1;
  CHECK(evaluate("data_parallel_training", in)["exposed_communication_s"] == 0);
  CHECK(evaluate("data_parallel_training", in)["efficiency"] == 1);
}

TEST_CASE("hierarchical_data_parallel: the second node makes it slower, as many ports as GPUs make it fast") {
  Json in = {{"params", 7e9}, {"tokens_per_gpu", 2048}, {"gpus_per_node", 8}, {"nodes", 2}, {"ports", 1}, {"accumulation", 1}, {"utilization", 0.45}, {"peak_flop_per_s", 989.4e12}, {"nvlink_bytes_per_s", 450e9}, {"port_bytes_per_s", 50e9}};
  CHECK(evaluate("hierarchical_data_parallel", in)["speedup"] < 1);
  CHECK(evaluate("hierarchical_data_parallel", in)["violation"]["kind"] == "communication_bound");
  CHECK(evaluate("hierarchical_data_parallel", in)["cliff_ratio"] == 72);
  in["ports"] = 8;
  in["nodes"] = 16;
  CHECK(evaluate("hierarchical_data_parallel", in)["efficiency"] > 0.79);
}

TEST_CASE("tensor_parallel: alone it says nothing; without parameters only the communication counts") {
  Json in = {{"layers", 12}, {"hidden", 12288}, {"tokens", 2048}, {"degree", 1}, {"bandwidth_bytes_per_s", 450e9}};
  CHECK(evaluate("tensor_parallel", in)["communication_time_s"] == 0);
  CHECK(evaluate("tensor_parallel", in)["communication_share"].is_null());
  in["degree"] = 8;
  CHECK(evaluate("tensor_parallel", in)["communication_share"] == 1);
  CHECK(evaluate("tensor_parallel", in)["violation"].is_null());
  // Per device, bytes saturate: 32 devices move hardly more than 8.
  in["degree"] = 32;
  CHECK_THAT(evaluate("tensor_parallel", in)["communication_time_s"].get<double>(), about(0.00939524096 / 0.875 * 0.96875));
}

TEST_CASE("sync_share: at the break-even it neither dominates nor is dominated, whatever the model") {
  Json in = {{"params", 7e9}, {"tokens_per_device", 4096}, {"peak_flop_per_s", 989.4e12}, {"utilization", 0.5}, {"allreduce_time_s", 0.555625}};
  const double tokens = evaluate("sync_share", in)["break_even_tokens"];
  CHECK_THAT(tokens, printed(6544));
  in["params"] = 70e9;
  in["allreduce_time_s"] = 5.55625;
  CHECK_THAT(evaluate("sync_share", in)["break_even_tokens"].get<double>(), about(tokens));
}

TEST_CASE("pipeline_bubble: 4 stages need 27 micro-batches for a tenth; one stage has none") {
  CHECK_THAT(evaluate("pipeline_bubble", {{"stages", 4}, {"micro_batches", 27}})["bubble_share"].get<double>(), about(0.1));
  CHECK(evaluate("pipeline_bubble", {{"stages", 1}, {"micro_batches", 1}})["busy_share"] == 1);
}

TEST_CASE("training_plan: a micro-batch divides the sequences; the bubble alone never reaches the target") {
  Json in = {{"micro_batch", 5}, {"communication_speedup", 1}, {"workers", 4}, {"gemm_speedup", 1}, {"attention_speedup", 1}};
  CHECK(refusal(api::evaluate("training_plan", in.dump()))["field"] == "micro_batch");
  in["micro_batch"] = 1;
  CHECK(evaluate("training_plan", in)["achieved_utilization"] < 0.412);
  CHECK(evaluate("training_plan", in)["meets_target"] == false);
  in["micro_batch"] = 2;
  in["communication_speedup"] = 3;
  CHECK(evaluate("training_plan", in)["meets_target"] == true);
  double sum = 0;
  const Json plan = evaluate("training_plan", in);
  for (const Json& part : plan["parts_after"]) sum += part.get<double>();
  CHECK_THAT(sum, about(plan["time"].get<double>()));
}

TEST_CASE("headroom_rank: the largest part is not the best; equal ones go to the first; lists must agree") {
  const Json rank = evaluate("headroom_rank", {{"fractions", {0.43, 0.12, 0.3, 0.1, 0.05}}, {"max_speedups", {1.25, 3, 4, 4, 2}}});
  CHECK(rank["largest_index"] == 0);
  CHECK(rank["best_index"] == 2);
  CHECK(evaluate("headroom_rank", {{"fractions", {0.1, 0.3, 0.3}}, {"max_speedups", {1, 2, 2}}})["best_index"] == 1);
  CHECK(refusal(api::evaluate("headroom_rank", R"({"fractions": [0.5], "max_speedups": [1, 2]})"))["code"] == "shape_mismatch");
}

TEST_CASE("sharded_decode_profile: halved weights are not half the time") {
  const auto tokens = [](int bits) {
    return evaluate("sharded_decode_profile", {{"params", 70553706496}, {"bits_per_weight", bits}, {"batch", 16}, {"context_tokens", 4096}, {"gpus", 8}, {"bandwidth_bytes_per_s", 3.35e12}, {"allreduce_s", 8e-6}, {"launch_s", 0.0006}, {"host_s", 0.0004}});
  };
  CHECK_THAT(tokens(8)["tokens_per_s"].get<double>() / tokens(16)["tokens_per_s"].get<double>(), printed(1.461));
  CHECK(tokens(16)["largest_index"] == 0);
}

TEST_CASE("parallel_plan: says what does not divide first, and then nothing else") {
  const auto reason = [](double t, double p, double batch) {
    const Json plan = evaluate("parallel_plan", {{"tensor_parallel", t}, {"pipeline_parallel", p}, {"global_batch", batch}, {"peak_flop_per_s", 989.4e12}, {"capacity_bytes", 80e9}});
    CHECK(plan["valid"] == plan["reason"].is_null());
    CHECK(plan["step_s"].is_null() != plan["valid"].get<bool>());
    return plan["reason"];
  };
  CHECK(reason(7, 1, 1536) == "gpus");
  CHECK(reason(1, 64, 1536) == "layers");
  CHECK(reason(64, 1, 1536) == "heads");
  CHECK(reason(1, 1, 1536) == "batch");
  CHECK(reason(8, 8, 1536).is_null());
}

TEST_CASE("parallel_plan: its parts add up to the step; a plan that does not fit says by how much") {
  Json in = {{"tensor_parallel", 8}, {"pipeline_parallel", 4}, {"hardware", "cloud_h100"}, {"job_tokens", 300e9}};
  Json plan = evaluate("parallel_plan", in);
  CHECK_THAT(plan["violation"]["ratio"].get<double>(), printed(1.222));
  in["pipeline_parallel"] = 8;
  plan = evaluate("parallel_plan", in);
  CHECK(plan["violation"].is_null());
  const double parts = plan["computing_s"].get<double>() + plan["tensor_parallel_total_s"].get<double>() + plan["bubble_s"].get<double>() + plan["exposed_communication_s"].get<double>();
  CHECK_THAT(parts, about(plan["step_s"].get<double>()));
  CHECK_THAT(plan["job_s"].get<double>() / 86400, printed(8.72));
  in["global_batch"] = 256;
  CHECK(evaluate("parallel_plan", in)["bubble_violation"]["kind"] == "bubble_exceeded");
}
