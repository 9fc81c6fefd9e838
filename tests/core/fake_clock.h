// Time under a test's control: it moves by what work costs and by each reading, and is shown in whole ticks.
#pragma once

#include <cmath>    // std::floor
#include <cstdint>  // std::int64_t

#include "bench/bench.h"

namespace ironlab::test {

struct FakeClock {
  double now = 1000;      // true time
  double tick = 0;        // shown in multiples of it; 0: exactly
  double per_read = 1e-7;
  double reads = 0;
  bool still = false;

  static double read(void* self) {
    FakeClock& c = *static_cast<FakeClock*>(self);
    c.reads += 1;
    if (!c.still) c.now += c.per_read;
    return c.tick > 0 ? std::floor(c.now / c.tick) * c.tick : c.now;
  }
  operator bench::Clock() { return {&read, this}; }
  // Work of a constant cost, scaled by `slow`.
  bench::Variant work(double seconds) {
    return {[this, seconds](std::int64_t calls) { now += still ? 0 : seconds * slow * static_cast<double>(calls); }};
  }
  double slow = 1;
};

inline bench::ClockQuality quality_of(FakeClock& clock) {
  bench::Calibration calibration(clock);
  while (!calibration.step()) {
  }
  return calibration.quality();
}

inline void finish(bench::Bench& b, FakeClock& clock, double step_s = 0.012) {
  while (!b.done()) b.step(clock.now + step_s);
}

}  // namespace ironlab::test
