#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("propagation_rtt: London to New York and back takes 55.7 ms, whatever the chip") {
  const Json r = evaluate("propagation_rtt", {{"distance_m", 5.57e6}});
  CHECK_THAT(r["round_trip_s"].get<double>(), about(0.0557));
  CHECK_THAT(r["one_way_s"].get<double>(), about(0.02785));
}

TEST_CASE("feasibility_radius: it is where the round trip uses up what is left") {
  const Json f = evaluate("feasibility_radius", {{"deadline_s", 0.01}, {"service_time_s", 0.002}});
  CHECK_THAT(f["radius_m"].get<double>(), about(8e5));
  CHECK_THAT(evaluate("propagation_rtt", {{"distance_m", f["radius_m"]}})["round_trip_s"].get<double>(), about(0.008));
  const Json tie = evaluate("feasibility_radius", {{"deadline_s", 0.3}, {"service_time_s", 0.1 + 0.2}});
  CHECK(tie["feasible"] == true);
  CHECK(tie["radius_m"] == 0);
}

TEST_CASE("transfer_time: at the half-bandwidth size half of the time is latency") {
  Json in = {{"bytes", 0}, {"bandwidth_bytes_per_s", 5e10}, {"latency_s", 1.5e-6}, {"efficiency", 0.8}};
  in["bytes"] = evaluate("transfer_time", in)["half_bandwidth_bytes"];
  CHECK_THAT(evaluate("transfer_time", in)["latency_share"].get<double>(), about(0.5));
  CHECK_THAT(evaluate("transfer_time", in)["achieved_bytes_per_s"].get<double>(), about(2e10));
  CHECK(evaluate("transfer_time", {{"bytes", 0}, {"bandwidth_bytes_per_s", 1}})["latency_share"].is_null());
}

TEST_CASE("required_bandwidth: transfer_time at that rate takes the window") {
  const Json r = evaluate("required_bandwidth", {{"bytes", 3e12}, {"window_s", 3600}});
  CHECK_THAT(evaluate("transfer_time", {{"bytes", 3e12}, {"bandwidth_bytes_per_s", r["bandwidth_bytes_per_s"]}})["time_s"].get<double>(), about(3600));
}

TEST_CASE("remote_inference: exactly at 1000 km the way alone is in time, the loop is not") {
  const Json r = evaluate("remote_inference", {{"distance_m", 1e6}, {"weight_bytes", 51.2e6}, {"item_bytes", 44.4e6}, {"item_flop", 8.2e9}, {"batch", 1}, {"hardware", "cloud_h100"}, {"overhead_s", 5e-4}, {"deadline_s", 0.01}});
  CHECK(r["propagation_alone_violates"] == false);
  CHECK(r["propagation_violation"].is_null());
  CHECK(r["deadline_met"] == false);
  CHECK(r["violation"]["kind"] == "deadline_missed");
  CHECK(r["headroom_s"].get<double>() < 0);
}

TEST_CASE("stopping_distance: 60 miles an hour for 5 ms") {
  CHECK_THAT(evaluate("stopping_distance", {{"speed_m_per_s", 60 * 0.44704}, {"delay_s", 0.005}})["distance_m"].get<double>(), about(0.134112));
}
