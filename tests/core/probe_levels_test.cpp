// Cache levels out of synthetic latency curves.
#include "probe/levels.h"

#include <cmath>  // std::exp2, std::floor, std::log2, std::round

#include "sim/distributions.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;
using probe::Level;

namespace {

struct Curve {
  std::vector<double> size, latency;
};

// 4 KiB .. 128 MiB, two sizes an octave, like the probe's own.
std::vector<double> sizes() {
  std::vector<double> s;
  for (double b = 4096; b <= 134217728; b *= 2) {
    s.push_back(b);
    if (b < 134217728) s.push_back(1.5 * b);
  }
  return s;
}

struct Cache {
  double bytes, latency;
};
// Random accesses to a working set: each cache serves its share of them, as a cycle through all lines with LRU-like sharing does.
Curve curve_of(const std::vector<Cache>& caches, double memory, double noise, std::uint64_t seed) {
  Curve c{sizes(), {}};
  sim::Random random(seed);
  for (const double s : c.size) {
    double left = 1, time = 0, before = 0;
    for (const Cache& cache : caches) {
      const double share = std::max(0.0, std::min(1.0, cache.bytes / s) - before);
      time += share * cache.latency;
      left -= share;
      before += share;
    }
    time += left * memory;
    c.latency.push_back(time * std::exp(sim::normal(random, 0, noise)));
  }
  return c;
}
std::vector<Level> levels(const Curve& c) { return probe::levels_of(c.size, c.latency); }

}  // namespace

TEST_CASE("levels: three caches and memory come out with their sizes and latencies") {
  const Curve c = curve_of({{32768, 1.1e-9}, {1048576, 4e-9}, {33554432, 18e-9}}, 90e-9, 0, 1);
  const auto found = levels(c);
  REQUIRE(found.size() == 4);
  CHECK(found[0].capacity_bytes == 32768);
  CHECK_THAT(found[0].latency_s, about(1.1e-9, 0.01));
  CHECK(found[1].capacity_bytes >= 786432);
  CHECK(found[1].capacity_bytes <= 1572864);
  CHECK_THAT(found[1].latency_s, about(4e-9, 0.15));
  CHECK(found[2].capacity_bytes >= 25165824);
  CHECK(found[2].capacity_bytes <= 50331648);
  CHECK_THAT(found[2].latency_s, about(18e-9, 0.15));
  CHECK(found[3].latency_s > 50e-9);
}

TEST_CASE("levels: noise of 5 % neither adds nor hides a level") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    INFO("seed " << seed);
    const auto found = levels(curve_of({{49152, 2e-9}, {2097152, 6e-9}}, 80e-9, 0.05, seed));
    REQUIRE(found.size() == 3);
    CHECK(found[0].capacity_bytes >= 49152 / 1.6);
    CHECK(found[0].capacity_bytes <= 49152 * 1.6);
    CHECK(found[1].capacity_bytes >= 2097152 / 1.6);
    CHECK(found[1].capacity_bytes <= 2097152 * 2.1);
  }
}

TEST_CASE("levels: a flat curve is one level, flat with noise too") {
  for (const double noise : {0.0, 0.03, 0.1}) {
    const auto found = levels(curve_of({}, 5e-9, noise, 3));
    REQUIRE(found.size() == 1);
    CHECK(found[0].first == 0);
    CHECK(found[0].capacity_bytes == 134217728);
    CHECK_THAT(found[0].latency_s, about(5e-9, 0.1));
  }
}

TEST_CASE("levels: one cache and memory are two levels") {
  const auto found = levels(curve_of({{262144, 3e-9}}, 60e-9, 0.02, 5));
  REQUIRE(found.size() == 2);
  CHECK(found[0].capacity_bytes == 262144);
}

TEST_CASE("levels: levels rise, share no point and keep their order on any curve") {
  sim::Random random(11);
  for (int i = 0; i < 300; ++i) {
    Curve c;
    const int n = random.below(40);
    for (int k = 0; k < n; ++k) {
      c.size.push_back(4096.0 * (k + 1));
      c.latency.push_back(1e-9 * std::exp2(10 * random.uniform()));
    }
    const auto found = levels(c);
    CHECK(found.empty() == (n == 0));
    for (std::size_t k = 0; k < found.size(); ++k) {
      CHECK(found[k].first <= found[k].last);
      if (k == 0) continue;
      CHECK(found[k].first > found[k - 1].last);
      CHECK(found[k].latency_s > found[k - 1].latency_s);
    }
  }
}

