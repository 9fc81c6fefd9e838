#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("batched_inference: ResNet-50 with its activations never turns compute-bound on the H100") {
  const Json b = evaluate("batched_inference", {{"hardware", "cloud_h100"}, {"weight_bytes", 51114064}, {"item_bytes", 44455936}, {"item_flop", 8178368512}, {"batch", 64}});
  CHECK(b["crossover_batch"].is_null());
  CHECK(b["first_compute_bound_batch"].is_null());
  CHECK_THAT(b["item_memory_time_s"].get<double>(), printed(13.3e-6));
  CHECK_THAT(b["item_compute_time_s"].get<double>(), printed(8.27e-6));
}

TEST_CASE("batched_inference: counted by its weights alone it turns at batch 2") {
  const Json b = evaluate("batched_inference", {{"hardware", "cloud_h100"}, {"weight_bytes", 51114064}, {"item_flop", 8178368512}, {"batch", 2}});
  CHECK_THAT(b["crossover_batch"].get<double>(), printed(1.85));
  CHECK(b["first_compute_bound_batch"] == 2);
  CHECK(b["bottleneck"] == "compute");
}

TEST_CASE("batched_inference: a batch of one is the Iron Law") {
  const Json one = evaluate("batched_inference", {{"hardware", "edge_orin_nx"}, {"weight_bytes", 5e7}, {"item_bytes", 4e7}, {"item_flop", 8e9}, {"batch", 1}});
  const Json law = evaluate("iron_law", {{"hardware", "edge_orin_nx"}, {"traffic_bytes", 9e7}, {"work_flop", 8e9}});
  for (const char* f : {"memory_time_s", "compute_time_s", "total_s", "bottleneck", "intensity_flop_per_byte"}) CHECK(one[f] == law[f]);
}

TEST_CASE("batched_inference: a crossover at a whole batch is passed by the next one") {
  const Json b = evaluate("batched_inference", {{"peak_flop_per_s", 1}, {"bandwidth_bytes_per_s", 1}, {"weight_bytes", 8}, {"item_flop", 1}, {"batch", 8}});
  CHECK(b["crossover_batch"] == 8);
  CHECK(b["first_compute_bound_batch"] == 9);
}
