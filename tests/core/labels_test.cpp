#include "models/data/annotation_plan.h"

#include "models/data/selection_cost.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json plan(double budget, double exponent, double setup, double target = 0.3) {
  return evaluate("annotation_plan", {{"budget_usd", budget}, {"label_usd", 0.05}, {"setup_usd", setup}, {"pool", 1000000}, {"selection_exponent", exponent}, {"irreducible_error", 0}, {"scale", 18.5123}, {"exponent", 0.309}, {"target_error", target}});
}
}  // namespace

TEST_CASE("annotation_plan: what the target costs, at random and selected") {
  CHECK_THAT(plan(10000, 1, 0)["target_cost_usd"].get<double>(), about(31113.45));
  CHECK_THAT(plan(10000, 2, 1000)["target_cost_usd"].get<double>(), about(20270.10));
  CHECK(plan(31113.45, 1, 0)["meets_target"] == true);
  CHECK(plan(31113.40, 1, 0)["meets_target"] == false);
}

TEST_CASE("annotation_plan: a budget below the set-up buys nothing, a pool too small no budget mends") {
  const Json nothing = plan(500, 2, 1000);
  CHECK(nothing["labels"] == 0);
  CHECK(nothing["error"] == 1);
  CHECK(nothing["spent_usd"] == 0);
  const Json never = plan(1e9, 2, 1000, 0.25);
  CHECK(never["reachable"] == false);
  CHECK(never["target_cost_usd"].is_null());
  CHECK(never["labels"] == 1000000);
}

TEST_CASE("effective_labels: the first labels are worth the exponent, the whole pool is worth itself") {
  CHECK_THAT(EffectiveLabels::evaluate({.labels = 1, .pool = 1e12, .selection_exponent = 2}).gain.value(), about(2));
  CHECK(EffectiveLabels::evaluate({.labels = 1e6, .pool = 1e6, .selection_exponent = 3}).effective_labels == 1e6);
}

TEST_CASE("labels_needed: the labels that it names reach the target") {
  const auto needed = LabelsNeeded::evaluate({0.3, 0, 18.5123, 0.309, 1e6, 2});
  const double worth = EffectiveLabels::evaluate({needed.labels.value(), 1e6, 2}).effective_labels;
  CHECK_THAT(LearningCurve::evaluate({worth, 0, 18.5123, 0.309}).error, about(0.3));
}

TEST_CASE("selection_speedup: scoring costs more than it saves where it is as dear as the rest") {
  CHECK(evaluate("selection_speedup", {{"kept_fraction", 1}, {"convergence_speedup", 1}, {"scorer_ratio", 1}, {"passes", 0}})["pays"] == false);
  CHECK(evaluate("selection_speedup", {{"kept_fraction", 1}, {"convergence_speedup", 1}, {"scorer_ratio", 1}, {"passes", 1}})["break_even_epochs"].is_null());
}

TEST_CASE("selection_cost: scoring near the data takes 33 epochs to pay") {
  const Json c = evaluate("selection_cost", {{"items", 1e6}, {"item_flop", 8.2e9}, {"epochs", 90}, {"kept_fraction", 1}, {"convergence_speedup", 3}, {"scorer_ratio", 1}, {"passes", 1}, {"selection_flop_per_s", 6e12}, {"training_flop_per_s", 395.6e12}});
  CHECK_THAT(c["break_even_epochs"].get<double>(), printed(32.97));
}
