#include "bench/calibration.h"

#include <algorithm>  // std::min, std::max

namespace ironlab::bench {
namespace {

constexpr int kReadsAStep = 10000;
constexpr double kLongEnough = 5e-3;   // a fine clock shows its smallest step within this
constexpr int kStepsEnough = 10;       // a coarse one is watched for so many steps
constexpr double kMostReads = 2e6;     // some 0.4 s: a clock that has not moved by then does not
constexpr double kSuspended = 0.25;    // a step longer than this is no tick: the page slept

}  // namespace

bool Calibration::step() {
  if (done_) return true;
  if (reads_ == 0) last_ = clock_();
  for (int i = 0; i < kReadsAStep && !done_; ++i) {
    const double now = clock_();
    const double moved = now - last_;
    last_ = now;
    reads_ += 1;
    if (moved < 0) ++quality_.backward;
    if (moved > 0 && moved < kSuspended) {
      quality_.tick_s = quality_.steps == 0 ? moved : std::min(quality_.tick_s, moved);
      quality_.observed_s += moved;
      ++quality_.steps;
    }
    done_ = (quality_.steps >= kStepsEnough && quality_.observed_s >= kLongEnough) || reads_ >= kMostReads;
  }
  if (done_) {
    quality_.stands_still = quality_.steps == 0;
    quality_.read_s = quality_.observed_s / reads_;
  }
  return done_;
}

double Calibration::progress() const {
  if (done_) return 1;
  return std::min(0.99, std::max(reads_ / kMostReads, std::min(quality_.observed_s / kLongEnough, static_cast<double>(quality_.steps) / kStepsEnough)));
}

bool moves(Clock clock) {
  const double start = clock();
  for (double reads = 0; reads < kMostReads; ++reads)
    if (clock() != start) return true;
  return false;
}

}  // namespace ironlab::bench
