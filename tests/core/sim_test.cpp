// Random numbers, distributions and events; and simulations against the closed forms they must agree with.
#include <algorithm>  // std::is_sorted
#include <cmath>      // std::fabs, std::sqrt
#include <vector>     // std::vector

#include "sim/distributions.h"
#include "sim/event_queue.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

namespace {

struct Moments {
  void add(double x) {
    ++n;
    sum += x;
    squares += x * x;
  }
  double mean() const { return sum / n; }
  double variance() const { return (squares - sum * sum / n) / (n - 1); }
  double error() const { return std::sqrt(variance() / n); }
  double n = 0, sum = 0, squares = 0;
};

// Means over independent seeds are normal: theory must lie within four standard errors (missed once in 16,000 by chance).
constexpr int kSeeds = 40;
void agree(const Moments& found, double theory) {
  INFO("theory " << theory << ", simulated " << found.mean() << " +- " << found.error());
  CHECK(std::fabs(found.mean() - theory) < 4 * found.error());
  CHECK(found.error() < 0.1 * theory);  // the interval says something
}

template <class Draw>
Moments moments(int n, Draw&& draw) {
  sim::Random random(20261121);
  Moments m;
  for (int i = 0; i < n; ++i) m.add(draw(random));
  return m;
}

}  // namespace

TEST_CASE("sim: SplitMix64 gives its published numbers, in any order") {
  CHECK(sim::Random(0).next() == 0xe220a8397b1dcdafULL);
  CHECK(sim::Random(1).next() == 0x910a2dec89025cc1ULL);
  sim::Random seven(7);
  const double u[] = {seven.uniform(), seven.uniform(), seven.uniform()};
  CHECK(u[0] == 0.3898297483912715);
  CHECK(u[1] == 0.01678829452815611);
  CHECK(u[2] == 0.9007606806068834);
  const sim::Random start(7);
  for (std::uint64_t i = 0; i < 3; ++i) CHECK(start.uniform_at(i) == u[i]);
  sim::Random skipped(7);
  skipped.skip(2);
  CHECK(skipped.uniform() == u[2]);
  CHECK(sim::Random(5, 2).next() == sim::Random(2005).next());
}

TEST_CASE("sim: distributions have the mean and the variance they promise") {
  constexpr int n = 200000;
  const auto has = [](const Moments& m, double mean, double variance, double slack = 0.02) {
    INFO("mean " << m.mean() << ", variance " << m.variance());
    CHECK(std::fabs(m.mean() - mean) < 4.5 * m.error());
    CHECK(std::fabs(m.variance() - variance) <= slack * variance + 1e-12);
  };
  using sim::Random;
  has(moments(n, [](Random& r) { return r.uniform(); }), 0.5, 1.0 / 12);
  has(moments(n, [](Random& r) { return sim::uniform(r, -3, 5); }), 1, 64.0 / 12);
  has(moments(n, [](Random& r) { return sim::exponential(r, 3); }), 3, 9);
  has(moments(n, [](Random& r) { return sim::normal(r, -2, 5); }), -2, 25);
  has(moments(n, [](Random& r) { return sim::lognormal(r, 2, 0.5); }), 2, 2, 0.06);
  has(moments(n, [](Random& r) { return sim::weibull(r, 2, 1); }), 2, 4);
  has(moments(n, [](Random& r) { return sim::erlang(r, 3, 4); }), 3, 9.0 / 4);
  has(moments(n, [](Random& r) { return sim::hyperexponential(r, 3, 5); }), 3, 45, 0.06);
  has(moments(n, [](Random& r) { return sim::bernoulli(r, 0.2) ? 1.0 : 0.0; }), 0.2, 0.16);
  for (const double mean : {0.3, 4.0, 9.99, 10.0, 47.0, 1e4, 1e7}) has(moments(n, [mean](Random& r) { return sim::poisson(r, mean); }), mean, mean);
  CHECK(moments(10, [](Random& r) { return sim::poisson(r, 0); }).sum == 0);
}

TEST_CASE("sim: Poisson counts have their probabilities on both sides of the change of method") {
  for (const double mean : {3.0, 12.0}) {
    std::vector<double> counts(60);
    sim::Random random(3);
    constexpr int n = 200000;
    for (int i = 0; i < n; ++i) counts[static_cast<std::size_t>(std::min(59.0, sim::poisson(random, mean)))] += 1;
    double p = std::exp(-mean);
    for (int k = 0; k < 40; p *= mean / ++k) {
      const double sigma = std::sqrt(n * p * (1 - p));
      INFO("mean " << mean << ", k " << k);
      CHECK(std::fabs(counts[static_cast<std::size_t>(k)] - n * p) < 5 * sigma + 1);
    }
  }
}

TEST_CASE("sim: a million events come out by time, equal times in the order they went in") {
  sim::EventQueue<int> queue;
  sim::Random random(1);
  constexpr int n = 1000000;
  queue.reserve(n);
  for (int i = 0; i < n; ++i) queue.push(static_cast<double>(random.below(1000)), i);
  CHECK(queue.size() == n);
  double time = -1;
  int last = -1;
  bool ordered = true;
  while (!queue.empty()) {
    const auto event = queue.pop();
    ordered = ordered && (event.time > time || (event.time == time && event.payload > last));
    time = event.time;
    last = event.payload;
  }
  CHECK(ordered);
}

