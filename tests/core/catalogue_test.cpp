#include "catalogue/entries.h"

#include <set>  // std::set

#include "api/slots.h"
#include "models/registry.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json entry(const std::string& id) {
  const api::Answer answer = api::catalogue(id);
  REQUIRE(answer.ok);
  return Json::parse(answer.json);
}
}  // namespace

TEST_CASE("catalogue: every constant has a unit, a date and a source, or says that it is untraced") {
  std::set<std::string> ids;
  for (int k = 1; k < kEntityKinds; ++k) {
    for (int e = 0; catalogue_entry(static_cast<EntityKind>(k), e) != nullptr; ++e) {
      const Json j = entry(catalogue_entry(static_cast<EntityKind>(k), e)->id);
      INFO(j["id"]);
      CHECK(ids.insert(j["id"].get<std::string>()).second);
      CHECK_FALSE(j["name"].get<std::string>().empty());
      std::set<std::string> fields;
      for (const Json& c : j["constants"]) {
        INFO(c.dump());
        CHECK(fields.insert(c["field"].get<std::string>()).second);
        CHECK((c["untraced"] == true) == c["source"]["text"].get<std::string>().empty());
        CHECK(c["as_of"].get<std::string>().size() == 7);
      }
    }
  }
}

TEST_CASE("catalogue: values that the labs print") {
  const Json h100 = entry("cloud_h100"), m7 = entry("tiny_cortex_m7"), orin = entry("edge_orin_nx"), phone = entry("mobile_npu");
  CHECK(h100["peak"]["fp16"]["dense_per_s"] == 989.4e12);
  CHECK(h100["peak"]["fp16"]["sparse_per_s"] == 1978.9e12);
  CHECK(h100["capacity_bytes"] == 80e9);
  CHECK(h100["capacity_binary_bytes"] == 85899345920);
  CHECK(h100["l2_bytes"] == 52428800);
  CHECK(orin["peak"]["int8"]["dense_per_s"] == 50e12);
  CHECK(orin["bandwidth_bytes_per_s"] == 102.4e9);
  CHECK(orin["peak_flop_per_s"] == 15.040512e12);
  CHECK(phone["peak"]["int8"]["dense_per_s"] == 35e12);
  CHECK(m7["peak_flop_per_s"] == 1e9);
  CHECK(m7["format"] == "fp32");
  CHECK(m7["capacity_bytes"] == 524288);
  CHECK(m7["flash_bytes"] == 2097152);
}

TEST_CASE("catalogue: workloads derive work and bytes from their counts") {
  const Json resnet = entry("resnet50"), kws = entry("kws_dscnn");
  CHECK(resnet["work_flop"] == 8178368512);
  CHECK(resnet["resident_bytes"] == 51114064);
  CHECK(resnet["traffic_bytes"] == 95570000);
  CHECK(resnet["activation_traffic_bytes"] == 44455936);
  CHECK(kws["work_flop"] == 19632768);
  CHECK(kws["resident_bytes"] == 200928);
  CHECK(kws["traffic_bytes"] == 200928);
}

TEST_CASE("catalogue: what is given explicitly wins over an entry") {
  const Json in = {{"hardware", "cloud_h100"}, {"workload", "resnet50"}, {"bandwidth_bytes_per_s", 95570000}};
  CHECK(evaluate("iron_law", in)["memory_time_s"] == 1);
}

TEST_CASE("catalogue: a format picks its peak; one that a device lacks is an error only when chosen") {
  const Json in = {{"hardware", "tiny_cortex_m7"}, {"traffic_bytes", 0}, {"work_flop", 1e9}};
  CHECK(evaluate("iron_law", in)["compute_time_s"] == 1);
  Json chosen = in;
  chosen["format"] = "int8";
  const Json e = refusal(api::evaluate("iron_law", chosen.dump()));
  CHECK(e["code"] == "unknown_id");
  CHECK(e["field"] == "format");
  CHECK(e["allowed"] == "fp32");
  CHECK(evaluate("iron_law", {{"hardware", "cloud_h100"}, {"format", "fp8"}, {"traffic_bytes", 0}, {"work_flop", 1978.9e12}})["compute_time_s"] == 1);
}

TEST_CASE("catalogue: an entry read from the catalogue works by value, and may be changed") {
  Json device = entry("cloud_h100");
  const Json rest = {{"workload", "resnet50"}, {"format", "int8"}};
  Json by_id = rest, by_value = rest;
  by_id["hardware"] = "cloud_h100";
  by_value["hardware"] = device;
  CHECK(evaluate("iron_law", by_id) == evaluate("iron_law", by_value));
  device["bandwidth_bytes_per_s"] = 95570000;
  by_value["hardware"] = device;
  CHECK(evaluate("iron_law", by_value)["memory_time_s"] == 1);
  CHECK(evaluate("iron_law", {{"hardware", {{"peak", {{"fp32", 2}}}, {"headline", "fp32"}, {"bandwidth_bytes_per_s", 1}}}, {"traffic_bytes", 0}, {"work_flop", 2}})["compute_time_s"] == 1);
  CHECK(evaluate("iron_law", {{"hardware", "cloud_h100"}, {"workload", {{"macs", 494.7e12}, {"params", 0.5 * 16}, {"bits_per_weight", 8}}}})["compute_time_s"] == 1);
}

TEST_CASE("catalogue: wrong entries are named with their field") {
  const auto code = [](const Json& in) { return refusal(api::evaluate("iron_law", in.dump())); };
  CHECK(code({{"hardware", "cloud_h10"}})["code"] == "unknown_id");
  CHECK(code({{"hardware", "cloud_h10"}})["message"].get<std::string>().find("Did you mean cloud_h100?") != std::string::npos);
  CHECK(code({{"hardware", "this_machine"}})["code"] == "unknown_id");
  CHECK(code({{"hardware", 5}})["code"] == "wrong_type");
  CHECK(code({{"hardware", {{"bandwith_bytes_per_s", 5}}}})["code"] == "unknown_field");
  CHECK(code({{"hardware", {{"bandwidth_bytes_per_s", 0}}}})["field"] == "hardware.bandwidth_bytes_per_s");
  CHECK(code({{"hardware", {{"peak", {{"fp12", 1}}}}}})["code"] == "unknown_field");
  CHECK(refusal(api::evaluate("magnitude_gap", R"({"a": 1, "b": 1, "hardware": "cloud_h100"})"))["code"] == "unknown_field");
  CHECK(refusal(api::catalogue("nothing"))["code"] == "unknown_id");
}

TEST_CASE("catalogue: every kind resolves by index, and indices outside are refused") {
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model_index("iron_law"))));
  for (const EntityKind kind : {EntityKind::hardware, EntityKind::workload, EntityKind::activation, EntityKind::tiers}) {
    CHECK(slots::entry_count(kind) > 0);
    CHECK(slots::entry_view(kind, 0) != nullptr);
    CHECK(slots::entry_view(kind, slots::entry_count(kind)) == nullptr);
    CHECK(slots::entry_view(kind, -1) == nullptr);
  }
  slots::begin(model_index("iron_law"), in.data());
  CHECK(slots::resolve_entry(model_index("iron_law"), EntityKind::hardware, 99, {}, in.data()).code == Code::unknown_id);
  CHECK(slots::resolve_entry(model_index("iron_law"), EntityKind::activation, 0, {}, in.data()).code == Code::unknown_field);
  CHECK(slots::resolve_entry(-1, EntityKind::hardware, 0, {}, in.data()).code == Code::unknown_model);
}
