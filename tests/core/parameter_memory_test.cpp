#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("parameter_memory: INT8 weights of ResNet-50 are still far too large for a microcontroller") {
  const Json m = evaluate("parameter_memory", {{"workload", "resnet50"}, {"bits_per_param", 8}, {"hardware", "tiny_cortex_m7"}});
  CHECK(m["bytes"] == 25557032);
  CHECK_THAT(m["ratio"].get<double>(), about(48.7461700439453));
  CHECK(m["fits"] == false);
  CHECK(m["max_params"] == 524288);
}

TEST_CASE("parameter_memory: without a memory there is no verdict") {
  const Json m = evaluate("parameter_memory", {{"params", 1000}, {"bits_per_param", 16}});
  CHECK(m["bytes"] == 2000);
  for (const char* f : {"ratio", "fits", "max_params", "violation"}) CHECK(m[f].is_null());
}
