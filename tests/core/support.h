// Shared by the tests of the core: calls of the facade, and numbers that agree to nine digits.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "api/json.h"

namespace ironlab::test {

using Json = nlohmann::ordered_json;

inline Json evaluate(const std::string& model, const Json& in) {
  const api::Answer answer = api::evaluate(model, in.dump());
  INFO(model << " " << in.dump() << " -> " << answer.json);
  REQUIRE(answer.ok);
  return Json::parse(answer.json);
}

inline Json refusal(const api::Answer& answer) {
  INFO(answer.json);
  REQUIRE_FALSE(answer.ok);
  const Json error = Json::parse(answer.json)["error"];
  REQUIRE(error.contains("code"));
  REQUIRE_FALSE(error["message"].get<std::string>().empty());
  return error;
}

inline auto about(double x, double relative = 1e-9) { return Catch::Matchers::WithinRel(x, relative); }
// As printed in a fact sheet: three digits.
inline auto printed(double x) { return Catch::Matchers::WithinRel(x, 5e-3); }

}  // namespace ironlab::test
