#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("average_access_time: contributions add up to the mean") {
  const Json out = evaluate("average_access_time", {{"hit_cycles", {4, 12, 44}}, {"miss_rates", {0.05, 0.2, 0.5}}, {"memory_cycles", 200}});
  double sum = 0;
  for (const Json& part : out["contributions_cycles"]) sum += part.get<double>();
  CHECK_THAT(sum, about(out["cycles"].get<double>()));
  CHECK_THAT(out["cycles"].get<double>(), about(6.04));
  CHECK_THAT(out["memory_access_share"].get<double>(), about(0.005));
}

TEST_CASE("average_access_time: every level needs its miss rate") {
  CHECK(refusal(api::evaluate("average_access_time", R"({"hit_cycles": [1, 2], "miss_rates": [0.5], "memory_cycles": 9})"))["code"] == "shape_mismatch");
  CHECK(evaluate("average_access_time", {{"hit_cycles", {1}}, {"miss_rates", {1}}, {"memory_cycles", 9}})["cycles"] == 10);
}
