#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json product(const char* workload) { return evaluate("network_product", {{"workload", workload}}); }
double intensity(const char* workload) {
  const Json p = product(workload);
  return evaluate("gemm", {{"m", p["rows"]}, {"k", p["depth"]}, {"n", p["columns"]}, {"element_bytes", 4}})["intensity_flop_per_byte"];
}
}  // namespace

TEST_CASE("network_product: the pieces of networks do for each byte what the sheet of the lab says") {
  const std::pair<const char*, double> rows[] = {{"two", 1.0 / 3}, {"square_50", 8.33333}, {"square_100", 16.6667}, {"square_200", 33.3333}, {"square_500", 83.3333}, {"square_800", 133.333}, {"square_1000", 166.667}, {"square_1024", 170.667},
                                                 {"mlp_1", 11.6364}, {"mlp_2", 9.14286}, {"mlp_1_single", 0.494208}, {"mlp_2_single", 0.488550}, {"large_single", 0.499756}, {"large_batch", 15.5152}, {"convolution", 9.32165},
                                                 {"scores", 25.6}, {"values", 25.6}, {"tall", 33554432.0 / 2113536}, {"wide", 33554432.0 / 2113536}};
  for (const auto& [workload, want] : rows) {
    INFO(workload);
    CHECK_THAT(intensity(workload), Catch::Matchers::WithinRel(want, 1e-5));
    CHECK(product(workload)["too_large"] == false);
  }
}

TEST_CASE("network_product: two layers together, with what is between them written or kept") {
  CHECK_THAT(product("mlp_1")["chain_flop_per_byte"].get<double>(), Catch::Matchers::WithinRel(2621440.0 / 237568, 1e-12));
  CHECK_THAT(product("mlp_1")["chain_kept_flop_per_byte"].get<double>(), Catch::Matchers::WithinRel(12.8, 1e-12));
  CHECK_THAT(product("mlp_probe")["chain_flop_per_byte"].get<double>(), Catch::Matchers::WithinRel(40960.0 / 14848, 1e-12));
  CHECK(product("mlp_2")["chain_flop_per_byte"].is_null());
  // Both products of attention, and softmax of 128 x 128 scores.
  CHECK_THAT(product("scores")["between_share"].get<double>(), Catch::Matchers::WithinRel(81920.0 / (2 * 8388608 + 81920), 1e-12));
  CHECK(product("mlp_1")["between_share"].is_null());
  CHECK(product("convolution")["copies"] == 9);
  CHECK(product("scores")["copies"].is_null());
}

TEST_CASE("network_product: a shape of one's own, up to what a kernel is asked for") {
  const auto own = [](double m, double k, double n) { return evaluate("network_product", {{"workload", "own"}, {"m", m}, {"k", k}, {"n", n}}); };
  CHECK(own(3, 5, 7)["rows"] == 3);
  CHECK(own(3, 5, 7)["depth"] == 5);
  CHECK(own(3, 5, 7)["columns"] == 7);
  CHECK(own(3, 5, 7)["multiply_adds"] == 105);
  CHECK(own(2048, 1024, 1024)["too_large"] == false);
  CHECK(own(2048, 1024, 1025)["too_large"] == true);
}
