#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("training_memory: bytes a parameter in the usual set-ups") {
  const auto bytes = [](const char* precision, const char* optimizer) {
    return evaluate("training_memory", {{"params", 0}, {"precision", precision}, {"optimizer", optimizer}})["bytes_per_param"];
  };
  CHECK(bytes("fp32", "adam") == 16);
  CHECK(bytes("mixed", "adam") == 16);
  CHECK(bytes("bf16", "adam") == 12);
  CHECK(bytes("mixed", "adam8") == 10);
  CHECK(bytes("fp32", "sgd") == 8);
  CHECK(bytes("fp32", "momentum") == 12);
}

TEST_CASE("training_memory: each stage of ZeRO spreads one part more") {
  double before = 1e300;
  for (const int stage : {0, 1, 2, 3}) {
    const Json m = evaluate("training_memory", {{"params", 7e9}, {"precision", "mixed"}, {"optimizer", "adam"}, {"zero_stage", stage}, {"shards", 8}});
    CHECK(m["total_bytes"].get<double>() < before);
    before = m["total_bytes"].get<double>();
  }
  CHECK(before == 7e9 * 16 / 8);
}
