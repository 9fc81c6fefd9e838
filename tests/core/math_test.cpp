// The one maths library: known values, edge cases, and that it is the same one that wasm uses.
#include "math/math.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>   // std::isnan, std::nextafter
#include <limits>  // infinity

#include "math/digest.h"  // math_digest

namespace math = ironlab::math;

TEST_CASE("math: the native build uses the library that wasm uses") { CHECK(math::kOneLibrary); }

TEST_CASE("math: values known exactly") {
  CHECK(math::exp(0.0) == 1.0);
  CHECK(math::exp2(10.0) == 1024.0);
  CHECK(math::log(1.0) == 0.0);
  CHECK(math::log2(8.0) == 3.0);
  CHECK(math::log10(1000.0) == 3.0);
  CHECK(math::pow(2.0, 0.5) == std::sqrt(2.0));
  CHECK(math::cbrt(27.0) == 3.0);
  CHECK(math::hypot(3.0, 4.0) == 5.0);
  CHECK(math::erf(0.0) == 0.0);
  CHECK(math::lgamma(1.0) == 0.0);
  CHECK(math::tgamma(5.0) == 24.0);
  CHECK(math::sin(0.0) == 0.0);
  CHECK(math::cos(0.0) == 1.0);
}

TEST_CASE("math: stays within one unit in the last place of the system's exp, log and pow") {
  for (int i = 1; i < 2000; ++i) {
    const double x = i * 0.037;
    const auto close = [](double a, double b) {
      return a == b || std::nextafter(a, b) == b;
    };
    INFO("x = " << x);
    CHECK(close(math::exp(-x), std::exp(-x)));
    CHECK(close(math::log(x), std::log(x)));
    CHECK(close(math::pow(x, 1.7), std::pow(x, 1.7)));
  }
}

TEST_CASE("math: edges behave as C says") {
  const double inf = std::numeric_limits<double>::infinity();
  CHECK(math::exp(-inf) == 0.0);
  CHECK(math::exp(1000.0) == inf);
  CHECK(math::log(0.0) == -inf);
  CHECK(std::isnan(math::log(-1.0)));
  CHECK(math::tanh(inf) == 1.0);
  CHECK(math::pow(0.0, 0.0) == 1.0);
}

TEST_CASE("math: a digest depends on function, count and seed, and on nothing else") {
  CHECK(math::math_digest(0, 1000, 1) == math::math_digest(0, 1000, 1));
  CHECK(math::math_digest(0, 1000, 1) != math::math_digest(1, 1000, 1));
  CHECK(math::math_digest(0, 1000, 1) != math::math_digest(0, 1001, 1));
  CHECK(math::math_digest(0, 1000, 1) != math::math_digest(0, 1000, 2));
  CHECK(math::digest_function(math::kDigestFunctions) == nullptr);
}
