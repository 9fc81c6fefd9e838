// Weeks of a cluster with random arrivals.
#pragma once

#include <cmath>  // std::floor (exact)

#include "describe/text.h"
#include "models/rules.h"
#include "models/scheduling/cluster.h"
#include "models/scheduling/cluster_load.h"
#include "models/scheduling/packing.h"
#include "models/sum.h"
#include "sim/distributions.h"

namespace ironlab {

// A job of a simulation and what became of it.
struct JobRun {
  Choice<JobClass> job_class;
  Seconds arrival, start;
  Count gpus;
  Seconds run;
};
template <>
inline constexpr auto record_members<JobRun> = fields<JobRun>(
    field(&JobRun::job_class, "class", {.doc = "Class of the job."}), field(&JobRun::arrival, "arrival_s", {.doc = "When it was submitted."}), field(&JobRun::start, "start_s", {.doc = "When it started."}),
    field(&JobRun::gpus, "gpus", {.doc = "GPUs that it used."}), field(&JobRun::run, "run_s", {.doc = "How long it ran."}));

struct ClusterSimulation {
  static constexpr const char* id = "cluster_simulation";
  static constexpr int kClasses = 3, kFirst = 512, kLimits = 9;
  static constexpr double kDay = 86400, kWeek = 604800, kInteractiveLimit = 300, kStarving = 172800, kWithinLimit = 0.95, kStarvingLimit = 0.05, kMostJobs = 1e6;
  static constexpr double kGpus[kClasses - 1] = {8, 20}, kRun[kClasses] = {1800, 7200, 64800};

  struct In {
    Count seed, weeks, gpus;
    Choice<ClusterPolicy> policy;
    Count reserve, training_gpus;
    Rate training, interactive, search;
  };
  struct Out {
    Flag stable;
    Count jobs;
    Maybe<Seconds> interactive_mean_wait;
    Maybe<Ratio> interactive_within;
    Maybe<Seconds> search_mean_wait, training_mean_wait;
    Maybe<Ratio> training_over;
    Ratio utilization;
    Count training_slots, leftover_gpus;
    List<Ratio, kLimits> interactive_within_shares;
    List<Seconds, kLimits> interactive_within_limits;
    Violation<Ratio> sla_missed, starvation, unstable;
    List<JobRun, kFirst> first_jobs;
  };

  static Rate rate(const In& in, int kind) { return kind == 0 ? in.interactive : kind == 1 ? in.search : in.training; }
  static double gpus(const In& in, int kind) { return kind == 2 ? static_cast<double>(in.training_gpus) : kGpus[kind]; }
  static double expected_jobs(const In& in) { return in.weeks * kWeek * (in.interactive + in.search + in.training).si(); }

  static Status refuse(const In& in) {
    if (in.reserve > in.gpus) return {Code::contradictory, input_index<ClusterSimulation>("reserve")};
    for (int kind = 0; kind + 1 < kClasses; ++kind)  // else the small jobs would wait for ever
      if (rate(in, kind).si() > 0 && kGpus[kind] > in.gpus - in.reserve) return {Code::contradictory, input_index<ClusterSimulation>("gpus")};
    return expected_jobs(in) <= kMostJobs ? Status{} : Status{Code::too_large, input_index<ClusterSimulation>("weeks")};
  }

  static ClusterLoad::Out load(const In& in) {
    ClusterLoad::In call = kDefaults<ClusterLoad>;
    call.gpus = in.gpus;
    for (int kind = 0; kind < kClasses; ++kind) {
      call.jobs.push(rate(in, kind));
      call.gpus_per_job.push(gpus(in, kind));
      call.job.push(Seconds(kRun[kind]));
    }
    return ClusterLoad::evaluate(call);
  }
  static Packing::Out packing(const In& in) {
    Packing::In call = kDefaults<Packing>;
    call.gpus = in.gpus;
    call.reserve = in.reserve;
    call.job_gpus = in.training_gpus;
    call.jobs = in.training;
    call.job = Seconds(kRun[2]);
    return Packing::evaluate(call);
  }
  // Trainings must find slots enough; else queues grow as long as the simulation lasts.
  static bool stable(const In& in) { return !load(in).overloaded && (in.training.si() == 0 || packing(in).stable); }

  static double steps(const In& in) { return stable(in) ? 40 * expected_jobs(in) : 1; }

