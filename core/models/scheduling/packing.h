// Slots that a big job finds on a cluster.
#pragma once

#include <cmath>  // std::floor (exact)

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct Packing {
  static constexpr const char* id = "packing";

  struct In {
    Count gpus, reserve, job_gpus;
    Rate jobs;
    Seconds job;
  };
  struct Out {
    Count slots, leftover_gpus;
    Maybe<Ratio> slot_utilization;
    Flag stable;
    Ratio load, leftover_share;
    Violation<Ratio> violation;
  };

  static Status refuse(const In& in) { return in.reserve <= in.gpus ? Status{} : Status{Code::contradictory, input_index<Packing>("reserve")}; }

  static Out evaluate(const In& in) {
    Out out;
    const double slots = std::floor((in.gpus - in.reserve) / in.job_gpus);
    out.slots = slots;
    out.leftover_gpus = in.gpus - in.reserve - slots * in.job_gpus;
    out.leftover_share = out.leftover_gpus / in.gpus;
    out.load = in.jobs * in.job;
    if (slots > 0) out.slot_utilization = Ratio(out.load / slots);
    out.stable = below(out.load, slots);
    if (!out.stable) {
      out.violation = {.demand = out.load, .capacity = Ratio(slots), .ratio = {}};
      if (slots > 0) out.violation.ratio = Ratio(out.load / slots);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "G", .doc = "GPUs of the cluster."}),
      field(&In::reserve, "reserve", {.fallback = 0, .symbol = "r", .doc = "GPUs kept for others."}),
      field(&In::job_gpus, "job_gpus", {.range = kPositiveCount, .symbol = "g", .doc = "GPUs of one job, all at once."}),
      field(&In::jobs, "jobs_per_s", {.symbol = "\\lambda", .doc = "Jobs that arrive each second."}),
      field(&In::job, "job_s", {.symbol = "s", .doc = "How long one runs."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::slots, "slots", {.doc = "Jobs of this size that run side by side."}),
      field(&Out::leftover_gpus, "leftover_gpus", {.doc = "GPUs that no further job of this size can use."}),
      field(&Out::slot_utilization, "slot_utilization", {.doc = "Jobs that would run at once on average, over the slots.", .null_text = "not one fits"}),
      field(&Out::stable, "stable", {.doc = "Are there slots enough for all jobs?"}),
      field(&Out::load, "load", {.doc = "Jobs that would run at once on average."}),
      field(&Out::leftover_share, "leftover_share", {.range = kShare, .doc = "Share of the cluster that is left over."}),
      field(&Out::violation, "violation", {.doc = "Load against slots, when there are too few.", .null_text = "stable", .violation = "unstable"}));

  static constexpr ModelText text{
      .title = "Packing of big jobs",
      .doc = "A job that needs all its GPUs at once sees whole slots, not GPUs. What is left between slots is lost to it, however idle it stands.",
      .formula = {{"slots", "\\v{slots} = \\left\\lfloor \\frac{\\v{gpus} - \\v{reserve}}{\\v{job_gpus}} \\right\\rfloor"}, {"slot_utilization", "\\v{slot_utilization} = \\frac{\\v{jobs_per_s} \\cdot \\v{job_s}}{\\v{slots}}"}},
      .sources = {"Feitelson and Rudolph 1992, Gang scheduling performance benefits for fine-grain synchronization, Journal of Parallel and Distributed Computing 16(4)"}};
};

}  // namespace ironlab
