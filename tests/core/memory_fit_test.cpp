#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("memory_fit: ResNet-50 does not fit a microcontroller, and the violation says by how much") {
  const Json fit = evaluate("memory_fit", {{"hardware", "tiny_cortex_m7"}, {"workload", "resnet50"}});
  CHECK(fit["fits"] == false);
  CHECK_THAT(fit["ratio"].get<double>(), printed(97.5));
  CHECK(fit["violation"]["kind"] == "out_of_memory");
  CHECK(fit["violation"]["unit"] == "B");
  CHECK(fit["violation"]["demand"] == 51114064);
  CHECK(fit["violation"]["capacity"] == 524288);
  CHECK(fit["violation"]["ratio"] == fit["ratio"]);
}

TEST_CASE("memory_fit: the keyword spotter fits it") {
  const Json fit = evaluate("memory_fit", {{"hardware", "tiny_cortex_m7"}, {"workload", "kws_dscnn"}});
  CHECK_THAT(fit["ratio"].get<double>(), printed(0.383));
  CHECK(fit["fits"] == true);
  CHECK(fit["violation"].is_null());
}

TEST_CASE("memory_fit: exactly full fits, one byte more does not") {
  CHECK(evaluate("memory_fit", {{"resident_bytes", 80e9}, {"hardware", "cloud_h100"}})["fits"] == true);
  CHECK(evaluate("memory_fit", {{"resident_bytes", 80000000001}, {"hardware", "cloud_h100"}})["fits"] == false);
}

TEST_CASE("memory_fit: a capacity may be read in powers of two") {
  CHECK(evaluate("memory_fit", {{"resident_bytes", 85e9}, {"hardware", "cloud_h100"}, {"capacity_reading", "binary"}})["fits"] == true);
  CHECK(evaluate("memory_fit", {{"resident_bytes", 85e9}, {"hardware", "cloud_h100"}})["fits"] == false);
}
