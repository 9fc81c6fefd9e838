#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("retry_storm: below the vulnerable load it recovers, above it stays down") {
  for (const int retries : {1, 3}) {
    const double vulnerable = 1.0 / (1 + retries);
    CHECK(evaluate("retry_storm", {{"retries", retries}, {"base_load", vulnerable * 0.8}, {"horizon_s", 3600}})["metastable"] == false);
    CHECK(evaluate("retry_storm", {{"retries", retries}, {"base_load", vulnerable * 1.2}, {"horizon_s", 3600}})["metastable"] == true);
  }
}

TEST_CASE("retry_storm: its series tell the same story") {
  const Json out = evaluate("retry_storm", Json::object());
  CHECK(out["series_time_s"].size() == 300);
  CHECK(out["series_fresh_per_s"][0] == 800);
  CHECK_THAT(out["series_fresh_per_s"][15].get<double>(), about(1800));
  CHECK(out["series_goodput_per_s"][200] == 0);
  CHECK_THAT(out["series_attempts_per_s"][200].get<double>(), about(3200));
}

TEST_CASE("retry_storm: a service that nobody calls has no success rate") {
  const Json out = evaluate("retry_storm", {{"base_load", 0}, {"surge_load", 0}});
  CHECK(out["success_total"].is_null());
  CHECK(out["recovery_s"] == 0);
}
