// The shared parts that are compiled once.
#include "support.h"

template class nlohmann::basic_json<nlohmann::ordered_map>;
std::string Catch::StringMaker<ironlab::Json>::convert(const ironlab::Json& value) { return value.dump(); }

namespace ironlab::test {

Json parse(const std::string& text) { return Json::parse(text); }

Json evaluate(const std::string& model, const Json& in) {
  const api::Answer answer = api::evaluate(model, in.dump());
  INFO(model << " " << in.dump() << " -> " << answer.json);
  REQUIRE(answer.ok);
  return parse(answer.json);
}

Json refusal(const api::Answer& answer) {
  INFO(answer.json);
  REQUIRE_FALSE(answer.ok);
  const Json error = parse(answer.json)["error"];
  REQUIRE(error.contains("code"));
  REQUIRE_FALSE(error["message"].get<std::string>().empty());
  return error;
}

}  // namespace ironlab::test
