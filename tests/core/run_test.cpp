// Slow models in steps: the same answer as at once, progress, stopping.
#include "api/run.h"

#include <bit>     // std::bit_cast
#include <vector>  // std::vector

#include "api/json_input.h"
#include "api/slots.h"
#include "models/registry.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {

const std::vector<std::pair<std::string, Json>> kCalls = {
    {"cache_simulator", {{"kernel", "blocked"}, {"m", 100}, {"n", 90}, {"k", 80}, {"block", 24}, {"cache_bytes", 4096}, {"line_bytes", 64}, {"ways", 4}}},
    {"cluster_simulation", {{"weeks", 3}, {"policy", "priority_backfill"}, {"reserve", 8}}},
    {"first_token_queue", {{"requests", 3000}, {"arrival_per_s", 20}, {"prefill_s", 0.0369}, {"step_s", 0.0073}}},
    {"bootstrap_interval", {{"samples", {1, 2, 5, 4, 3}}, {"samples_b", {2, 3, 4}}, {"statistic", "median_ratio"}, {"replicates", 500}}},
    {"iron_law", {{"hardware", "cloud_h100"}, {"workload", "resnet50"}}}};

std::vector<double> input(int model, const Json& in) {
  std::vector<double> slots;
  REQUIRE_FALSE(read_input(model, in, slots));
  return slots;
}
std::vector<double> room(int model) { return std::vector<double>(static_cast<std::size_t>(slots::out_slots(model))); }
bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (std::bit_cast<std::uint64_t>(a[i]) != std::bit_cast<std::uint64_t>(b[i])) return false;
  return a.size() == b.size();
}

}  // namespace

TEST_CASE("run: the answer in steps of any size is the answer at once, bit for bit") {
  for (const auto& [id, in] : kCalls) {
    INFO(id);
    const int model = model_index(id);
    std::vector<double> slots = input(model, in), whole = room(model);
    REQUIRE(slots::evaluate(model, slots.data(), whole.data()).ok());
    for (const double budget : {1.0, 777.0, 1e5, 1e300}) {
      Run run;
      std::vector<double> again = input(model, in), out = room(model);
      REQUIRE(run.start(model, again.data()).ok());
      double before = 0, share = 0;
      while (share < 1) {
        before = share;
        share = run.step(budget);
        if (share < before || share > 1) FAIL("progress went from " << before << " to " << share);
      }
      CHECK(run.result(out.data()).ok());
      CHECK(same_bits(out, whole));
    }
  }
}

TEST_CASE("run: a stopped run is cancelled, and what is wrong is refused before it starts") {
  const int model = model_index("cache_simulator");
  const Json in = kCalls[0].second;
  std::vector<double> slots = input(model, in), out = room(model);
  Run run;
  CHECK(run.step(1) == 0);
  CHECK(run.result(out.data()).code == Code::internal);
  REQUIRE(run.start(model, slots.data()).ok());
  CHECK(run.step(1) < 1);
  CHECK(run.result(out.data()).code == Code::cancelled);
  for (const double x : out) CHECK(x != x);
  run.stop();
  CHECK(run.result(out.data()).code == Code::internal);
  slots[1] = -1;
  CHECK(run.start(model, slots.data()).code == Code::out_of_range);
  CHECK(run.start(-1, slots.data()).code == Code::unknown_model);
}

TEST_CASE("run: a plain call beyond ten million steps is too large; in steps it ends") {
  const Json in = {{"kernel", "ikj"}, {"m", 600}, {"n", 600}, {"k", 600}, {"cache_bytes", 32768}, {"line_bytes", 64}, {"ways", 8}};
  const Json e = refusal(api::evaluate("cache_simulator", in.dump()));
  CHECK(e["code"] == "too_large");
  CHECK_FALSE(e.contains("field"));
  int heard = 0;
  const api::Answer cancelled = api::run("cache_simulator", in.dump(), [&heard](double) { return ++heard < 3; });
  CHECK(refusal(cancelled)["code"] == "cancelled");
  CHECK(heard == 3);
  const api::Answer answer = api::run("cache_simulator", in.dump());
  REQUIRE(answer.ok);
  CHECK(parse(answer.json)["accesses"] == 432360000);
  CHECK(parse(api::describe("cache_simulator").json)["slow"] == true);
  CHECK_FALSE(parse(api::describe("iron_law").json).contains("slow"));
}
