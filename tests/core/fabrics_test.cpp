#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("fabrics: a torus has a quarter of a fat tree's cut for each host at 1,024, the same at 64") {
  const auto tree = [](double hosts) { return evaluate("fat_tree", {{"hosts", hosts}, {"hosts_per_leaf", 8}, {"oversubscription", 1}, {"link_bytes_per_s", 1e9}})["host_share_bytes_per_s"].get<double>(); };
  const auto torus = [](double x, double y, double z) { return evaluate("torus", {{"dim_x", x}, {"dim_y", y}, {"dim_z", z}, {"link_bytes_per_s", 1e9}})["host_share_bytes_per_s"].get<double>(); };
  CHECK(torus(4, 4, 4) == tree(64));
  CHECK(torus(8, 8, 16) * 4 == tree(1024));
}

TEST_CASE("fat_tree: what does not divide is rounded up; two levels of 64 ports join 2,048 hosts") {
  const Json f = evaluate("fat_tree", {{"hosts", 33}, {"hosts_per_leaf", 32}, {"oversubscription", 3}});
  CHECK(f["leaf_switches"] == 2);
  CHECK(f["uplinks"] == 22);
  CHECK(f["spine_switches"] == 1);
  CHECK(f["cables"] == 55);
  CHECK(f["max_hosts"] == 2048);
}

TEST_CASE("torus: a single host has nothing to cut and nobody to talk to") {
  const Json t = evaluate("torus", {{"dim_x", 1}, {"dim_y", 1}, {"dim_z", 1}, {"link_bytes_per_s", 1e9}, {"message_bytes", 1e9}, {"hop_latency_s", 1}});
  CHECK(t["bisection_bytes_per_s"] == 0);
  CHECK(t["time_s"] == 0);
}

TEST_CASE("oversubscription_slowdown: packed rings pay nothing, whatever the others pay; one leaf has no uplinks") {
  Json in = {{"hosts", 128}, {"hosts_per_leaf", 32}, {"oversubscription", 4}, {"pattern", "ring_packed"}};
  Json s = evaluate("oversubscription_slowdown", in);
  CHECK(s["slowdown"] == 1);
  CHECK(s["pattern_shares"][0] == 1);
  CHECK(s["pattern_shares"][1] == 0.25);
  CHECK(s["pattern_shares"][4] == 0.25);
  in["hosts"] = 32;
  s = evaluate("oversubscription_slowdown", in);
  for (const Json& share : s["pattern_shares"]) CHECK(share == 1);
}

TEST_CASE("all_to_all: equal cuts bind in the order of the list; a lone rank sends nothing") {
  Json in = {{"ranks", 64}, {"rank_bytes", 64}, {"injection_bytes_per_s", 63}, {"bisection_bytes_per_s", 1024}, {"leaf_share_bytes_per_s", 32}, {"hosts_per_leaf", 32}, {"hop_latency_s", 0}};
  const Json t = evaluate("all_to_all", in);
  CHECK(t["injection_time_s"] == 1);
  CHECK(t["leaf_time_s"] == 1);
  CHECK(t["bisection_time_s"] == 1);
  CHECK(t["binding_cut"] == "injection");
  in["ranks"] = 1;
  CHECK(evaluate("all_to_all", in)["time_s"] == 0);
}

TEST_CASE("step_communication: exactly on the target is met") {
  CHECK(evaluate("step_communication", {{"allreduce_s", 0.1}, {"all_to_all_s", 0.2}, {"target_s", 0.3}})["violated"] == false);
  const Json late = evaluate("step_communication", {{"allreduce_s", 1}, {"all_to_all_s", 2}, {"target_s", 2}});
  CHECK(late["violation"]["kind"] == "communication_target");
  CHECK(late["violation"]["ratio"] == 1.5);
}