namespace {

constexpr double kKiB = 1024, kMiB = 1048576;

bool reached(const Curve& c, double bytes) { return probe::from_memory(levels(c), bytes); }
bool reached(const std::vector<Cache>& caches, double memory, double bytes, double noise = 0, std::uint64_t seed = 1) { return reached(curve_of(caches, memory, noise, seed), bytes); }

const std::vector<Cache> kDesktop = {{32 * kKiB, 1.1e-9}, {kMiB, 4e-9}, {32 * kMiB, 11e-9}};
const std::vector<Cache> kServer = {{48 * kKiB, 1.7e-9}, {2 * kMiB, 5e-9}, {260 * kMiB, 32e-9}};
const std::vector<Cache> kPhone = {{64 * kKiB, 1.4e-9}, {512 * kKiB, 5e-9}, {4 * kMiB, 28e-9}};

}  // namespace

TEST_CASE("memory reached: on a desktop with 32 MiB of outer cache from four times that, whatever the noise") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    CHECK(reached(kDesktop, 80e-9, 128 * kMiB, 0.03, seed));
    CHECK_FALSE(reached(kDesktop, 80e-9, 64 * kMiB, 0.03, seed));
    CHECK_FALSE(reached(kDesktop, 80e-9, 32 * kMiB, 0.03, seed));
  }
}

TEST_CASE("memory reached: not on a server whose outer cache holds all that a page may take") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) CHECK_FALSE(reached(kServer, 110e-9, 128 * kMiB, 0.03, seed));
  // What no time tells: an outer cache as slow as memory.
  CHECK(reached({{48 * kKiB, 1.7e-9}, {2 * kMiB, 5e-9}, {260 * kMiB, 60e-9}}, 110e-9, 128 * kMiB));
}

TEST_CASE("memory reached: on a phone with 4 MiB of system cache, also with the sizes of the quick measurement") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    Curve c = curve_of(kPhone, 130e-9, 0.05, seed);
    CHECK(reached(c, 128 * kMiB));
    CHECK_FALSE(reached(c, 4 * kMiB));
    Curve quick;  // 8 KiB to 32 MiB, doubling; the bandwidth is that of 64 MiB
    for (std::size_t i = 0; i < c.size.size(); ++i)
      if (c.size[i] >= 8 * kKiB && c.size[i] <= 32 * kMiB && std::exp2(std::round(std::log2(c.size[i]))) == c.size[i]) {
        quick.size.push_back(c.size[i]);
        quick.latency.push_back(c.latency[i]);
      }
    REQUIRE(quick.size.size() == 13);
    CHECK(reached(quick, 64 * kMiB));
  }
}

TEST_CASE("memory reached: a clock of 1 ms, whose samples may be as short as 20 ticks, changes no answer") {
  constexpr double kTick = 1e-3, kShortest = 20 * kTick;
  sim::Random random(7);
  const auto rounded = [&random](Curve c) {
    for (double& t : c.latency) {
      const double hops = std::floor(kShortest / t), phase = random.uniform();
      t = std::floor(hops * t / kTick + phase) * kTick / hops;  // whole ticks between two readings
    }
    return c;
  };
  for (int i = 0; i < 20; ++i) {
    INFO("try " << i);
    CHECK(reached(rounded(curve_of(kDesktop, 80e-9, 0, 1)), 128 * kMiB));
    CHECK_FALSE(reached(rounded(curve_of(kServer, 110e-9, 0, 1)), 128 * kMiB));
    CHECK(reached(rounded(curve_of(kPhone, 130e-9, 0, 1)), 128 * kMiB));
  }
}

TEST_CASE("memory reached: nothing is known of what lies behind a single level, or none") {
  CHECK_FALSE(reached({{512 * kMiB, 2e-9}}, 90e-9, 128 * kMiB));
  CHECK_FALSE(probe::from_memory({}, 128 * kMiB));
}
