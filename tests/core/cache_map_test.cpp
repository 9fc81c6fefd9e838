// The map of a cache agrees with the simulator that counts, and tells each line's story.
#include <string>  // std::string

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {

Json map_at(const std::string& kernel, int step, int ways = 0, int block = 0, int cache_bytes = 256) {
  return evaluate("cache_map", {{"kernel", kernel}, {"n", 16}, {"cache_bytes", cache_bytes}, {"line_bytes", 16}, {"ways", ways}, {"block", block}, {"step", step}});
}
int count(const Json& list, const std::string& what) {
  int n = 0;
  for (const Json& x : list) n += x == what;
  return n;
}

}  // namespace

TEST_CASE("cache_map: at the end it has fetched what the simulator counts, in every order, whole or in sets") {
  for (const char* kernel : {"ijk", "ikj", "jki", "nt", "blocked"})
    for (const int ways : {0, 1, 2, 4})
      for (const int cache : {64, 256, 1024}) {
        const int block = std::string(kernel) == "blocked" ? 6 : 0;
        INFO(kernel << " " << ways << " ways, " << cache << " bytes");
        const Json map = map_at(kernel, 4096, ways, block, cache);
        const Json counted = evaluate("cache_simulator", {{"kernel", kernel}, {"m", 16}, {"n", 16}, {"k", 16}, {"cache_bytes", cache}, {"line_bytes", 16}, {"ways", ways}, {"block", block}});
        CHECK(map["misses"] == counted["misses"]);
        CHECK(map["steps"] == 4096);
        CHECK(map["across"] == 4);
        for (const char* matrix : {"a", "b", "c"}) CHECK(count(map[matrix], "never") == 0);
      }
}

TEST_CASE("cache_map: down a column every step fetches; along rows a line serves its numbers") {
  const Json nothing = map_at("ijk", 0);
  CHECK(count(nothing["a"], "never") == 64);
  CHECK(nothing["misses"] == 0);
  const Json first = map_at("ijk", 1);
  CHECK(first["a"][0] == "fetched");
  CHECK(first["b"][0] == "fetched");
  CHECK(first["misses"] == 2);
  const Json second = map_at("ijk", 2);
  CHECK(second["a"][0] == "used");
  CHECK(second["b"][0] == "kept");
  CHECK(second["b"][4] == "fetched");
  // 16 lines hold no column of B beside a row of A: when the next column begins, its first line is gone.
  const Json column = map_at("ijk", 16);
  CHECK(column["b"][0] == "gone");
  CHECK(map_at("ijk", 17)["b"][0] == "fetched");
  CHECK(column["misses"].get<int>() > 2 * map_at("ikj", 16)["misses"].get<int>());
}

TEST_CASE("cache_map: a row that fills no line begins with one all the same") {
  const Json map = evaluate("cache_map", {{"kernel", "ikj"}, {"n", 6}, {"cache_bytes", 1024}, {"line_bytes", 16}, {"ways", 0}, {"step", 216}});
  CHECK(map["across"] == 2);
  CHECK(map["a"].size() == 12);
  CHECK(map["misses"] == 36);
}

TEST_CASE("cache_map: what it cannot draw is refused by field") {
  const auto refused = [](Json change) {
    Json in = {{"kernel", "ijk"}, {"n", 16}, {"cache_bytes", 256}, {"line_bytes", 16}, {"ways", 0}, {"step", 0}};
    in.update(change);
    return refusal(api::evaluate("cache_map", in.dump()));
  };
  CHECK(refused({{"line_bytes", 8}})["field"] == "line_bytes");  // eight lines in a row
  CHECK(refused({{"line_bytes", 24}})["field"] == "line_bytes");
  CHECK(refused({{"n", 17}})["field"] == "n");
  CHECK(refused({{"n", 0}})["field"] == "n");
  CHECK(refused({{"step", -1}})["field"] == "step");
  CHECK(refused({{"ways", 3}})["field"] == "cache_bytes");
  CHECK(refused({{"kernel", "blocked"}})["field"] == "block");
}
