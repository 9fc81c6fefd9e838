// Training plan: which part of a distributed training step to speed up, within a budget of work.
#pragma once

#include <cmath>  // std::fmod, std::sqrt (exact)

#include "models/scaling/amdahl_stages.h"
#include "models/training/pipeline_bubble.h"

namespace ironlab {

struct TrainingPlan {
  static constexpr const char* id = "training_plan";
  static constexpr int kParts = 5;
  static constexpr double kSequences = 168;  // of one replica in each step
  static constexpr double kStages = 8;
  static constexpr double kGemm = 0.33, kAttention = 0.12, kBubble = 0.15, kAllreduce = 0.30, kInput = 0.10;  // shares of the step
  static constexpr double kUtilization = 0.35, kTarget = 0.5;
  static constexpr double kMicroBatch = 8, kWorkers = 4;  // as it runs today
  static constexpr Seconds kWeek{604800};
  static constexpr double kBudgetWeeks = 8;

  struct In {
    Count micro_batch;
    Ratio communication_speedup;
    Count workers;
    Ratio gemm_speedup, attention_speedup;
  };
  struct Out {
    Count micro_batches;
    Ratio time, speedup, achieved_utilization, utilization_gain;
    Seconds cost;
    Maybe<Rate> gain;
    Flag over_budget;
    List<Ratio, kParts> parts_before, parts_after;
    List<Seconds, kParts> costs;
    Flag meets_target;
    Seconds budget;
    Violation<Seconds> violation;
  };

  static Status refuse(const In& in);

  // Weeks of work for each change: nothing if it stays as it is.
  static List<Seconds, kParts> work(const In& in) {
    const double k = in.communication_speedup, w = in.workers, g = in.gemm_speedup;
    List<Seconds, kParts> all;
    for (const double weeks : {in.micro_batch == kMicroBatch ? 0 : 0.5, k > 1 ? 2 + 1.5 * (k - 1) : 0, w > kWorkers ? 1 + 0.25 * (w - kWorkers) : 0,
                               g > 1 ? 4 + 20 * (g - 1) : 0, in.attention_speedup > 1 ? 3.0 : 0})
      all.push(weeks * kWeek);
    return all;
  }

