// Measurements as state machines: parameters, progress, cancelling in every phase, bad clocks.
#include "measure/run.h"

#include <chrono>  // std::chrono::steady_clock
#include <map>     // std::map
#include <set>     // std::set

#include "api/json_measure.h"
#include "fake_clock.h"
#include "kernels/kernels.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;
using measure::Run;

namespace {

// The real clock: whole measurements run real code, which no clock of a test can follow. No test looks at a time.
double seconds(void*) { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
const measure::Host kHost{.clock = {&seconds, nullptr}};

Json run(const std::string& id, const Json& params, const measure::Host& host = kHost) {
  const api::Answer answer = api::measure(id, params.dump(), host);
  INFO(id << " " << params.dump() << " -> " << answer.json);
  REQUIRE(answer.ok);
  return parse(answer.json);
}
Json refused(const std::string& id, const std::string& params) {
  FakeClock clock;
  return refusal(api::measure(id, params, {.clock = clock}));
}
const std::map<std::string, Json> kSmall = {
    {"clock", Json::object()},
    {"peak_scalar", {{"budget_s", 0.1}}},
    {"peak_simd", {{"budget_s", 0.1}}},
    {"stream", {{"budget_s", 0.2}, {"sizes_bytes", {4096, 65536}}}},
    {"latency", {{"budget_s", 0.2}, {"sizes_bytes", {4096, 65536}}}},
    {"this_machine", {{"quick", true}, {"budget_s", 0.5}}},
    {"kernels", {{"budget_s", 0.3}, {"m", 16}, {"k", 16}, {"n", 16}}},
    {"dispatch_overhead", {{"budget_s", 0.1}}},
    {"allocation", {{"budget_s", 0.1}, {"m", 8}, {"k", 8}, {"n", 8}}},
};
bool has(const Json& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); }

}  // namespace

TEST_CASE("measure: every measurement is listed with its parameters, and runs to an end") {
  const Json listed = parse(api::measurements().json);
  CHECK(listed["measurements"].size() == kSmall.size());
  CHECK(listed["kernels"]["matmul"].size() > 3);
  for (const Json& m : listed["measurements"]) {
    const std::string id = m["id"];
    REQUIRE(kSmall.contains(id));
    CHECK_FALSE(m["title"].get<std::string>().empty());
    for (const Json& p : m["params"]) CHECK_FALSE(p["doc"].get<std::string>().empty());
    const Json r = run(id, kSmall.at(id));
    CHECK(r["id"] == id);
    CHECK(r["clock"]["tick_s"] > 0);
    for (const Json& v : r["values"]) {
      INFO(v.dump());
      CHECK((v["median"].is_null() || v["median"] >= 0));
      CHECK((v["samples"] > 0) == v["median"].is_number());
      if (v["samples"] == 0) CHECK_FALSE(v["flags"].empty());
    }
  }
}

TEST_CASE("measure: progress never falls, is below 1 until the end, and names its phase") {
  const std::set<std::string> phases = {"clock", "prepare", "warm_up", "sample", "summarize", "done"};
  for (const auto& [id, params] : kSmall) {
    INFO(id);
    double before = 0;
    bool done = false;
    const api::Answer answer = api::measure(id, params.dump(), kHost, [&](const measure::Progress& p) {
      CHECK(p.share >= before);
      CHECK(phases.contains(p.phase));
      CHECK((p.share == 1) == (std::string(p.phase) == "done"));
      before = p.share;
      done = p.share == 1;
      return true;
    });
    CHECK(answer.ok);
    CHECK(done);
  }
}

TEST_CASE("measure: it can be dropped after any step, in every phase") {
  for (const auto& [id, params] : kSmall) {
    for (const int steps : {0, 1, 2, 3, 10, 40, 150}) {
      Run r;
      REQUIRE(r.start(id, {}, kHost).ok());
      for (int i = 0; i < steps && !r.done(); ++i) r.step(0);
    }
  }
  for (const std::string phase : {"clock", "prepare", "warm_up", "sample", "summarize"}) {
    INFO(phase);
    Run r;
    REQUIRE(r.start("dispatch_overhead", {}, kHost).ok());
    while (!r.done() && r.step(0).phase != phase) {
    }
    CHECK_FALSE(r.done());
  }
  int heard = 0;
  const api::Answer answer = api::measure("peak_scalar", R"({"budget_s": 5})", kHost, [&](const measure::Progress&) { return ++heard < 2; });
  CHECK(refusal(answer)["code"] == "cancelled");
  CHECK(heard == 2);
}