  class Run {
   public:
    explicit Run(const In& in) : in_(in), stable_(ClusterSimulation::stable(in)), cluster_(in.gpus, in.reserve, in.policy, stable_ ? arrivals(in) : std::vector<Job>()) {}
    double advance(double budget) { return cluster_.advance(budget); }
    Out result() const {
      Out out;
      const Packing::Out slots = packing(in_);
      const ClusterLoad::Out offered = load(in_);
      out.stable = stable_;
      out.utilization = offered.utilization;
      out.training_slots = slots.slots;
      out.leftover_gpus = slots.leftover_gpus;
      if (!stable_) {
        out.unstable = offered.overloaded ? offered.violation : slots.violation;
        return out;
      }
      Sum waits[kClasses];
      double counts[kClasses] = {}, within[kLimits] = {}, starving = 0;
      static constexpr double kBounds[kLimits] = {0, 60, kInteractiveLimit, 900, 3600, 14400, 43200, 86400, kStarving};
      for (std::size_t i = 0; i < cluster_.jobs().size(); ++i) {
        const Job& job = cluster_.jobs()[i];
        const double wait = cluster_.start(i) - job.arrival.si();
        const auto kind = static_cast<int>(static_cast<JobClass>(job.job_class));
        waits[kind].add(wait);
        counts[kind] += 1;
        for (int k = 0; kind == 0 && k < kLimits; ++k) within[k] += ironlab::within(wait, kBounds[k]) ? 1 : 0;
        if (kind == 2 && !ironlab::within(wait, kStarving)) starving += 1;
        if (out.first_jobs.size() < kFirst) out.first_jobs.push({.job_class = job.job_class, .arrival = job.arrival, .start = Seconds(cluster_.start(i)), .gpus = job.gpus, .run = job.run});
      }
      out.jobs = static_cast<double>(cluster_.jobs().size());
      const auto mean = [&](int kind) { return counts[kind] > 0 ? Maybe<Seconds>(Seconds(waits[kind].value() / counts[kind])) : Maybe<Seconds>(); };
      out.interactive_mean_wait = mean(0);
      out.search_mean_wait = mean(1);
      out.training_mean_wait = mean(2);
      if (counts[0] > 0) {
        out.interactive_within = Ratio(within[2] / counts[0]);
        for (int k = 0; k < kLimits; ++k) out.interactive_within_shares.push(within[k] / counts[0]), out.interactive_within_limits.push(Seconds(kBounds[k]));
        if (!at_least(within[2] / counts[0], kWithinLimit)) out.sla_missed = Violation<Ratio>::of(Ratio(1 - within[2] / counts[0]), Ratio(1 - kWithinLimit));
      }
      if (counts[2] > 0) {
        out.training_over = Ratio(starving / counts[2]);
        if (!ironlab::within(starving / counts[2], kStarvingLimit)) out.starvation = Violation<Ratio>::of(Ratio(starving / counts[2]), Ratio(kStarvingLimit));
      }
      return out;
    }

   private:
    // Poisson arrivals, one stream of random numbers a class, merged by time.
    static std::vector<Job> arrivals(const In& in) {
      std::vector<Job> jobs;
      double next[kClasses];
      sim::Random random[kClasses] = {{sim::seed_of(in.seed), 0}, {sim::seed_of(in.seed), 1}, {sim::seed_of(in.seed), 2}};
      const double end = in.weeks * kWeek;
      const auto gap = [&](int kind) {
        const double per_day = rate(in, kind).si() * kDay, whole = std::floor(per_day + 0.5);
        // A whole number a day is meant as such, whatever its conversion to seconds left.
        return per_day == 0 ? end : sim::exponential(random[kind], kDay / (ironlab::within(per_day, whole) && at_least(per_day, whole) && whole > 0 ? whole : per_day));
      };
      for (int kind = 0; kind < kClasses; ++kind) next[kind] = gap(kind);
      for (;;) {
        int first = 0;
        for (int kind = 1; kind < kClasses; ++kind)
          if (next[kind] < next[first]) first = kind;
        if (!(next[first] < end) || static_cast<double>(jobs.size()) > 2 * kMostJobs) return jobs;
        jobs.push_back({.job_class = static_cast<JobClass>(first), .arrival = Seconds(next[first]), .gpus = gpus(in, first), .run = Seconds(kRun[first])});
        next[first] += gap(first);
      }
    }

    In in_;
    bool stable_;
    Cluster cluster_;
  };

  static Out evaluate(const In& in) { return run_to_end<ClusterSimulation>(in); }

