// The clock comes from the host: the core reads none by itself, so that tests can drive time.
#pragma once

namespace ironlab::bench {

// Seconds since any fixed moment. It may be coarse (browsers round to 5 us .. 1 ms), and it may jump when a page is suspended.
struct Clock {
  double (*read)(void* state) = nullptr;
  void* state = nullptr;
  double operator()() const { return read(state); }
};

}  // namespace ironlab::bench
