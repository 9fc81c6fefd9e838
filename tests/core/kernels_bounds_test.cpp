#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("max_block: an exact integer root, at the edge too") {
  for (const double side : {1.0, 3.0, 1000.0, 54794158.0}) {
    const double bytes = 3 * side * side;
    CHECK(evaluate("max_block", {{"cache_bytes", bytes}, {"element_bytes", 1}})["block"] == side);
  }
  CHECK(evaluate("max_block", {{"cache_bytes", 26}, {"element_bytes", 1}})["block"] == 2);
  CHECK(evaluate("max_block", {{"cache_bytes", 32768}, {"element_bytes", 4}})["block_of_8"] == 48);
}

TEST_CASE("matmul_error_bound: one term is rounded once") {
  CHECK(evaluate("matmul_error_bound", {{"k", 0}})["gamma"] == 0);
  CHECK_THAT(evaluate("matmul_error_bound", {{"k", 1}})["roundings"].get<double>(), about(1.0000000596));
}

TEST_CASE("io_lower_bound: says nothing once the fast memory holds everything") {
  CHECK(evaluate("io_lower_bound", {{"m", 10}, {"n", 10}, {"k", 10}, {"fast_words", 1000000}})["words"] == 0);
}

TEST_CASE("timer_repetitions: an error of at most one percent, never less than one call") {
  const Json out = evaluate("timer_repetitions", {{"resolution_s", 1e-4}, {"duration_s", 3e-5}});
  CHECK(out["repetitions"] == 334);
  CHECK(out["relative_error"].get<double>() <= 0.01);
  CHECK(evaluate("timer_repetitions", {{"resolution_s", 0}, {"duration_s", 1}})["repetitions"] == 1);
}

TEST_CASE("square_product: the nearest whole side, and what it then does") {
  const Json out = evaluate("square_product", {{"intensity_flop_per_byte", 85.57464174950299}, {"element_bytes", 4}});
  CHECK(out["side"] == 513);
  const Json same = evaluate("gemm", {{"m", 513}, {"n", 513}, {"k", 513}, {"element_bytes", 4}});
  CHECK(out["work_flop"] == same["work_flop"]);
  CHECK(out["traffic_bytes"] == same["traffic_bytes"]);
  CHECK(out["own_intensity_flop_per_byte"] == same["intensity_flop_per_byte"]);
  CHECK(evaluate("square_product", {{"intensity_flop_per_byte", 0}, {"element_bytes", 4}})["side"] == 1);
}

TEST_CASE("tuning_payback: a month's bill is the most that a month can save") {
  const Json in = {{"effort_s", 720000}, {"wage_usd_per_s", 80.0 / 3600}, {"bill_usd", 2000}, {"speedup", 10}};
  const Json out = evaluate("tuning_payback", in);
  CHECK_THAT(out["cost_usd"].get<double>(), about(16000));
  CHECK_THAT(out["saved_usd"].get<double>(), about(1800));
  CHECK_THAT(out["periods"].get<double>(), about(8.888888888888889));
  Json slower = in;
  slower["speedup"] = 1;
  CHECK(evaluate("tuning_payback", slower)["periods"].is_null());
  slower["speedup"] = 0.5;
  CHECK(evaluate("tuning_payback", slower)["periods"].is_null());
  Json free = in;
  free["effort_s"] = 0;
  CHECK(evaluate("tuning_payback", free)["periods"] == 0);
}
