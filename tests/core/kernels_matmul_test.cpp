// Matrix products: every kernel of the tables over many shapes, against FP64.
#include "kernels/check.h"

#include <catch2/catch_test_macros.hpp>
#include <cstring>  // std::memset
#include <string>

using namespace ironlab::kernels;

namespace {

// 1, primes, tall, wide, one beside each block and tile, a few powers of two, and nothing at all.
constexpr Shape kShapes[] = {
    {1, 1, 1},    {2, 2, 2},    {1, 7, 1},     {7, 1, 5},      {3, 5, 7},     {13, 17, 19},  {31, 37, 41}, {97, 101, 103}, {1, 129, 67},   {67, 129, 1},  {500, 3, 2},
    {2, 3, 500},  {3, 700, 2},  {257, 64, 31}, {31, 64, 257},  {63, 63, 63},  {64, 64, 64},  {65, 65, 65}, {127, 128, 129}, {129, 127, 128}, {4, 256, 12}, {5, 257, 13},
    {3, 255, 11}, {32, 256, 128}, {1, 256, 128}, {100, 27, 64}, {66, 513, 50}, {125, 20, 24}, {126, 256, 8}, {127, 512, 9}, {253, 10, 7}, {0, 4, 4}, {4, 0, 4}, {4, 4, 0}, {0, 0, 0},
};

std::string name(const Kernel& kernel, const Shape& s) {
  return std::string(op_id(kernel.op)) + " " + kernel.id + " " + std::to_string(s.m) + "x" + std::to_string(s.k) + "x" + std::to_string(s.n) + " block " + std::to_string(s.block);
}

// How many kernels were checked.
int check_all(Op op, Shape shape) {
  int checked = 0;
  for (const Kernel& kernel : kernels(op)) {
    if (kernel.faulty || !eligible(kernel, shape, features())) continue;
    const Verdict v = check(kernel, shape, 7);
    INFO(name(kernel, shape) << " seed 7: " << v.worst << " against " << v.gamma << " at " << v.row << ", " << v.column);
    CHECK(v.ok);
    ++checked;
  }
  return checked;
}

template <class In, class Out>
void known_answer(Op op) {
  const In a[] = {1, 2, 3, 4}, b[] = {5, 6, 7, 8};
  const Out want[] = {19, 22, 43, 50};
  const Shape shape{.m = 2, .k = 2, .n = 2, .b_in_7_bits = true};
  for (const Kernel& kernel : kernels(op)) {
    if (kernel.faulty || !eligible(kernel, shape, features())) continue;
    alignas(64) static unsigned char workspace[1 << 16];
    REQUIRE(workspace_bytes(kernel, shape) <= sizeof workspace);
    Out c[4];
    std::memset(c, 0x4B, sizeof c);
    const Call call{.shape = shape, .in = {a, b}, .out = c, .workspace = workspace};
    prepare(kernel, call);
    kernel.run(call);
    INFO(op_id(op) << " " << kernel.id << ": " << c[0] << ", " << c[1] << ", " << c[2] << ", " << c[3]);
    CHECK(std::memcmp(c, want, sizeof c) == 0);
  }
}

}  // namespace

TEST_CASE("matmul kernels: every one is within gamma_k of FP64, for every shape", "[kernels]") {
  for (const Shape& shape : kShapes) CHECK(check_all(Op::matmul, shape) >= 10);
}

TEST_CASE("matmul kernels: the blocked ones are right for every block, edges included", "[kernels]") {
  for (const Kernel& kernel : kernels(Op::matmul)) {
    if (kernel.faulty || !kernel.takes_block) continue;
    for (const int block : {8, 13, 24, 96, 192, 256})
      for (const int size : {block - 1, block, block + 1, 200}) {
        const Shape shape{.m = size, .k = size, .n = size, .block = block};
        INFO(name(kernel, shape));
        REQUIRE(eligible(kernel, shape, features()));
        CHECK(check(kernel, shape, 3).ok);
      }
  }
}

TEST_CASE("matmul kernels: the known answer is exact in every one", "[kernels]") {
  known_answer<float, float>(Op::matmul);
  known_answer<std::int8_t, std::int32_t>(Op::matmul_int8);
}

TEST_CASE("matvec kernels: every one is within gamma_k of FP64", "[kernels]") {
  for (const int m : {0, 1, 3, 4, 5, 67, 128})
    for (const int k : {0, 1, 3, 8, 9, 127, 1000}) CHECK(check_all(Op::matvec, {.m = m, .k = k, .n = 1}) >= 2);
}

TEST_CASE("matmul_int8 kernels: every one is exact", "[kernels]") {
  for (Shape shape : kShapes)
    for (const bool seven : {false, true}) {
      shape.b_in_7_bits = seven;
      CHECK(check_all(Op::matmul_int8, shape) >= 2);
    }
}

TEST_CASE("matmul_int8 kernels: the largest sum of 8-bit products still fits", "[kernels]") {
  const Shape longest{.m = 1, .k = kMaxInt8Terms, .n = 1};
  CHECK(valid(Op::matmul_int8, longest));
  CHECK_FALSE(valid(Op::matmul_int8, {.m = 1, .k = kMaxInt8Terms + 1, .n = 1}));
  const std::vector<std::int8_t> lowest(static_cast<std::size_t>(kMaxInt8Terms), std::int8_t{-128});
  for (const Kernel& kernel : kernels(Op::matmul_int8)) {
    if (!eligible(kernel, longest, features())) continue;
    std::vector<float> workspace(workspace_bytes(kernel, longest) / 4 + 16);
    std::int32_t out = 0;
    kernel.run({.shape = longest, .in = {lowest.data(), lowest.data()}, .out = &out, .workspace = workspace.data()});
    INFO(kernel.id);
    CHECK(out == 2147467264);
  }
}

TEST_CASE("matmul kernels: the faulty ones are disqualified", "[kernels]") {
  const Kernel *const edges = find_kernel(Op::matmul, "faulty_skip_edges"), *const stale = find_kernel(Op::matmul, "faulty_stale_c");
  REQUIRE((edges && stale && edges->faulty && stale->faulty));
  const Verdict v = check(*edges, {.m = 200, .k = 200, .n = 200}, 1);  // 200 = 3 · 64 + 8
  CHECK_FALSE(v.ok);
  CHECK(v.worst > v.gamma);
  CHECK(check(*edges, {.m = 128, .k = 64, .n = 192}, 1).ok);  // no edges, no fault
  CHECK_FALSE(check(*stale, {.m = 2, .k = 2, .n = 2}, 1).ok);
  for (const Op op : {Op::matmul, Op::matvec, Op::matmul_int8}) {
    const Shape shape{.m = 200, .k = 200, .n = op == Op::matvec ? 1 : 200};
    for (const Kernel& kernel : kernels(op))
      if (eligible(kernel, shape, features())) CHECK(check(kernel, shape, 1).ok != kernel.faulty);
  }
}