TEST_CASE("measure: what the budget left out says so") {
  const Json r = run("latency", {{"budget_s", 0.05}});
  CHECK(has(r["flags"], "out_of_budget"));
  CHECK(r["values"].size() == 31);
  int left_out = 0;
  for (const Json& v : r["values"]) left_out += has(v["flags"], "out_of_budget");
  CHECK(left_out > 0);
}

TEST_CASE("measure: a clock that stands still gives a labelled result without values") {
  FakeClock clock{.still = true};
  const Json r = run("peak_scalar", Json::object(), {.clock = clock});
  CHECK(r["clock"]["stands_still"] == true);
  CHECK(r["clock"]["tick_s"].is_null());
  CHECK(has(r["flags"], "clock_stands_still"));
  CHECK(r["values"].empty());
}

TEST_CASE("measure: wrong parameters are refused with the field, what was given and what is allowed") {
  for (const char* size : {"0", "-1", "1000000", "1e300"}) CHECK(refused("kernels", std::string(R"({"m": )") + size + "}")["code"] == "out_of_range");
  CHECK(refused("kernels", R"({"m": 1.5})")["code"] == "wrong_type");
  CHECK(refused("kernels", R"({"m": "many"})")["code"] == "wrong_type");
  CHECK(refused("kernels", R"({"m": null})")["code"] == "wrong_type");
  CHECK(refused("kernels", R"({"cold": 1})")["code"] == "wrong_type");
  CHECK(refused("kernels", R"({"m": 4096, "k": 4096, "n": 4096})")["code"] == "too_large");
  CHECK(refused("kernels", R"({"op": "conv9"})")["code"] == "not_implemented");
  CHECK(refused("kernels", R"({"kernels": ["nothing"]})")["code"] == "unknown_id");
  CHECK(refused("kernels", R"({"kernels": []})")["code"] == "out_of_range");
  CHECK(refused("kernels", R"({"kernels": [1]})")["code"] == "wrong_type");
  CHECK(refused("kernels", R"({"blocks": [7]})")["code"] == "out_of_range");
  CHECK(refused("kernels", R"({"op": "conv2d", "height": 1, "width": 1, "side": 11, "padding": 0})")["field"] == "height");
  CHECK(refused("stream", R"({"sizes_bytes": [4096, 0]})")["code"] == "out_of_range");
  CHECK(refused("stream", R"({"sizes_bytes": [4096.5]})")["code"] == "wrong_type");
  CHECK(refused("stream", R"({"sizes_bytes": 4096})")["code"] == "wrong_type");
  CHECK(refused("clock", R"({"budget_s": 1})")["code"] == "unknown_field");
  CHECK(refused("latency", R"({"budget_s": 1e9})")["code"] == "out_of_range");
  CHECK(refused("nothing", "{}")["code"] == "unknown_model");
  CHECK(refused("clock", "[]")["code"] == "wrong_type");
  CHECK(refused("clock", "{")["code"] == "malformed_json");
  const std::string many = Json{{"sizes_bytes", std::vector<int>(65, 4096)}}.dump();
  CHECK(refused("stream", many)["code"] == "too_large");
  const Json e = refused("kernels", R"({"m": 0})");
  CHECK(e["field"] == "m");
  CHECK(e["given"] == "0");
  CHECK(e["allowed"] == "1..4096");
}

TEST_CASE("measure: a kernel that computes wrongly is not timed, and says so") {
  std::string faulty;
  for (const kernels::Kernel& k : kernels::kernels(kernels::Op::matmul))
    if (k.faulty && std::string(k.id).find("edges") != std::string::npos) faulty = k.id;
  REQUIRE_FALSE(faulty.empty());
  const Json r = run("kernels", {{"budget_s", 0.2}, {"m", 200}, {"k", 20}, {"n", 200}, {"kernels", {faulty, "naive_ijk"}}});
  REQUIRE(r["values"].size() == 2);
  for (const Json& v : r["values"]) {
    const bool wrong = v["name"] == faulty;
    CHECK(has(v["flags"], "wrong_result") == wrong);
    CHECK(v["median"].is_null() == wrong);
    CHECK((v["error"].is_null() || v["error"] > v["error_bound"]) == wrong);
  }
}

TEST_CASE("measure: block sides are variants of their own, and pairs are compared by name") {
  const Json r = run("kernels", {{"budget_s", 0.2}, {"m", 40}, {"k", 40}, {"n", 40}, {"kernels", {"naive_ijk", "blocked"}}, {"blocks", {8, 32}}});
  REQUIRE(r["values"].size() == 3);
  CHECK_FALSE(r["values"][0].contains("block"));
  CHECK(r["values"][1]["block"] == 8);
  CHECK(r["values"][2]["block"] == 32);
  REQUIRE(r["comparisons"].size() == 3);
  CHECK(r["comparisons"][0]["a"] == "naive_ijk");
  CHECK(r["comparisons"][0]["b"] == "blocked 8");
  for (const Json& v : r["values"]) CHECK_THAT(v["flop_per_s"].get<double>() * v["time_s"].get<double>(), about(2.0 * 40 * 40 * 40));
}

