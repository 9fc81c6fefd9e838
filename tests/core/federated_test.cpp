#include "models/networks/topk_payload.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {
Json design(double fraction, double epsilon) {
  return evaluate("federated_design", {{"devices", 1e8}, {"fraction", fraction}, {"local_epochs", 5}, {"work_epochs", 500}, {"epsilon", epsilon}, {"delta", 1e-9}, {"dimension", 1e8}, {"model_bytes", 2e8}, {"compression", 1}, {"days", 30}});
}
}  // namespace

TEST_CASE("federated_design: four times the cohort halves the noise and takes four times the traffic") {
  const Json a = design(0.01, 1), b = design(0.04, 1);
  CHECK_THAT(b["noise_ratio"].get<double>(), about(a["noise_ratio"].get<double>() / 2));
  CHECK_THAT(b["bytes_per_day"].get<double>(), about(4 * a["bytes_per_day"].get<double>()));
}

TEST_CASE("federated_design: 7 % of 100 rounds are 7 participations, not 8") {
  CHECK(design(0.07, 1)["participations"] == 7);
}

TEST_CASE("federated_traffic: at the break-even compression, both ways, it moves as much as raw data") {
  const auto run = [](double compression) {
    return evaluate("federated_traffic", {{"devices", 1e8}, {"fraction", 0.01}, {"model_bytes", 2e9}, {"up_compression", compression}, {"down_compression", compression}, {"rounds_per_day", 10}, {"actions_per_user_day", 10}, {"bytes_per_action", 100}});
  };
  const double even = run(1)["break_even_compression"].get<double>();
  CHECK_THAT(even, about(400000));
  CHECK_THAT(run(even)["ratio"].get<double>(), about(1));
}

TEST_CASE("topk_payload: if everything is sent there is nothing to say about where") {
  const auto all = TopkPayload::evaluate({.dimension = 8, .kept_fraction = 1, .value_bits = 16, .index_bits = 0, .dense = Bytes(16)});
  CHECK(all.index_entropy_bits == 0.0);
  CHECK(all.compression.value() == 1.0);
}
