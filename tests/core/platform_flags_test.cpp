#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json platform(const char* north, const char* south, const char* rest) {
  return evaluate("platform_flags", {{"users", 1e9}, {"evaluated_share_per_day", 0.005}, {"markets", {{{"policy", north}, {"user_share", 0.3}}, {{"policy", south}, {"user_share", 0.2}}, {{"policy", rest}, {"user_share", 0.5}}}},
                                     {"separation", 2.4}, {"base_rate_a", 0.02}, {"base_rate_b", 0.1}, {"recall_target", 0.8}, {"weight_a", 0.5}, {"cap_per_day", 250000}});
}
}  // namespace

TEST_CASE("platform_flags: each regulator gets its own criterion, and the cap decides about the rest") {
  const Json passing = platform("pp", "eo", "shared");
  CHECK(passing["violation"].is_null());
  CHECK(passing["ppv_gaps"][0].get<double>() < 0.03);
  CHECK(passing["odds_gaps"][1].get<double>() < 0.03);
  CHECK(platform("pp", "eo", "eo")["violation"]["kind"] == "flag_cap");
}

TEST_CASE("platform_flags: the markets add up") {
  const Json r = platform("pp", "dp", "opt");
  double sum = 0;
  for (const Json& f : r["market_false_flags_per_day"]) sum += f.get<double>();
  CHECK_THAT(sum, about(r["false_flags_per_day"].get<double>()));
}
