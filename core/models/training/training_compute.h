// Training compute: the arithmetic of training a model on some tokens, and how long it takes.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct TrainingCompute {
  static constexpr const char* id = "training_compute";

  struct In {
    Count params, tokens;
    Ratio flop_per_param_token;
    Count devices;
    FlopRate peak;
    Ratio utilization;
  };
  struct Out {
    Flops work;
    Seconds compute_time, device_time;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.work = Flops(in.flop_per_param_token * in.params * in.tokens);
    out.device_time = out.work / (in.peak * in.utilization);
    out.compute_time = out.work / (in.devices * in.peak * in.utilization);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.symbol = "P", .doc = "Number of parameters."}),
      field(&In::tokens, "tokens", {.symbol = "G", .doc = "Tokens trained on: of one step, or of the whole run."}),
      field(&In::flop_per_param_token, "flop_per_param_token", {.range = kPositive, .fallback = 6, .symbol = "c", .doc = "Operations for each parameter and token: 2 forward, 4 backward; 8 when the forward pass is computed again."}),
      field(&In::devices, "devices", {.range = kPositiveCount, .fallback = 1, .symbol = "N", .doc = "Devices that share the work evenly."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak rate of one device, dense."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .symbol = "\\eta", .doc = "Share of the peak that the devices reach."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::work, "work_flop", {.symbol = "O", .doc = "Operations of the training."}),
      field(&Out::compute_time, "compute_time_s", {.symbol = "T", .doc = "Time of computing, all devices at once."}),
      field(&Out::device_time, "device_time_s", {.doc = "Time that one device alone would take; also the device time that is used up."}));

  static constexpr ModelText text{
      .title = "Arithmetic time of training",
      .doc = "Every token passes each parameter once forward, with a multiply and an add, and twice backward: about six operations. Attention over long sequences and embeddings come on top and are left out, as is all communication.",
      .formula = {{"work_flop", "\\v{work_flop} = \\v{flop_per_param_token} \\cdot \\v{params} \\cdot \\v{tokens}"},
                  {"compute_time_s", "\\v{compute_time_s} = \\frac{\\v{work_flop}}{\\v{devices} \\cdot \\v{peak_flop_per_s} \\cdot \\v{utilization}}"}},
      .sources = {"Kaplan et al. 2020, Scaling laws for neural language models, arXiv:2001.08361: six operations a parameter and token"},
      .has_scale = true};
};

}  // namespace ironlab