TEST_CASE("measure: the dispatcher's pick is among what was right and timed") {
  const Json r = run("kernels", {{"budget_s", 0.2}, {"m", 40}, {"k", 40}, {"n", 40}, {"kernels", {"naive_ijk", "blocked", "faulty_stale_c"}}, {"blocks", {8, 32}}});
  const Json pick = r["pick"];
  const auto time = [&](const char* which) { return r["values"][pick[which].get<std::size_t>()]["time_s"].get<double>(); };
  for (const Json& v : r["values"])
    if (v["time_s"].is_number()) CHECK(time("fastest") <= v["time_s"].get<double>());
  CHECK_THAT(pick["behind"].get<double>(), about(time("value") / time("fastest") - 1));
  CHECK(pick["behind"].get<double>() <= 0.03 + 1e-9);
  CHECK((pick["reason"] == "simpler") == (pick["behind"].get<double>() > 0));
  // Nothing right, nothing picked.
  CHECK_FALSE(run("kernels", {{"budget_s", 0.1}, {"m", 40}, {"k", 40}, {"n", 40}, {"kernels", {"faulty_skip_edges"}}, {"blocks", {32}}}).contains("pick"));
}

TEST_CASE("measure: on a clock of a millisecond the numbers stand, and say that they are coarse") {
  // Real work under a clock that shows whole milliseconds.
  const measure::Host coarse{.clock = {[](void*) { return std::floor(seconds(nullptr) * 1000) / 1000; }, nullptr}};
  const Json r = run("kernels", {{"budget_s", 0.3}, {"m", 16}, {"k", 16}, {"n", 16}, {"kernels", {"naive_ijk", "reordered_ikj"}}}, coarse);
  CHECK(r["clock"]["coarse"] == true);
  CHECK(r["clock"]["tick_s"].get<double>() > 0.9e-3);
  for (const Json& v : r["values"]) {
    CHECK(v["time_s"].get<double>() > 0);
    CHECK(has(v["flags"], "coarse_clock"));
  }
}

TEST_CASE("measure: every operation runs, cold too") {
  for (int i = 0; i < kernels::kOps; ++i) {
    const std::string op(kernels::op_id(static_cast<kernels::Op>(i)));
    INFO(op);
    for (const bool cold : {false, true}) {
        Json params = {{"budget_s", 0.2}, {"op", op}, {"cold", cold}, {"sweep_bytes", 1048576}};
      if (op == "conv2d") params.update({{"height", 8}, {"width", 8}, {"filters", 4}});
      else params.update({{"m", 12}, {"k", 12}, {"n", 12}});
      const Json r = run("kernels", params);
      CHECK_FALSE(r["values"].empty());
      for (const Json& v : r["values"]) CHECK_FALSE(has(v["flags"], "wrong_result"));
    }
  }
}

TEST_CASE("measure: this machine's entry works wherever hardware does, and its unknowns are no error") {
  const Json r = run("this_machine", {{"quick", true}});
  const Json entry = r["entry"];
  CHECK(entry["peak"]["fp32"] > 0);
  CHECK(entry["headline"] == "fp32");
  CHECK(entry["capacity_bytes"].is_null());
  CHECK(entry["power_w"].is_null());
  CHECK(r["spread"]["peak.fp32"]["p10"] <= r["spread"]["peak.fp32"]["p90"]);
  const std::string input = R"({"hardware": "this_machine", "traffic_bytes": 0, "work_flop": 1e9})";
  const api::Answer replaced = api::with_this_machine(input, r.dump());
  REQUIRE(replaced.ok);
  Json by_value = parse(replaced.json);
  CHECK(by_value["hardware"] == entry);
  if (entry["bandwidth_bytes_per_s"].is_null()) by_value["bandwidth_bytes_per_s"] = 1e9;
  CHECK_THAT(evaluate("iron_law", by_value)["compute_time_s"].get<double>(), about(1e9 / entry["peak"]["fp32"].get<double>()));
  // Without an entry the id stays unknown; other hardware is left alone.
  CHECK(refusal(api::with_this_machine(input, "{}"))["code"] == "missing_field");
  CHECK(refusal(api::with_this_machine(input, "{"))["code"] == "malformed_json");
  const std::string other = R"({"hardware": "cloud_h100"})";
  CHECK(api::with_this_machine(other, "{").json == other);
  CHECK(refusal(api::evaluate("iron_law", input))["code"] == "unknown_id");
}
