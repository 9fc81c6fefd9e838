#include "models/time/roofline.h"

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("roofline: no rate is above either roof") {
  for (const double intensity : {0.01, 1.0, 100.0, 295.0, 296.0, 1e6}) {
    const auto out = Roofline::evaluate({FlopPerByte(intensity), FlopRate(989.4e12), ByteRate(3.35e12)});
    CHECK(out.attainable.si() <= 989.4e12);
    CHECK(out.attainable.si() <= 3.35e12 * intensity);
    CHECK(out.utilization <= 1.0);
  }
}

TEST_CASE("roofline: on the ridge arithmetic binds, just below it memory") {
  CHECK(evaluate("roofline", {{"intensity_flop_per_byte", 20}, {"peak_flop_per_s", 20}, {"bandwidth_bytes_per_s", 1}})["bound"] == "compute");
  CHECK(evaluate("roofline", {{"intensity_flop_per_byte", 19.99}, {"peak_flop_per_s", 20}, {"bandwidth_bytes_per_s", 1}})["bound"] == "memory");
}

TEST_CASE("roofline: the H100's ridge in FP16") {
  const Json r = evaluate("roofline", {{"hardware", "cloud_h100"}, {"intensity_flop_per_byte", 85.575}});
  CHECK_THAT(r["ridge_flop_per_byte"].get<double>(), printed(295.34));
  CHECK(r["bound"] == "memory");
}
