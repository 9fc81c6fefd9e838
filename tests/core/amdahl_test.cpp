#include "models/scaling/amdahl.h"

#include "models/scaling/karp_flatt.h"
#include "models/scaling/universal_scalability.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("amdahl: 64 workers at 15 % serial reach 92 % of everything there is") {
  const Json a = evaluate("amdahl", {{"serial_fraction", 0.15}, {"workers", 64}, {"base_time_s", 360000}});
  CHECK_THAT(a["speedup"].get<double>(), printed(6.124));
  CHECK_THAT(a["ceiling"].get<double>(), printed(6.667));
  CHECK_THAT(a["ceiling_share"].get<double>(), printed(0.9187));
  CHECK_THAT(a["runtime_s"].get<double>(), about(16.328125 * 3600));
}

TEST_CASE("amdahl: without a serial part there is no ceiling, with nothing else no gain") {
  CHECK(evaluate("amdahl", {{"serial_fraction", 0}, {"workers", 64}})["ceiling"].is_null());
  CHECK(evaluate("amdahl", {{"serial_fraction", 0}, {"workers", 64}})["speedup"] == 64);
  CHECK(evaluate("amdahl", {{"serial_fraction", 1}, {"workers", 1e18}})["speedup"] == 1);
  CHECK(evaluate("amdahl", {{"serial_fraction", 1}, {"workers", 64}})["time_saved"] == 0);
}

TEST_CASE("karp_flatt: gives back the serial share that Amdahl's law was given") {
  for (const double s : {0.01, 0.15, 0.9}) {
    constexpr double n = 64;
    const double speedup = Amdahl::evaluate({.serial_fraction = s, .workers = n, .parallel_efficiency = 1, .base_time = Seconds(1)}).speedup;
    CHECK_THAT(KarpFlatt::evaluate({.speedup = speedup, .workers = n}).serial_fraction, about(s));
  }
}

TEST_CASE("gustafson: is never below Amdahl's law, and equal with one worker") {
  CHECK(evaluate("gustafson", {{"serial_fraction", 0.15}, {"workers", 1}})["speedup"] == 1);
  CHECK_THAT(evaluate("gustafson", {{"serial_fraction", 0.15}, {"workers", 64}})["speedup"].get<double>(), about(54.55));
}

TEST_CASE("universal_scalability: without coherency it is Amdahl's law; with it there is a best number of workers") {
  const double amdahl = Amdahl::evaluate({.serial_fraction = 0.15, .workers = 64, .parallel_efficiency = 1, .base_time = Seconds(1)}).speedup;
  CHECK_THAT(evaluate("universal_scalability", {{"workers", 64}, {"contention", 0.15}, {"coherency", 0}})["speedup"].get<double>(), about(amdahl));
  const Json u = evaluate("universal_scalability", {{"workers", 64}, {"contention", 0.15}, {"coherency", 1e-4}});
  CHECK_THAT(u["peak_workers"].get<double>(), printed(92.2));
  CHECK(u["peak_speedup"].get<double>() > UniversalScalability::speedup(93, 0.15, 1e-4));
  CHECK(evaluate("universal_scalability", {{"workers", 64}, {"contention", 0.15}, {"coherency", 0}})["peak_workers"].is_null());
}

TEST_CASE("amdahl_stages: one stage of a whole is Amdahl's law; lists must fit and stay within the whole") {
  CHECK_THAT(evaluate("amdahl_stages", {{"shares", {0.85}}, {"speedups", {64}}, {"total_share", 1}})["speedup"].get<double>(), printed(6.124));
  CHECK(evaluate("amdahl_stages", {{"shares", {8, 10}}, {"speedups", {1, 5}}})["total"] == 10);
  CHECK(refusal(api::evaluate("amdahl_stages", R"({"shares": [1, 2], "speedups": [1]})"))["code"] == "shape_mismatch");
  CHECK(refusal(api::evaluate("amdahl_stages", R"({"shares": [1, 2], "speedups": [1, 1], "total_share": 2})"))["code"] == "contradictory");
  // 0.1 + 0.2 is the whole 0.3, although it is not.
  CHECK(evaluate("amdahl_stages", {{"shares", {0.1, 0.2}}, {"speedups", {1, 1}}, {"total_share", 0.3}})["rest_after"] == 0);
}
