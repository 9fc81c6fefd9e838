#include "models/memory/memory_tier.h"

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("memory_tier: one feature map lands in L2 of the H100 and in the phone's device memory") {
  CHECK(evaluate("memory_tier", {{"bytes", 51380224}, {"hardware", "cloud_h100"}})["tier"] == "l2");
  CHECK(evaluate("memory_tier", {{"bytes", 51380224}, {"hardware", "mobile_npu"}})["tier"] == "ram");
}

TEST_CASE("memory_tier: a larger tensor is never in a faster memory") {
  double slowest = 0;
  for (double bytes = 1; bytes < 1e12; bytes *= 1.5) {
    const auto out = MemoryTier::evaluate({Bytes(bytes), Bytes(65536), Bytes(524288), Bytes(8e9)});
    CHECK(out.latency_multiplier >= slowest);
    slowest = out.latency_multiplier;
  }
  CHECK(slowest == 100);
}

TEST_CASE("memory_tier: a device whose caches nobody knows needs them given") {
  const Json e = refusal(api::evaluate("memory_tier", R"({"bytes": 1, "hardware": "edge_orin_nx"})"));
  CHECK(e["code"] == "missing_field");
  CHECK(e["field"] == "l1_bytes");
}
