#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("max_utilization_for_wait: at the answer the wait is the target") {
  const Json out = evaluate("max_utilization_for_wait", {{"target_wait_s", 1800}, {"service_time_s", 3600}, {"servers", 4}});
  const Json queue = evaluate("ggc_queue", {{"servers", 4}, {"arrival_per_s", out["arrival_per_s"]}, {"service_time_s", 3600}});
  CHECK_THAT(queue["mean_wait_s"].get<double>(), about(1800));
  CHECK(evaluate("max_utilization_for_wait", {{"target_wait_s", 0}, {"service_time_s", 1}, {"servers", 1}})["utilization"] == 0);
}

TEST_CASE("add_servers: a quarter more servers, an eleventh of the wait") {
  const Json out = evaluate("add_servers", {{"utilization", 0.95}, {"servers", 4}, {"added", 1}, {"service_time_s", 3600}});
  CHECK_THAT(out["factor"].get<double>(), printed(11.15));
  CHECK(out["server_factor"] == 1.25);
  CHECK(evaluate("add_servers", {{"utilization", 0}, {"servers", 4}, {"added", 0}, {"service_time_s", 3600}})["factor"].is_null());
}

TEST_CASE("priority_queue: priorities move waits, weighted by load their sum stays") {
  const Json out = evaluate("priority_queue", {{"arrivals_per_s", {0.1, 0.2, 0.3}}, {"service_times_s", {1, 2, 0.5}}, {"service_scvs", {1, 0, 3}}});
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) sum += out["loads"][i].get<double>() * out["waits_s"][i].get<double>();
  CHECK_THAT(sum, about(out["utilization"].get<double>() * out["fifo_wait_s"].get<double>()));
  const Json full = evaluate("priority_queue", {{"arrivals_per_s", {1, 1}}, {"service_times_s", {0.5, 0.5}}, {"service_scvs", {1, 1}}});
  CHECK(full["stable"] == false);
  CHECK(full["waits_s"] == Json({nullptr, nullptr}));
}
