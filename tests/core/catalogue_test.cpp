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
  return parse(answer.json);
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

TEST_CASE("catalogue: every kind resolves by id and by index, and indices outside are refused") {
  const int law = model_index("iron_law");
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(law)));
  for (int k = 1; k < kEntityKinds; ++k) {
    const auto kind = static_cast<EntityKind>(k);
    INFO(kind_name(kind));
    CHECK(slots::entry_count(kind) > 0);
    CHECK(slots::entry_view(kind, slots::entry_count(kind)) == nullptr);
    CHECK(slots::entry_view(kind, -1) == nullptr);
    CHECK(view_fields(kind).size() == static_cast<std::size_t>(slots::view_slots(kind)));
    for (int e = 0; e < slots::entry_count(kind); ++e) {
      const Entry& known = *catalogue_entry(kind, e);
      INFO(known.id);
      CHECK(entry_index(kind, known.id) == e);
      // Every field of the view that a constant gives stands in the resolved numbers; some number does.
      const Json j = entry(known.id);
      int numbers = 0;
      for (const Field& f : view_fields(kind)) {
        const double x = slots::entry_view(kind, e)[f.slot];
        if (x == x) ++numbers;
        for (const Constant& c : known.constants)
          if (std::string(c.field) == f.name) CHECK(x == c.value);
      }
      CHECK(numbers > 0);
      for (const Json& c : j["constants"]) CHECK((!c["unit"].get<std::string>().empty() || c["value"].is_string() || c["value"].is_number()));
      // What does not supply models is refused by them; the rest is taken.
      slots::begin(law, in.data());
      const Code code = slots::resolve_entry(law, kind, e, {}, in.data()).code;
      CHECK(code == (kind == EntityKind::hardware || kind == EntityKind::workload ? Code::ok : Code::unknown_field));
    }
  }
  CHECK(slots::resolve_entry(law, EntityKind::hardware, 99, {}, in.data()).code == Code::unknown_id);
  CHECK(slots::resolve_entry(law, static_cast<EntityKind>(99), 0, {}, in.data()).code == Code::unknown_id);
  CHECK(slots::resolve_entry(-1, EntityKind::hardware, 0, {}, in.data()).code == Code::unknown_model);
}

TEST_CASE("catalogue: an entry refers to entries that exist") {
  for (int k = 1; k < kEntityKinds; ++k)
    for (int e = 0; catalogue_entry(static_cast<EntityKind>(k), e) != nullptr; ++e)
      for (const Reference& r : catalogue_entry(static_cast<EntityKind>(k), e)->references) {
        INFO(r.role << " " << r.id);
        CHECK(api::catalogue(r.id).ok);
      }
  CHECK(entry("cloud_h100")["links"]["network"] == "ib_ndr");
}

TEST_CASE("catalogue: bytes and operations of every workload follow from its counts") {
  const auto of = [](const char* id, const char* field) { return entry(id)[field].get<double>(); };
  CHECK(of("mobilenet_v2", "work_flop") == 601548544);
  CHECK(of("mobilenet_v2", "resident_bytes") == 3504872);
  CHECK(of("mobilenet_v3_large", "work_flop") == 433179520);
  CHECK(of("vit_b16", "work_flop") == 35127656448);
  CHECK(of("dense_7b", "work_flop") == 14e9);
  CHECK(of("llama3_8b", "work_flop") == 16060522496);
  CHECK(of("llama3_70b", "resident_bytes") == 141107412992);
  CHECK(of("llama3_70b", "work_flop") == 141107412992);
  CHECK(of("mlp_10_20_3", "resident_bytes") == 1132);
  CHECK(of("mlp_64_64_10", "resident_bytes") == 19240);
  CHECK(of("keyboard_federated", "resident_bytes") == 1.4e6);
  for (const auto& [id, per_token] : {std::pair{"llama3_8b", 131072.0}, {"llama3_70b", 327680.0}, {"llama31_405b", 516096.0}, {"llama2_7b", 524288.0}, {"dense_7b", 524288.0}, {"gpt3_175b", 4718592.0}}) {
    INFO(id);
    const Json e = entry(id);
    CHECK(2 * e["layers"].get<double>() * e["kv_heads"].get<double>() * e["head_dim"].get<double>() * 2 == per_token);
    CHECK(e["item"] == "token");
  }
}

TEST_CASE("catalogue: links, storage, prices and constants as printed") {
  const auto of = [](const char* id, const char* field) { return entry(id)[field].get<double>(); };
  CHECK_THAT(of("pcie4_x16", "bandwidth_bytes_per_s"), about(31.507692e9, 1e-7));
  CHECK_THAT(of("pcie5_x16", "bandwidth_bytes_per_s"), about(63.015385e9, 1e-7));
  CHECK(of("ib_ndr", "bandwidth_bytes_per_s") * of("ib_ndr", "efficiency") == 45e9);
  CHECK(of("switch_ndr", "ports") == 64);
  CHECK(of("object_store", "prefix_requests_per_s") == 5500);
  CHECK_THAT(of("price_h100", "price_usd_per_s") * 3600, about(3));
  CHECK_THAT(of("gpu_unit_mtbf", "time_s"), about(182437208.6, 1e-9));
  CHECK_THAT(of("carbon_coal", "carbon_kg_per_j"), about(820 * 2.77777777778e-10));
  CHECK(of("four_fifths", "ratio") == 0.8);
  CHECK(of("cache_skylake", "l1_bytes") == 32768);
  CHECK(of("gemm_conv_im2col", "k") == 27);
  CHECK(of("edge_xavier_nx", "peak_flop_per_s") == 6.7584e12);
  CHECK(of("cloud_a100", "bandwidth_bytes_per_s") == 2.039e12);
}
