// Simulated time to the first token: one prefill at a time, random arrivals.
#pragma once

#include <algorithm>  // std::nth_element
#include <cmath>      // std::ceil (exact)
#include <vector>     // std::vector

#include "describe/text.h"
#include "models/queueing/ggc_queue.h"
#include "models/sum.h"
#include "sim/distributions.h"

namespace ironlab {

struct FirstTokenQueue {
  static constexpr const char* id = "first_token_queue";

  struct In {
    Count seed, requests;
    Rate arrival;
    Seconds prefill, step;
  };
  struct Out {
    Flag stable;
    Ratio utilization;
    Maybe<Seconds> mean, p50, p95, p99, max, expected_mean;
    Violation<Ratio> violation;
  };

  static double steps(const In& in) { return 6 * in.requests; }

  class Run {
   public:
    explicit Run(const In& in) : in_(in), random_(sim::seed_of(in.seed), 0), stable_(below((in.arrival * in.prefill), 1)) {
      if (stable_) waits_.reserve(static_cast<std::size_t>(in.requests));
    }
    double advance(double budget) {
      if (!stable_) return -1;
      const double gap = in_.arrival.si() > 0 ? 1 / in_.arrival.si() : 0, prefill = in_.prefill.si();
      double taken = 0;
      for (; taken < budget && static_cast<double>(waits_.size()) < in_.requests; taken += 6) {
        waits_.push_back(wait_);
        const double left = gap > 0 ? wait_ + prefill - sim::exponential(random_, gap) : 0;
        wait_ = left > 0 ? left : 0;
      }
      return static_cast<double>(waits_.size()) < in_.requests ? taken : -1;
    }
    Out result() const {
      Out out;
      out.utilization = in_.arrival * in_.prefill;
      out.stable = stable_;
      if (!stable_) {
        out.violation = Violation<Ratio>::of(out.utilization, Ratio(1));
        return out;
      }
      const Seconds own = in_.prefill + in_.step;
      std::vector<double> waits = waits_;
      Sum sum;
      for (const double w : waits) sum.add(w);
      const auto nearest_rank = [&waits](double q) {
        const double rank = rounded_up(q * static_cast<double>(waits.size()));
        const auto at = waits.begin() + static_cast<std::ptrdiff_t>(rank < 1 ? 0 : rank - 1);
        std::nth_element(waits.begin(), at, waits.end());
        return Seconds(*at);
      };
      out.mean = own + Seconds(sum.value() / static_cast<double>(waits.size()));
      out.p50 = own + nearest_rank(0.5);
      out.p95 = own + nearest_rank(0.95);
      out.p99 = own + nearest_rank(0.99);
      out.max = own + nearest_rank(1);
      GgcQueue::In queue = kDefaults<GgcQueue>;
      queue.arrival = in_.arrival;
      queue.service_time = in_.prefill;
      queue.service_scv = 0;
      out.expected_mean = own + GgcQueue::evaluate(queue).mean_wait.value_or(Seconds(0));
      return out;
    }

   private:
    In in_;
    sim::Random random_;
    bool stable_;
    double wait_ = 0;
    std::vector<double> waits_;
  };

  static Out evaluate(const In& in) { return run_to_end<FirstTokenQueue>(in); }

  static constexpr auto inputs = fields<In>(
      field(&In::seed, "seed", {.fallback = 10, .doc = "Which random requests: the same seed gives the same arrivals at every rate, stretched."}),
      field(&In::requests, "requests", {.range = {1, 1e6}, .fallback = 20000, .symbol = "n", .doc = "Requests simulated."}),
      field(&In::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Requests that arrive each second, at random."}),
      field(&In::prefill, "prefill_s", {.positive = true, .symbol = "T_p", .doc = "Time to process one prompt; one at a time."}),
      field(&In::step, "step_s", {.fallback = 0, .symbol = "\\tau", .doc = "Decode step that is running when a prompt's turn comes."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::stable, "stable", {.doc = "Is there time for all prompts?"}),
      field(&Out::utilization, "utilization", {.symbol = "\\rho", .doc = "Share of the time that prompts take; from 1 on waits grow without end."}),
      field(&Out::mean, "mean_s", {.doc = "Mean time to the first token.", .null_text = "grows without end"}),
      field(&Out::p50, "p50_s", {.doc = "Half of the requests have their first token by then.", .null_text = "grows without end"}),
      field(&Out::p95, "p95_s", {.doc = "19 of 20 have it by then.", .null_text = "grows without end"}),
      field(&Out::p99, "p99_s", {.doc = "99 of 100 have it by then.", .null_text = "grows without end"}),
      field(&Out::max, "max_s", {.doc = "The longest of all.", .null_text = "grows without end"}),
      field(&Out::expected_mean, "expected_mean_s", {.doc = "The mean that theory expects of infinitely many requests.", .null_text = "grows without end"}),
      field(&Out::violation, "violation", {.doc = "Load against the time there is, when it is too much.", .null_text = "stable", .violation = "unstable"}));

  static constexpr ModelText text{
      .title = "Time to the first token, simulated",
      .doc = "Prompts arrive at random and are processed one by one, each in the same time; a request also waits for the decode step that is running. The wait of each follows from the one before (Lindley). "
             "Percentiles are the values at their rank in the sample.",
      .formula = {{"mean_s", "W_{i+1} = \\max(0,\\, W_i + \\v{prefill_s} - g_i), \\quad t_i = W_i + \\v{prefill_s} + \\v{step_s}"}},
      .sources = {"Lindley 1952, The theory of queues with a single server, Mathematical Proceedings of the Cambridge Philosophical Society 48(2)", "Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators, OOPSLA: SplitMix64"}};
};

}  // namespace ironlab
