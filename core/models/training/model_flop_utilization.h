// Model FLOP utilization: useful arithmetic over what the devices could do.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct ModelFlopUtilization {
  static constexpr const char* id = "model_flop_utilization";

  struct In {
    Rate tokens;
    Ratio flop_per_token;
    Count devices;
    FlopRate peak;
  };
  struct Out {
    Ratio utilization;
    FlopRate achieved, achieved_device;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.achieved = in.tokens * Flops(in.flop_per_token);
    out.achieved_device = out.achieved / in.devices;
    out.utilization = out.achieved / (in.devices * in.peak);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::tokens, "tokens_per_s", {.symbol = "\\lambda", .doc = "Tokens that all devices train on each second."}),
      field(&In::flop_per_token, "flop_per_token", {.range = {0, 1e30}, .symbol = "F", .doc = "Operations that the model needs for one token: about 6 for each parameter."}),
      field(&In::devices, "devices", {.range = kPositiveCount, .symbol = "n", .doc = "Devices."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak rate of one device, dense."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::utilization, "utilization", {.symbol = "\\text{MFU}", .doc = "Useful operations over what the devices could do; above 1 something is counted wrong."}),
      field(&Out::achieved, "achieved_flop_per_s", {.symbol = "A", .doc = "Useful operations each second, all devices."}),
      field(&Out::achieved_device, "achieved_device_flop_per_s", {.doc = "Useful operations each second of one device."}));

  static constexpr ModelText text{
      .title = "Model FLOP utilization",
      .doc = "Counts only the operations that the model itself needs, whatever else is computed on the way. So recomputing, waiting and padding all lower it, and programs can be compared.",
      .formula = {{"utilization", "\\v{utilization} = \\frac{\\v{tokens_per_s} \\cdot \\v{flop_per_token}}{\\v{devices} \\cdot \\v{peak_flop_per_s}}"},
                  {"achieved_flop_per_s", "\\v{achieved_flop_per_s} = \\v{tokens_per_s} \\cdot \\v{flop_per_token}"}},
      .sources = {"Chowdhery et al. 2022, PaLM, arXiv:2204.02311, appendix B", "Kaplan et al. 2020, arXiv:2001.08361: 6 operations a parameter and token"},
      .has_scale = true};
};

}  // namespace ironlab
