#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json design(Json changes) {
  Json in = {{"params", 5e9}, {"weight_bits", 8}, {"gpus_per_replica", 8}, {"target_utilization", 0.6}, {"spare_replicas", 3}, {"epsilon", 1}, {"adversarial_weight", 0.7}, {"records", 8e6},
             {"carbon_kg_per_j", 386 / 3.6e9}, {"round_trip_s", 0.02}, {"baseline_kg_per_day", 11755.64544}, {"peak_flop_per_s", 989e12}};
  in.update(changes);
  return evaluate("fleet_design", in);
}
}  // namespace

TEST_CASE("fleet_design: the known passing design holds, spending its privacy budget exactly") {
  const Json r = design(Json::object());
  CHECK(r["valid"] == true);
  CHECK(r["binding"] == "privacy");
  CHECK(r["ratios"].size() == 7);
}

TEST_CASE("fleet_design: each limit can be crossed by the one choice that undoes it") {
  CHECK(design({{"records", 6e6}})["binding"] == "quality");
  CHECK(design({{"target_utilization", 0.64}})["binding"] == "latency");
  CHECK(design({{"epsilon", 1.2}})["binding"] == "privacy");
  CHECK(design({{"adversarial_weight", 0.65}})["binding"] == "robustness");
  CHECK(design({{"spare_replicas", 1}})["binding"] == "availability");
  CHECK(design({{"params", 70e9}, {"weight_bits", 16}, {"gpus_per_replica", 1}})["violation"]["kind"] == "out_of_memory");
}

TEST_CASE("fleet_design: the least size for the quality, with 10 M records") {
  CHECK_THAT(design({{"records", 1e7}})["min_params_for_quality"].get<double>(), about(3292020684.84));
  CHECK_THAT(design({{"records", 1e7}, {"weight_bits", 16}})["min_params_for_quality"].get<double>(), about(2358521037.73));
}

TEST_CASE("spare_availability: one replica without a spare is down for its repairs") {
  const Json r = evaluate("spare_availability", {{"needed", 1}, {"spares", 0}, {"gpus_per_replica", 8}, {"unit_mtbf_s", 1.8e8}, {"repair_s", 14400}});
  CHECK_THAT(r["unavailability"].get<double>(), about(14400 / (14400 + 1.8e8 / 8)));
}

TEST_CASE("spare_availability: each spare makes too few up rarer") {
  double last = 1;
  for (int spares = 0; spares < 8; ++spares) {
    const double u = evaluate("spare_availability", {{"needed", 1648}, {"spares", spares}, {"gpus_per_replica", 1}, {"unit_mtbf_s", 1.8e8}, {"repair_s", 14400}})["unavailability"].get<double>();
    CHECK(u < last);
    last = u;
  }
}

TEST_CASE("scale_sensitivity: arithmetic, NVLink and network share the step; only reliability grows with scale") {
  const auto run = [](double gpus) {
    return evaluate("scale_sensitivity", {{"gpus", gpus}, {"gpus_per_node", 8}, {"ports", 8}, {"params", 7e9}, {"tokens_per_gpu", 2048}, {"peak_flop_per_s", 989e12}, {"utilization", 0.45}, {"nvlink_bytes_per_s", 450e9}, {"port_bytes_per_s", 50e9}, {"stall_s", 60}, {"restart_s", 600}, {"unit_mtbf_s", 1.8e8}});
  };
  const Json small = run(128), large = run(32768);
  CHECK_THAT(large["elasticity_peak"].get<double>() + large["elasticity_nvlink"].get<double>() + large["elasticity_network"].get<double>(), about(1));
  CHECK(large["elasticity_mtbf"].get<double>() > 40 * small["elasticity_mtbf"].get<double>());
  CHECK(large["elasticity_network"].get<double>() < 1.1 * small["elasticity_network"].get<double>());
  const Json lost = run(8 * 1e6);
  CHECK(lost["violation"]["kind"] == "no_progress");
  CHECK(lost["elasticity_mtbf"].is_null());
}

TEST_CASE("scale_sensitivity: a job of broken servers is refused") {
  CHECK(refusal(api::evaluate("scale_sensitivity", R"({"gpus": 12, "gpus_per_node": 8, "ports": 8, "params": 7e9, "tokens_per_gpu": 2048, "peak_flop_per_s": 1e15, "utilization": 0.45, "nvlink_bytes_per_s": 450e9, "port_bytes_per_s": 50e9, "stall_s": 60, "restart_s": 600, "unit_mtbf_s": 1.8e8})"))["code"] == "contradictory");
}
