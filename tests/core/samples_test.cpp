#include <cmath>  // std::fabs

#include "models/statistics/binomial.h"
#include "models/statistics/student.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("summary_stats: five cold runs in a hundred move the mean, not the median") {
  Json samples = Json::array();
  for (int i = 0; i < 100; ++i) samples.push_back(i < 5 ? 50 : 10);
  const Json s = evaluate("summary_stats", {{"samples", samples}});
  CHECK(s["mean"] == 12);
  CHECK(s["median"] == 10);
  CHECK_THAT(s["std"].get<double>(), about(8.761716542303612));
  CHECK(s["p99_resolved"] == false);
}

TEST_CASE("summary_stats: the order of the values does not matter, nor a large offset") {
  Json up = Json::array(), down = Json::array(), far = Json::array();
  for (int i = 0; i < 1000; ++i) {
    up.push_back(i * i % 997);
    far.push_back(1e12 + i * i % 997);
  }
  for (int i = 999; i >= 0; --i) down.push_back(i * i % 997);
  CHECK(evaluate("summary_stats", {{"samples", up}}) == evaluate("summary_stats", {{"samples", down}}));
  CHECK_THAT(evaluate("summary_stats", {{"samples", far}})["std"].get<double>(), about(evaluate("summary_stats", {{"samples", up}})["std"].get<double>(), 1e-12));
}

TEST_CASE("t_interval: one value has no interval") {
  CHECK(evaluate("t_interval", {{"samples", {7.5}}})["low"].is_null());
}

// Reference values: 30 digits of mpmath.
TEST_CASE("t_quantile and normal quantile: near the median, in the tail, and where the formula changes") {
  CHECK_THAT(normal::quantile(0.975), about(1.9599639845400539, 1e-15));
  CHECK_THAT(normal::quantile(1e-10), about(-6.3613409024040562, 1e-15));
  CHECK(normal::quantile(0.5) == 0);
  CHECK_THAT(student::upper_quantile(0.49, 3), about(0.02721146704911802, 1e-14));
  CHECK_THAT(student::upper_quantile(0.2500001, 9), about(0.7027218101458284, 1e-14));
  CHECK_THAT(student::upper_quantile(0.2499, 1000), about(0.6750500707332539, 1e-14));
  CHECK_THAT(student::upper_quantile(1e-15, 4), about(7400.827819722824, 1e-13));
  CHECK_THAT(student::upper_quantile(1e-6, 1e5 + 1), about(student::upper_quantile(1e-6, 1e5), 1e-9));
  CHECK_THAT(student::upper_quantile(0.025, 1e15), about(normal::kZ95, 1e-12));
}

TEST_CASE("fair coin: exact for few throws, sums to one, and deep tails do not cancel") {
  CHECK_THAT(fair_coin::at_most(25, 5), about(0.0020386576652526855, 1e-13));
  CHECK_THAT(fair_coin::at_most(1000, 468), about(0.023145598680249076, 1e-13));
  CHECK_THAT(fair_coin::at_most(1001, 500), about(0.5, 1e-13));
  CHECK_THAT(fair_coin::at_most(200, 0), about(0x1p-200, 1e-12));
  CHECK(fair_coin::at_most(1e8, 1e6) == 0);
}

TEST_CASE("median_order_interval: below six values there is none") {
  CHECK(evaluate("median_order_interval", {{"n", 5}})["low_rank"].is_null());
  const Json exactly = evaluate("median_order_interval", {{"n", 6}, {"confidence", 0.96875}});
  CHECK(exactly["low_rank"] == 1);
  CHECK(exactly["high_rank"] == 6);
}

TEST_CASE("wilson_interval: no success still leaves a doubt, and never less than nothing") {
  CHECK(evaluate("wilson_interval", {{"successes", 0}, {"n", 20}})["low"] == 0);
  CHECK_THAT(evaluate("wilson_interval", {{"successes", 20}, {"n", 20}})["low"].get<double>(), printed(0.8389));
  CHECK(refusal(api::evaluate("wilson_interval", R"({"successes": 3, "n": 2})"))["field"] == "successes");
}

TEST_CASE("mcnemar: the difference in accuracy with its interval") {
  const Json m = evaluate("mcnemar", {{"only_first", 20}, {"only_second", 5}, {"items", 500}});
  CHECK(m["significant"] == true);
  CHECK_THAT(m["delta"].get<double>(), about(-0.03));
  CHECK_THAT(m["delta_low"].get<double>(), printed(-0.049422));
  CHECK_THAT(m["delta_high"].get<double>(), printed(-0.010578));
}

TEST_CASE("two_proportion_audit: half the gap takes four times the people; exactly one side is given") {
  const auto size = [](double gap) { return evaluate("two_proportion_audit", {{"reference_rate", 0.8}, {"gap", gap}})["group_size"].get<double>(); };
  CHECK(size(0.1) == 252);
  CHECK(size(0.05) == 1005);
  CHECK(refusal(api::evaluate("two_proportion_audit", R"({"reference_rate": 0.8})"))["code"] == "contradictory");
  CHECK(refusal(api::evaluate("two_proportion_audit", R"({"reference_rate": 0.8, "gap": 0.1, "group_size": 3})"))["code"] == "contradictory");
}

TEST_CASE("spearman: ties share a rank; all ties on one side leave nothing to say") {
  CHECK_THAT(evaluate("spearman", {{"x", {3, 3, 1}}, {"y", {1, 2, 3}}})["rho"].get<double>(), about(-0.866025403784439));
  CHECK(evaluate("spearman", {{"x", {3, 3, 3}}, {"y", {1, 2, 3}}})["rho"].is_null());
  CHECK(refusal(api::evaluate("spearman", R"({"x": [1, 2], "y": [1]})"))["code"] == "shape_mismatch");
}

TEST_CASE("entropy: counts do as well as probabilities, nothing at all does not") {
  CHECK(evaluate("entropy", {{"probabilities", {5, 5, 5, 5}}})["bits"] == 2);
  CHECK(evaluate("entropy", {{"probabilities", {1, 0}}})["nats"] == 0);
  CHECK(refusal(api::evaluate("entropy", R"({"probabilities": [0, 0]})"))["code"] == "contradictory");
}

TEST_CASE("two_sample_z: a gap without noise is real, no gap is none") {
  const auto z = [](double a, double b, double s) { return evaluate("two_sample_z", {{"mean_a", a}, {"mean_b", b}, {"std_a", s}, {"std_b", s}, {"runs", 5}}); };
  CHECK(z(85, 72, 0)["z"].is_null());
  CHECK(z(85, 72, 0)["distinguishable"] == true);
  CHECK(z(85, 85, 0)["distinguishable"] == false);
  CHECK_THAT(z(85, 72, 4)["z"].get<double>(), printed(5.139));
}
