#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("activation_cost: four sigmoids against four ReLUs on the phone of lab 05") {
  const Json c = evaluate("activation_cost", {{"layers", {"sigmoid", "sigmoid", "sigmoid", "sigmoid"}}});
  CHECK_THAT(c["relu_saves"].get<double>(), printed(0.457));
  CHECK_THAT(c["all_relu_share"].get<double>(), printed(0.0351));
  CHECK_THAT(c["speedup_ceiling"].get<double>(), printed(1.909));
  CHECK_THAT(c["all_relu_total_s"].get<double>(), about(22.8e-6));
  CHECK(c["layer_transistors"] == Json({2500, 2500, 2500, 2500}));
}

TEST_CASE("activation_cost: the cloud's constants give a larger share") {
  const Json c = evaluate("activation_cost", {{"layers", {"sigmoid", "sigmoid", "sigmoid", "sigmoid"}}, {"unit_time_s", 1.25e-8}, {"other_time_s", 8.5e-7}});
  CHECK_THAT(c["share"].get<double>(), printed(0.595));
  CHECK_THAT(c["relu_saves"].get<double>(), printed(0.571));
  CHECK_THAT(c["speedup_ceiling"].get<double>(), printed(2.471));
}

TEST_CASE("activation_cost: the speedup never passes Amdahl's ceiling") {
  for (const char* f : {"relu", "leaky_relu", "gelu", "sigmoid", "tanh", "softmax"}) {
    const Json c = evaluate("activation_cost", {{"layers", {f, f}}});
    CHECK(c["total_speedup"].get<double>() <= c["speedup_ceiling"].get<double>());
  }
}

TEST_CASE("activation_cost: an unknown function is named with those that exist") {
  const Json e = refusal(api::evaluate("activation_cost", R"({"layers": ["relu", "swish"]})"));
  CHECK(e["code"] == "wrong_type");
  CHECK(e["given"] == "swish");
  CHECK(e["allowed"].get<std::string>().find("relu | leaky_relu | gelu") != std::string::npos);
}
