#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json misses(const char* kernel, double n, double cache, double block = 0) {
  return evaluate("matmul_misses", {{"kernel", kernel}, {"n", n}, {"cache_bytes", cache}, {"line_bytes", 64}, {"block", block}});
}
Json conflict(double n, double rows, double ways) {
  return evaluate("cache_conflict", {{"cache_bytes", 32768}, {"line_bytes", 64}, {"ways", ways}, {"row_elements", n}, {"rows", rows}});
}
}  // namespace

TEST_CASE("matmul_misses: as the walk through every access counts, where the formula is exact") {
  for (const char* kernel : {"ijk", "ikj", "nt", "blocked"}) {
    for (const double n : {16.0, 64.0}) {
      const double block = std::string(kernel) == "blocked" ? 16 : 0;
      const auto walked = evaluate("cache_simulator", {{"kernel", kernel}, {"m", n}, {"n", n}, {"k", n}, {"cache_bytes", 4096}, {"line_bytes", 64}, {"ways", 0}, {"block", block}});
      CHECK(misses(kernel, n, 4096, block)["misses"] == walked["misses"]);
    }
  }
  CHECK(misses("ijk", 64, 4096)["column_fits"] == false);
  CHECK(misses("ijk", 480, 32768)["column_fits"] == true);
}

TEST_CASE("matmul_misses: part of a line holds nothing, for the formula as for what fits") {
  // A column needs 15 + 15/16 + 1 lines; 16.95 are there, of which 16 are whole.
  const Json out = evaluate("matmul_misses", {{"kernel", "ijk"}, {"n", 15}, {"cache_bytes", 16.95 * 64}, {"line_bytes", 64}});
  CHECK(out["column_fits"] == false);
  CHECK(out["share_b"].get<double>() <= 1);
}

TEST_CASE("matmul_misses: the longest column that stays is where column_fits ends") {
  for (const auto& [cache, line] : {std::array{4096.0, 64.0}, std::array{32768.0, 32.0}, std::array{1048576.0, 128.0}, std::array{16.95 * 64, 64.0}, std::array{128.0, 64.0}}) {
    const auto at = [&, cache = cache, line = line](double n) { return evaluate("matmul_misses", {{"kernel", "ijk"}, {"n", n}, {"cache_bytes", cache}, {"line_bytes", line}}); };
    const double longest = at(1)["longest_column"];
    INFO(cache << " bytes in lines of " << line);
    if (longest > 0) CHECK(at(longest)["column_fits"] == true);
    CHECK(at(longest + 1)["column_fits"] == false);
  }
}

TEST_CASE("matmul_misses: 600 rows in 32 KiB, within a thousandth of the walk") {
  CHECK_THAT(misses("ijk", 600, 32768)["misses"].get<double>(), Catch::Matchers::WithinRel(230039700.0, 1e-3));
  CHECK_THAT(misses("ikj", 600, 32768)["misses"].get<double>(), Catch::Matchers::WithinRel(13545000.0, 1e-9));
  CHECK_THAT(misses("ijk", 600, 32768)["share_b"].get<double>(), Catch::Matchers::WithinAbs(0.939, 1e-3));
  CHECK(misses("jki", 600, 32768)["misses"].is_null());
}

TEST_CASE("matmul_misses, cache_conflict: refuse what is no cache") {
  const auto refused = [](const char* model, const Json& in) { return refusal(api::evaluate(model, in.dump()))["field"]; };
  CHECK(refused("matmul_misses", {{"kernel", "blocked"}, {"n", 8}, {"cache_bytes", 4096}, {"line_bytes", 64}}) == "block");
  CHECK(refused("matmul_misses", {{"kernel", "ijk"}, {"n", 8}, {"cache_bytes", 32}, {"line_bytes", 64}}) == "line_bytes");
  CHECK(refused("matmul_misses", {{"kernel", "ijk"}, {"n", 8}, {"cache_bytes", 4096}, {"line_bytes", 2}}) == "element_bytes");
  CHECK(refused("cache_conflict", {{"cache_bytes", 4096}, {"line_bytes", 64}, {"ways", 5}, {"row_elements", 8}, {"rows", 8}}) == "ways");
}

TEST_CASE("cache_conflict: the limits that the sheet of the cache simulator gives, and none beside powers of two") {
  for (const double n : {256.0, 1024.0, 264.0, 128.0}) {
    const auto walked = evaluate("cache_simulator", {{"kernel", "blocked"}, {"m", 8}, {"n", n}, {"k", 8}, {"cache_bytes", 32768}, {"line_bytes", 64}, {"ways", 8}, {"block", 8}});
    const double limit = walked["conflict_limit"].is_null() ? 512 : walked["conflict_limit"].get<double>();
    CHECK(conflict(n, 8, 8)["limit"] == limit);
  }
  CHECK(conflict(256, 31, 8)["violation"].is_null());
  CHECK(conflict(256, 32, 8)["violation"]["capacity"] == 32);
  CHECK(conflict(256, 32, 0)["violation"].is_null());
  CHECK(conflict(256, 512, 0)["meets"] == true);
}
