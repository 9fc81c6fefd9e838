#include "models/kernels_theory/cache_simulator.h"

#include <list>    // std::list
#include <vector>  // std::vector

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {

// The same cache in the plainest way: a list a set, one access after the other.
struct Plain {
  Plain(unsigned set_count, unsigned way_count) : sets(set_count), ways(way_count) {}
  bool miss(unsigned line) {
    std::list<unsigned>& set = sets[line % sets.size()];
    for (auto at = set.begin(); at != set.end(); ++at)
      if (*at == line) {
        set.splice(set.begin(), set, at);
        return false;
      }
    set.push_front(line);
    if (set.size() > ways) set.pop_back();
    return true;
  }
  std::vector<std::list<unsigned>> sets;
  unsigned ways;
};

struct Counts {
  double accesses = 0, a = 0, b = 0, c = 0;
};
Counts plain(const std::string& kernel, unsigned m, unsigned n, unsigned k, unsigned block, unsigned words, unsigned capacity, unsigned ways, unsigned rounds = 1u << 20) {
  const auto up = [words](unsigned x) { return (x + words - 1) / words * words; };
  const unsigned to_b = up(m * k), to_c = to_b + up(k * n);
  Plain cache(ways == 0 ? 1 : capacity / ways, ways == 0 ? capacity : ways);
  Counts out;
  const auto a = [&](unsigned i, unsigned l) { out.accesses += 1, out.a += cache.miss((i * k + l) / words); };
  const auto b = [&](unsigned l, unsigned j) { out.accesses += 1, out.b += cache.miss((to_b + l * n + j) / words); };
  const auto bt = [&](unsigned j, unsigned l) { out.accesses += 1, out.b += cache.miss((to_b + j * k + l) / words); };
  const auto c = [&](unsigned i, unsigned j) { out.accesses += 1, out.c += cache.miss((to_c + i * n + j) / words); };
  const bool transposed = kernel == "nt";
  if (kernel == "ijk" || transposed)
    for (unsigned i = 0; i < std::min(m, rounds); ++i)
      for (unsigned j = 0; j < n; ++j) {
        for (unsigned l = 0; l < k; ++l) a(i, l), transposed ? bt(j, l) : b(l, j);
        c(i, j);
      }
  if (kernel == "jki")
    for (unsigned j = 0; j < std::min(n, rounds); ++j)
      for (unsigned l = 0; l < k; ++l) {
        b(l, j);
        for (unsigned i = 0; i < m; ++i) a(i, l), c(i, j);
      }
  const unsigned step = kernel == "blocked" ? block : 1u << 30, rows = static_cast<unsigned>(std::min<unsigned long long>(m, 1ull * rounds * (kernel == "blocked" ? block : 1)));
  if (kernel == "ikj" || kernel == "blocked")
    for (unsigned i0 = 0; i0 < rows; i0 += step)
      for (unsigned j0 = 0; j0 < n; j0 += step)
        for (unsigned l0 = 0; l0 < k; l0 += step)
          for (unsigned i = i0; i < std::min(rows, i0 + step); ++i)
            for (unsigned l = l0; l < std::min(k, l0 + step); ++l) {
              a(i, l);
              for (unsigned j = j0; j < std::min(n, j0 + step); ++j) b(l, j), c(i, j);
            }
  return out;
}

}  // namespace

TEST_CASE("cache_simulator: counts what the plainest simulation counts, in every order, shape and associativity") {
  for (const char* kernel : {"ijk", "ikj", "jki", "nt", "blocked"})
    for (const auto& [m, n, k] : {std::array{17u, 23u, 19u}, std::array{32u, 32u, 32u}, std::array{1u, 40u, 33u}, std::array{29u, 3u, 50u}, std::array{16u, 64u, 1u}})
      for (const auto& [line, lines, ways] : {std::array{64u, 16u, 0u}, std::array{64u, 16u, 1u}, std::array{64u, 24u, 2u}, std::array{32u, 64u, 8u}, std::array{4u, 64u, 4u}, std::array{64u, 1u, 0u}, std::array{64u, 2u, 0u},
                                              std::array{64u, 64u, 16u}, std::array{64u, 4096u, 0u}}) {
        const Counts want = plain(kernel, m, n, k, 10, line / 4, lines, ways);
        const Json got = evaluate("cache_simulator", {{"kernel", kernel}, {"m", m}, {"n", n}, {"k", k}, {"block", 10}, {"cache_bytes", line * lines}, {"line_bytes", line}, {"ways", ways}});
        INFO(kernel << " " << m << "x" << n << "x" << k << ", " << lines << " lines of " << line << ", " << ways << " ways");
        CHECK(got["accesses"] == want.accesses);
        CHECK(got["misses_a"] == want.a);
        CHECK(got["misses_b"] == want.b);
        CHECK(got["misses_c"] == want.c);
      }
}

