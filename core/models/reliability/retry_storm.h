// Surge, queue and retries over time, as a fluid in steps of a tenth of a second.
#pragma once

#include <cmath>   // std::floor (exact)
#include <vector>  // std::vector

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct RetryStorm {
  static constexpr const char* id = "retry_storm";
  static constexpr double kStep = 0.1, kEnough = 0.99, kTripShare = 0.5, kSlack = 1e-9;
  static constexpr int kWindow = 10, kOpenSteps = 50, kLast = 100, kPoints = 300, kMostRetries = 10;

  struct In {
    Rate capacity;
    Ratio base_load, surge_load;
    Seconds surge_start, surge, horizon, service_time, timeout;
    Count retries;
    Seconds backoff;
    Maybe<Seconds> queue_bound;
    Maybe<Ratio> retry_budget;
    Flag breaker;
    Ratio scale;
    Seconds scale_lag;
  };
  struct Out {
    Maybe<Ratio> success_total, success_surge, success_last10;
    Ratio peak_queue;
    Rate peak_attempts;
    Maybe<Seconds> recovery;
    Maybe<Ratio> attempts_per_request;
    Ratio vulnerable_load;
    Flag metastable;
    Violation<Ratio> violation;
    List<Seconds, kPoints> times;
    List<Rate, kPoints> fresh, attempts, goodput;
    List<Ratio, kPoints> queue;
  };

  static Out evaluate(const In& in) {
    Storm storm(in);
    for (int k = 0; k < storm.steps; ++k) storm.step(k);
    return storm.out();
  }

  static int steps_of(Seconds time) { return static_cast<int>(std::floor(time.si() / kStep + 0.5)); }

  struct Storm {
    explicit Storm(const In& input)
        : in(input), steps(steps_of(in.horizon) < 1 ? 1 : steps_of(in.horizon)), generations(static_cast<int>(in.retries) + 1), surge_from(steps_of(in.surge_start)), surge_to(surge_from + steps_of(in.surge)),
          scaled_from(surge_from + steps_of(in.scale_lag)), timeout(steps_of(in.timeout)), backoff(steps_of(in.backoff) < 1 ? 1 : steps_of(in.backoff)),
          due(static_cast<std::size_t>(steps) * static_cast<std::size_t>(generations)), fresh(size()), tried(size()), succeeded(size()), failed(size()), queued(size()) {}

    std::size_t size() const { return static_cast<std::size_t>(steps); }
    static std::size_t at(int k) { return static_cast<std::size_t>(k); }
    bool in_surge(int k) const { return k >= surge_from && k < surge_to; }
    // Attempts of this generation that come due at step k; what falls behind the end is nobody's.
    double* due_at(int k, int generation) { return k < steps && generation < generations ? &due[at(k) * at(generations) + at(generation)] : nullptr; }
    void retry(int k, int generation, double n) {
      if (double* later = due_at(k, generation + 1)) *later += n;
    }

    void step(int k) {
      const double per_step = in.capacity.si() * kStep, capacity = per_step * (k >= scaled_from ? in.scale : Ratio(1));
      double* now = due_at(k, 0);
      now[0] = fresh[at(k)] = per_step * (in_surge(k) ? in.surge_load : in.base_load);
      double retries = 0;
      for (int g = 1; g < generations; ++g) retries += now[g];
      if (in.retry_budget.has() && retries > in.retry_budget.value() * now[0]) {
        const double kept = in.retry_budget.value() * now[0] / retries;
        for (int g = 1; g < generations; ++g) now[g] *= kept;
      }
      double all = 0;
      for (int g = 0; g < generations; ++g) all += now[g];
      tried[at(k)] = failed[at(k)] = all;
      if (k < open_until) {
        drain(k, 0, capacity);
        return;
      }
      double admitted = 1;  // share
      if (in.queue_bound.has() && all > 0) {
        const double room = in.queue_bound.value().si() * capacity / kStep + capacity - queue;
        admitted = room <= 0 ? 0 : room < all ? room / all : 1;
      }
      const double wait = queue / (capacity / kStep) + in.service_time.si();
      const bool in_time = wait <= in.timeout.si() + kSlack;
      for (int g = 0; g < generations; ++g) {
        if (admitted < 1) retry(k + backoff, g, now[g] * (1 - admitted));
        if (in_time) succeeded[at(k)] += now[g] * admitted;
        else retry(k + timeout + backoff - 1, g, now[g] * admitted);
      }
      failed[at(k)] = all - succeeded[at(k)];
      drain(k, all * admitted, capacity);
      if (in.breaker && k + 1 - closed_from >= kWindow) trip(k);
    }
    void drain(int k, double admitted, double capacity) {
      queue += admitted;
      queue -= queue < capacity ? queue : capacity;
      queued[at(k)] = queue;
    }
    void trip(int k) {
      double attempts = 0, failures = 0;
      for (int i = k + 1 - kWindow; i <= k; ++i) attempts += tried[at(i)], failures += failed[at(i)];
      if (!(attempts > 0) || !at_least(failures, kTripShare * attempts)) return;
      open_until = k + 1 + kOpenSteps;
      closed_from = open_until;
    }

    Out out() const {
      Out o;
      const auto share = [this](int from, int to) {
        double good = 0, asked = 0;
        for (int k = from < 0 ? 0 : from; k < to && k < steps; ++k) good += succeeded[at(k)], asked += fresh[at(k)];
        return asked > 0 ? Maybe<Ratio>(Ratio(good / asked)) : Maybe<Ratio>();
      };
      o.success_total = share(0, steps);
      o.success_surge = share(surge_from, surge_to);
      o.success_last10 = share(steps - kLast, steps);
      double most = 0, attempts = 0, asked = 0;
      int bad = -1;
      for (int k = 0; k < steps; ++k) {
        if (queued[at(k)] > o.peak_queue) o.peak_queue = queued[at(k)];
        if (tried[at(k)] > most) most = tried[at(k)];
        attempts += tried[at(k)];
        asked += fresh[at(k)];
        if (!at_least(succeeded[at(k)], kEnough * fresh[at(k)])) bad = k;
      }
      o.peak_attempts = Rate(most / kStep);
      const int bad_end = bad + 1, last_second = steps - static_cast<int>(1 / kStep);
      if (bad < 0) o.recovery = Seconds(0);
      else if (bad_end <= last_second) o.recovery = Seconds(bad_end > surge_to ? (bad_end - surge_to) * kStep : 0);
      if (asked > 0) o.attempts_per_request = Ratio(attempts / asked);
      o.vulnerable_load = 1.0 / generations;
      if (o.success_last10.has() && !at_least(o.success_last10.value(), kTripShare)) {
        o.metastable = true;
        o.violation = Violation<Ratio>::of(Ratio(1 - o.success_last10.value()), Ratio(kTripShare));
      }
      const int points = steps < kPoints ? steps : kPoints;
      for (int p = 0; p < points; ++p) {
        const int from = p * steps / points, to = (p + 1) * steps / points;
        double sums[3] = {};
        for (int k = from; k < to; ++k) sums[0] += fresh[at(k)], sums[1] += tried[at(k)], sums[2] += succeeded[at(k)];
        const double seconds = (to - from) * kStep;
        o.times.push(Seconds(from * kStep));
        o.fresh.push(Rate(sums[0] / seconds)), o.attempts.push(Rate(sums[1] / seconds)), o.goodput.push(Rate(sums[2] / seconds));
        o.queue.push(queued[at(to - 1)]);
      }
      return o;
    }

    const In& in;
    int steps, generations, surge_from, surge_to, scaled_from, timeout, backoff;
    std::vector<double> due, fresh, tried, succeeded, failed, queued;
    double queue = 0;
    int open_until = 0, closed_from = 0;
  };

  static constexpr Range kUpToHour{.min = 0, .max = 3600};
  static constexpr auto inputs = fields<In>(
      field(&In::capacity, "capacity_per_s", {.positive = true, .fallback = 1000, .symbol = "\\mu", .doc = "Requests that the service can do each second."}),
      field(&In::base_load, "base_load", {.range = {0, 100}, .fallback = 0.8, .doc = "Fresh requests before and after the surge, as a share of capacity."}),
      field(&In::surge_load, "surge_load", {.range = {0, 100}, .fallback = 1.8, .doc = "Fresh requests during the surge, as a share of capacity."}),
      field(&In::surge_start, "surge_start_s", {.range = kUpToHour, .fallback = 10, .doc = "When the surge begins."}),
      field(&In::surge, "surge_s", {.range = kUpToHour, .fallback = 10, .doc = "How long it lasts."}),
      field(&In::horizon, "horizon_s", {.range = {1, 3600}, .fallback = 300, .symbol = "T", .doc = "How long the simulation lasts."}),
      field(&In::service_time, "service_time_s", {.range = kUpToHour, .fallback = 0.05, .symbol = "s", .doc = "Time of one request without waiting."}),
      field(&In::timeout, "timeout_s", {.range = kUpToHour, .fallback = 2, .doc = "When a client gives up; the work it leaves behind is still done."}),
      field(&In::retries, "retries", {.range = {0, kMostRetries}, .fallback = 3, .symbol = "r", .doc = "How often a client tries again."}),
      field(&In::backoff, "backoff_s", {.range = kUpToHour, .fallback = 0, .doc = "How long it waits before it does."}),
      field(&In::queue_bound, "queue_bound_s", {.range = kUpToHour, .fallback = kNull, .doc = "Reject what would find a longer queue, in seconds of work.", .null_text = "no bound"}),
      field(&In::retry_budget, "retry_budget", {.range = {0, 100}, .fallback = kNull, .doc = "Most retries, as a share of fresh requests.", .null_text = "no budget"}),
      field(&In::breaker, "breaker", {.fallback = false, .doc = "Stop calling for 5 s once half of the attempts of a second fail."}),
      field(&In::scale, "scale", {.range = {1, 1000}, .fallback = 1, .doc = "How many times the capacity an autoscaler provides in the end."}),
      field(&In::scale_lag, "scale_lag_s", {.range = kUpToHour, .fallback = 0, .doc = "How long after the start of the surge it does."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::success_total, "success_total", {.range = {0, 1e300}, .doc = "Answered requests over fresh ones, in the whole time.", .null_text = "none came"}),
      field(&Out::success_surge, "success_surge", {.range = {0, 1e300}, .doc = "The same during the surge.", .null_text = "none came"}),
      field(&Out::success_last10, "success_last10", {.range = {0, 1e300}, .doc = "The same in the last 10 seconds.", .null_text = "none came"}),
      field(&Out::peak_queue, "peak_queue", {.symbol = "Q", .doc = "Most requests waiting."}), field(&Out::peak_attempts, "peak_attempts_per_s", {.doc = "Most attempts each second."}),
      field(&Out::recovery, "recovery_s", {.doc = "How long after the surge less than 99 % of the requests succeed.", .null_text = "never recovers"}),
      field(&Out::attempts_per_request, "attempts_per_request", {.doc = "Attempts for each fresh request.", .null_text = "none came"}),
      field(&Out::vulnerable_load, "vulnerable_load", {.range = kShare, .doc = "Load above which a full storm of retries exceeds capacity: 1/(1 + r)."}),
      field(&Out::metastable, "metastable", {.doc = "Is the service still down in the last 10 seconds, long after the surge?"}),
      field(&Out::violation, "violation", {.doc = "Share of failures in the last 10 seconds against one half.", .null_text = "it works", .violation = "metastable_outage"}),
      field(&Out::times, "series_time_s", {.doc = "Beginnings of up to 300 equal spans of time, for charts."}), field(&Out::fresh, "series_fresh_per_s", {.doc = "Fresh requests in each."}),
      field(&Out::attempts, "series_attempts_per_s", {.doc = "Attempts in each."}), field(&Out::goodput, "series_goodput_per_s", {.doc = "Answered in time in each."}),
      field(&Out::queue, "series_queue", {.doc = "Requests waiting at the end of each."}));

  static constexpr ModelText text{
      .title = "Retry storm",
      .doc = "A short surge fills a queue; clients give up and try again, and the service works on requests that nobody waits for any more. Above a load of 1/(1 + r) the retries alone keep it there after the surge has gone. "
             "Requests are a fluid in steps of 0.1 s, and all clients behave alike.",
      .formula = {{"series_queue", "Q_{k+1} = \\max(0,\\, Q_k + a_k - \\v{capacity_per_s} \\, \\Delta t)"}, {"vulnerable_load", "\\v{vulnerable_load} = \\frac{1}{1 + \\v{retries}}"}},
      .sources = {"Bronson, Aghayev, Charapko and Zhu 2021, Metastable failures in distributed systems, HotOS", "Beyer et al. 2016, Site Reliability Engineering, chapters 21 and 22: budgets and shedding", "Breaker of one half and 5 s: teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
