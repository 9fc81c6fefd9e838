// The phases of a bench: warm up (and find how many calls fill a chunk), sample in turns, summarize, compare.
#include "bench/bench.h"

#include <algorithm>  // std::min, std::max, std::clamp
#include <cmath>      // std::fabs, std::floor (exact)

namespace ironlab::bench {
namespace {

constexpr std::int64_t kMostCalls = std::int64_t{1} << 40;
constexpr double kJumpAtLeast = 0.5, kJumpTimes = 20;  // slower than expected by so much is no measurement: the page slept
constexpr int kMostJumps = 20;
constexpr double kLeastBudget = 1e-3;
constexpr double kLeastPart = 10;  // ticks: rounding is a tenth at most

}  // namespace

Bench::Bench(Clock clock, const ClockQuality& quality, const Settings& settings, std::vector<Variant> variants)
    : clock_(clock), tick_s_(quality.tick_s), settings_(settings), variants_(std::move(variants)), lanes_(variants_.size()), outcomes_(variants_.size()) {
  settings_.budget_s = std::max(settings_.budget_s, kLeastBudget);
  const double wanted = std::max(settings_.ticks * tick_s_, settings_.least_sample_s);
  const double share = settings_.budget_s * (1 - settings_.warm_up_share) / static_cast<double>(std::max<std::size_t>(variants_.size(), 1));
  target_s_ = std::clamp(share / settings_.least_samples, std::min(wanted, std::max(settings_.least_ticks * tick_s_, 1e-4)), wanted);
  coarse_ = target_s_ < settings_.ticks * tick_s_ * (1 - 1e-9);
  if (variants_.empty()) phase_ = Phase::done;
}

void Bench::step(double until) {
  do {
    if (phase_ == Phase::done) return;
    const double start = clock_();
    lost_s_ = 0;
    act();
    elapsed_s_ += std::max(0.0, clock_() - start - lost_s_);
  } while (clock_() < until);
}

double Bench::progress() const {
  if (phase_ == Phase::done) return 1;
  return std::min(0.99, elapsed_s_ / settings_.budget_s);
}

void Bench::act() {
  switch (phase_) {
    case Phase::warm_up: return warm_up();
    case Phase::sample: return sample();
    case Phase::summarize: return summarize();
    case Phase::compare: return compare();
    case Phase::done: return;
  }
}

// Every round begins with another variant, so that none is always the one after the slowest.
std::size_t Bench::in_turn() const { return (turn_ + round_) % lanes_.size(); }

void Bench::next_lane(Phase then) {
  if (++turn_ < lanes_.size()) return;
  turn_ = 0;
  ++round_;
  if (phase_ == then) return;
  phase_ = then;
  round_ = 0;
}

// Times lane.calls calls; adds them to the lane's sums. What it took, or -1 when the clock cannot say.
double Bench::chunk(Lane& lane, const Variant& variant, Outcome& outcome) {
  if (variant.before) variant.before();
  const std::int64_t calls = lane.calls;
  const double start = clock_();
  variant.run(calls);
  const double took = clock_() - start;
  const double expected = lane.last * static_cast<double>(calls);
  const bool slept = expected > 0 && took > std::max(kJumpAtLeast, kJumpTimes * expected);
  if (took < 0 || slept) {
    lost_s_ += took;
    if (++outcome.jumps <= kMostJumps) return -1;
    clock_failed_ = true;
    phase_ = Phase::done;
    return -1;
  }
  if (took == 0 && !moves(clock_)) {
    clock_failed_ = true;
    phase_ = Phase::done;
    return -1;
  }
  lane.sum_s += took;
  lane.sum_calls += static_cast<double>(calls);
  lane.spent_s += took;
  return took;
}

// Steers calls to where a chunk lasts as long as it may: above it where it is too short, in steps of at most 8, since an unseen
// duration is only known to be below a tick.
void Bench::grow(Lane& lane, double took, bool cold) {
  const double wanted = std::min(settings_.chunk_s, target_s_);
  lane.grown = cold || took >= 0.5 * wanted || lane.calls >= kMostCalls;
  if (cold) return;
  const double factor = took <= 0 ? 8 : std::clamp(wanted / took, 0.01, 8.0);
  lane.calls = std::clamp(static_cast<std::int64_t>(std::floor(static_cast<double>(lane.calls) * factor + 0.5)), std::int64_t{1}, kMostCalls);
}

void Bench::warm_up() {
  const std::size_t i = in_turn();
  Lane& lane = lanes_[i];
  Outcome& outcome = outcomes_[i];
  const double took = chunk(lane, variants_[i], outcome);
  if (phase_ != Phase::warm_up) return;
  const double most = settings_.budget_s * settings_.warm_up_share / static_cast<double>(lanes_.size());
  const bool out_of_time = lane.spent_s >= most || elapsed_s_ >= settings_.budget_s;
  if (took >= 0) {
    grow(lane, took, static_cast<bool>(variants_[i].before));
    if (!lane.grown) {
      lane.sum_s = lane.sum_calls = 0;
    } else if (lane.sum_s >= target_s_ / 4) {
      const double now = lane.sum_s / lane.sum_calls;
      const double rounding = 2 * tick_s_ / lane.sum_s;
      ++outcome.warm_ups;
      outcome.steady = lane.last > 0 && std::fabs(now - lane.last) <= std::max(settings_.agree, rounding) * lane.last;
      lane.last = now;
      lane.last_s = lane.sum_s;
      lane.sum_s = lane.sum_calls = 0;
    }
  }
  const bool warm = outcome.steady && lane.spent_s >= settings_.least_warm_up_s;
  if (!warm && !out_of_time) return;
  if (lane.last <= 0 && lane.sum_s > 0) {
    lane.last = lane.sum_s / lane.sum_calls;
    lane.last_s = lane.sum_s;
  }
  lane.sum_s = lane.sum_calls = 0;
  next_lane(Phase::sample);
}

void Bench::sample() {
  const std::size_t i = in_turn();
  Lane& lane = lanes_[i];
  chunk(lane, variants_[i], outcomes_[i]);
  if (phase_ != Phase::sample) return;
  if (lane.sum_s >= target_s_) {
    keep(i);
    next_lane(Phase::sample);
  }
  const bool enough = turn_ == 0 && static_cast<int>(round_) >= settings_.most_samples;
  const bool out_of_time = elapsed_s_ >= settings_.budget_s;
  if (!enough && !out_of_time) return;
  // A variant that never filled a sample keeps the part it has, or what it took while warming up, whichever lasted longer; both are
  // flagged. What lasted a few ticks only may be off by any factor, and is nothing.
  for (std::size_t k = 0; k < lanes_.size(); ++k) {
    Lane& other = lanes_[k];
    const double longest = std::max(other.sum_s, other.last_s);
    if (!other.samples.empty() || longest < kLeastPart * tick_s_ || longest <= 0) continue;
    outcomes_[k].coarse_clock = longest < settings_.ticks * tick_s_;
    if (other.sum_s >= other.last_s) {
      keep(k);
    } else {
      other.samples.push_back(other.last);
      other.sampled_s = other.last_s;
    }
  }
  phase_ = Phase::summarize;
  turn_ = round_ = 0;
}

void Bench::keep(std::size_t i) {
  Lane& lane = lanes_[i];
  lane.last = lane.sum_s / lane.sum_calls;
  lane.samples.push_back(lane.last);
  lane.sampled_s += lane.sum_s;
  outcomes_[i].repetitions += lane.sum_calls;
  lane.sum_s = lane.sum_calls = 0;
}

void Bench::summarize() {
  const std::size_t i = turn_;
  Outcome& o = outcomes_[i];
  Draws draws = settings_.draws;
  draws.seed += i;
  o.time = summary_of(lanes_[i].samples, draws);
  const double n = o.time.samples;
  o.sample_s = n > 0 ? lanes_[i].sampled_s / n : 0;
  o.calls_a_sample = n > 0 ? o.repetitions / n : 0;
  o.coarse_clock = o.coarse_clock || coarse_;
  o.few = o.time.samples < settings_.least_samples;
  next_lane(Phase::compare);
  for (int b = 1; phase_ == Phase::compare && b < static_cast<int>(lanes_.size()); ++b)
    for (int a = 0; a < b; ++a)
      if (outcomes_[static_cast<std::size_t>(a)].time.samples > 0 && outcomes_[static_cast<std::size_t>(b)].time.samples > 0) comparisons_.push_back({a, b});
}

void Bench::compare() {
  if (turn_ == comparisons_.size()) {
    phase_ = Phase::done;
    return;
  }
  Comparison& c = comparisons_[turn_++];
  const auto a = static_cast<std::size_t>(c.a), b = static_cast<std::size_t>(c.b);
  sim::Bootstrap<Median> ratio(lanes_[a].samples, lanes_[b].samples, static_cast<std::size_t>(settings_.draws.replicates), settings_.draws.seed, Median{});
  ratio.draw_all();
  const sim::Interval interval = ratio.interval(settings_.draws.confidence);
  c.ratio = ratio.estimate();
  c.low = interval.low;
  c.high = interval.high;
  // Nor is one that the clock's rounding could have made, or between fewer samples than a median needs.
  const double least = std::max(kLeastDifference, tick_s_ / outcomes_[a].sample_s + tick_s_ / outcomes_[b].sample_s);
  if (outcomes_[a].few || outcomes_[b].few) return;
  if (c.high < 1 - least) c.faster = Verdict::yes;
  if (c.low > 1 + least) c.faster = Verdict::no;
}

}  // namespace ironlab::bench
