#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json start(const char* policy, int gpus, int reserve, const Json& jobs) { return evaluate("cluster_schedule", {{"gpus", gpus}, {"policy", policy}, {"reserve", reserve}, {"jobs", jobs}})["start_s"]; }
}  // namespace

TEST_CASE("cluster_schedule: backfill uses what the head can't, and never delays its reserved start") {
  // 8 of 10 GPUs until 100; the head needs 6; a short job fits before its start, a long one only on GPUs that stay free then.
  const Json jobs = {{"training", 0, 8, 100}, {"training", 1, 6, 50}, {"training", 2, 2, 98}, {"training", 3, 2, 500}, {"training", 4, 2, 500}};
  CHECK(start("fifo", 10, 0, jobs) == Json({0, 100, 100, 100, 150}));
  CHECK(start("fifo_backfill", 10, 0, jobs) == Json({0, 100, 2, 100, 100}));
}

TEST_CASE("cluster_schedule: priority overtakes the queue, not what runs") {
  const Json jobs = {{"training", 0, 4, 10}, {"training", 1, 4, 10}, {"interactive", 2, 4, 10}};
  CHECK(start("fifo", 4, 0, jobs) == Json({0, 10, 20}));
  CHECK(start("priority", 4, 0, jobs) == Json({0, 20, 10}));
}

TEST_CASE("cluster_schedule: a span of few digits is never used more than whole") {
  // At 1e9 s doubles stand 1.2e-7 s apart: the span of one job of 1.7e-7 s comes out a third too short.
  const Json out = evaluate("cluster_schedule", {{"gpus", 1}, {"policy", "fifo"}, {"jobs", Json::array({{"search", 1e9, 1, 1.7e-7}})}});
  CHECK(out["utilization"] == 1);
}

TEST_CASE("cluster_schedule: the reserve is for interactive jobs only") {
  const Json jobs = {{"training", 0, 4, 10}, {"interactive", 1, 2, 5}, {"search", 2, 2, 5}};
  CHECK(start("fifo", 6, 2, jobs) == Json({0, 1, 10}));
}

TEST_CASE("cluster_schedule: takes jobs in any order and refuses what never fits") {
  CHECK(start("fifo", 1, 0, {{"search", 5, 1, 10}, {"search", 0, 1, 10}}) == Json({10, 0}));
  const Json in = {{"gpus", 4}, {"reserve", 2}, {"jobs", {{"training", 0, 3, 1}}}};
  CHECK(refusal(api::evaluate("cluster_schedule", in.dump()))["code"] == "contradictory");
}

TEST_CASE("cluster_schedule: no policy moves the load: the same work is done") {
  const Json jobs = {{"training", 0, 8, 14400}, {"training", 1800, 12, 14400}, {"interactive", 3600, 4, 1800}, {"search", 3600, 4, 21600}};
  for (const char* policy : {"fifo", "priority", "fifo_backfill", "priority_backfill"}) {
    const Json out = evaluate("cluster_schedule", {{"gpus", 16}, {"policy", policy}, {"jobs", jobs}});
    CHECK(out["utilization"].get<double>() <= 1);
    for (std::size_t i = 0; i < jobs.size(); ++i) CHECK(out["wait_s"][i].get<double>() >= 0);
  }
}

TEST_CASE("cluster_simulation: an overloaded cluster is not simulated") {
  const Json out = evaluate("cluster_simulation", {{"training_gpus", 512}, {"training_per_s", 2.0 / 86400}, {"reserve", 64}});
  CHECK(out["stable"] == false);
  CHECK(out["training_mean_wait_s"].is_null());
  CHECK(out["unstable"]["ratio"] == 1.5);
  CHECK(out["first_jobs"].empty());
}

TEST_CASE("cluster_simulation: backfill saves the small jobs at no cost to the large") {
  const auto run = [](const char* policy, int reserve) { return evaluate("cluster_simulation", {{"weeks", 8}, {"policy", policy}, {"reserve", reserve}}); };
  const Json fifo = run("fifo", 0), backfill = run("fifo_backfill", 0), reserved = run("fifo_backfill", 8);
  CHECK(backfill["interactive_mean_wait_s"].get<double>() < fifo["interactive_mean_wait_s"].get<double>() / 5);
  CHECK(backfill["training_mean_wait_s"].get<double>() < fifo["training_mean_wait_s"].get<double>());
  CHECK(fifo["sla_missed"]["kind"] == "sla_missed");
  CHECK(reserved["interactive_within_300s"].get<double>() > backfill["interactive_within_300s"].get<double>());
  CHECK(fifo["jobs"] == backfill["jobs"]);
  CHECK(fifo["first_jobs"].size() == 512);
}

TEST_CASE("packing: what is left between slots") {
  CHECK(evaluate("packing", {{"gpus", 1024}, {"job_gpus", 320}, {"jobs_per_s", 0}, {"job_s", 1}})["leftover_gpus"] == 64);
  CHECK(refusal(api::evaluate("packing", R"({"gpus": 8, "reserve": 9, "job_gpus": 1, "jobs_per_s": 0, "job_s": 1})"))["code"] == "contradictory");
}

TEST_CASE("cluster_load: an idle cluster has no shares to give") {
  const Json out = evaluate("cluster_load", {{"gpus", 8}, {"jobs_per_s", {0, 0}}, {"gpus_per_job", {1, 2}}, {"job_s", {5, 5}}});
  CHECK(out["shares"] == Json({0, 0}));
  CHECK(out["overloaded"] == false);
}
