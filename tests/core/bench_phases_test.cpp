// The bench under a clock of its own: calibration, warm-up, growth, drift, coarse ticks, a clock that stands still or jumps.
#include "bench/bench.h"

#include "fake_clock.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;
using bench::Bench;
using bench::Phase;
using bench::Settings;
using bench::Verdict;

TEST_CASE("bench: calibration finds the tick of fine and coarse clocks and the cost of a reading") {
  for (const double tick : {1e-6, 5e-6, 1e-4, 1e-3, 1e-2}) {
    FakeClock clock{.tick = tick};
    const bench::ClockQuality q = quality_of(clock);
    INFO(tick);
    CHECK_THAT(q.tick_s, about(tick, 1e-6));
    CHECK_THAT(q.read_s, about(1e-7, 0.2));
    CHECK_FALSE(q.stands_still);
    CHECK(q.coarse() == (tick >= 1e-3));
  }
  FakeClock exact;
  CHECK_THAT(quality_of(exact).tick_s, about(1e-7, 1e-3));
}

TEST_CASE("bench: a clock that stands still is found out in a bounded number of readings") {
  FakeClock clock{.still = true};
  const bench::ClockQuality q = quality_of(clock);
  CHECK(q.stands_still);
  CHECK(clock.reads < 3e6);
}

TEST_CASE("bench: a suspended page is no tick, and a clock set back is counted") {
  FakeClock clock{.tick = 1e-3};
  bench::Calibration calibration(clock);
  CHECK_FALSE(calibration.step());
  clock.now += 60;
  CHECK_FALSE(calibration.step());
  clock.now -= 5;
  while (!calibration.step()) {
  }
  CHECK_THAT(calibration.quality().tick_s, about(1e-3, 1e-6));
  CHECK(calibration.quality().backward == 1);
  CHECK(calibration.quality().observed_s < 1);
}

TEST_CASE("bench: samples last at least 200 ticks and the median is the cost of a call") {
  for (const double tick : {0.0, 1e-4}) {
    for (const double cost : {2e-9, 3e-6, 1.7e-3}) {
      FakeClock clock{.tick = tick};
      const auto q = quality_of(clock);
      Bench b(clock, q, {.budget_s = 3}, {clock.work(cost)});
      finish(b, clock);
      const bench::Outcome& o = b.outcomes()[0];
      INFO("tick " << tick << " cost " << cost);
      CHECK_FALSE(b.clock_failed());
      CHECK(o.sample_s >= 200 * q.tick_s);
      CHECK(o.time.samples >= 5);
      CHECK_THAT(o.time.median, about(cost, 0.02));
      CHECK(o.time.low <= o.time.median);
      CHECK(o.time.high >= o.time.median);
      CHECK(o.steady);
      CHECK(o.warm_ups >= 2);
      CHECK_FALSE(o.coarse_clock);
      CHECK_FALSE(o.noisy());
      CHECK(o.jumps == 0);
      CHECK_THAT(o.repetitions, about(o.calls_a_sample * o.time.samples, 1e-9));
    }
  }
}

TEST_CASE("bench: with ticks of 1 ms samples are gathered over many steps, none longer than 25 ms") {
  FakeClock clock{.tick = 1e-3};
  const auto q = quality_of(clock);
  Bench b(clock, q, {.budget_s = 4}, {clock.work(5e-6)});
  double longest = 0, before = 0;
  while (!b.done()) {
    const double start = clock.now;
    b.step(clock.now + 0.012);
    longest = std::max(longest, clock.now - start);
    CHECK(b.progress() >= before);
    before = b.progress();
  }
  CHECK(before == 1);
  CHECK(longest < 0.025);
  CHECK(b.outcomes()[0].sample_s >= 0.2 * (1 - 1e-9));
  CHECK_THAT(b.outcomes()[0].time.median, about(5e-6, 0.02));
}

TEST_CASE("bench: a budget too short for 200 ticks gives shorter samples, flagged, within the budget") {
  FakeClock clock{.tick = 1e-3};
  const auto q = quality_of(clock);
  const double start = clock.now;
  Bench b(clock, q, {.budget_s = 0.4}, {clock.work(5e-6), clock.work(7e-6)});
  finish(b, clock);
  for (const auto& o : b.outcomes()) {
    CHECK(o.coarse_clock);
    CHECK(o.time.samples >= 1);
    CHECK(o.sample_s < 0.2);
  }
  CHECK(clock.now - start < 0.6);
}

