#include "api/json.h"

#include <cmath>   // HUGE_VAL
#include <string>  // std::string

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
const std::string kGood = R"("bandwidth_bytes_per_s": 1, "work_flop": 1, "peak_flop_per_s": 1)";
Json refused(const std::string& traffic) { return refusal(api::evaluate("iron_law", R"({"traffic_bytes": )" + traffic + ", " + kGood + "}")); }
}  // namespace

TEST_CASE("json: a wrong id, field, type or range is answered with code, field, given, allowed") {
  Json e = refusal(api::evaluate("iron_lw", "{}"));
  CHECK(e["code"] == "unknown_model");
  CHECK(e["given"] == "iron_lw");
  CHECK(e["message"].get<std::string>().ends_with("Did you mean iron_law?"));
  e = refusal(api::evaluate("iron_law", R"({"traffic": 1})"));
  CHECK(e["code"] == "unknown_field");
  CHECK(e["message"].get<std::string>().ends_with("Did you mean traffic_bytes?"));
  e = refused("\"many\"");
  CHECK(e["code"] == "wrong_type");
  CHECK(e["field"] == "traffic_bytes");
  CHECK(e["given"] == "many");
  CHECK(e["allowed"] == "a number");
  e = refused("-1");
  CHECK(e["code"] == "out_of_range");
  CHECK(e["given"] == -1);
  CHECK(e["allowed"] == "0..9007199254740992 B");
  for (const char* wrong : {"true", "null", "[1]", "{}", "\"1\""}) CHECK(refused(wrong)["code"] == "wrong_type");
  CHECK(refusal(api::evaluate("iron_law", R"({"traffic_bytes": 1})"))["code"] == "missing_field");
  CHECK(refusal(api::evaluate("batched_inference", R"({"weight_bytes": 1, "item_flop": 1, "batch": 1.5, "hardware": "cloud_h100"})"))["allowed"] == "a whole number");
  CHECK(refusal(api::evaluate("iron_law", R"({"overlap": "partial", "traffic_bytes": 1, )" + kGood + "}"))["allowed"] == "one of none | full");
}

TEST_CASE("json: text that is no JSON value is malformed, and says where") {
  for (const char* text : {"", " ", "{", "}", "{]", "{\"a\":}", "{\"a\": 1,}", "{\"a\": NaN}", "{\"a\": Infinity}", "{\"a\": -Infinity}", "{\"a\": 1} x", "{} {}", "{'a': 1}", "{\"a\": 1e999}", "{\"a\": 01}",
                           "{\"traffic_bytes\": 1, \"traffic_bytes\": 2}", "\"\xff\"", "{\"a\": \"\xc3\"}", "nul", "\"open"}) {
    INFO(text);
    CHECK(refusal(api::evaluate("iron_law", text))["code"] == "malformed_json");
  }
  for (const char* text : {"[]", "1", "\"x\"", "null", "true"}) CHECK(refusal(api::evaluate("iron_law", text))["code"] == "wrong_type");
}

TEST_CASE("json: size and nesting are bounded before anything is parsed") {
  const std::string deep = std::string(100000, '[') + std::string(100000, ']');
  CHECK(refusal(api::evaluate("iron_law", deep))["code"] == "too_large");
  CHECK(refusal(api::evaluate("iron_law", "{\"traffic_bytes\": " + deep + "}"))["code"] == "too_large");
  CHECK(refusal(api::evaluate("iron_law", std::string(100000, '{')))["code"] == "too_large");
  const std::string open = "{\"a\": \"" + std::string(10 << 20, 'x');
  CHECK(refusal(api::evaluate("iron_law", open + "\"}"))["code"] == "too_large");
  CHECK(refusal(api::evaluate("iron_law", "\"" + std::string(200, '[') + "\""))["code"] == "wrong_type");  // brackets inside a string are text
}

TEST_CASE("json: what was given is echoed cut, whole characters only, and never nested") {
  std::string umlauts;
  for (int i = 0; i < 1000; ++i) umlauts += "ü";
  const Json e = refused("\"" + umlauts + "\"");
  CHECK(e["given"].get<std::string>().size() < 100);
  CHECK(e["given"].get<std::string>().starts_with("üüü"));
  CHECK(refused("[[[1]]]")["given"] == "a list of 1");
  CHECK(refused(R"({"a": {"b": 1}})")["given"] == "an object");
  CHECK(refusal(api::evaluate("iron_law", "{\"" + std::string(100000, 'k') + "\": 1}")).dump().size() < 1500);
  CHECK(refusal(api::evaluate(std::string(100000, 'm'), "{}")).dump().size() < 500);
  CHECK(refusal(api::evaluate("bad\xff\xfeid", "{}"))["code"] == "unknown_model");
}

