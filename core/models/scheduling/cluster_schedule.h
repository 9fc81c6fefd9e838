// Schedule of a list of jobs on a cluster.
#pragma once

#include <memory>  // std::unique_ptr

#include "describe/text.h"
#include "models/scheduling/cluster.h"
#include "models/subject.h"

namespace ironlab {

struct ClusterSchedule {
  static constexpr const char* id = "cluster_schedule";
  static constexpr int kJobs = 2048;  // three days of the busiest setting of the lab have 1,509

  struct In {
    Count gpus;
    Choice<ClusterPolicy> policy;
    Count reserve;
    List<Job, kJobs> jobs;
  };
  struct Out {
    List<Seconds, kJobs> start, wait;
    Seconds end;
    Ratio utilization;
    Maybe<Seconds> interactive_mean_wait, search_mean_wait, training_mean_wait;
  };

  static Status refuse(const In& in) {
    if (in.reserve > in.gpus) return {Code::contradictory, input_index<ClusterSchedule>("reserve")};
    for (const Job& job : in.jobs)
      if (!Cluster::fits(job, in.gpus, in.reserve)) return {Code::contradictory, input_index<ClusterSchedule>("jobs")};
    return {};
  }

  static Out evaluate(const In& in) {
    const int n = in.jobs.size();
    std::vector<int> order(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) order[static_cast<std::size_t>(i)] = i;
    std::stable_sort(order.begin(), order.end(), [&in](int a, int b) { return in.jobs[a].arrival < in.jobs[b].arrival; });
    std::vector<Job> sorted;
    for (const int i : order) sorted.push_back(in.jobs[i]);
    Cluster cluster(in.gpus, in.reserve, in.policy, static_cast<std::vector<Job>&&>(sorted));
    while (cluster.advance(1e300) >= 0) {
    }
    Out out;
    out.start.count = out.wait.count = n;
    double waits[3] = {}, counts[3] = {}, work = 0, first = in.jobs[order[0]].arrival.si();
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Job& job = cluster.jobs()[i];
      const Seconds start(cluster.start(i));
      const auto kind = static_cast<std::size_t>(static_cast<JobClass>(job.job_class));
      out.start.items[order[i]] = start;
      out.wait.items[order[i]] = start - job.arrival;
      waits[kind] += (start - job.arrival).si();
      counts[kind] += 1;
      work += job.gpus * job.run.si();
      out.end = larger(out.end, start + job.run);
    }
    // Late arrivals of short jobs leave few digits of the span: never more than all of it is used.
    if (out.end.si() > first) out.utilization = smaller(Ratio(1), Ratio(work / (in.gpus * (out.end.si() - first))));
    const auto mean = [&](std::size_t kind) { return counts[kind] > 0 ? Maybe<Seconds>(Seconds(waits[kind] / counts[kind])) : Maybe<Seconds>(); };
    out.interactive_mean_wait = mean(0);
    out.search_mean_wait = mean(1);
    out.training_mean_wait = mean(2);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpus, "gpus", {.range = kPositiveCount, .doc = "GPUs of the cluster."}),
      field(&In::policy, "policy", {.fallback = ClusterPolicy::fifo, .doc = "Who is served first, and whether later jobs may fill gaps."}),
      field(&In::reserve, "reserve", {.fallback = 0, .doc = "GPUs that only interactive jobs may use."}),
      field(&In::jobs, "jobs", {.doc = "Jobs with class, arrival, GPUs and run time."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::start, "start_s", {.doc = "When each job starts, in the order given."}), field(&Out::wait, "wait_s", {.doc = "How long each waits."}),
      field(&Out::end, "end_s", {.doc = "When the last job ends."}),
      field(&Out::utilization, "utilization", {.range = {0, 1}, .doc = "GPU time used, from the first arrival to the end."}),
      field(&Out::interactive_mean_wait, "interactive_mean_wait_s", {.doc = "Mean wait of the interactive jobs.", .null_text = "none"}),
      field(&Out::search_mean_wait, "search_mean_wait_s", {.doc = "Mean wait of the searches.", .null_text = "none"}),
      field(&Out::training_mean_wait, "training_mean_wait_s", {.doc = "Mean wait of the trainings.", .null_text = "none"}));

  static constexpr ModelText text{
      .title = "Schedule of a cluster's jobs",
      .doc = "Every job needs all its GPUs at once and keeps them to its end. The head of the queue starts as soon as it fits; with backfill, later jobs may use what the head can't, as long as they don't delay its reserved start. "
             "Run times are known exactly, which is more than real schedulers know.",
      .formula = {{"wait_s", "\\v{wait_s} = \\v{start_s} - t_{arrival}"}},
      .sources = {"Lifka 1995, The ANL/IBM SP scheduling system: EASY backfill", "Mu'alem and Feitelson 2001, Utilization, predictability, workloads, and user runtime estimates in scheduling the IBM SP2 with backfilling, IEEE TPDS 12(6)"}};
};

}  // namespace ironlab