TEST_CASE("sim: events may be put in while others come out") {
  sim::EventQueue<int> queue;
  queue.push(2, 1);
  queue.push(1, 2);
  CHECK(queue.pop().payload == 2);
  queue.push(2, 3);
  queue.push(1.5, 4);
  CHECK(queue.front().payload == 4);
  for (const int want : {4, 1, 3}) CHECK(queue.pop().payload == want);
  CHECK(queue.empty());
}

namespace {

// c servers, one queue, exponential service; waits after a warm-up. Driven by the event queue.
double mean_wait_mmc(std::uint64_t seed, int servers, double arrival, double service, int requests) {
  enum { kArrival = -1 };
  sim::Random gaps(seed, 0), services(seed, 1);
  sim::EventQueue<int> events;
  std::vector<double> line;
  std::size_t served = 0;
  int busy = 0, seen = 0;
  double waited = 0, counted = 0;
  events.push(sim::exponential(gaps, 1 / arrival), kArrival);
  const auto begin = [&](double now) {
    const double wait = now - line[served++];
    if (served > static_cast<std::size_t>(requests) / 10) waited += wait, counted += 1;
    events.push(now + sim::exponential(services, service), 0);
  };
  while (!events.empty()) {
    const auto event = events.pop();
    if (event.payload == kArrival) {
      line.push_back(event.time);
      if (++seen < requests) events.push(event.time + sim::exponential(gaps, 1 / arrival), kArrival);
      if (busy < servers) ++busy, begin(event.time);
    } else if (served < line.size()) {
      begin(event.time);
    } else {
      --busy;
    }
  }
  return waited / counted;
}

// Work in pieces with a checkpoint after each; a failure loses the piece and costs a restart. Share of the time that is work.
double useful_share(std::uint64_t seed, double interval, double stall, double mtbf, double restart, int pieces) {
  sim::Random random(seed);
  double time = 0, failure = sim::exponential(random, mtbf);
  for (int done = 0; done < pieces;) {
    if (time + interval + stall <= failure) {
      time += interval + stall;
      ++done;
      continue;
    }
    time = failure;
    do {  // a failure during the restart begins it anew
      failure = time + sim::exponential(random, mtbf);
      time = failure < time + restart ? failure : time + restart;
    } while (time == failure);
  }
  return pieces * interval / time;
}

}  // namespace

TEST_CASE("sim: M/M/c agrees with Erlang C over forty seeds") {
  struct Case {
    int servers;
    double load;
  };
  for (const Case& c : {Case{1, 0.7}, Case{4, 0.8}, Case{16, 0.9}}) {
    INFO(c.servers << " servers at " << c.load);
    const double service = 2, arrival = c.load * c.servers / service;
    Moments waits;
    for (int seed = 1; seed <= kSeeds; ++seed) waits.add(mean_wait_mmc(static_cast<std::uint64_t>(seed), c.servers, arrival, service, 40000));
    agree(waits, evaluate("mmc_queue", {{"servers", c.servers}, {"arrival_per_s", arrival}, {"service_time_s", service}})["mean_wait_s"].get<double>());
  }
}

TEST_CASE("sim: first_token_queue agrees with M/D/1 over forty seeds") {
  for (const double arrival : {8.0, 20.0}) {
    Moments means;
    double expected = 0;
    for (int seed = 1; seed <= kSeeds; ++seed) {
      const Json out = evaluate("first_token_queue", {{"seed", 100 * seed}, {"requests", 20000}, {"arrival_per_s", arrival}, {"prefill_s", 0.0369}, {"step_s", 0.0055}});
      means.add(out["mean_s"].get<double>());
      expected = out["expected_mean_s"].get<double>();
    }
    agree(means, expected);
  }
}

TEST_CASE("sim: checkpoints and failures agree with Daly's expected time over forty seeds") {
  constexpr double stall = 30, mtbf = 3600, restart = 120;
  const double young = evaluate("checkpoint_interval", {{"stall_s", stall}, {"mtbf_s", mtbf}})["young_s"].get<double>();
  for (const double interval : {young / 3, young, young * 3}) {
    Moments shares;
    for (int seed = 1; seed <= kSeeds; ++seed) shares.add(useful_share(static_cast<std::uint64_t>(seed), interval, stall, mtbf, restart, 3000));
    agree(shares, evaluate("checkpoint_waste", {{"interval_s", interval}, {"stall_s", stall}, {"mtbf_s", mtbf}, {"restart_s", restart}, {"lag_s", 0}})["efficiency"].get<double>());
  }
}

TEST_CASE("sim: no interval does better than Young's by more than its approximation") {
  constexpr double stall = 30, mtbf = 3600, restart = 120;
  const double young = evaluate("checkpoint_interval", {{"stall_s", stall}, {"mtbf_s", mtbf}})["young_s"].get<double>();
  const auto mean = [&](double interval) {
    Moments shares;
    for (int seed = 1; seed <= kSeeds; ++seed) shares.add(useful_share(static_cast<std::uint64_t>(seed), interval, stall, mtbf, restart, 3000));
    return shares.mean();
  };
  const double best = mean(young);
  for (const double factor : {0.4, 2.5}) CHECK(mean(young * factor) < best);
}