TEST_CASE("json: results that no double can hold are too large, never infinite") {
  const Json e = refusal(api::evaluate("iron_law", R"({"traffic_bytes": 9e15, "work_flop": 0, "peak_flop_per_s": 1, "bandwidth_bytes_per_s": 1e-300})"));
  CHECK(e["code"] == "too_large");
  CHECK(e["field"] == "memory_time_s");
}

TEST_CASE("json: numbers read back exactly") {
  const Json out = evaluate("memory_fit", {{"resident_bytes", 9007199254740991}, {"capacity_bytes", 9007199254740992}});
  CHECK(out["demand_bytes"] == 9007199254740991);
  CHECK(out["headroom_bytes"] == 1);
  CHECK(evaluate("iron_law", {{"traffic_bytes", 0.1}, {"bandwidth_bytes_per_s", 3}, {"work_flop", 0}, {"peak_flop_per_s", 1}})["memory_time_s"].get<double>() == 0.1 / 3);
}

TEST_CASE("json: describe gives fields, formula, sources and a schema; models lists all") {
  const Json list = parse(api::models().json)["models"];
  CHECK(list.size() >= 14);
  for (const Json& m : list) {
    const api::Answer answer = api::describe(m["id"].get<std::string>());
    REQUIRE(answer.ok);
    const Json d = parse(answer.json);
    CHECK(d["input_schema"]["type"] == "object");
    CHECK_FALSE(d["sources"].empty());
  }
  const Json law = parse(api::describe("iron_law").json);
  CHECK(law["in"][2]["unit"] == "FLOP/s");
  CHECK(law["in"][2]["exclusive"] == "min");
  CHECK(law["in"][5]["default"] == 1);
  CHECK(law["input_schema"]["properties"]["utilization"]["exclusiveMinimum"] == 0);
  CHECK(refusal(api::describe("nothing"))["code"] == "unknown_model");
}

TEST_CASE("json: a sweep answers point by point as evaluate does") {
  const Json in = {{"hardware", "cloud_h100"}, {"weight_bytes", 51114064}, {"item_flop", 8178368512}};
  const api::Answer answer = api::sweep("batched_inference", in.dump(), "batch", 1, 64, 7, "log");
  REQUIRE(answer.ok);
  const Json s = parse(answer.json);
  CHECK(s["x"] == Json({1, 2, 4, 8, 16, 32, 64}));
  for (std::size_t i = 0; i < 7; ++i) {
    Json at = in;
    at["batch"] = s["x"][i];
    CHECK(evaluate("batched_inference", at)["total_s"] == s["columns"]["total_s"][i]);
  }
  CHECK(s["failed"] == 0);
}

TEST_CASE("json: a sweep leaves out failing points, and refuses what it can't walk") {
  const std::string in = R"({"hardware": "cloud_h100", "workload": "resnet50"})";
  const Json half = parse(api::sweep("iron_law", in, "utilization", -1, 1, 3, "lin").json);
  CHECK(half["failed"] == 2);
  CHECK(half["columns"]["total_s"][0].is_null());
  CHECK(half["columns"]["total_s"][2].is_number());
  CHECK(refusal(api::sweep("iron_law", in, "utilization", 2, 3, 5, "lin"))["code"] == "out_of_range");
  CHECK(refusal(api::sweep("iron_law", in, "utilisation", 0, 1, 5, "lin"))["code"] == "unknown_field");
  CHECK(refusal(api::sweep("iron_law", in, "overlap", 0, 1, 5, "lin"))["code"] == "wrong_type");
  CHECK(refusal(api::sweep("iron_law", in, "utilization", 0, 1, 5, "log"))["field"] == "from");
  CHECK(refusal(api::sweep("iron_law", in, "utilization", 0.1, 1, 5, "cubic"))["field"] == "scale");
  CHECK(refusal(api::sweep("iron_law", in, "utilization", 0.1, 1, 1, "lin"))["field"] == "n");
  CHECK(refusal(api::sweep("iron_law", in, "utilization", 0.1, 1, 100001, "lin"))["code"] == "too_large");
  CHECK(refusal(api::sweep("iron_law", in, "utilization", 0.1, HUGE_VAL, 5, "lin"))["code"] == "out_of_range");
}
