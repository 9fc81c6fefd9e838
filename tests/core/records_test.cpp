// Shapes beyond single values and lists: records, lists of records, matrices, names that stay outside the slots.
#include <vector>  // std::vector

#include "api/slots.h"
#include "models/comparison/improvements.h"
#include "models/comparison/ledger_weakest.h"
#include "models/comparison/pareto_front.h"
#include "models/registry.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("records: laid out one after the other, members once behind the model's rows") {
  STATIC_CHECK(kSlots<LedgerWeakest::In> == 1 + 16 * 3);
  STATIC_CHECK(kSlots<ParetoFront::In> == 2 + 512 * 8 + 1 + 8);
  STATIC_CHECK(slot_of(&ParetoFront::In::senses) == 2 + 512 * 8);
  STATIC_CHECK(Improvements::inputs[1].slot == 4);
  const ModelTable& improvements = *model_table(model_index("improvements"));
  CHECK(improvements.inputs == 2);
  CHECK(improvements.members(improvements.rows[0]) == improvements.members(improvements.rows[1]));
  CHECK(improvements.members(improvements.rows[0]) == improvements.rows + improvements.inputs + improvements.outputs);
}

TEST_CASE("records: an object or its values in order") {
  const Json objects = {{"families", {{{"correct", 1}, {"n", 2}}, {{"correct", 0}, {"n", 3}, {"hits", 1}}}}};
  const Json lists = {{"families", {{1, 2}, {0, 3, 1}}}};
  CHECK(evaluate("ledger_weakest", objects) == evaluate("ledger_weakest", lists));
  CHECK(evaluate("ledger_weakest", objects)["weakest"] == 1);
}

TEST_CASE("records: a name comes back in place of an index") {
  CHECK(evaluate("ledger_weakest", {{"families", {{{"name", "first"}, {"correct", 5}, {"n", 5}}, {{"name", "second"}, {"correct", 0}, {"n", 5}}}}})["weakest"] == "second");
}

TEST_CASE("records: an error names the record and the member") {
  const auto error = [](const Json& families) { return refusal(api::evaluate("ledger_weakest", Json{{"families", families}}.dump())); };
  const Json fine = {{"correct", 1}, {"n", 2}};
  Json e = error({fine, {{"correct", -1}, {"n", 2}}});
  CHECK(e["code"] == "out_of_range");
  CHECK(e["field"] == "families[1].correct");
  CHECK(e["given"] == -1);
  e = error({fine, {{"n", 2}}});
  CHECK(e["code"] == "missing_field");
  CHECK(e["field"] == "families[1].correct");
  CHECK(error({fine, {{"correct", 1.5}, {"n", 2}}})["field"] == "families[1].correct");
  CHECK(error({{{"right", 1}, {"n", 2}}})["code"] == "unknown_field");
  CHECK(error({7})["code"] == "wrong_type");
  CHECK(error({{1, 2, 3, 4}})["code"] == "wrong_type");
  CHECK(error({{{"name", 7}, {"correct", 1}, {"n", 2}}})["field"] == "families[0].name");
  CHECK(error(Json::array())["code"] == "out_of_range");
  CHECK(error(Json(std::vector<Json>(17, fine)))["code"] == "too_large");
  CHECK(error({{3, 2}})["code"] == "contradictory");
  CHECK(refusal(api::evaluate("improvements", R"({"baseline": {"model_size_mb": 1, "accuracy": 0.5, "latency_ms_mean": 1}, "optimized": {"accuracy": 0.5, "latency_ms_mean": 1}})"))["field"] == "optimized.model_size_mb");
  CHECK(refusal(api::evaluate("improvements", R"({"baseline": {"model_size_mb": 1, "accuracy": 0.5}, "optimized": {"model_size_mb": 1, "accuracy": 0.5}})"))["code"] == "missing_field");
}

