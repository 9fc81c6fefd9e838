// The check: its bound, its inputs, and that it sees what is wrong.
#include "kernels/check.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>  // std::nextafter, std::nan
#include <limits>
#include <vector>

#include "models/kernels_theory/matmul_error_bound.h"

using namespace ironlab::kernels;

namespace {

struct Product {
  static constexpr Shape shape{.m = 3, .k = 50, .n = 5};
  std::vector<float> a, b, c;
  std::vector<double> want, scale, bound;

  Product() : a(150), b(250), c(15), want(15), scale(15), bound(3) {
    void* const in[3] = {a.data(), b.data(), nullptr};
    fill(Op::matmul, shape, 9, in);
    const void* const given[3] = {a.data(), b.data(), nullptr};
    reference(Op::matmul, shape, given, 0, {want, scale, bound});
    for (std::size_t i = 0; i < c.size(); ++i) c[i] = static_cast<float>(want[i]);
  }
  Verdict judge() const { return compare(Op::matmul, shape, c.data(), 0, {const_cast<std::vector<double>&>(want), const_cast<std::vector<double>&>(scale), const_cast<std::vector<double>&>(bound)}); }
};

}  // namespace

TEST_CASE("check: the bound is the one that the page states", "[kernels]") {
  for (const int k : {0, 1, 2, 200, 1000, 1024, 4096}) CHECK(rounding_bound(k) == ironlab::MatmulErrorBound::evaluate({.k = static_cast<double>(k)}).gamma);
  CHECK(rounding_bound(1 << 24) == std::numeric_limits<double>::infinity());
}

TEST_CASE("check: a result is compared with |A||B|, and one beyond gamma_k is found where it is", "[kernels]") {
  Product p;
  CHECK(p.judge().ok);
  CHECK(p.judge().gamma == rounding_bound(50));
  p.c[7] += static_cast<float>(2 * rounding_bound(50) * p.scale[7]);
  const Verdict v = p.judge();
  CHECK_FALSE(v.ok);
  CHECK(v.row == 1);
  CHECK(v.column == 2);
  CHECK(v.worst > v.gamma);
  CHECK(v.worst < 3 * v.gamma);
}

TEST_CASE("check: a right kernel is off by something, and less than its bound", "[kernels]") {
  const Verdict v = check(*find_kernel(Op::matmul, "naive_ijk"), {.m = 20, .k = 300, .n = 20}, 1);
  CHECK(v.ok);
  CHECK(v.worst > 0);
  CHECK(v.worst < v.gamma);
  CHECK(v.gamma == rounding_bound(300));
  CHECK((v.row >= 0 && v.column >= 0));
}

TEST_CASE("check: NaN and infinity never pass", "[kernels]") {
  for (const double wrong : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
    Product p;
    p.c[0] = static_cast<float>(wrong);
    CHECK_FALSE(p.judge().ok);
  }
}

TEST_CASE("check: rows checked in steps give the verdict of all at once", "[kernels]") {
  Product p;
  p.c[11] = 100;
  const Verdict whole = p.judge();
  Verdict steps;
  const void* const in[3] = {p.a.data(), p.b.data(), nullptr};
  for (int row = 0; row < 3; ++row) {
    std::vector<double> want(5), scale(5), bound(1);
    const Reference one{want, scale, bound};
    reference(Op::matmul, Product::shape, in, row, one);
    steps = compare(Op::matmul, Product::shape, p.c.data(), row, one, steps);
  }
  CHECK(steps.ok == whole.ok);
  CHECK(steps.worst == whole.worst);
  CHECK(steps.row == 2);
  CHECK(steps.column == 1);
}

TEST_CASE("check: inputs depend on the seed, fill their range and repeat", "[kernels]") {
  const Shape shape{.m = 100, .k = 100, .n = 100, .b_in_7_bits = true};
  std::vector<float> a(10000), b(10000), again(10000);
  void* const in[3] = {a.data(), b.data(), nullptr};
  void* const other[3] = {again.data(), b.data(), nullptr};
  fill(Op::matmul, shape, 1, in);
  fill(Op::matmul, shape, 1, other);
  CHECK(a == again);
  CHECK(a != b);
  fill(Op::matmul, shape, 2, other);
  CHECK(a != again);
  double sum = 0, low = 1, high = -1;
  for (const float x : a) {
    sum += x;
    low = x < low ? x : low;
    high = x > high ? x : high;
  }
  CHECK((low >= -1 && low < -0.99));
  CHECK((high < 1 && high > 0.99));
  CHECK(std::fabs(sum / 10000) < 0.03);  // five times the standard error of the mean of 10,000

  std::vector<std::int8_t> wide(10000), narrow(10000);
  void* const bytes[3] = {wide.data(), narrow.data(), nullptr};
  fill(Op::matmul_int8, shape, 1, bytes);
  int least = 0, most = 0, least_7 = 0, most_7 = 0;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    least = wide[i] < least ? wide[i] : least;
    most = wide[i] > most ? wide[i] : most;
    least_7 = narrow[i] < least_7 ? narrow[i] : least_7;
    most_7 = narrow[i] > most_7 ? narrow[i] : most_7;
  }
  CHECK((least == -128 && most == 127));
  CHECK((least_7 == -64 && most_7 == 63));
}

TEST_CASE("shapes: those that don't fit are refused", "[kernels]") {
  CHECK(valid(Op::matmul, {.m = 1024, .k = 1024, .n = 1024}));
  CHECK_FALSE(valid(Op::matmul, {.m = 2048, .k = 2048, .n = 2048}));
  CHECK_FALSE(valid(Op::matmul, {.m = -1, .k = 1, .n = 1}));
  CHECK_FALSE(valid(Op::matmul, {.m = 2147483647, .k = 0, .n = 2147483647}));
  CHECK_FALSE(valid(Op::matmul, {.m = 1, .k = 1, .n = 1, .block = 7}));
  CHECK_FALSE(valid(Op::matvec, {.m = 4, .k = 4, .n = 2}));
  const Shape conv = convolution({.height = 32, .width = 32, .channels = 3, .filters = 64, .side = 3, .padding = 1});
  CHECK((conv.m == 1024 && conv.k == 27 && conv.n == 64));
  CHECK(valid(Op::conv2d, conv));
  CHECK(convolution({.height = 32, .width = 32, .channels = 3, .filters = 64, .side = 3}).m == 900);
  CHECK(convolution({.height = 2, .width = 2, .channels = 1, .filters = 1, .side = 3}).m == 0);
  CHECK_FALSE(valid(Op::conv2d, {.m = 4, .k = 4, .n = 4}));
  CHECK_FALSE(valid(Op::conv2d, convolution({.height = 4, .width = 4, .channels = 1, .filters = 1, .side = 3, .stride = 0})));
  CHECK(flops(Op::conv2d, conv) == 3538944);
  CHECK(compulsory_bytes(Op::matmul, {.m = 32, .k = 256, .n = 128}) == 180224);
  CHECK(flops(Op::attention, {.m = 128, .k = 256, .n = 128}) == 2 * 8388608 + 81920);
}
