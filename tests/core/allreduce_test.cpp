#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json of(const char* algorithm, double ranks, double bytes) {
  return evaluate("allreduce", {{"algorithm", algorithm}, {"ranks", ranks}, {"message_bytes", bytes}, {"bandwidth_bytes_per_s", 5e10}, {"hop_latency_s", 1.5e-6}});
}
double time(const char* algorithm, double ranks, double bytes) { return of(algorithm, ranks, bytes)["time_s"]; }
}  // namespace

TEST_CASE("allreduce: the naive way is as many times slower as there are ranks, for large messages only") {
  CHECK_THAT(time("naive", 128, 140e9) / time("ring", 128, 140e9), printed(128));
  CHECK(time("naive", 128, 1000) / time("ring", 128, 1000) < 1.02);
  CHECK(of("naive", 128, 1)["steps"] == of("ring", 128, 1)["steps"]);
}

TEST_CASE("allreduce: at the crossover ring and tree take equally long, and a ring of three never loses") {
  for (const double ranks : {8, 128, 1024}) {
    const double crossover = of("ring", ranks, 0)["ring_tree_crossover_bytes"];
    CHECK_THAT(time("ring", ranks, crossover), about(time("tree", ranks, crossover)));
  }
  CHECK(of("ring", 3, 0)["ring_tree_crossover_bytes"] == 0);
}

TEST_CASE("allreduce: one rank has nothing to do, and no algorithm beats the bounds") {
  for (const char* algorithm : {"naive", "ring", "tree", "halving_doubling"}) {
    CHECK(of(algorithm, 1, 1e9)["time_s"] == 0);
    CHECK(of(algorithm, 1, 1e9)["bandwidth_efficiency"].is_null());
    const Json r = of(algorithm, 64, 1e9);
    CHECK(r["time_s"] >= r["bandwidth_bound_s"]);
    CHECK(r["latency_time_s"] >= r["latency_bound_s"]);
  }
}

TEST_CASE("allreduce: halving needs a power of two, also beyond 2^52") {
  Json in = {{"algorithm", "halving_doubling"}, {"ranks", 100}, {"message_bytes", 1}, {"bandwidth_bytes_per_s", 1}};
  const Json error = refusal(api::evaluate("allreduce", in.dump()));
  CHECK(error["code"] == "contradictory");
  CHECK(error["field"] == "ranks");
  in["ranks"] = 9007199254740992;
  CHECK(evaluate("allreduce", in)["steps"] == 106);
  in["ranks"] = 9007199254740991;
  CHECK(refusal(api::evaluate("allreduce", in.dump()))["field"] == "ranks");
}

TEST_CASE("hierarchical_allreduce: a single node is a ring, and few steps remain across nodes") {
  Json in = {{"nodes", 1}, {"gpus_per_node", 8}, {"message_bytes", 14e9}, {"intra_bytes_per_s", 5e10}, {"inter_gpu_bytes_per_s", 1e9}, {"intra_latency_s", 1.5e-6}};
  CHECK_THAT(evaluate("hierarchical_allreduce", in)["time_s"].get<double>(), about(time("ring", 8, 14e9)));
  in["nodes"] = 16;
  CHECK(evaluate("hierarchical_allreduce", in)["steps"] == 44);
  CHECK_THAT(evaluate("hierarchical_allreduce", in)["node_boundary_bytes"].get<double>(), about(26.25e9));
}
