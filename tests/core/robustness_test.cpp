#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json classifier(double train_radius, double evaluation_radius) {
  return evaluate("robust_gaussian", {{"groups", {{20, 16}, {70, 8}, {1415, 2}}}, {"sigma", 64}, {"train_radius", train_radius}, {"evaluation_radius", evaluation_radius}});
}
}  // namespace

TEST_CASE("robust_gaussian: robustness is greatest when trained at the radius of the attack") {
  const double best = classifier(5, 5)["robust_accuracy"].get<double>();
  for (const double radius : {0.0, 2.0, 4.0, 4.9, 5.1, 6.0, 9.0}) CHECK(classifier(radius, 5)["robust_accuracy"].get<double>() <= best);
}

TEST_CASE("robust_gaussian: at the break-even radius the attack wins half the time") {
  const double radius = classifier(0, 1)["break_even_radius"].get<double>();
  CHECK_THAT(radius, printed(4.113));
  CHECK_THAT(classifier(0, radius)["robust_accuracy"].get<double>(), about(0.5));
}

TEST_CASE("robust_gaussian: the faint features hold 76 % of the weight and 37 % of the signal") {
  const Json r = classifier(0, 8);
  CHECK_THAT(r["weight_shares"][2].get<double>(), printed(0.759));
  CHECK_THAT(r["signal_shares"][2].get<double>(), printed(0.3705));
  CHECK_THAT(r["l1_over_l2"].get<double>(), printed(30.03));
}

TEST_CASE("robust_gaussian: without a feature all accuracies are a coin toss") {
  const Json r = classifier(16, 8);
  CHECK(r["clean_accuracy"] == 0.5);
  CHECK(r["break_even_radius"].is_null());
}

TEST_CASE("robust_gaussian: a group is a pair") {
  CHECK(refusal(api::evaluate("robust_gaussian", R"({"groups": [[20], [70]], "sigma": 64, "train_radius": 0, "evaluation_radius": 8})"))["code"] == "shape_mismatch");
}

TEST_CASE("hardening_design: only radii between 6.04 and 7.17 meet both sides") {
  const auto both = [](double radius) {
    const Json r = evaluate("hardening_design", {{"train_radius", radius}, {"inner_steps", 7}, {"step", 2}, {"evaluation_radius", 8}});
    return r["security_ok"].get<bool>() && r["clinical_ok"].get<bool>();
  };
  CHECK_FALSE(both(6.03));
  CHECK(both(6.05));
  CHECK(both(7.16));
  CHECK_FALSE(both(7.18));
}

TEST_CASE("adversarial_reach: steps that add up to the radius cover it") {
  CHECK(evaluate("adversarial_reach", {{"radius", 0.3}, {"step", 0.1}, {"steps", 3}})["covered"] == true);
  CHECK(evaluate("adversarial_reach", {{"radius", 0.3}, {"step", 0.1}, {"steps", 3}})["steps_needed"] == 3);
}

TEST_CASE("randomized_smoothing: without a runner-up all the rest is one, and it takes one source of probabilities") {
  const auto radius = [](const Json& in) { return evaluate("randomized_smoothing", in)["radius"].get<double>(); };
  CHECK_THAT(radius({{"sigma", 0.5}, {"p_top", 0.99}}), about(radius({{"sigma", 0.5}, {"p_top", 0.99}, {"p_second", 0.01}})));
  CHECK(refusal(api::evaluate("randomized_smoothing", R"({"sigma": 1, "p_top": 0.9, "samples": 10})"))["code"] == "contradictory");
  CHECK(refusal(api::evaluate("randomized_smoothing", R"({"sigma": 1})"))["code"] == "contradictory");
}
