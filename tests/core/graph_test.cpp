#include "api/graph.h"

#include <array>    // std::array
#include <cmath>    // std::isnan
#include <cstring>  // std::memcmp

#include "api/slots.h"
#include "models/registry.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {

// Iron Law with the device picked by state[0] and the work from state[1]; then the gap of its memory and compute times.
struct Example {
  int law = model_index("iron_law"), gap = model_index("magnitude_gap");
  std::vector<double> consts = {1e8, 989e12, 1e9, 3.35e12, 5e7, kNull};
  std::vector<std::int32_t> program = {
      2,
      law, 4, 0, 0, 0, 0, 0, 0, /* traffic */ 1, 1, 1, 0, 0, 0, /* work */ 2, 3, 1, 0, 0, 2, /* peak */ 3, 4, 3, 2, 0, 2, /* bandwidth: row state[2], column state[0] */
      gap, 2, 0, 2, slots::in_slots(law), 0, 0, 0, 1, 2, slots::in_slots(law) + 1, 0, 0, 0};
  int total = slots::in_slots(law) + 3;
};

}  // namespace

TEST_CASE("graph: answers as the single calls do, and later calls read earlier ones") {
  const Example e;
  Graph g;
  REQUIRE(g.load(e.program, e.consts, 3));
  const double cloud[] = {0, 4e9, 0}, tiny[] = {1, 4e9, 0};
  auto arena = g.evaluate(cloud);
  CHECK(g.failures().empty());
  CHECK_THAT(arena[static_cast<std::size_t>(slots::in_slots(e.law))], about(2.98507462686567e-05));
  CHECK_THAT(arena[static_cast<std::size_t>(g.arena_slots() - 4)], about(7.38059701492537));
  arena = g.evaluate(tiny);
  CHECK(arena[static_cast<std::size_t>(e.total)] == 6.0);
  CHECK(arena[5] == 1.0);  // the default of utilization stands in the arena
}

TEST_CASE("graph: a failing call leaves null and takes along only those that read it") {
  const Example e;
  Graph g;
  REQUIRE(g.load(e.program, e.consts, 3));
  const double negative[] = {0, -1, 0};
  const auto arena = g.evaluate(negative);
  REQUIRE(g.failures().size() == 2);
  CHECK(g.failures()[0].call == 0);
  CHECK(g.failures()[0].code == Code::out_of_range);
  CHECK(g.failures()[0].field == 1);
  CHECK(g.failures()[1].code == Code::dependency);
  CHECK(std::isnan(arena[static_cast<std::size_t>(e.total)]));
  const double fine[] = {0, 1, 0};
  g.evaluate(fine);
  CHECK(g.failures().empty());
}

TEST_CASE("graph: a pick outside its table fails that call, never reads beyond") {
  const Example e;
  Graph g;
  REQUIRE(g.load(e.program, e.consts, 3));
  for (const double index : {-1.0, 2.0, 0.5, 1e300, kNull, -1e300}) {
    const double state[] = {index, 1, 0}, row[] = {0, 1, index};
    g.evaluate(state);
    CHECK(g.failures()[0].code == Code::out_of_range);
    g.evaluate(row);
    CHECK_FALSE(g.failures().empty());
  }
}

TEST_CASE("graph: rows are what single evaluations give, bit for bit") {
  const Example e;
  Graph g;
  REQUIRE(g.load(e.program, e.consts, 3));
  std::vector<double> states;
  for (int i = 0; i < 20; ++i) states.insert(states.end(), {static_cast<double>(i % 2), 1e6 * i, 0});
  const std::vector<std::int32_t> wanted = {e.total, g.arena_slots() - 1, 0};
  std::vector<double> rows(20 * wanted.size());
  REQUIRE(g.rows(states.data(), 20, wanted, rows.data()));
  for (std::size_t i = 0; i < 20; ++i) {
    const auto arena = g.evaluate(states.data() + i * 3);
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      const double want = arena[static_cast<std::size_t>(wanted[k])], got = rows[i * wanted.size() + k];
      CHECK((got == want || (std::isnan(got) && std::isnan(want))));
    }
  }
  const std::int32_t outside[] = {g.arena_slots()}, negative[] = {-1};
  CHECK_FALSE(g.rows(states.data(), 1, outside, rows.data()));
  CHECK_FALSE(g.rows(states.data(), 1, negative, rows.data()));
}

