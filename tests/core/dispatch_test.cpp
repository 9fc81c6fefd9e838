#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("fusion: three operators gain at most three times, and arithmetic lowers that") {
  Json in = {{"ops", 3}, {"tensor_bytes", 1572864}, {"bandwidth_bytes_per_s", 2e12}, {"launch_overhead_s", 1e-5}};
  CHECK_THAT(evaluate("fusion", in)["speedup"].get<double>(), about(3));
  in["compute_time_s"] = 5e-6;
  CHECK_THAT(evaluate("fusion", in)["speedup"].get<double>(), about(2.39660399, 1e-8));
  CHECK(evaluate("fusion", {{"ops", 2}, {"tensor_bytes", 0}, {"bandwidth_bytes_per_s", 1}})["speedup"].is_null());
}

TEST_CASE("dispatch_time: a device twice as fast is less busy and gains only a fifth") {
  Json in = {{"launches", 1000}, {"kernel_time_s", 5e-6}, {"launch_overhead_s", 1e-5}};
  const Json slow = evaluate("dispatch_time", in);
  in["kernel_speed"] = 2;
  const Json fast = evaluate("dispatch_time", in);
  CHECK_THAT(slow["utilization"].get<double>(), about(1.0 / 3));
  CHECK_THAT(fast["utilization"].get<double>(), about(0.2));
  CHECK_THAT(slow["total_s"].get<double>() / fast["total_s"].get<double>(), about(1.2));
}

TEST_CASE("dispatch_time: a program and a device of the catalogue give its numbers") {
  const auto busy = [](const char* workload) { return evaluate("dispatch_time", {{"hardware", "cloud_h100"}, {"workload", workload}})["utilization"].get<double>(); };
  CHECK_THAT(busy("kernels_kws"), about(1.0 / 3));
  CHECK_THAT(busy("kernels_resnet50"), about(5.0 / 6));
  CHECK_THAT(busy("kernels_gpt2_block"), about(0.01 / 0.0102));
}

TEST_CASE("dispatch_time: one launch always stays, and nothing to run keeps nothing busy") {
  CHECK(evaluate("dispatch_time", {{"launches", 1000}, {"kernel_time_s", 5e-6}, {"launch_overhead_s", 1e-5}, {"kept_fraction", 0}})["launches_kept"] == 1);
  const Json idle = evaluate("dispatch_time", {{"launches", 1}, {"kernel_time_s", 0}, {"launch_overhead_s", 0}});
  CHECK(idle["utilization"] == 0);
  CHECK(idle["speedup"].is_null());
}

TEST_CASE("compile_investment: it pays from the break-even item on") {
  Json in = {{"compile_s", 30}, {"eager_per_s", 1450}, {"compiled_per_s", 2150}, {"items_per_day", 133607}, {"days", 1}};
  const Json early = evaluate("compile_investment", in);
  CHECK(early["pays"] == false);
  CHECK(early["missing_items"] == 1);
  CHECK(early["net_s"].get<double>() < 0);
  CHECK(early["violation"]["kind"] == "never_recovered");
  in["items_per_day"] = 133608;
  const Json paid = evaluate("compile_investment", in);
  CHECK(paid["pays"] == true);
  CHECK(paid["net_s"].get<double>() >= 0);
  CHECK_THAT(paid["break_even_s"].get<double>(), about(86400));
}

TEST_CASE("compile_investment: compiling for nothing never pays, and an eager machine serves 125,280,000 a day") {
  Json in = {{"compile_s", 30}, {"eager_per_s", 1450}, {"compiled_per_s", 1450}, {"items_per_day", 125280000}};
  CHECK(evaluate("compile_investment", in)["break_even_items"].is_null());
  CHECK(evaluate("compile_investment", in)["overload"].is_null());
  in["items_per_day"] = 125280001;
  CHECK(evaluate("compile_investment", in)["overload"]["kind"] == "saturated");
}
