#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("scaled: undoes a magnitude gap") {
  const double ratio = evaluate("magnitude_gap", {{"a", 989.4e12}, {"b", 1e9}})["ratio"].get<double>();
  CHECK_THAT(evaluate("scaled", {{"base", 1e9}, {"factor", ratio}})["value"].get<double>(), about(989.4e12));
}
