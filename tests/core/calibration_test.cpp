#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("calibration: exactly a factor of 2 or 10 off still counts, high and low alike") {
  const Json r = evaluate("calibration", {{"predicted", {100, 50, 200, 10, 1000, 2100}}, {"actual", {100, 100, 100, 100, 100, 100}}});
  CHECK(r["n"] == 6);
  CHECK(r["within_2"] == 3);
  CHECK(r["within_10"] == 5);
  CHECK(r["too_high"] == 3);
  CHECK(r["too_low"] == 2);
  CHECK_THAT(r["typical_factor"].get<double>(), about(std::pow(1.0 * 2 * 2 * 10 * 10 * 21, 1.0 / 6)));
}

TEST_CASE("calibration: thrice too high and thrice too low are off alike, whatever the unit") {
  const Json r = evaluate("calibration", {{"predicted", {3e9, 1e-6}}, {"actual", {1e9, 3e-6}}});
  CHECK_THAT(r["typical_factor"].get<double>(), about(3));
  CHECK(r["within_2"] == 0);
  CHECK(r["within_10"] == 2);
}

TEST_CASE("calibration: an exact guess is neither high nor low") {
  const Json r = evaluate("calibration", {{"predicted", {0.3}}, {"actual", {0.3}}});
  CHECK(r["typical_factor"] == 1);
  CHECK(r["too_high"] == 0);
  CHECK(r["too_low"] == 0);
  CHECK(r["within_2"] == 1);
}

TEST_CASE("calibration: 256 guesses as wrong as can be stay within what is described") {
  const Json described = parse(api::describe("calibration").json);
  const Json r = evaluate("calibration", {{"predicted", std::vector<double>(256, 1e30)}, {"actual", std::vector<double>(256, 1e-30)}});
  for (const Json& field : described["out"])
    if (field["name"] == "typical_factor") CHECK(r["typical_factor"].get<double>() <= field["max"].get<double>());
  CHECK_THAT(r["typical_factor"].get<double>(), about(1e60));
}

TEST_CASE("calibration: every guess has its truth, and neither is zero") {
  CHECK(refusal(api::evaluate("calibration", R"({"predicted": [1, 2], "actual": [1]})"))["field"] == "actual");
  CHECK(refusal(api::evaluate("calibration", R"({"predicted": [0], "actual": [1]})"))["field"].get<std::string>().rfind("predicted", 0) == 0);
  CHECK(refusal(api::evaluate("calibration", R"({"predicted": [], "actual": []})"))["field"] == "predicted");
}