TEST_CASE("records: a matrix is a list of rows of equal length") {
  const auto points = [](const Json& p) { return Json{{"points", p}, {"senses", {"min", "max"}}}; };
  CHECK(evaluate("pareto_front", points({{1, 1}, {1, 1}, {2, 1}}))["front"] == Json({0, 1}));
  CHECK(evaluate("pareto_front", points({{3, 9}}))["front"] == Json({0}));
  const auto code = [&](const Json& p) { return refusal(api::evaluate("pareto_front", points(p).dump()))["code"]; };
  CHECK(code({{1, 2}, {1}}) == "shape_mismatch");
  CHECK(code({{1, 2, 3}}) == "shape_mismatch");  // three coordinates, two senses
  CHECK(code({{1, 1e300}}) == "out_of_range");
  CHECK(code({1, 2}) == "wrong_type");
  CHECK(code(Json::array()) == "out_of_range");
  CHECK(code({Json::array()}) == "out_of_range");
  CHECK(code(Json(std::vector<Json>(513, Json({1, 2})))) == "too_large");
  CHECK(code({{1, 2, 3, 4, 5, 6, 7, 8, 9}}) == "too_large");
}

TEST_CASE("records: counts in the slots are checked like everything else") {
  const int model = model_index("pareto_front");
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model))), out(static_cast<std::size_t>(slots::out_slots(model)));
  const auto code = [&](double rows, double columns) {
    slots::begin(model, in.data());
    in[0] = rows, in[1] = columns;
    for (std::size_t i = 2; i < 2 + 512 * 8; ++i) in[i] = 1;
    in[2 + 512 * 8] = 2, in[3 + 512 * 8] = 0, in[4 + 512 * 8] = 0;
    return slots::evaluate(model, in.data(), out.data()).code;
  };
  CHECK(code(3, 2) == Code::ok);
  CHECK(in[2 + 2] == 0);  // behind the columns in use
  CHECK(out[0] == 3);
  CHECK(code(513, 2) == Code::too_large);
  CHECK(code(3, 9) == Code::too_large);
  CHECK(code(3, 0) == Code::out_of_range);
  CHECK(code(-1, 2) == Code::wrong_type);
  CHECK(code(3, kNull) == Code::not_finite);
  CHECK(code(3, 1) == Code::shape_mismatch);
  CHECK(code(3, not_given()) == Code::missing_field);
}

TEST_CASE("records: the description says all of it") {
  const Json ledger = parse(api::describe("ledger_weakest").json), front = parse(api::describe("pareto_front").json);
  CHECK(ledger["in"][0]["records"] == 16);
  CHECK(ledger["in"][0]["members"][1]["name"] == "n");
  CHECK(ledger["out"][1]["index_of"] == "families");
  CHECK(front["in"][0]["matrix"]["columns"] == 8);
  CHECK(front["input_schema"]["properties"]["points"]["items"]["items"]["type"] == "number");
  CHECK(ledger["input_schema"]["properties"]["families"]["items"]["anyOf"][0]["required"] == Json({"correct", "n"}));
}

TEST_CASE("pareto_front: leaves out what is worse somewhere and better nowhere") {
  const Json senses = {"min", "min", "max"};
  const Json out = evaluate("pareto_front", {{"points", {{1, 5, 0.9}, {2, 2, 0.9}, {2, 5, 0.9}, {1, 5, 0.95}}}, {"senses", senses}});
  CHECK(out["front"] == Json({1, 3}));
  CHECK(out["on_front"] == Json({false, true, false, true}));
  CHECK(out["dominated"] == 2);
}

TEST_CASE("ledger_weakest: ties go to the family with more crossed limits, then to the first") {
  CHECK(evaluate("ledger_weakest", {{"families", {{1, 2, 0}, {0, 0, 0}, {2, 4, 3}}}})["weakest"] == 2);
  CHECK(evaluate("ledger_weakest", {{"families", {{1, 2, 1}, {2, 4, 2}}}})["weakest"] == 0);
  CHECK(evaluate("ledger_weakest", {{"families", {{0, 0}}}})["runner_up_factor"].is_null());
}

TEST_CASE("improvements: means count only when a median is missing") {
  const Json slow = {{"latency_ms_median", 10}, {"latency_ms_mean", 30}, {"model_size_mb", 4}, {"accuracy", 0.8}};
  const Json fast = {{"latency_ms_median", 5}, {"latency_ms_mean", 10}, {"model_size_mb", 1}, {"accuracy", 0.8}};
  Json means = fast;
  means.erase("latency_ms_median");
  CHECK(evaluate("improvements", {{"baseline", slow}, {"optimized", fast}})["speedup"] == 2);
  CHECK(evaluate("improvements", {{"baseline", slow}, {"optimized", means}})["speedup"] == 3);
}
