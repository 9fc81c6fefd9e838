// Times variants of some work, interleaved, so that drift (heat, other programs) hits all alike. A state machine: the host calls
// step() from its event loop and may drop the bench between any two steps.
#pragma once

#include <cstdint>     // std::int64_t
#include <functional>  // std::function
#include <vector>      // std::vector

#include "bench/calibration.h"
#include "bench/summary.h"

namespace ironlab::bench {

// One piece of code to time.
struct Variant {
  // Does the work so many times over. Its results must leave a trace the compiler cannot remove.
  std::function<void(std::int64_t calls)> run;
  // Not timed, before every single call (calls are then timed one by one): sweeps the caches, for cold weights.
  std::function<void()> before{};
};

struct Settings {
  double budget_s = 1;          // of the whole bench, warm-up included
  double chunk_s = 8e-3;        // nothing timed runs longer at a stretch, where one call allows
  double least_sample_s = 1e-3; // shorter samples are at the mercy of interrupts
  double ticks = 200;           // a sample lasts so many ticks of the clock, so that rounding costs 0.5 % at most
  double least_ticks = 20;      // where the budget is too short for that: at least so many, and flagged
  int least_samples = 5, most_samples = 61;
  double agree = 0.05;          // warm when two samples in a row agree so well
  double least_warm_up_s = 0.02;  // of each variant: engines exchange code for faster code while it runs
  double warm_up_share = 0.35;  // of the budget; then sampling begins, steady or not
  Draws draws{};
};

enum class Phase { warm_up, sample, summarize, compare, done };

struct Outcome {
  Summary time;               // seconds a call
  double sample_s = 0;        // how long a sample lasted, on average
  double calls_a_sample = 0;
  double repetitions = 0;     // timed calls in all
  int warm_ups = 0;           // samples thrown away before
  bool steady = false;        // the last two of them agreed
  bool coarse_clock = false;  // samples were shorter than 200 ticks
  bool few = false;           // fewer than 5 samples
  int jumps = 0;              // measurements dropped because the clock jumped meanwhile (suspended, or set back)
  bool noisy() const { return time.samples > 1 && time.spread() > kNoisy; }
};

enum class Verdict { yes, no, cannot_tell };
// Below this a difference is no verdict: where code and stack happen to lie moves times by more (Mytkowicz, Diwan, Hauswirth,
// Sweeney 2009, Producing wrong data without doing anything obviously wrong, ASPLOS).
inline constexpr double kLeastDifference = 0.01;

// Is a faster than b? From the interval of the ratio of their median times.
struct Comparison {
  int a = 0, b = 0;
  double ratio = 0, low = 0, high = 0;  // time of a over time of b
  Verdict faster = Verdict::cannot_tell;
};

class Bench {
 public:
  Bench(Clock clock, const ClockQuality& quality, const Settings& settings, std::vector<Variant> variants);

  // Works until the clock reads `until` or all is done, at least one chunk.
  void step(double until);
  bool done() const { return phase_ == Phase::done; }
  // The clock stopped moving while timing, or jumps all the time: no outcome can be trusted.
  bool clock_failed() const { return clock_failed_; }
  Phase phase() const { return phase_; }
  double progress() const;  // 0..1, never falls; 1 exactly when done
  double elapsed_s() const { return elapsed_s_; }

  // Of each variant; of each pair a < b. Complete once done.
  const std::vector<Outcome>& outcomes() const { return outcomes_; }
  const std::vector<Comparison>& comparisons() const { return comparisons_; }

 private:
  struct Lane {
    std::int64_t calls = 1;    // of the next chunk
    bool grown = false;        // calls fills a chunk
    double sum_s = 0, sum_calls = 0;
    double last = 0;           // seconds a call of the warm-up sample before
    double last_s = 0;         // and how long that lasted
    double spent_s = 0;
    std::vector<double> samples;
    double sampled_s = 0;
  };

  void act();
  double chunk(Lane& lane, const Variant& variant, Outcome& outcome);
  void grow(Lane& lane, double took, bool cold);
  void warm_up();
  void sample();
  void keep(std::size_t i);
  void summarize();
  void compare();
  std::size_t in_turn() const;
  void next_lane(Phase then);

  Clock clock_;
  double tick_s_;
  Settings settings_;
  std::vector<Variant> variants_;
  std::vector<Lane> lanes_;
  std::vector<Outcome> outcomes_;
  std::vector<Comparison> comparisons_;
  Phase phase_ = Phase::warm_up;
  std::size_t turn_ = 0, round_ = 0;
  double target_s_ = 0, elapsed_s_ = 0, lost_s_ = 0;
  bool coarse_ = false, clock_failed_ = false;
};

}  // namespace ironlab::bench
