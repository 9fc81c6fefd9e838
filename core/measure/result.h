// What a measurement found.
#pragma once

#include <limits>  // std::numeric_limits
#include <string>  // std::string
#include <vector>  // std::vector

#include "bench/bench.h"
#include "measure/sink.h"
#include "probe/levels.h"

namespace ironlab::measure {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// One measured quantity.
struct Value {
  std::string name;
  const char* unit = "s";        // s; FLOP/s or B/s where `amount` is what one call does
  double amount = 0;             // per call; 0: the quantity is the time itself
  bench::Outcome outcome{};
  double size_bytes = kNone;     // working set
  double block = kNone;          // tile side
  double flop = 0, bytes = 0;    // per call, for the rates beside a time
  double error = kNone, bound = kNone;  // of a kernel: worst error found and allowed, over the scale of the sum
  std::vector<const char*> flags{};  // of its own: wrong_result, too_slow, no_memory, not_here

  std::string label() const;  // name, and block where it has one
  bench::Summary quantity() const { return amount > 0 ? bench::rate_of(outcome.time, amount) : outcome.time; }
};

// Which of the values the dispatcher takes with these times, and why (kernels/dispatch.h).
struct Pick {
  int value = -1, fastest = -1;  // places among the values; none: nothing was right and timed
  const char* reason = "";
  double behind = 0;             // time of the value over that of the fastest, minus 1
};

struct Named {
  std::string a, b;
  bench::Comparison found;
};

struct Result {
  bench::ClockQuality clock{};
  double elapsed_s = 0;
  std::vector<Value> values{};
  std::vector<Named> comparisons{};
  Pick pick{};
  std::vector<probe::Level> levels{};
  std::vector<const char*> flags{};  // clock_stands_still, clock_jumps, out_of_budget
  bool machine = false;              // the values make a hardware entry

  // {id, clock, elapsed_s, flags, values, comparisons, levels; of kernels pick; of this_machine entry and spread}
  void write(Sink& sink, const char* id) const;
};

}  // namespace ironlab::measure
