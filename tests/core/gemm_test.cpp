#include "models/kernels_theory/gemm.h"

#include "models/kernels_theory/gemm_ridge_dimension.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("gemm: a tile as large as the matrix, or larger, is compulsory traffic") {
  const auto traffic = [](double tile) { return Gemm::evaluate({.m = 512, .n = 512, .k = 512, .element = Bytes(2), .tile = tile}).traffic; };
  CHECK(traffic(0) == Bytes(2 * 3 * 512.0 * 512));
  CHECK(traffic(512) == traffic(0));
  CHECK(traffic(4096) == traffic(0));
  CHECK(traffic(256) == Bytes(2 * 5 * 512.0 * 512));
}

TEST_CASE("gemm: a row times a matrix has an intensity near 1 in FP16, whatever the size") {
  CHECK_THAT(evaluate("gemm", {{"m", 1}, {"n", 4096}, {"k", 4096}, {"element_bytes", 2}})["intensity_flop_per_byte"].get<double>(), printed(0.9995));
}

TEST_CASE("gemm_ridge_dimension: the product of that size lies on the ridge") {
  const auto at = GemmRidgeDimension::evaluate({.peak = FlopRate(989e12), .bandwidth = ByteRate(3.35e12), .element = Bytes(2)});
  CHECK(at.first_compute_bound == 886);
  const auto product = [](double n) { return Gemm::evaluate({.m = n, .n = n, .k = n, .element = Bytes(2), .tile = 0}).intensity; };
  CHECK(product(885) < at.ridge);
  CHECK(product(886) > at.ridge);
}

TEST_CASE("attention_intensity: scores in memory hold it below half the head's width; fused it is half the length") {
  const auto intensity = [](int tokens, bool fused) {
    return evaluate("attention_intensity", {{"seq_tokens", tokens}, {"head_dim", 128}, {"element_bytes", 2}, {"fused", fused}})["intensity_flop_per_byte"].get<double>();
  };
  CHECK(intensity(1 << 20, false) < 64);
  CHECK_THAT(intensity(1 << 20, false), printed(64));
  CHECK(intensity(2048, true) == 1024);
}