TEST_CASE("cache_simulator: the closed form holds where its assumptions do, and shows where they break") {
  const auto blocked = [](int block, int ways) {
    return evaluate("cache_simulator", {{"kernel", "blocked"}, {"m", 128}, {"n", 128}, {"k", 128}, {"block", block}, {"cache_bytes", 16384}, {"line_bytes", 64}, {"ways", ways}});
  };
  CHECK(blocked(32, 0)["closed_form_factor"] == 1);
  CHECK(blocked(128, 0)["closed_form_factor"].get<double>() > 2);
  CHECK(blocked(32, 8)["closed_form_factor"].get<double>() > 2);  // rows of B meet in four sets
  CHECK(blocked(32, 8)["conflict_limit"] == 32);
}

TEST_CASE("cache_simulator: the first rounds of the outermost loop, in every order, among all the lines of the whole matrices") {
  for (const char* kernel : {"ijk", "ikj", "jki", "nt", "blocked"})
    for (const unsigned rounds : {1u, 2u, 5u, 100u})
      for (const auto& [lines, ways] : {std::array{16u, 0u}, std::array{64u, 8u}, std::array{256u, 2u}}) {
        const unsigned m = 33, n = 48, k = 40;
        const Counts want = plain(kernel, m, n, k, 10, 16, lines, ways, rounds);
        const Json got = evaluate("cache_simulator", {{"kernel", kernel}, {"m", m}, {"n", n}, {"k", k}, {"block", 10}, {"cache_bytes", 64 * lines}, {"line_bytes", 64}, {"ways", ways}, {"rounds", rounds}});
        INFO(kernel << ", " << rounds << " rounds, " << lines << " lines, " << ways << " ways");
        CHECK(got["accesses"] == want.accesses);
        CHECK(got["misses_a"] == want.a);
        CHECK(got["misses_b"] == want.b);
        CHECK(got["misses_c"] == want.c);
        const double made = kernel == std::string("jki") ? 1.0 * m * std::min(n, rounds) : 1.0 * n * std::min(m, rounds * (kernel == std::string("blocked") ? 10 : 1));
        CHECK_THAT(got["misses_per_multiply_add"].get<double>(), Catch::Matchers::WithinRel((want.a + want.b + want.c) / (made * k), 1e-12));
        CHECK(got["compulsory_misses"].is_null() == (made < 1.0 * m * n));
      }
}

TEST_CASE("cache_simulator: more rounds than the loop has are all of them, down to the last output") {
  for (const char* kernel : {"ijk", "ikj", "jki", "nt", "blocked"}) {
    Json in = {{"kernel", kernel}, {"m", 64}, {"n", 64}, {"k", 64}, {"block", 16}, {"cache_bytes", 4096}, {"line_bytes", 64}, {"ways", 0}};
    const Json all = evaluate("cache_simulator", in);
    in["rounds"] = 64;
    CHECK(evaluate("cache_simulator", in) == all);
    in["rounds"] = 1;
    CHECK(evaluate("cache_simulator", in)["closed_form_misses"].is_null());
  }
}

TEST_CASE("cache_simulator: tiles are evicted when they miss more than twice as often as the formula expects") {
  const auto tiles = [](int block, int line) {
    return evaluate("cache_simulator", {{"kernel", "blocked"}, {"m", 256}, {"n", 256}, {"k", 256}, {"block", block}, {"cache_bytes", 32768}, {"line_bytes", line}, {"ways", 0}})["evicted"];
  };
  CHECK(tiles(32, 64).is_null());
  CHECK(tiles(64, 64).is_null());  // three do not fit together, but what counts stays
  const Json evicted = tiles(128, 64);
  CHECK(evicted["demand"] == 1064960);
  CHECK(evicted["capacity"] == 2 * 20480);
  CHECK(tiles(8, 128).is_null());  // a quarter of a line wide
}

TEST_CASE("cache_simulator: refuses shapes that no cache has") {
  Json in = {{"kernel", "ijk"}, {"m", 8}, {"n", 8}, {"k", 8}, {"cache_bytes", 4096}, {"line_bytes", 64}, {"ways", 3}};
  CHECK(refusal(api::evaluate("cache_simulator", in.dump()))["field"] == "cache_bytes");
  in["ways"] = 4, in["element_bytes"] = 128;
  CHECK(refusal(api::evaluate("cache_simulator", in.dump()))["field"] == "element_bytes");
  in["element_bytes"] = 4, in["m"] = 4096, in["n"] = 4096, in["k"] = 4096;
  CHECK(refusal(api::evaluate("cache_simulator", in.dump()))["code"] == "too_large");
}
