#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("magnitude_gap: the gaps of lab 01 from the catalogue") {
  const auto gap = [](double a, double b) { return evaluate("magnitude_gap", {{"a", a}, {"b", b}}); };
  CHECK_THAT(gap(989.4e12, 1e9)["ratio"].get<double>(), about(989400));
  CHECK_THAT(gap(989.4e12, 1e9)["log10_ratio"].get<double>(), about(5.99537, 1e-6));
  CHECK_THAT(gap(80e9, 524288)["ratio"].get<double>(), about(152587.890625));
}

TEST_CASE("magnitude_gap: the spread does not care which comes first") {
  const Json a = evaluate("magnitude_gap", {{"a", 3}, {"b", 12}}), b = evaluate("magnitude_gap", {{"a", 12}, {"b", 3}});
  CHECK(a["spread"] == 4);
  CHECK(b["spread"] == 4);
  CHECK(a["difference"] == -9);
  CHECK_THAT(a["log10_ratio"].get<double>(), about(-b["log10_ratio"].get<double>()));
}
