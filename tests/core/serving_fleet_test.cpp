#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json fleet(int batch, int gpus = 64) {
  return evaluate("serving_fleet", {{"params", 7e9}, {"bits_per_weight", 16}, {"kv_element_bits", 16}, {"batch", batch}, {"gpus", gpus}, {"context_tokens", 1024}, {"output_tokens", 256}, {"arrival_per_s", 600}, {"gpu_usd_per_s", 3.0 / 3600}});
}
}  // namespace

TEST_CASE("serving_fleet: a batch of 24 overloads 64 GPUs, 25 does not; 109 no longer fit") {
  CHECK_FALSE(fleet(24)["load_violation"].is_null());
  CHECK(fleet(25)["load_violation"].is_null());
  CHECK(fleet(108)["memory_violation"].is_null());
  CHECK_THAT(fleet(109)["memory_violation"]["ratio"].get<double>(), about(1.00720735289));
}

TEST_CASE("serving_fleet: the fewest GPUs are within the limit, one less is not") {
  const int least = fleet(32)["min_gpus"].get<int>();
  CHECK(least == 56);
  CHECK(fleet(32, least)["utilization_ratio"].get<double>() <= 1);
  CHECK(fleet(32, least - 1)["utilization_ratio"].get<double>() > 1);
}

TEST_CASE("serving_replica: more slots finish more requests, each more slowly") {
  const auto replica = [](int slots) { return evaluate("serving_replica", {{"slots", slots}, {"context_tokens", 512}, {"output_tokens", 10}}); };
  CHECK(replica(128)["capacity_per_s"].get<double>() > replica(64)["capacity_per_s"].get<double>());
  CHECK(replica(128)["service_s"].get<double>() > replica(64)["service_s"].get<double>());
  CHECK(replica(64)["bottleneck"] == "memory");
}
