// The dispatcher: the choice among measured kernels, the choice before any was measured, and what it refuses.
#include "kernels/dispatch.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>  // NAN
#include <string_view>
#include <vector>

using namespace ironlab::kernels;

namespace {

constexpr Features kAll{.simd = true, .fused = true}, kNoFused{.simd = true, .fused = false}, kNone{};

std::vector<double> medians(std::initializer_list<std::pair<std::string_view, double>> given) {
  std::vector<double> all(kernels(Op::matmul).size(), NAN);
  for (const auto& [id, time] : given)
    for (std::size_t i = 0; i < all.size(); ++i)
      if (kernels(Op::matmul)[i].id == id) all[i] = time;
  return all;
}

std::string_view id(const Choice& choice) { return choice.kernel ? choice.kernel->id : "none"; }

}  // namespace

TEST_CASE("dispatch: within three percent of the best, the earlier is chosen", "[kernels]") {
  const double close[] = {10, 3.00, 1.02, 1.00}, apart[] = {10, 3.00, 1.04, 1.00};
  CHECK(choose(close) == 2);
  CHECK(choose(apart) == 3);
  CHECK(choose({}) == -1);
  const double unusable[] = {NAN, 0, -1, HUGE_VAL};
  CHECK(choose(unusable) == -1);

  const Choice simpler = dispatch("matmul", {64, 64}, {64, 64}, kNoFused, medians({{"naive_ijk", 10e-3}, {"reordered_ikj", 3e-3}, {"ikj_simd", 1.02e-3}, {"packed", 1e-3}}));
  CHECK(id(simpler) == "ikj_simd");
  CHECK(simpler.reason == Reason::simpler);
  CHECK(simpler.fastest->id == std::string_view("packed"));
  CHECK(std::fabs(simpler.behind - 0.02) < 1e-12);
  const Choice fastest = dispatch("matmul", {64, 64}, {64, 64}, kNoFused, medians({{"naive_ijk", 10e-3}, {"reordered_ikj", 3e-3}, {"ikj_simd", 1.04e-3}, {"packed", 1e-3}}));
  CHECK(id(fastest) == "packed");
  CHECK(fastest.reason == Reason::fastest);
  CHECK(fastest.behind == 0);
}

TEST_CASE("dispatch: never a faulty kernel, nor one that this machine or this shape has not", "[kernels]") {
  const auto measured = medians({{"naive_ijk", 1}, {"packed_fused", 0.1}, {"vector_simd", 0.05}, {"faulty_stale_c", 0.01}});
  CHECK(id(dispatch(Op::matmul, {.m = 9, .k = 9, .n = 9}, kNoFused, measured)) == "naive_ijk");
  CHECK(id(dispatch(Op::matmul, {.m = 9, .k = 9, .n = 9}, features(), measured)) == (features().fused ? "packed_fused" : "naive_ijk"));
  CHECK(id(dispatch(Op::matmul, {.m = 9, .k = 9, .n = 1}, kNoFused, measured)) == "vector_simd");
}

TEST_CASE("dispatch: two shapes that do not go together, and an operation nobody has, are errors", "[kernels]") {
  const Choice mismatch = dispatch("matmul", {2, 3}, {2, 3}, kAll);
  CHECK(mismatch.status == Status::shape_mismatch);
  CHECK(mismatch.kernel == nullptr);
  CHECK((mismatch.a.rows == 2 && mismatch.a.columns == 3 && mismatch.b.rows == 2 && mismatch.b.columns == 3));
  CHECK(dispatch("conv9", {2, 3}, {3, 2}, kAll).status == Status::not_implemented);
  CHECK(dispatch("matmul", {-2, 3}, {3, 2}, kAll).status == Status::out_of_range);
  CHECK(dispatch("matmul", {1 << 14, 1 << 14}, {1 << 14, 1 << 14}, kAll).status == Status::out_of_range);
  CHECK(dispatch("attention", {4, 8}, {5, 7}, kAll).status == Status::shape_mismatch);
  CHECK(dispatch("attention", {4, 8}, {5, 8}, kAll).status == Status::ok);
}

TEST_CASE("dispatch: an empty product is empty, and one of no terms is zero", "[kernels]") {
  const Choice empty = dispatch("matmul", {4, 0}, {0, 4}, kAll);
  CHECK(empty.status == Status::ok);
  CHECK(empty.reason == Reason::empty);
  REQUIRE(empty.kernel);
  float c[16];
  for (float& x : c) x = 7;
  empty.kernel->run({.shape = {.m = 4, .k = 0, .n = 4}, .in = {c, c}, .out = c});
  for (const float x : c) CHECK(x == 0);
  CHECK(dispatch("relu", {0, 5}, {}, kAll).reason == Reason::empty);
}

TEST_CASE("dispatch: before anything was measured, the shape decides", "[kernels]") {
  const Choice vector = dispatch("matmul", {1, 4096}, {4096, 4096}, kNoFused);
  CHECK(id(vector) == "vector_simd");
  CHECK(vector.reason == Reason::vector);
  const Choice small = dispatch("matmul", {8, 8}, {8, 8}, kNoFused);
  CHECK(id(small) == "register_tiled");
  CHECK(small.reason == Reason::small);
  const Choice large = dispatch("matmul", {512, 512}, {512, 512}, kNoFused);
  CHECK(id(large) == "packed");
  CHECK(large.reason == Reason::large);
  if (features().fused) CHECK(id(dispatch("matmul", {512, 512}, {512, 512}, kAll)) == "packed_fused");
  CHECK_FALSE(dispatch("matmul", {512, 512}, {512, 512}, kNone).kernel->needs.simd);
  for (int op = 0; op < kOps; ++op) {
    const Shape shape = static_cast<Op>(op) == Op::conv2d ? convolution({.height = 8, .width = 8, .channels = 3, .filters = 4, .side = 3}) : Shape{.m = 16, .k = 16, .n = static_cast<Op>(op) == Op::matvec ? 1 : 16};
    const Choice choice = dispatch(static_cast<Op>(op), shape, features());
    INFO(op_id(static_cast<Op>(op)));
    REQUIRE(choice.kernel);
    CHECK(eligible(*choice.kernel, shape, features()));
    CHECK_FALSE(choice.kernel->faulty);
  }
}

TEST_CASE("tables: ids are unique, and every operation is found by its name", "[kernels]") {
  for (int index = 0; index < kOps; ++index) {
    const Op op = static_cast<Op>(index);
    Op found = Op::matmul;
    REQUIRE(find_op(op_id(op), found));
    CHECK(found == op);
    REQUIRE_FALSE(kernels(op).empty());
    for (const Kernel& kernel : kernels(op)) {
      CHECK(kernel.op == op);
      CHECK(find_kernel(op, kernel.id) == &kernel);
    }
  }
  CHECK(find_kernel(Op::matmul, "nothing") == nullptr);
}
