// Synchronization share: how much of a step goes into adding up gradients.
#pragma once

#include "models/rules.h"
#include "models/subject.h"
#include "models/training/training_compute.h"

namespace ironlab {

struct SyncShare {
  static constexpr const char* id = "sync_share";

  struct In {
    Count params, tokens_per_device;
    FlopRate peak;
    Ratio utilization;
    Seconds allreduce_time;
    Bytes gradient;
  };
  struct Out {
    Seconds compute_time;
    Ratio share;
    Flag dominates;
    Ratio over_compute, break_even_tokens;
    Bytes message;
    Violation<Seconds> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    TrainingCompute::In work = kDefaults<TrainingCompute>;
    work.params = in.params;
    work.tokens = in.tokens_per_device;
    work.peak = in.peak;
    work.utilization = in.utilization;
    out.compute_time = TrainingCompute::evaluate(work).compute_time;
    out.share = in.allreduce_time / (in.allreduce_time + out.compute_time);
    out.dominates = !within(in.allreduce_time.si(), out.compute_time.si());
    out.over_compute = in.allreduce_time / out.compute_time;
    out.break_even_tokens = in.tokens_per_device * out.over_compute;
    out.message = in.params * in.gradient;
    if (out.dominates) out.violation = Violation<Seconds>::of(in.allreduce_time, out.compute_time);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.range = kPositiveCount, .symbol = "P", .doc = "Number of parameters."}),
      field(&In::tokens_per_device, "tokens_per_device", {.range = kPositiveCount, .symbol = "G", .doc = "Tokens of each device in a step."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak rate of one device, dense."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .symbol = "\\eta", .doc = "Share of the peak that a device reaches while it computes."}),
      field(&In::allreduce_time, "allreduce_time_s", {.symbol = "T_r", .doc = "Time of the all-reduce of the gradients."}),
      field(&In::gradient, "gradient_bytes", {.positive = true, .fallback = 2, .symbol = "g", .doc = "Bytes of one gradient."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_c", .doc = "Time that each device computes in a step."}),
      field(&Out::share, "share", {.range = kShare, .symbol = "\\sigma", .doc = "The all-reduce as a share of the step."}),
      field(&Out::dominates, "dominates", {.doc = "Does it take longer than computing?"}),
      field(&Out::over_compute, "over_compute", {.symbol = "r", .doc = "The all-reduce over computing."}),
      field(&Out::break_even_tokens, "break_even_tokens", {.symbol = "G^{*}", .doc = "Tokens of each device at which both take equally long."}),
      field(&Out::message, "message_bytes", {.symbol = "M", .doc = "Gradients that the all-reduce adds up."}),
      field(&Out::violation, "violation", {.doc = "Devices synchronize longer than they compute.", .null_text = "computing takes longer", .violation = "communication_bound"}));

  static constexpr ModelText text{
      .title = "Share of a step spent synchronizing",
      .doc = "Both sides grow with the parameters, so the size of the model cancels: what counts is how many tokens each device works on between two exchanges, the bytes of a gradient and the links. Nothing overlaps.",
      .formula = {{"compute_time_s", "\\v{compute_time_s} = \\frac{6 \\cdot \\v{params} \\cdot \\v{tokens_per_device}}{\\v{peak_flop_per_s} \\cdot \\v{utilization}}"},
                  {"share", "\\v{share} = \\frac{\\v{allreduce_time_s}}{\\v{allreduce_time_s} + \\v{compute_time_s}}"},
                  {"break_even_tokens", "\\v{break_even_tokens} = \\v{tokens_per_device} \\cdot \\frac{\\v{allreduce_time_s}}{\\v{compute_time_s}}"},
                  {"message_bytes", "\\v{message_bytes} = \\v{params} \\cdot \\v{gradient_bytes}"}},
      .sources = {"Kaplan et al. 2020, arXiv:2001.08361: six operations a parameter and token", "The time of the all-reduce: model allreduce"},
      .has_scale = true};
};

}  // namespace ironlab
