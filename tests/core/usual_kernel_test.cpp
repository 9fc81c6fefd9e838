// The kernel by shape alone: the model says what the dispatcher does.
#include <cmath>        // std::exp2
#include <string_view>  // std::string_view

#include "kernels/dispatch.h"
#include "sim/random.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("usual kernel: one row or column, small and large products, and the border between them", "[kernels]") {
  const auto kernel = [](int m, int k, int n) { return evaluate("usual_kernel", {{"m", m}, {"k", k}, {"n", n}})["kernel"].get<std::string>(); };
  CHECK(kernel(1, 4096, 4096) == "vector");
  CHECK(kernel(4096, 4096, 1) == "vector");
  CHECK(kernel(48, 48, 48) == "tiled");
  CHECK(kernel(48, 49, 48) == "packed");
  CHECK(kernel(32, 256, 128) == "packed");
  CHECK(kernel(2, 256, 128) == "tiled");
  const Json out = evaluate("usual_kernel", {{"m", 32}, {"k", 256}, {"n", 128}});
  CHECK(out["multiply_adds"] == 1048576);
  CHECK(out["most_without_packing"] == 110592);
}

TEST_CASE("usual kernel: it is the kernel that the dispatcher takes while nothing is measured", "[kernels]") {
  sim::Random random(9);
  for (int i = 0; i < 500; ++i) {
    // As often small as large: sizes uniform in their logarithm.
    const auto size = [&random] { return static_cast<std::int32_t>(std::exp2(9 * random.uniform())); };
    const kernels::Shape shape{.m = size(), .k = size(), .n = size()};
    const std::string said = evaluate("usual_kernel", {{"m", shape.m}, {"k", shape.k}, {"n", shape.n}})["kernel"];
    INFO(shape.m << " " << shape.k << " " << shape.n << " " << said);
    for (const bool fused : {false, true}) {
      const kernels::Choice choice = kernels::dispatch(kernels::Op::matmul, shape, {.simd = true, .fused = fused});
      REQUIRE(choice.kernel != nullptr);
      const std::string_view family = said == "vector" ? "vector_simd" : said == "tiled" ? "register_tiled" : "packed";
      CHECK(std::string_view(choice.kernel->id).starts_with(family));
    }
  }
}