TEST_CASE("bench: what speeds up while warming is measured at its steady speed") {
  FakeClock clock;
  const auto q = quality_of(clock);
  double done = 0;
  const bench::Variant tiering{[&](std::int64_t calls) {
    for (std::int64_t i = 0; i < calls; ++i) clock.now += (done += 1) < 5000 ? 1e-5 : 1e-6;  // a faster tier takes over
  }};
  Bench b(clock, q, {.budget_s = 1, .least_warm_up_s = 0.06}, {tiering});
  finish(b, clock);
  CHECK(b.outcomes()[0].steady);
  CHECK_THAT(b.outcomes()[0].time.median, about(1e-6, 0.02));
  CHECK_THAT(b.outcomes()[0].time.p90, about(1e-6, 0.02));
}

TEST_CASE("bench: drift hits interleaved variants alike") {
  FakeClock clock;
  const auto q = quality_of(clock);
  const double begin = clock.now;
  const auto drifting = [&](double cost) {
    return bench::Variant{[&clock, begin, cost](std::int64_t calls) { clock.now += cost * (1 + 5 * (clock.now - begin)) * static_cast<double>(calls); }};
  };
  Bench b(clock, q, {.budget_s = 1}, {drifting(1e-6), drifting(1.2e-6)});
  finish(b, clock);
  REQUIRE(b.comparisons().size() == 1);
  CHECK_THAT(b.comparisons()[0].ratio, about(1 / 1.2, 0.03));
  CHECK(b.outcomes()[0].noisy());  // it says that something moved
}

TEST_CASE("bench: verdicts are yes, no and can't tell") {
  FakeClock clock;
  const auto q = quality_of(clock);
  sim::Random random(7);
  const auto jitter = [&](double cost) {
    return bench::Variant{[&clock, &random, cost](std::int64_t calls) { clock.now += cost * (0.97 + 0.06 * random.uniform()) * static_cast<double>(calls); }};
  };
  Bench b(clock, q, {.budget_s = 2}, {jitter(1e-6), jitter(2e-6), jitter(1e-6)});
  finish(b, clock);
  REQUIRE(b.comparisons().size() == 3);
  const auto faster = [&](int a, int c) {
    for (const auto& one : b.comparisons())
      if (one.a == a && one.b == c) return one.faster;
    FAIL("not compared");
    return Verdict::cannot_tell;
  };
  CHECK(faster(0, 1) == Verdict::yes);
  CHECK(faster(1, 2) == Verdict::no);
  CHECK(faster(0, 2) == Verdict::cannot_tell);
}

TEST_CASE("bench: a difference below the clock's rounding is no difference") {
  FakeClock clock{.tick = 1e-3};
  const auto q = quality_of(clock);
  Bench b(clock, q, {.budget_s = 20}, {clock.work(1e-6), clock.work(1.002e-6)});
  finish(b, clock);
  REQUIRE(b.comparisons().size() == 1);
  CHECK(b.comparisons()[0].faster == Verdict::cannot_tell);
}

TEST_CASE("bench: a page asleep for a minute spoils no sample and costs no budget") {
  FakeClock clock;
  const auto q = quality_of(clock);
  int chunks = 0;
  const bench::Variant sleepy{[&](std::int64_t calls) { clock.now += 1e-6 * static_cast<double>(calls) + (++chunks == 60 ? 60 : 0); }};
  Bench b(clock, q, {.budget_s = 1}, {sleepy});
  finish(b, clock);
  CHECK(b.outcomes()[0].jumps == 1);
  CHECK(b.elapsed_s() < 2);
  CHECK_THAT(b.outcomes()[0].time.p99, about(1e-6, 0.02));
}

