// Shared by the tests of the core: calls of the facade, and numbers that agree to nine digits.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <string>

#include "api/json.h"
#include "api/json_value.h"

// What every test would instantiate anew is made once, in support.cpp.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;
template <>
struct Catch::StringMaker<ironlab::Json> {
  static std::string convert(const ironlab::Json& value);
};

namespace ironlab::test {

using Json = ironlab::Json;

Json parse(const std::string& text);
Json evaluate(const std::string& model, const Json& in);
Json refusal(const api::Answer& answer);

inline auto about(double x, double relative = 1e-9) { return Catch::Matchers::WithinRel(x, relative); }
// As printed in a fact sheet: three digits.
inline auto printed(double x) { return Catch::Matchers::WithinRel(x, 5e-3); }

}  // namespace ironlab::test
