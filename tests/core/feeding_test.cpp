#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("cached_bandwidth: no cache changes nothing, a whole one hides the store, and nine tenths gain less than ten times") {
  Json in = {{"working_set_bytes", 1e13}, {"cache_bytes", 0}, {"slow_bytes_per_s", 5.5e8}, {"fast_bytes_per_s", 5.12e10}};
  CHECK(evaluate("cached_bandwidth", in)["effective_bytes_per_s"] == 5.5e8);
  in["cache_bytes"] = 9e12;
  CHECK(evaluate("cached_bandwidth", in)["speedup"].get<double>() < 10);
  in["cache_bytes"] = 2e13;
  CHECK(evaluate("cached_bandwidth", in)["effective_bytes_per_s"] == 5.12e10);
}

TEST_CASE("input_pipeline: four times the GPUs leave a starving node as slow as before") {
  Json in = {{"storage_bytes_per_s", 5.5e8}, {"item_bytes", 115440}, {"workers", 128}, {"worker_items_per_s", 200}, {"consumer_items_per_s", 20292.6829268}};
  const Json eight = evaluate("input_pipeline", in);
  in["consumer_items_per_s"] = 4 * 20292.6829268;
  const Json many = evaluate("input_pipeline", in);
  CHECK(many["throughput_items_per_s"] == eight["throughput_items_per_s"]);
  CHECK_THAT(many["consumer_utilization"].get<double>(), about(eight["consumer_utilization"].get<double>() / 4));
}

TEST_CASE("input_pipeline: ties go to storage, then preprocessing, also when rounding parts them") {
  Json in = {{"storage_bytes_per_s", 0.1 + 0.2}, {"item_bytes", 1}, {"workers", 3}, {"worker_items_per_s", 0.1}, {"consumer_items_per_s", 0.3}};
  CHECK(evaluate("input_pipeline", in)["bottleneck"] == "storage");
  in["storage_bytes_per_s"] = 1;
  CHECK(evaluate("input_pipeline", in)["bottleneck"] == "preprocessing");
  CHECK(evaluate("input_pipeline", in)["feeding_tax"].get<double>() >= 0);
}

TEST_CASE("input_pipeline: without prefetching the stages' times add") {
  const Json p = evaluate("input_pipeline", {{"storage_bytes_per_s", 1}, {"item_bytes", 1}, {"workers", 1}, {"worker_items_per_s", 1}, {"consumer_items_per_s", 1}, {"overlap", "none"}});
  CHECK_THAT(p["throughput_items_per_s"].get<double>(), about(1.0 / 3));
}

TEST_CASE("item_rate, epoch_time: eight A100 at a fifth of their peak") {
  const Json rate = evaluate("item_rate", {{"peak_flop_per_s", 3.12e14}, {"utilization", 0.2}, {"devices", 8}, {"item_flop", 24.6e9}});
  CHECK_THAT(rate["items_per_s"].get<double>(), about(20292.6829268));
  CHECK_THAT(evaluate("epoch_time", {{"dataset_bytes", 1e13}, {"item_bytes", 115440}, {"throughput_items_per_s", rate["items_per_s"]}})["epoch_s"].get<double>(), printed(4269));
}

TEST_CASE("data_gravity: at the break-even volume the data are not trapped, a byte above they are") {
  Json in = {{"dataset_bytes", 2.7e12}, {"link_bytes_per_s", 1.25e8}, {"efficiency", 1}, {"keep_fraction", 1}, {"budget_s", 21600}};
  CHECK(evaluate("data_gravity", in)["breakeven_bytes"] == 2.7e12);
  CHECK(evaluate("data_gravity", in)["trapped"] == false);
  in["dataset_bytes"] = 2.7e12 + 10;
  CHECK(evaluate("data_gravity", in)["violation"]["kind"] == "data_gravity");
  in["dataset_bytes"] = 0;
  CHECK(evaluate("data_gravity", in)["max_keep_fraction"] == 1);
}

TEST_CASE("placement_cost: both cost the same at the break-even volume, and then the data move") {
  Json in = {{"dataset_bytes", 5e13}, {"keep_fraction", 0.5}, {"egress_usd_per_byte", 2e-11}, {"link_bytes_per_s", 1.25e10}, {"efficiency", 1}, {"job_s", 21600}, {"cluster_usd_per_s", 20.0 / 3600}, {"compute_premium", 1.25}, {"setup_s", 3600}};
  in["dataset_bytes"] = evaluate("placement_cost", in)["breakeven_bytes"];
  CHECK_THAT(in["dataset_bytes"].get<double>(), printed(2 * 2.69e12));
  const Json tie = evaluate("placement_cost", in);
  CHECK_THAT(tie["move_data_usd"].get<double>(), about(tie["move_compute_usd"].get<double>()));
  CHECK(tie["choice"] == "data");
  CHECK_THAT(tie["breakeven_premium"].get<double>(), about(1.25));
}

TEST_CASE("input_pipeline: below half of their rate the GPUs starve, at half they do not") {
  Json in = {{"storage_bytes_per_s", 49}, {"item_bytes", 1}, {"workers", 1}, {"worker_items_per_s", 1000}, {"consumer_items_per_s", 100}};
  const Json starved = evaluate("input_pipeline", in);
  CHECK(starved["violation"]["demand"] == 100);
  CHECK_THAT(starved["violation"]["ratio"].get<double>(), about(100.0 / 49));
  CHECK_THAT(starved["item_s"].get<double>(), about(1.0 / 49));
  in["storage_bytes_per_s"] = 50;
  CHECK(evaluate("input_pipeline", in)["violation"].is_null());
}

TEST_CASE("data_gravity, placement_cost: where the job moves, nothing is trapped and no money wasted") {
  Json trap = {{"dataset_bytes", 1e15}, {"link_bytes_per_s", 12.5e9}, {"efficiency", 1}, {"keep_fraction", 1}, {"budget_s", 21600}, {"moves", "compute"}};
  CHECK(evaluate("data_gravity", trap)["trapped"] == false);
  CHECK(evaluate("data_gravity", trap)["violation"].is_null());
  trap["moves"] = "data";
  CHECK(evaluate("data_gravity", trap)["trapped"] == true);

  Json in = {{"dataset_bytes", 5e13}, {"keep_fraction", 1}, {"egress_usd_per_byte", 0.02e-9}, {"link_bytes_per_s", 12.5e9}, {"efficiency", 1},
             {"job_s", 21600}, {"cluster_usd_per_s", 20.0 / 3600}, {"compute_premium", 1.25}, {"setup_s", 3600}};
  const Json data = evaluate("placement_cost", in);
  CHECK_THAT(data["paid_usd"].get<double>(), about(1142.222222));
  CHECK_THAT(data["paid_fee_usd"].get<double>() + data["paid_waiting_usd"].get<double>() + data["paid_job_usd"].get<double>(), about(data["paid_usd"].get<double>()));
  CHECK(data["paid_setup_usd"] == 0);
  in["moves"] = "compute";
  const Json job = evaluate("placement_cost", in);
  CHECK_THAT(job["paid_usd"].get<double>(), about(175));
  CHECK_THAT(job["paid_job_usd"].get<double>() + job["paid_setup_usd"].get<double>(), about(175));
  CHECK(job["choice"] == "compute");
  CHECK(job["violation"].is_null());
}