TEST_CASE("bench: a clock that stops, or jumps all the time, ends the bench") {
  FakeClock clock;
  const auto q = quality_of(clock);
  Bench b(clock, q, {}, {clock.work(1e-6)});
  b.step(clock.now + 0.05);
  CHECK_FALSE(b.done());
  clock.still = true;
  for (int i = 0; i < 3 && !b.done(); ++i) b.step(clock.now + 0.012);
  CHECK(b.clock_failed());
  CHECK(b.progress() == 1);
  FakeClock wild;
  const auto w = quality_of(wild);
  Bench c(wild, w, {}, {{[&](std::int64_t) { wild.now -= 1; }}});
  for (int i = 0; i < 100 && !c.done(); ++i) c.step(wild.now + 0.012);
  CHECK(c.clock_failed());
}

TEST_CASE("bench: cold calls are timed one by one, with the sweep outside") {
  FakeClock clock;
  const auto q = quality_of(clock);
  double sweeps = 0, calls_seen = 0;
  bench::Variant cold{[&](std::int64_t calls) { CHECK(calls == 1); calls_seen += 1; clock.now += 2e-4; }, [&] { sweeps += 1; clock.now += 1e-3; }};
  Bench b(clock, q, {.budget_s = 1}, {cold});
  finish(b, clock);
  CHECK(sweeps == calls_seen);
  CHECK_THAT(b.outcomes()[0].time.median, about(2e-4, 0.01));
  CHECK(b.outcomes()[0].time.samples >= 5);
}

TEST_CASE("bench: a call far longer than the budget is still measured once") {
  FakeClock clock;
  const auto q = quality_of(clock);
  Bench b(clock, q, {.budget_s = 0.5}, {clock.work(3)});
  finish(b, clock);
  CHECK(b.outcomes()[0].time.samples == 1);
  CHECK(b.outcomes()[0].few);
  CHECK_THAT(b.outcomes()[0].time.median, about(3, 0.01));
}

TEST_CASE("bench: a variant whose turn never came keeps what it took while warming up, flagged") {
  FakeClock clock;
  const auto q = quality_of(clock);
  Bench b(clock, q, {.budget_s = 0.5}, {clock.work(3), clock.work(0.01)});
  finish(b, clock);
  for (const auto& o : b.outcomes()) {
    CHECK(o.time.samples == 1);
    CHECK(o.few);
    CHECK_FALSE(o.coarse_clock);
  }
  CHECK_THAT(b.outcomes()[1].time.median, about(0.01, 0.01));
  CHECK(b.comparisons()[0].faster == Verdict::cannot_tell);
}

TEST_CASE("bench: where nothing lasted ten ticks nothing was measured") {
  FakeClock clock{.tick = 1e-2};
  const auto q = quality_of(clock);
  Bench b(clock, q, {.budget_s = 0.05}, {clock.work(2e-2), clock.work(2e-2)});
  finish(b, clock);
  for (const bench::Outcome& o : b.outcomes()) CHECK(o.time.samples == 0);
}

TEST_CASE("bench: it can be dropped in every phase, and an empty one is done") {
  for (const Phase stop : {Phase::warm_up, Phase::sample, Phase::summarize, Phase::compare}) {
    FakeClock clock;
    const auto q = quality_of(clock);
    Bench b(clock, q, {.budget_s = 0.3}, {clock.work(1e-6), clock.work(2e-6)});
    while (!b.done() && b.phase() != stop) b.step(clock.now);  // one chunk at a time
    CHECK(b.phase() == stop);
    CHECK(b.progress() < 1);
  }
  FakeClock clock;
  Bench none(clock, quality_of(clock), {}, {});
  CHECK(none.done());
}

TEST_CASE("bench: a summary on values checked by hand") {
  const bench::Summary s = bench::summary_of({1, 2, 3, 4, 100}, {});
  CHECK(s.samples == 5);
  CHECK(s.median == 3);
  CHECK(s.p25 == 2);
  CHECK(s.p75 == 4);
  CHECK_THAT(s.p90, about(4 + 0.6 * 96));
  CHECK(s.outliers == 1);
  CHECK(s.low >= 1);
  CHECK(s.high <= 100);
  const bench::Summary rate = bench::rate_of(s, 12);
  CHECK(rate.median == 4);
  CHECK(rate.p25 == 3);
  CHECK(rate.p75 == 6);
  CHECK_THAT(rate.p10, about(12 / s.p90));
  CHECK_THAT(rate.p99, about(12 / s.p1));
  CHECK(bench::summary_of({}, {}).samples == 0);
}
