// A cluster that runs a list of jobs under a policy: discrete events, no preemption, run times known.
#pragma once

#include <algorithm>  // std::upper_bound
#include <cstddef>    // std::size_t
#include <vector>     // std::vector

#include "describe/field.h"

namespace ironlab {

enum class JobClass { interactive, search, training };  // the order is the priority
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<JobClass>{{{"interactive", "Interactive"}, {"search", "Search"}, {"training", "Training"}}};

enum class ClusterPolicy { fifo, priority, fifo_backfill, priority_backfill };
template <>
inline constexpr std::array<ChoiceName, 4> choice_names<ClusterPolicy>{
    {{"fifo", "First come, first served"}, {"priority", "Priority"}, {"fifo_backfill", "First come, with backfill"}, {"priority_backfill", "Priority with backfill"}}};

struct Job {
  Choice<JobClass> job_class;
  Seconds arrival;
  Count gpus;
  Seconds run;
};
template <>
inline constexpr auto record_members<Job> = fields<Job>(
    field(&Job::job_class, "class", {.doc = "Class of the job; in this order of priority."}),
    field(&Job::arrival, "arrival_s", {.doc = "When it is submitted."}),
    field(&Job::gpus, "gpus", {.range = kPositiveCount, .doc = "GPUs that it needs, all at once."}),
    field(&Job::run, "run_s", {.positive = true, .doc = "How long it runs."}));

// At one instant first what ends, then what arrives, then scheduling: the head of the queue starts while it fits. With backfill
// (EASY: one reservation, for the head) a later job may start if it ends before the head's reserved start, or leaves enough free.
// Interactive jobs may also run on the reserve, and nothing else may.
class Cluster {
 public:
  // Jobs in the order of their arrival. Each must fit its pool, or it would never start (see fits).
  Cluster(double gpus, double reserve, ClusterPolicy policy, std::vector<Job> jobs)
      : jobs_(static_cast<std::vector<Job>&&>(jobs)), starts_(jobs_.size()), free_(gpus - reserve), reserve_free_(reserve), policy_(policy) {}

  static bool fits(const Job& job, double gpus, double reserve) { return job.gpus <= gpus - reserve || (job.job_class == JobClass::interactive && job.gpus <= reserve); }

  // Handles events until about so many looks at jobs; returns how many, or -1 once every job has been started.
  double advance(double budget) {
    double looks = 0;
    while (looks < budget) {
      if (started_ == jobs_.size()) return -1;
      looks += handle_next();
    }
    return started_ == jobs_.size() ? -1 : looks;
  }
  const std::vector<Job>& jobs() const { return jobs_; }
  double start(std::size_t job) const { return starts_[job]; }

 private:
  struct Running {
    double end, gpus;
    bool on_reserve;
  };

  bool by_class() const { return policy_ == ClusterPolicy::priority || policy_ == ClusterPolicy::priority_backfill; }
  bool backfills() const { return policy_ == ClusterPolicy::fifo_backfill || policy_ == ClusterPolicy::priority_backfill; }
  bool before(std::size_t a, std::size_t b) const {
    if (by_class() && jobs_[a].job_class != jobs_[b].job_class) return static_cast<JobClass>(jobs_[a].job_class) < static_cast<JobClass>(jobs_[b].job_class);
    return a < b;
  }

  double handle_next() {
    const bool arrives = arrived_ < jobs_.size();
    const double arrival = arrives ? jobs_[arrived_].arrival.si() : 0;
    const double now = running_.empty() || (arrives && arrival < running_.front().end) ? arrival : running_.front().end;
    std::size_t ended = 0;
    for (; ended < running_.size() && running_[ended].end <= now; ++ended) (running_[ended].on_reserve ? reserve_free_ : free_) += running_[ended].gpus;
    running_.erase(running_.begin(), running_.begin() + static_cast<std::ptrdiff_t>(ended));
    for (; arrived_ < jobs_.size() && jobs_[arrived_].arrival.si() <= now; ++arrived_)
      waiting_.insert(std::upper_bound(waiting_.begin(), waiting_.end(), arrived_, [this](std::size_t a, std::size_t b) { return before(a, b); }), arrived_);
    return kLooksPerEvent + schedule(now);
  }

  double schedule(double now) {
    double looks = 0;
    std::size_t kept = 0;
    if (reserve_free_ > 0) {
      for (const std::size_t job : waiting_) {
        looks += 1;
        if (jobs_[job].job_class == JobClass::interactive && jobs_[job].gpus <= reserve_free_) start(job, now, true);
        else waiting_[kept++] = job;
      }
      waiting_.resize(kept);
    }
    std::size_t head = 0;
    while (head < waiting_.size() && jobs_[waiting_[head]].gpus <= free_) start(waiting_[head++], now, false);
    looks += static_cast<double>(head);
    kept = 0;
    if (backfills() && head + 1 < waiting_.size() && free_ > 0) {
      looks += static_cast<double>(waiting_.size() - head) + static_cast<double>(running_.size());
      const double need = jobs_[waiting_[head]].gpus;
      double shadow = now, then_free = free_;
      for (std::size_t i = 0; i < running_.size() && (then_free < need || running_[i].end <= shadow); ++i) {
        if (running_[i].on_reserve) continue;
        shadow = running_[i].end;
        then_free += running_[i].gpus;
      }
      const bool ever = then_free >= need;  // an interactive job may be too large for this pool and wait for the reserve
      double extra = then_free - need;
      waiting_[kept++] = waiting_[head];
      for (std::size_t i = head + 1; i < waiting_.size(); ++i) {
        const Job& job = jobs_[waiting_[i]];
        const bool ends_before = !ever || now + job.run.si() <= shadow;
        if (job.gpus <= free_ && (ends_before || job.gpus <= extra)) {
          if (!ends_before) extra -= job.gpus;
          start(waiting_[i], now, false);
        } else {
          waiting_[kept++] = waiting_[i];
        }
      }
    } else {
      for (std::size_t i = head; i < waiting_.size(); ++i) waiting_[kept++] = waiting_[i];
      looks += static_cast<double>(head == 0 ? 0 : waiting_.size() - head) * 0.1;
    }
    waiting_.resize(kept);
    return looks;
  }

  void start(std::size_t job, double now, bool on_reserve) {
    const double gpus = jobs_[job].gpus, end = now + jobs_[job].run.si();
    (on_reserve ? reserve_free_ : free_) -= gpus;
    starts_[job] = now;
    started_ += 1;
    const auto at = std::upper_bound(running_.begin(), running_.end(), end, [](double e, const Running& r) { return e < r.end; });
    running_.insert(at, {end, gpus, on_reserve});
  }

  static constexpr double kLooksPerEvent = 4;

  std::vector<Job> jobs_;
  std::vector<double> starts_;
  std::vector<std::size_t> waiting_;  // in the order of the policy
  std::vector<Running> running_;      // by end
  std::size_t arrived_ = 0, started_ = 0;
  double free_, reserve_free_;
  ClusterPolicy policy_;
};

}  // namespace ironlab
