#include "models/time/iron_law.h"

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("iron_law: a catalogue device and workload give the numbers of lab 01") {
  const Json law = evaluate("iron_law", {{"hardware", "cloud_h100"}, {"workload", "resnet50"}, {"overhead_s", 1e-5}});
  CHECK_THAT(law["memory_time_s"].get<double>(), printed(28.53e-6));
  CHECK_THAT(law["compute_time_s"].get<double>(), printed(8.27e-6));
  CHECK_THAT(law["total_s"].get<double>(), printed(46.79e-6));
  CHECK_THAT(law["memory_share"].get<double>(), printed(0.610));
  CHECK_THAT(law["compute_share"].get<double>(), printed(0.177));
  CHECK_THAT(law["overhead_share"].get<double>(), printed(0.214));
  CHECK_THAT(law["break_even_utilization"].get<double>(), printed(0.290));
  CHECK(law["bottleneck"] == "memory");
}

TEST_CASE("iron_law: on the microcontroller the same network is bound by arithmetic") {
  const Json law = evaluate("iron_law", {{"hardware", "tiny_cortex_m7"}, {"workload", "resnet50"}, {"overhead_s", 2e-3}});
  CHECK_THAT(law["memory_time_s"].get<double>(), printed(1.911));
  CHECK_THAT(law["compute_time_s"].get<double>(), printed(8.178));
  CHECK(law["bottleneck"] == "compute");
}

TEST_CASE("iron_law: twice the bytes take twice the memory time and nothing else") {
  constexpr IronLaw::In in{Bytes(3e8), Flops(5e9), FlopRate(1e13), ByteRate(1e11), Seconds(1e-4), 0.5, Overlap::none, 10};
  constexpr auto twice = [](IronLaw::In i) { i.traffic = 2 * i.traffic; return i; }(in);
  constexpr auto a = IronLaw::evaluate(in), b = IronLaw::evaluate(twice);
  STATIC_CHECK(b.memory_time == 2 * a.memory_time);
  STATIC_CHECK(b.compute_time == a.compute_time);
}

TEST_CASE("iron_law: full overlap hides the shorter term, none adds it") {
  const Json in = {{"traffic_bytes", 2}, {"bandwidth_bytes_per_s", 1}, {"work_flop", 3}, {"peak_flop_per_s", 1}, {"overhead_s", 0.5}};
  Json full = in;
  full["overlap"] = "full";
  CHECK(evaluate("iron_law", in)["total_s"] == 5.5);
  CHECK(evaluate("iron_law", full)["total_s"] == 3.5);
}

TEST_CASE("iron_law: ties go to memory, then compute, also when rounding parts them") {
  CHECK(IronLaw::largest(Seconds(1), Seconds(1), Seconds(1)) == Bottleneck::memory);
  CHECK(IronLaw::largest(Seconds(0.3), Seconds(0.1 + 0.2), Seconds(0)) == Bottleneck::memory);
  CHECK(IronLaw::largest(Seconds(0), Seconds(1), Seconds(1)) == Bottleneck::compute);
  CHECK(IronLaw::largest(Seconds(0), Seconds(1), Seconds(1.001)) == Bottleneck::overhead);
}

TEST_CASE("iron_law: nothing to do takes no time, and shares of nothing are null") {
  const Json law = evaluate("iron_law", {{"hardware", "cloud_h100"}, {"traffic_bytes", 0}, {"work_flop", 0}});
  CHECK(law["total_s"] == 0);
  CHECK(law["memory_share"].is_null());
  CHECK(law["intensity_flop_per_byte"].is_null());
}

TEST_CASE("iron_law: ten times faster memory saves nine tenths of its share") {
  const Json law = evaluate("iron_law", {{"hardware", "cloud_h100"}, {"workload", "resnet50"}});
  CHECK_THAT(law["faster_memory_saves"].get<double>(), about(0.9 * law["memory_share"].get<double>()));
}
