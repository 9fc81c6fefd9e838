#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json phone(int image, int channels, int batch, int element) {
  return evaluate("memory_ledger", {{"hardware", "mobile_npu"}, {"image", image}, {"channels", channels}, {"batch", batch}, {"element_bytes", element}});
}
}  // namespace

TEST_CASE("memory_ledger: at side 512 with 64 channels batch 60 fits the phone and 61 fails") {
  CHECK(phone(512, 64, 60, 4)["status"] == "warn");
  const Json oom = phone(512, 64, 61, 4);
  CHECK(oom["status"] == "oom");
  CHECK(oom["violation"]["kind"] == "out_of_memory");
  CHECK(oom["violation"]["ratio"] == oom["utilization"]);
  CHECK(oom["max_batch"] == 60);
}

TEST_CASE("memory_ledger: the defaults of lab 05 take 2.53 % of the phone and 0.253 % of the H100") {
  CHECK_THAT(phone(224, 64, 8, 4)["utilization"].get<double>(), printed(0.0253));
  const Json cloud = evaluate("memory_ledger", {{"hardware", "cloud_h100"}, {"image", 224}, {"channels", 64}, {"batch", 8}, {"element_bytes", 4}});
  CHECK_THAT(cloud["utilization"].get<double>(), printed(0.00253));
  CHECK(cloud["mean_latency_multiplier"] == 5);
  CHECK(cloud["layers_past_l2"] == 1);
}

TEST_CASE("memory_ledger: the first batch that fails, by precision") {
  // n = batch x channels, the first that fails at side 512: 3,876 in FP32, 7,751 in FP16, 15,501 in INT8.
  CHECK(phone(512, 3875, 1, 4)["status"] == "warn");
  CHECK(phone(512, 3876, 1, 4)["status"] == "oom");
  CHECK(phone(512, 7751, 1, 2)["status"] == "oom");
  CHECK(phone(512, 15500, 1, 1)["status"] == "warn");
  CHECK(phone(512, 15501, 1, 1)["status"] == "oom");
}

TEST_CASE("memory_ledger: twice the batch takes twice the bytes in every layer") {
  const Json a = phone(224, 64, 8, 4), b = phone(224, 64, 16, 4);
  CHECK(b["total_bytes"].get<double>() == 2 * a["total_bytes"].get<double>());
  for (std::size_t i = 0; i < 6; ++i) CHECK(b["layer_bytes"][i].get<double>() == 2 * a["layer_bytes"][i].get<double>());
}

TEST_CASE("memory_ledger: max_batch is null when not even one image fits") {
  CHECK(evaluate("memory_ledger", {{"hardware", "tiny_cortex_m7"}, {"l1_bytes", 1}, {"l2_bytes", 1}, {"image", 512}, {"channels", 64}, {"batch", 1}, {"element_bytes", 1}})["max_batch"].is_null());
}
