#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("cached_fraction: what fits is cached whole") {
  const Json c = evaluate("cached_fraction", {{"cache_bytes", 100}, {"working_set_bytes", 80}});
  CHECK(c["cached_fraction"] == 1);
  CHECK(c["times_larger"] == 0.8);
}

TEST_CASE("cached_fraction: an empty working set is refused") {
  CHECK(refusal(api::evaluate("cached_fraction", R"({"cache_bytes": 1, "working_set_bytes": 0})"))["field"] == "working_set_bytes");
}
