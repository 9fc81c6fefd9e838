#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
const Json kBoard = {{"weight_bytes", 51.2e6}, {"item_bytes", 44.4e6}, {"item_flop", 8.2e9}, {"peak_flop_per_s", 1.5e13}, {"bandwidth_bytes_per_s", 1.024e11}, {"overhead_s", 5e-4}};
Json with(Json in, const char* name, const Json& value) {
  in[name] = value;
  return in;
}
}  // namespace

TEST_CASE("max_batch_within: that batch is in time and the next is not") {
  const Json m = evaluate("max_batch_within", with(kBoard, "deadline_s", 0.01));
  CHECK(m["max_batch"] == 9);
  const double nine = evaluate("batched_inference", with(kBoard, "batch", 9))["total_s"];
  CHECK(m["total_s"] == nine);
  CHECK(nine <= 0.01);
  CHECK(evaluate("batched_inference", with(kBoard, "batch", 10))["total_s"].get<double>() > 0.01);
  CHECK(evaluate("max_batch_within", with(kBoard, "deadline_s", nine))["max_batch"] == 9);
}

TEST_CASE("max_batch_within: no time, no batch; no work, no limit") {
  const Json none = evaluate("max_batch_within", with(kBoard, "deadline_s", 5e-4));
  CHECK(none["max_batch"] == 0);
  CHECK(none["total_s"].is_null());
  CHECK(evaluate("max_batch_within", {{"weight_bytes", 1}, {"item_flop", 0}, {"peak_flop_per_s", 1}, {"bandwidth_bytes_per_s", 1}, {"deadline_s", 2}})["max_batch"].is_null());
}

TEST_CASE("upgrade_effect: the bandwidth, not the advertised peak, buys the speedup") {
  Json in = {{"traffic_bytes", 2e9}, {"work_flop", 1e10}, {"old_bandwidth_bytes_per_s", 2.039e12}, {"old_peak_flop_per_s", 3.12e14}, {"new_bandwidth_bytes_per_s", 3.35e12}, {"new_peak_flop_per_s", 9.89e14}, {"overhead_s", 5e-4}};
  const Json u = evaluate("upgrade_effect", in);
  CHECK_THAT(u["peak_ratio"].get<double>(), printed(3.17));
  CHECK_THAT(u["bandwidth_only_reduction"].get<double>(), printed(0.254));
  CHECK_THAT(u["bandwidth_only_reduction"].get<double>() + u["compute_only_reduction"].get<double>(), about(u["reduction"].get<double>()));
  in["overlap"] = "full";
  const Json o = evaluate("upgrade_effect", in);
  CHECK(o["compute_only_reduction"] == 0);
  CHECK(o["bandwidth_share_of_saving"].is_null());
}

TEST_CASE("upgrade_effect: the same hardware saves nothing, and no part of it") {
  const Json u = evaluate("upgrade_effect", {{"traffic_bytes", 2e9}, {"work_flop", 1e10}, {"old_bandwidth_bytes_per_s", 1e12}, {"old_peak_flop_per_s", 1e14}, {"new_bandwidth_bytes_per_s", 1e12}, {"new_peak_flop_per_s", 1e14}});
  CHECK(u["speedup"] == 1);
  CHECK(u["bandwidth_share_of_saving"].is_null());
}
