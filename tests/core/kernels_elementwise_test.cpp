// Elementwise kernels, softmax, convolution and attention, against FP64 within their stated bounds.
#include <catch2/catch_test_macros.hpp>
#include <cmath>  // std::fabs
#include <string>
#include <vector>

#include "kernels/check.h"
#include "kernels/functions.h"
#include "math/math.h"

using namespace ironlab::kernels;

namespace {

void check_all(Op op, const Shape& shape, int at_least) {
  int checked = 0;
  for (const Kernel& kernel : kernels(op)) {
    if (!eligible(kernel, shape, features())) continue;
    const Verdict v = check(kernel, shape, 11);
    INFO(op_id(op) << " " << kernel.id << " " << shape.m << "x" << shape.k << "x" << shape.n << " seed 11: " << v.worst << " against " << v.gamma << " at " << v.row << ", " << v.column);
    CHECK(v.ok);
    ++checked;
  }
  CHECK(checked >= at_least);
}

float run(const char* kernel, Op op, float x) {
  float y = 12345, space[16] = {};
  find_kernel(op, kernel)->run({.shape = {.m = 1, .n = 1}, .in = {&x}, .out = &y, .workspace = space});
  return y;
}

}  // namespace

TEST_CASE("exp_of: within its stated error over its whole range", "[kernels]") {
  double worst = 0;
  for (double x = -87.33; x < 88.02; x += 1.7e-4) {
    const float given = static_cast<float>(x);
    const double want = ironlab::math::exp(static_cast<double>(given));
    const double error = std::fabs(exp_of(given) - want) / want;
    worst = error > worst ? error : worst;
  }
  INFO(worst / kUnitRoundoff << " roundings");
  CHECK(worst <= kExpError);
  CHECK(worst > 0.5 * kUnitRoundoff);  // or the reference is not independent
  CHECK(exp_of(0.0f) == 1.0f);
}

TEST_CASE("elementwise kernels: every one is within its bound, for every length", "[kernels]") {
  for (const Op op : {Op::relu, Op::gelu, Op::sigmoid, Op::tanh, Op::softmax})
    for (const Shape& shape : {Shape{.m = 1, .n = 1}, Shape{.m = 1, .n = 3}, Shape{.m = 3, .n = 4}, Shape{.m = 5, .n = 7}, Shape{.m = 31, .n = 129}, Shape{.m = 1, .n = 10007}, Shape{.m = 0, .n = 9}, Shape{.m = 9, .n = 0}})
      check_all(op, shape, 2);
}

TEST_CASE("elementwise kernels: far from zero they reach their limits, without NaN", "[kernels]") {
  for (const char* kernel : {"scalar", "simd"}) {
    INFO(kernel);
    CHECK(run(kernel, Op::sigmoid, 200) == 1);
    CHECK(run(kernel, Op::sigmoid, -200) < 1e-37f);
    CHECK(run(kernel, Op::tanh, 200) == 1);
    CHECK(run(kernel, Op::tanh, -200) == -1);
    CHECK(run(kernel, Op::gelu, 200) == 200);
    CHECK(run(kernel, Op::gelu, -200) == 0);
    CHECK(run(kernel, Op::gelu, 0) == 0);
    CHECK(run(kernel, Op::relu, -3) == 0);
    CHECK(run(kernel, Op::relu, 3) == 3);
  }
}

TEST_CASE("softmax kernels: huge scores do not overflow, equal ones share alike", "[kernels]") {
  for (const Kernel& kernel : kernels(Op::softmax)) {
    const float scores[] = {1e30f, 1e30f, -1e30f, 1e30f, 1e30f};
    float out[5];
    kernel.run({.shape = {.m = 1, .n = 5}, .in = {scores}, .out = out});
    INFO(kernel.id);
    for (const int i : {0, 1, 3, 4}) CHECK(out[i] == 0.25f);
    CHECK(out[2] < 1e-37f);
  }
}

TEST_CASE("conv2d kernels: every one is within gamma_k of FP64, padding, strides and edges included", "[kernels]") {
  const Convolution shapes[] = {
      {.height = 32, .width = 32, .channels = 3, .filters = 64, .side = 3, .padding = 1},
      {.height = 1, .width = 1, .channels = 1, .filters = 1},
      {.height = 7, .width = 11, .channels = 5, .filters = 13, .side = 3, .padding = 1, .stride = 2},
      {.height = 9, .width = 6, .channels = 2, .filters = 3, .side = 5, .padding = 4, .stride = 3},
      {.height = 17, .width = 13, .channels = 1, .filters = 2, .side = 1},
      {.height = 2, .width = 2, .channels = 3, .filters = 4, .side = 3},
      {.height = 8, .width = 8, .channels = 0, .filters = 4, .side = 3},
  };
  for (const Convolution& c : shapes) {
    REQUIRE(valid(Op::conv2d, convolution(c)));
    check_all(Op::conv2d, convolution(c), 3);
  }
}

TEST_CASE("conv2d kernels: a filter of one picks its pixel", "[kernels]") {
  const Shape shape = convolution({.height = 3, .width = 3, .channels = 1, .filters = 1, .side = 3, .padding = 1});
  const float image[] = {1, 2, 3, 4, 5, 6, 7, 8, 9}, left[] = {0, 0, 0, 1, 0, 0, 0, 0, 0};
  const float want[] = {0, 1, 2, 0, 4, 5, 0, 7, 8};
  for (const Kernel& kernel : kernels(Op::conv2d)) {
    if (!eligible(kernel, shape, features())) continue;
    std::vector<float> workspace(workspace_bytes(kernel, shape) / 4 + 16);
    float out[9];
    kernel.run({.shape = shape, .in = {image, left}, .out = out, .workspace = workspace.data()});
    INFO(kernel.id);
    for (int i = 0; i < 9; ++i) CHECK(out[i] == want[i]);
  }
}

TEST_CASE("attention kernels: every one is within its bound", "[kernels]") {
  for (const Shape& shape : {Shape{.m = 1, .k = 1, .n = 1}, Shape{.m = 5, .k = 7, .n = 11}, Shape{.m = 128, .k = 64, .n = 128}, Shape{.m = 49, .k = 33, .n = 65}, Shape{.m = 1, .k = 64, .n = 300},
                             Shape{.m = 97, .k = 256, .n = 31}, Shape{.m = 0, .k = 4, .n = 4}, Shape{.m = 4, .k = 4, .n = 0}, Shape{.m = 4, .k = 0, .n = 4}})
    check_all(Op::attention, shape, 3);
}
