#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
const Json kXl = {{"layers", 48}, {"seq_tokens", 1024}, {"batch", 8}, {"hidden", 1600}, {"heads", 25}, {"element_bytes", 2}, {"tiled", true}, {"recompute", "none"}};
}

TEST_CASE("activation_memory: 34 bytes a number in 16 bits, and 5 a pair of tokens when scores are stored") {
  Json in = kXl;
  const double numbers = 1024.0 * 8 * 1600, pairs = 25.0 * 1024 * 1024 * 8;
  CHECK(evaluate("activation_memory", in)["per_layer_bytes"] == 34 * numbers);
  in["tiled"] = false;
  CHECK(evaluate("activation_memory", in)["per_layer_bytes"] == 34 * numbers + 5 * pairs);
}

TEST_CASE("activation_memory: keeping every root-th layer keeps between all and only inputs") {
  Json in = kXl;
  const auto kept = [&in](const char* how) {
    in["recompute"] = how;
    return evaluate("activation_memory", in)["activation_bytes"].get<double>();
  };
  CHECK(kept("sqrt") == 7 * 2 * 1024.0 * 8 * 1600 + 7 * 445644800.0);
  CHECK(kept("full") < kept("sqrt"));
  CHECK(kept("sqrt") < kept("none"));
}

TEST_CASE("activation_memory: a pipeline's first stage keeps as many micro-batches as there are stages, if so many exist") {
  Json in = kXl;
  in["pipeline_parallel"] = 4;
  in["micro_batches"] = 96;
  const double whole = evaluate("activation_memory", kXl)["activation_bytes"];
  CHECK(evaluate("activation_memory", in)["activation_bytes"] == whole);
  in["micro_batches"] = 1;
  CHECK(evaluate("activation_memory", in)["activation_bytes"] == whole / 4);
}

TEST_CASE("max_micro_batch: that many fit and one more does not; nothing helps when the state alone is too large") {
  Json in = {{"capacity_bytes", 80e9}, {"params", 1557611200}, {"precision", "mixed"}, {"optimizer", "adam"}, {"layers", 48}, {"seq_tokens", 1024}, {"hidden", 1600}, {"heads", 25}, {"element_bytes", 2}, {"tiled", true}, {"recompute", "none"}};
  const Json m = evaluate("max_micro_batch", in);
  CHECK(m["micro_batch"] == 20);
  CHECK(m["total_bytes"].get<double>() <= 80e9);
  CHECK(m["total_bytes"].get<double>() + m["activation_bytes_per_sequence"].get<double>() > 80e9);
  in["capacity_bytes"] = m["total_bytes"];
  CHECK(evaluate("max_micro_batch", in)["micro_batch"] == 20);
  in["capacity_bytes"] = m["total_bytes"].get<double>() - 1;
  CHECK(evaluate("max_micro_batch", in)["micro_batch"] == 19);
  in["capacity_bytes"] = 8e9;
  CHECK(evaluate("max_micro_batch", in)["micro_batch"] == 0);
  CHECK(evaluate("max_micro_batch", in)["violation"]["kind"] == "out_of_memory");
}

TEST_CASE("training_step: accumulation costs per cents, and one micro-batch costs nothing extra") {
  Json in = {{"params", 1557611200}, {"accumulation", 32}, {"micro_batch", 8}, {"seq_tokens", 1024}, {"peak_flop_per_s", 9.89e14}, {"utilization", 0.4}, {"bandwidth_bytes_per_s", 3.35e12}, {"gradient_bytes", 2}, {"optimizer_traffic_bytes_per_param", 28}};
  const Json k = evaluate("training_step", in);
  CHECK_THAT(k["slowdown"].get<double>(), about(1.013935457, 1e-8));
  CHECK(k["effective_batch"] == 256);
  CHECK(k["recompute_s"] == 0);
  in["accumulation"] = 1, in["micro_batch"] = 256, in["flop_per_param_token"] = 8;
  const Json one = evaluate("training_step", in);
  CHECK(one["slowdown"] == 1);
  CHECK_THAT(one["recompute_s"].get<double>(), about(one["compute_s"].get<double>() / 4));
}
