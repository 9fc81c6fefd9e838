// What the host's clock can tell apart.
#pragma once

#include "bench/clock.h"

namespace ironlab::bench {

struct ClockQuality {
  double tick_s = 0;        // the smallest step seen: what cannot be told apart
  double read_s = 0;        // one reading of the clock, on average
  double observed_s = 0;    // how long it was watched
  int steps = 0;            // how often it moved forward
  int backward = 0;         // how often it moved back
  bool stands_still = false;
  // Browsers give 5 us to isolated pages and 100 us to others (W3C High Resolution Time); from 1 ms on a page is told so.
  bool coarse() const { return tick_s >= 0.9e-3; }
};

// Watches the clock until it has stepped often enough to know its tick.
class Calibration {
 public:
  explicit Calibration(Clock clock) : clock_(clock) {}

  // Reads the clock some thousand times, less than 5 ms where a reading takes 200 ns. True once the quality is known.
  bool step();
  double progress() const;
  const ClockQuality& quality() const { return quality_; }

 private:
  Clock clock_;
  ClockQuality quality_;
  double last_ = 0, reads_ = 0;
  bool done_ = false;
};

// Waits for the clock's next step; false when it does not come.
bool moves(Clock clock);

}  // namespace ironlab::bench
