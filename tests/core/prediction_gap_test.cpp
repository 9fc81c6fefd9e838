#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("prediction_gap: ten times too high is as far off as ten times too low") {
  const Json high = evaluate("prediction_gap", {{"actual", 50}, {"predicted", 500}}), low = evaluate("prediction_gap", {{"actual", 50}, {"predicted", 5}});
  CHECK(high["factor_off"] == 10);
  CHECK(low["factor_off"] == 10);
  CHECK(high["too_high"] == true);
  CHECK(low["too_high"] == false);
  CHECK_THAT(high["decades_off"].get<double>(), about(-1));
}

TEST_CASE("prediction_gap: zero is no guess of a magnitude") {
  CHECK(refusal(api::evaluate("prediction_gap", R"({"actual": 50, "predicted": 0})"))["field"] == "predicted");
}
