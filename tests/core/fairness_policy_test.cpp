#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json policy(const std::string& rule, double a = 0.1, double b = 0.4, double recall = 0.8) {
  return evaluate("fairness_policy", {{"policy", rule}, {"separation", 2}, {"base_rate_a", a}, {"base_rate_b", b}, {"recall_target", recall}});
}
double number(const Json& j, const char* name) { return j[name].get<double>(); }
}  // namespace

TEST_CASE("group_rates: Chouldechova's identity, and the same accuracy with unequal errors") {
  const Json a = evaluate("group_rates", {{"separation", 1.89}, {"base_rate", 0.3}}), b = evaluate("group_rates", {{"separation", 1.89}, {"base_rate", 0.7}});
  CHECK_THAT(number(a, "accuracy"), about(number(b, "accuracy")));
  CHECK_THAT(number(b, "fpr") - number(a, "fpr"), printed(0.227939));
  CHECK_THAT(number(a, "fpr"), about(0.3 / 0.7 * (1 - number(a, "ppv")) / number(a, "ppv") * number(a, "tpr")));
}

TEST_CASE("fairness_policy: each rule makes equal what it promises, at the wanted recall") {
  for (const char* rule : {"shared", "dp", "eo", "pp"}) CHECK_THAT(number(policy(rule), "recall"), about(0.8, 1e-12));
  CHECK_THAT(number(policy("dp"), "selection_ratio"), about(1, 1e-12));
  CHECK(number(policy("eo"), "odds_gap") == 0);
  CHECK(number(policy("pp"), "ppv_gap") < 1e-12);
}

TEST_CASE("fairness_policy: the price of each in accuracy") {
  CHECK_THAT(number(policy("eo"), "accuracy_price"), printed(0.0243793));
  CHECK_THAT(number(policy("dp"), "accuracy_price"), printed(0.0997872));
  CHECK(number(policy("shared"), "accuracy_price") == 0);
}

TEST_CASE("fairness_policy: no rule passes both screens; the most accurate cuts miss the recall") {
  CHECK(policy("eo")["gap_violation"].is_null());
  CHECK(policy("eo")["four_fifths"] == false);
  CHECK(policy("dp")["four_fifths"] == true);
  CHECK_FALSE(policy("dp")["gap_violation"].is_null());
  CHECK_FALSE(policy("opt")["recall_violation"].is_null());
}

TEST_CASE("fairness_policy: with equal base rates all rules agree") {
  for (const char* rule : {"shared", "dp", "eo", "pp"}) CHECK_THAT(number(policy(rule, 0.25, 0.25), "cut_a"), about(1.15837876642709));
}

TEST_CASE("fairness_policy: equal precision cannot give any recall") {
  // Group B, all of it selected, has a precision of its base rate; group A can be no less precise.
  CHECK(policy("pp", 0.1, 0.4, 0.999999)["cut_a"].is_null());
}

TEST_CASE("fairness_policy: recall or flag rate, exactly one") {
  CHECK(refusal(api::evaluate("fairness_policy", R"({"policy": "eo", "separation": 2, "base_rate_a": 0.1, "base_rate_b": 0.4})"))["code"] == "contradictory");
}

TEST_CASE("audit_plan: weekly audits break a budget that monthly ones keep") {
  const auto plan = [](int runs) {
    return evaluate("audit_plan", {{"reference_rate", 0.8}, {"detectable_gap", 0.1}, {"base_rate_a", 0.1}, {"base_rate_b", 0.4}, {"label_usd", 0.5}, {"runs_per_year", runs}, {"decisions_per_year", 200000}, {"budget_usd", 50000}});
  };
  CHECK(plan(52)["annual_usd"] == 81900);
  CHECK_FALSE(plan(52)["violation"].is_null());
  CHECK(plan(12)["violation"].is_null());
}
