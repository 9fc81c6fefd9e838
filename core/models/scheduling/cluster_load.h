// Offered load of classes of jobs on a cluster.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct ClusterLoad {
  static constexpr const char* id = "cluster_load";
  static constexpr int kClasses = 16;

  struct In {
    Count gpus;
    List<Rate, kClasses> jobs;
    List<Count, kClasses> gpus_per_job;
    List<Seconds, kClasses> job;
  };
  struct Out {
    Ratio demand_gpus, utilization;
    List<Ratio, kClasses> shares, class_gpus;
    Flag overloaded;
    Violation<Ratio> violation;
  };

  static Status refuse(const In& in) {
    if (in.gpus_per_job.size() != in.jobs.size()) return {Code::shape_mismatch, input_index<ClusterLoad>("gpus_per_job")};
    return in.job.size() == in.jobs.size() ? Status{} : Status{Code::shape_mismatch, input_index<ClusterLoad>("job_s")};
  }

  static Out evaluate(const In& in) {
    Out out;
    for (int i = 0; i < in.jobs.size(); ++i) {
      const Ratio gpus = in.jobs[i] * in.job[i] * in.gpus_per_job[i];
      out.class_gpus.push(gpus);
      out.demand_gpus = out.demand_gpus + gpus;
    }
    for (const Ratio& gpus : out.class_gpus) out.shares.push(out.demand_gpus > 0 ? Ratio(gpus / out.demand_gpus) : Ratio(0));
    out.utilization = out.demand_gpus / in.gpus;
    out.overloaded = !below(out.utilization, 1);
    if (out.overloaded) out.violation = Violation<Ratio>::of(out.demand_gpus, Ratio(static_cast<double>(in.gpus)));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "G", .doc = "GPUs of the cluster."}),
      field(&In::jobs, "jobs_per_s", {.symbol = "\\lambda", .doc = "For each class the jobs that arrive each second."}),
      field(&In::gpus_per_job, "gpus_per_job", {.symbol = "g", .doc = "For each class the GPUs of one job."}),
      field(&In::job, "job_s", {.symbol = "s", .doc = "For each class how long a job runs."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::demand_gpus, "demand_gpus", {.doc = "GPUs that would be busy on average if none ever waited."}),
      field(&Out::utilization, "utilization", {.symbol = "\\rho", .doc = "That over the GPUs there are; from 1 on queues grow without end."}),
      field(&Out::shares, "shares", {.range = kShare, .doc = "Share of the demand that is each class's."}),
      field(&Out::class_gpus, "class_gpus", {.doc = "GPUs that each class keeps busy."}),
      field(&Out::overloaded, "overloaded", {.doc = "Is more asked for than there is?"}),
      field(&Out::violation, "violation", {.doc = "Demand against GPUs, when it is too much.", .null_text = "enough", .violation = "overloaded"}));

  static constexpr ModelText text{
      .title = "Offered load of a cluster",
      .doc = "Arrivals times GPUs times run time, summed over classes. A few long jobs of many GPUs weigh more than hundreds of small ones.",
      .formula = {{"demand_gpus", "\\v{demand_gpus} = \\sum_i \\lambda_i g_i s_i"}, {"utilization", "\\v{utilization} = \\frac{\\v{demand_gpus}}{\\v{gpus}}"}},
      .sources = {"Kleinrock 1975, Queueing Systems, volume 1", "Jeon et al. 2019, Analysis of large-scale multi-tenant GPU clusters, USENIX ATC: how skewed GPU jobs are"}};
};

}  // namespace ironlab
