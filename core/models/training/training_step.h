// Training step: its time when several micro-batches are accumulated.
#pragma once

#include "models/subject.h"
#include "models/training/training_compute.h"

namespace ironlab {

struct TrainingStep {
  static constexpr const char* id = "training_step";

  struct In {
    Count params, accumulation, micro_batch, seq;
    FlopRate peak;
    ByteRate bandwidth;
    Ratio utilization;
    Bytes gradient, optimizer_traffic;
    Ratio flop_per_param_token;
  };
  struct Out {
    Seconds micro_step, accumulate, optimizer, total;
    Rate tokens;
    Ratio slowdown;
    Count effective_batch;
    Seconds compute_total, recompute_total, accumulate_total;
    Ratio compute_share;
  };

  static Out evaluate(const In& in) {
    constexpr double forward_and_backward = 6;  // operations a parameter and token; more is computed again
    TrainingCompute::In call = kDefaults<TrainingCompute>;
    call.params = in.params;
    call.tokens = in.micro_batch * in.seq;
    call.flop_per_param_token = in.flop_per_param_token;
    call.peak = in.peak;
    call.utilization = in.utilization;
    Out out;
    out.micro_step = TrainingCompute::evaluate(call).compute_time;
    out.accumulate = 3 * in.params * in.gradient / in.bandwidth;  // read the sum, read the new gradient, write the sum
    out.optimizer = in.params * in.optimizer_traffic / in.bandwidth;
    out.accumulate_total = (in.accumulation - 1) * out.accumulate;
    out.compute_total = in.accumulation * out.micro_step;
    out.total = out.compute_total + out.accumulate_total + out.optimizer;
    out.effective_batch = in.accumulation * in.micro_batch;
    out.tokens = out.effective_batch * in.seq / out.total;
    out.slowdown = out.total / (out.compute_total + out.optimizer);
    if (in.flop_per_param_token > forward_and_backward) out.recompute_total = out.compute_total * (1 - forward_and_backward / in.flop_per_param_token);
    out.compute_share = out.compute_total / out.total;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.range = kPositiveCount, .symbol = "P", .doc = "Number of parameters."}),
      field(&In::accumulation, "accumulation", {.range = kPositiveCount, .symbol = "K", .doc = "Micro-batches whose gradients are summed before the weights change."}),
      field(&In::micro_batch, "micro_batch", {.range = kPositiveCount, .symbol = "m", .doc = "Sequences of one micro-batch."}),
      field(&In::seq, "seq_tokens", {.range = kPositiveCount, .symbol = "s", .doc = "Tokens of a sequence."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of the device, dense."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .symbol = "\\eta", .doc = "Share of the peak that training reaches, at every size of micro-batch."}),
      field(&In::gradient, "gradient_bytes", {.symbol = "b_g", .doc = "Bytes of one gradient."}),
      field(&In::optimizer_traffic, "optimizer_traffic_bytes_per_param", {.symbol = "b_o", .doc = "Bytes that the optimizer reads and writes for each parameter: 28 with Adam."}),
      field(&In::flop_per_param_token, "flop_per_param_token", {.range = kPositive, .fallback = 6, .symbol = "c", .doc = "Operations for each parameter and token: 6, or 8 when the forward pass is computed again."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::micro_step, "micro_step_s", {.symbol = "t", .doc = "Time of one micro-batch's arithmetic."}),
      field(&Out::accumulate, "accumulate_s", {.symbol = "t_a", .doc = "Time to add one micro-batch's gradients to the sum."}),
      field(&Out::optimizer, "optimizer_s", {.symbol = "t_o", .doc = "Time to change the weights, once a step."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Time of the step."}),
      field(&Out::tokens, "tokens_per_s", {.doc = "Tokens a second."}),
      field(&Out::slowdown, "slowdown", {.doc = "That time over the time of one undivided batch of the same size."}),
      field(&Out::effective_batch, "effective_batch", {.symbol = "B", .doc = "Sequences of the whole step."}),
      field(&Out::compute_total, "compute_s", {.doc = "Arithmetic of all micro-batches."}),
      field(&Out::recompute_total, "recompute_s", {.doc = "The part of it that is computed again."}),
      field(&Out::accumulate_total, "accumulation_s", {.doc = "Time of all additions of gradients."}),
      field(&Out::compute_share, "compute_share", {.range = kShare, .doc = "Arithmetic as a share of the step."}));

  static constexpr ModelText text{
      .title = "Training step with gradient accumulation",
      .doc = "A batch too large for the memory is computed in parts whose gradients are summed. The arithmetic stays the same; each sum costs three passes over the gradients, "
             "the optimizer one pass over its state. Nothing overlaps.",
      .formula = {{"micro_step_s", "\\v{micro_step_s} = \\frac{\\v{flop_per_param_token} \\cdot \\v{params} \\cdot \\v{micro_batch} \\cdot \\v{seq_tokens}}{\\v{utilization} \\cdot \\v{peak_flop_per_s}}"},
                  {"accumulate_s", "\\v{accumulate_s} = \\frac{3 \\cdot \\v{params} \\cdot \\v{gradient_bytes}}{\\v{bandwidth_bytes_per_s}}"},
                  {"optimizer_s", "\\v{optimizer_s} = \\frac{\\v{params} \\cdot \\v{optimizer_traffic_bytes_per_param}}{\\v{bandwidth_bytes_per_s}}"},
                  {"total_s", "\\v{total_s} = \\v{accumulation} \\cdot \\v{micro_step_s} + (\\v{accumulation} - 1) \\cdot \\v{accumulate_s} + \\v{optimizer_s}"}},
      .sources = {"Kaplan et al. 2020, arXiv:2001.08361: 6 operations a parameter and token", "Chen et al. 2016, arXiv:1604.06174: one more forward pass",
                  "Traffic of the sums and of Adam: counted reads and writes"},
      .has_scale = true};
};

}  // namespace ironlab
