#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("bootstrap_interval: a constant sample leaves no doubt") {
  const Json out = evaluate("bootstrap_interval", {{"samples", {3, 3, 3}}, {"statistic", "mean"}});
  CHECK(out["low"] == 3);
  CHECK(out["high"] == 3);
}

TEST_CASE("bootstrap_interval: a ratio needs two samples, anything else one") {
  CHECK(refusal(api::evaluate("bootstrap_interval", R"({"samples": [1, 2], "statistic": "median_ratio"})"))["code"] == "contradictory");
  CHECK(refusal(api::evaluate("bootstrap_interval", R"({"samples": [1, 2], "samples_b": [1], "statistic": "mean"})"))["field"] == "samples_b");
  CHECK(evaluate("bootstrap_interval", {{"samples", {1, 2}}, {"samples_b", nullptr}})["estimate"] == 1.5);
}

TEST_CASE("bootstrap_interval: nothing is divided by zero, however rarely it would be drawn") {
  const auto ratio = [](Json below) { return api::evaluate("bootstrap_interval", Json{{"samples", {1, 2}}, {"samples_b", std::move(below)}, {"statistic", "median_ratio"}}.dump()); };
  CHECK(refusal(ratio({1, 1, 0}))["field"] == "samples_b");
  CHECK(refusal(ratio({1, -1, 2}))["code"] == "contradictory");
  CHECK(refusal(ratio({5e-324}))["code"] == "contradictory");
  CHECK(ratio({1, 2, 4}).ok);
}

TEST_CASE("bootstrap_interval: covers the true mean about as often as it says") {
  int covered = 0;
  for (int sample = 0; sample < 200; ++sample) {
    Json values = Json::array();
    for (int i = 0; i < 30; ++i) values.push_back(((sample * 7919 + i * 104729) * 2654435761u % 1000003u) / 1000003.0);
    const Json out = evaluate("bootstrap_interval", {{"samples", values}, {"statistic", "mean"}, {"replicates", 400}, {"seed", sample}});
    if (out["low"].get<double>() <= 0.5 && out["high"].get<double>() >= 0.5) ++covered;
  }
  CHECK(covered > 170);
}
