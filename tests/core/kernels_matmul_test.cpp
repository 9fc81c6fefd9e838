// Matrix products: every kernel of the table over many shapes, against FP64.
#include "kernels/check.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ironlab::kernels;

namespace {

// 1, primes, tall, wide, one beside each block and tile, a few powers of two, and nothing at all.
constexpr Shape kShapes[] = {
    {1, 1, 1},    {2, 2, 2},    {1, 7, 1},     {7, 1, 5},      {3, 5, 7},     {13, 17, 19},  {31, 37, 41}, {97, 101, 103}, {1, 129, 67},   {67, 129, 1},  {500, 3, 2},
    {2, 3, 500},  {3, 700, 2},  {257, 64, 31}, {31, 64, 257},  {63, 63, 63},  {64, 64, 64},  {65, 65, 65}, {127, 128, 129}, {129, 127, 128}, {4, 256, 12}, {5, 257, 13},
    {3, 255, 11}, {32, 256, 128}, {1, 256, 128}, {100, 27, 64}, {66, 513, 50}, {0, 4, 4}, {4, 0, 4},   {4, 4, 0},      {0, 0, 0},
};

std::string name(const Kernel& kernel, const Shape& s) {
  return std::string(op_id(kernel.op)) + " " + kernel.id + " " + std::to_string(s.m) + "x" + std::to_string(s.k) + "x" + std::to_string(s.n) + " block " + std::to_string(s.block);
}

}  // namespace

TEST_CASE("matmul kernels: every one is within gamma_k of FP64, for every shape and block", "[kernels]") {
  for (const Kernel& kernel : kernels(Op::matmul)) {
    if (kernel.faulty) continue;
    for (Shape shape : kShapes)
      for (const int block : {64, 8, 13, 256}) {
        shape.block = block;
        if ((block != 64 && !kernel.takes_block) || !eligible(kernel, shape, features())) continue;
        const Verdict v = check(kernel, shape, 7);
        INFO(name(kernel, shape) << " seed 7: " << v.worst << " against " << v.gamma << " at " << v.row << ", " << v.column);
        CHECK(v.ok);
      }
  }
}