  static constexpr auto inputs = fields<In>(
      field(&In::seed, "seed", {.fallback = 8, .doc = "Which random weeks: the same seed gives the same arrivals under every policy."}),
      field(&In::weeks, "weeks", {.range = {1, 1000}, .fallback = 52, .doc = "Weeks in which jobs arrive; short runs differ widely from seed to seed."}),
      field(&In::gpus, "gpus", {.range = {1, 1e6}, .fallback = 1024, .symbol = "G", .doc = "GPUs of the cluster."}),
      field(&In::policy, "policy", {.fallback = ClusterPolicy::fifo, .doc = "Who is served first, and whether later jobs may fill gaps."}),
      field(&In::reserve, "reserve", {.range = {0, 1e6}, .fallback = 0, .doc = "GPUs that only interactive jobs may use."}),
      field(&In::training_gpus, "training_gpus", {.range = {1, 1e6}, .fallback = 320, .doc = "GPUs of one training of 18 h."}),
      field(&In::training, "training_per_s", {.range = {0, 1}, .fallback = 3 / kDay, .doc = "Trainings that arrive each second."}),
      field(&In::interactive, "interactive_per_s", {.range = {0, 1}, .fallback = 50 / kDay, .doc = "Interactive jobs (8 GPUs, half an hour) that arrive each second."}),
      field(&In::search, "search_per_s", {.range = {0, 1}, .fallback = 20 / kDay, .doc = "Searches (20 GPUs, 2 h) that arrive each second."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::stable, "stable", {.doc = "Is there room for all classes? If not, nothing is simulated: the waits would only measure the length of the run."}),
      field(&Out::jobs, "jobs", {.doc = "Jobs that arrived."}),
      field(&Out::interactive_mean_wait, "interactive_mean_wait_s", {.doc = "Mean wait of the interactive jobs.", .null_text = "none"}),
      field(&Out::interactive_within, "interactive_within_300s", {.range = kShare, .doc = "Share of the interactive jobs that start within 5 minutes.", .null_text = "none"}),
      field(&Out::search_mean_wait, "search_mean_wait_s", {.doc = "Mean wait of the searches.", .null_text = "none"}),
      field(&Out::training_mean_wait, "training_mean_wait_s", {.doc = "Mean wait of the trainings.", .null_text = "none"}),
      field(&Out::training_over, "training_over_48h", {.range = kShare, .doc = "Share of the trainings that wait longer than 48 hours.", .null_text = "none"}),
      field(&Out::utilization, "utilization", {.symbol = "\\rho", .doc = "Offered load of the cluster."}),
      field(&Out::training_slots, "training_slots", {.doc = "Trainings that run side by side."}),
      field(&Out::leftover_gpus, "leftover_gpus", {.doc = "GPUs between the slots, which only smaller jobs can use."}),
      field(&Out::interactive_within_shares, "interactive_within_shares", {.range = kShare, .doc = "Share of the interactive jobs that start within each of the limits."}),
      field(&Out::interactive_within_limits, "interactive_limits_s", {.doc = "Those limits: at once, one, 5 and 15 minutes, 1, 4, 12, 24 and 48 hours."}),
      field(&Out::sla_missed, "sla_missed", {.doc = "Share of late interactive jobs against the allowed 5 %.", .null_text = "met", .violation = "sla_missed"}),
      field(&Out::starvation, "starvation", {.doc = "Share of trainings beyond 48 hours against the allowed 5 %.", .null_text = "none", .violation = "starvation"}),
      field(&Out::unstable, "unstable", {.doc = "Load against what there is, when it is too much.", .null_text = "stable", .violation = "unstable"}),
      field(&Out::first_jobs, "first_jobs", {.doc = "The first 512 jobs as they ran, to be drawn."}));

  static constexpr ModelText text{
      .title = "Weeks of a cluster",
      .doc = "Jobs of three classes arrive at random and are scheduled one by one; all that arrive run to their end and all waits count. Run times are fixed for each class. Percentages of a single run are one draw: other seeds differ.",
      .formula = {{"interactive_mean_wait_s", "\\v{interactive_mean_wait_s} = \\frac{1}{n} \\sum_{i=1}^{n} (t_{start,i} - t_{arrival,i})"}},
      .sources = {"Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators, OOPSLA: SplitMix64", "Mu'alem and Feitelson 2001, IEEE TPDS 12(6): EASY backfill",
                  "Classes, sizes and limits: teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