TEST_CASE("graph: what it keeps from the state before is what a new graph computes, after failures too") {
  const Example e;
  Graph kept;
  REQUIRE(kept.load(e.program, e.consts, 3));
  // Every step changes nothing, one call's inputs, or what makes a call fail; each state follows each other one.
  const double nan = std::nan("");
  const std::vector<std::array<double, 3>> states = {{0, 4e9, 0}, {1, 4e9, 0}, {0, 4e9, 0}, {0, -1, 0}, {5, 4e9, 0}, {0, 0.0, 0}, {0, -0.0, 0}, {0, nan, 0}, {1, 2e9, 0}};
  for (const auto& first : states)
    for (const auto& second : states)
      for (const auto& state : {first, second, second}) {
        Graph fresh;
        REQUIRE(fresh.load(e.program, e.consts, 3));
        const auto want = fresh.evaluate(state.data()), got = kept.evaluate(state.data());
        INFO(state[0] << ", " << state[1] << " after " << first[0] << ", " << first[1]);
        CHECK(std::memcmp(want.data(), got.data(), want.size_bytes()) == 0);
        REQUIRE(kept.failures().size() == fresh.failures().size());
        for (std::size_t i = 0; i < fresh.failures().size(); ++i) {
          CHECK(kept.failures()[i].call == fresh.failures()[i].call);
          CHECK(kept.failures()[i].code == fresh.failures()[i].code);
          CHECK(kept.failures()[i].field == fresh.failures()[i].field);
        }
      }
}

TEST_CASE("graph: every index out of bounds is refused when loading") {
  const Example e;
  const auto loads = [&](std::size_t word, std::int32_t value) {
    auto program = e.program;
    program[word] = value;
    return Graph().load(program, e.consts, 3);
  };
  CHECK(loads(1, e.law));
  CHECK_FALSE(loads(0, 3));           // more calls than there are
  CHECK_FALSE(loads(0, 1));           // words left over
  CHECK_FALSE(loads(0, -1));
  CHECK_FALSE(loads(1, 9999));        // no such model
  CHECK_FALSE(loads(1, -1));
  CHECK_FALSE(loads(2, 1000));        // more bindings than slots
  CHECK_FALSE(loads(3, 99));          // no such slot
  CHECK_FALSE(loads(3, -1));
  CHECK_FALSE(loads(4, 5));           // no such op
  CHECK_FALSE(loads(5, 6));           // no such constant
  CHECK_FALSE(loads(11, 3));          // no such state slot
  CHECK_FALSE(loads(20, 6));          // a table beyond the constants
  CHECK_FALSE(loads(26, 0));          // a row of no columns
  CHECK_FALSE(loads(31, 100000));     // an arena slot not yet written
  CHECK_FALSE(loads(31, slots::in_slots(e.law) + slots::out_slots(e.law)));
  for (std::size_t n = 0; n < e.program.size(); ++n) CHECK_FALSE(Graph().load(std::span(e.program).first(n), e.consts, 3));
  CHECK_FALSE(Graph().load(e.program, e.consts, -1));
  CHECK_FALSE(Graph().load(e.program, {}, 3));
}

TEST_CASE("graph: the JSON face says what is wrong with a graph or a state") {
  const Example e;
  Json graph = {{"program", e.program}, {"consts", {1e8, 989e12, 1e9, 3.35e12, 5e7, nullptr}}, {"state", 3}};
  const api::Answer answer = api::evaluate_graph(graph.dump(), R"({"state": [0, 4e9, 0]})");
  REQUIRE(answer.ok);
  CHECK(parse(answer.json)["failures"].empty());
  const api::Answer rows = api::sweep_graph(graph.dump(), R"({"states": [[0, 4e9, 0], [1, 4e9, 0]], "wanted": [)" + std::to_string(e.total) + "]}");
  REQUIRE(rows.ok);
  CHECK(parse(rows.json)["rows"][1][0] == 6);
  CHECK(refusal(api::evaluate_graph(graph.dump(), R"({"state": [0]})"))["code"] == "shape_mismatch");
  CHECK(refusal(api::evaluate_graph(graph.dump(), R"({"state": ["x", 1, 1]})"))["code"] == "wrong_type");
  CHECK(refusal(api::sweep_graph(graph.dump(), R"({"states": [[0, 4e9, 0]], "wanted": [-1]})"))["code"] == "out_of_range");
  graph["program"][1] = 9999;
  CHECK(refusal(api::evaluate_graph(graph.dump(), R"({"state": [0, 4e9, 0]})"))["field"] == "program");
  CHECK(refusal(api::evaluate_graph("[]", "{}"))["code"] == "missing_field");
}
