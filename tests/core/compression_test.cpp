#include "models/compression/fake_quantize.h"

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("quantization_step: four bits have a step 127/7 times that of eight") {
  const auto step = [](int bits) { return evaluate("quantization_step", {{"scheme", "symmetric"}, {"bits", bits}, {"min", -1}, {"max", 1}})["step"].get<double>(); };
  CHECK_THAT(step(4) / step(8), about(127.0 / 7));
  CHECK(evaluate("quantization_step", {{"scheme", "symmetric"}, {"bits", 8}, {"min", -1}, {"max", 1}})["levels"] == 255);
  CHECK(evaluate("quantization_step", {{"scheme", "affine"}, {"bits", 8}, {"min", -1}, {"max", 1}})["levels"] == 256);
}

TEST_CASE("quantization_step: one symmetric bit, an empty range and a reversed one are refused") {
  CHECK(refusal(api::evaluate("quantization_step", R"({"scheme": "symmetric", "bits": 1, "min": -1, "max": 1})"))["field"] == "bits");
  CHECK(refusal(api::evaluate("quantization_step", R"({"scheme": "affine", "bits": 8, "min": 1, "max": 1})"))["field"] == "max");
  CHECK(refusal(api::evaluate("quantization_step", R"({"scheme": "symmetric", "bits": 8, "min": 1, "max": -1})"))["field"] == "max");
}

TEST_CASE("fake_quantize: halves go to the even code") {
  CHECK(FakeQuantize::half_to_even(0.5) == 0);
  CHECK(FakeQuantize::half_to_even(1.5) == 2);
  CHECK(FakeQuantize::half_to_even(-2.5) == -2);
  CHECK(FakeQuantize::half_to_even(0.49999999999999994) == 0);
  CHECK(evaluate("fake_quantize", {{"value", -1.5}, {"bits", 8}, {"max_abs", 1}})["clipped"] == true);
}

TEST_CASE("sqnr: each bit adds about 6 dB") {
  const auto db = [](double step) { return evaluate("sqnr", {{"sigma", 1}, {"step", step}})["sqnr_db"].get<double>(); };
  CHECK_THAT(db(0.01) - db(0.02), about(6.020599913279624));
}

TEST_CASE("stored_bits_per_weight: a mask saves only beyond one zero in b weights") {
  const auto bits = [](double sparsity) { return evaluate("stored_bits_per_weight", {{"bits", 4}, {"sparsity", sparsity}, {"format", "bitmask"}}); };
  CHECK(bits(0.25)["bits_per_weight"] == 4);
  CHECK(bits(0.25)["break_even_sparsity"] == 0.25);
  CHECK(bits(0)["compression_ratio"].get<double>() < 1);
  CHECK_THAT(evaluate("stored_bits_per_weight", {{"bits", 16}, {"format", "2:4"}})["compression_ratio"].get<double>(), about(16.0 / 9));
}

TEST_CASE("quantized_size: eight bits make a small network 3.14 times smaller, not four") {
  CHECK_THAT(evaluate("quantized_size", {{"weights", 260}, {"biases", 23}, {"scales", 2}, {"bits", 8}})["compression_ratio"].get<double>(), about(1132.0 / 360));
}