  static Out evaluate(const In& in) {
    Out out;
    out.micro_batches = kSequences / in.micro_batch;
    // The bubble is part of the compute time, so that a faster stage shortens it too.
    const double computing = kGemm / in.gemm_speedup + kAttention / in.attention_speedup;
    PipelineBubble::In schedule = kDefaults<PipelineBubble>;
    schedule.stages = kStages;
    schedule.micro_batches = out.micro_batches;
    const double bubble = computing * PipelineBubble::evaluate(schedule).bubble_over_compute;
    const double input = std::sqrt(in.workers / kWorkers);
    AmdahlStages::In stages = kDefaults<AmdahlStages>;
    for (const double share : {kGemm, kAttention, kBubble, kAllreduce, kInput}) stages.shares.push(share);
    for (const double s : {static_cast<double>(in.gemm_speedup), static_cast<double>(in.attention_speedup), kBubble / bubble,
                           static_cast<double>(in.communication_speedup), input > 1 ? input : 1.0})
      stages.speedups.push(s);
    const AmdahlStages::Out after = AmdahlStages::evaluate(stages);
    out.time = after.total / after.total_before;
    out.speedup = after.speedup;
    for (int i = 0; i < kParts; ++i) {
      out.parts_before.push(stages.shares[i]);
      out.parts_after.push(stages.shares[i] / stages.speedups[i]);
    }
    out.achieved_utilization = kUtilization * out.speedup;
    out.utilization_gain = kUtilization * (out.speedup - 1);
    out.costs = work(in);
    for (const Seconds cost : out.costs) out.cost = out.cost + cost;
    out.budget = kBudgetWeeks * kWeek;
    if (out.cost.si() > 0) out.gain = out.utilization_gain / out.cost;
    out.over_budget = !within(out.cost.si(), out.budget.si());
    out.meets_target = at_least(out.achieved_utilization, kTarget);
    if (out.over_budget) out.violation = Violation<Seconds>::of(out.cost, out.budget);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::micro_batch, "micro_batch", {.range = {1, 8}, .symbol = "b", .doc = "Sequences in one micro-batch, a divisor of 168; 8 today. Fewer make more micro-batches and a smaller bubble."}),
      field(&In::communication_speedup, "communication_speedup", {.range = {1, 1e18}, .symbol = "k", .doc = "How many times faster the all-reduce becomes."}),
      field(&In::workers, "workers", {.range = kPositiveCount, .symbol = "w", .doc = "Input workers; 4 today."}),
      field(&In::gemm_speedup, "gemm_speedup", {.range = {1, 1e18}, .symbol = "k_g", .doc = "How many times faster the matrix products become."}),
      field(&In::attention_speedup, "attention_speedup", {.range = {1, 1e18}, .symbol = "k_a", .doc = "How many times faster attention becomes."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::micro_batches, "micro_batches", {.range = kPositiveCount, .symbol = "m", .doc = "Micro-batches of one step."}),
      field(&Out::time, "time", {.symbol = "t", .doc = "Time of the step, in times of today's."}),
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "How many times faster the step becomes."}),
      field(&Out::achieved_utilization, "achieved_utilization", {.symbol = "u", .doc = "Model FLOP utilization afterwards."}),
      field(&Out::utilization_gain, "utilization_gain", {.symbol = "\\Delta u", .doc = "How much it rises above today's 35 %."}),
      field(&Out::cost, "cost_s", {.symbol = "C", .doc = "Work of all changes, in time of one engineer; shown in weeks."}),
      field(&Out::gain, "gain_per_s", {.symbol = "g", .doc = "Utilization gained for the work; shown as points a week.", .null_text = "nothing changed"}),
      field(&Out::over_budget, "over_budget", {.doc = "Does the work exceed the budget? Exactly on it does not."}),
      field(&Out::parts_before, "parts_before", {.range = kShare, .doc = "Parts of today's step: matrix products, attention, bubble, all-reduce, input."}),
      field(&Out::parts_after, "parts_after", {.range = kNonNegative, .doc = "The same parts afterwards, in times of today's step."}),
      field(&Out::costs, "costs_s", {.doc = "Work of each change: micro-batch, all-reduce, workers, matrix products, attention."}),
      field(&Out::meets_target, "meets_target", {.doc = "Does the utilization reach one half?"}),
      field(&Out::budget, "budget_s", {.doc = "Work that there is time for: eight weeks."}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when the work exceeds the budget.", .null_text = "within budget", .violation = "over_budget"}));

  static constexpr ModelText text{
      .title = "Which part of a training step to speed up",
      .doc = "A profile of a 70-billion-parameter run on 512 GPUs: matrix products 33 %, attention 12 %, pipeline bubble 15 %, all-reduce 30 %, input 10 %, at 35 % utilization. Each change speeds up its part and costs weeks of work. "
             "The global batch stays the same, so training does; kernels are taken to be as efficient on smaller micro-batches. Gains of several changes do not add up.",
      .formula = {{"micro_batches", "\\v{micro_batches} = \\frac{168}{\\v{micro_batch}}"},
                  {"time", "\\v{time} = \\left(\\frac{0.33}{\\v{gemm_speedup}} + \\frac{0.12}{\\v{attention_speedup}}\\right)\\left(1 + \\frac{7}{\\v{micro_batches}}\\right) + \\frac{0.30}{\\v{communication_speedup}} + \\frac{0.10}{\\max(1, \\sqrt{\\v{workers}/4})}"},
                  {"speedup", "\\v{speedup} = \\frac{1}{\\v{time}}"},
                  {"achieved_utilization", "\\v{achieved_utilization} = \\frac{0.35}{\\v{time}}"},
                  {"gain_per_s", "\\v{gain_per_s} = \\frac{\\v{utilization_gain}}{\\v{cost_s}}"}},
      .sources = {"Profile, costs and budget: teaching values", "Narayanan et al. 2021, SC21: the bubble"},
      .has_scale = true};
};

inline Status TrainingPlan::refuse(const In& in) {
  if (std::fmod(kSequences, in.micro_batch) != 0) return {Code::contradictory, input_index<TrainingPlan>("micro_batch")};
  return {};
}

}  // namespace ironlab
