// Prefill: time to process a prompt.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct LlmPrefill {
  static constexpr const char* id = "llm_prefill";
  static constexpr double kFlopPerParam = 2;  // a multiply and an add

  struct In {
    Count params, layers, hidden, prompt_tokens, devices;
    FlopRate peak;
    Ratio utilization;
  };
  struct Out {
    Flops linear, attention;
    Seconds total;
    Flops work;
    Maybe<Ratio> attention_share;
    Maybe<Rate> tokens;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.linear = Flops(kFlopPerParam * in.params * in.prompt_tokens);
    out.attention = Flops(2 * in.layers * in.prompt_tokens * in.prompt_tokens * in.hidden);
    out.work = out.linear + out.attention;
    out.total = out.work / (in.devices * in.peak * in.utilization);
    if (out.work.si() > 0) out.attention_share = out.attention / out.work;
    if (out.total.si() > 0) out.tokens = in.prompt_tokens / out.total;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.symbol = "P", .doc = "Parameters of the model."}),
      field(&In::layers, "layers", {.symbol = "L", .doc = "Layers."}),
      field(&In::hidden, "hidden", {.symbol = "d", .doc = "Width of a layer: query heads times their dimension."}),
      field(&In::prompt_tokens, "prompt_tokens", {.symbol = "S", .doc = "Tokens of the prompt."}),
      field(&In::devices, "devices", {.range = kPositiveCount, .fallback = 1, .symbol = "G", .doc = "Devices that share the work evenly."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of each."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .symbol = "\\eta", .doc = "Share of the peak that is reached."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::linear, "linear_flop", {.doc = "Work of the matrices: two operations for each parameter and token."}),
      field(&Out::attention, "attention_flop", {.doc = "Work of attention between the tokens: it grows with the square of the prompt."}),
      field(&Out::total, "total_s", {.symbol = "T_p", .doc = "Time to process the prompt; the first token can't come sooner."}),
      field(&Out::work, "work_flop", {.symbol = "O", .doc = "Both together."}),
      field(&Out::attention_share, "attention_share", {.range = kShare, .doc = "Share of attention in the work.", .null_text = "no work"}),
      field(&Out::tokens, "tokens_per_s", {.doc = "Tokens of the prompt each second.", .null_text = "takes no time"}));

  static constexpr ModelText text{
      .title = "Processing a prompt",
      .doc = "All tokens of a prompt go through the model at once, so the weights are reused and arithmetic binds. Attention looks back only (the causal half). It leaves out the devices' exchanges.",
      .formula = {{"linear_flop", "\\v{linear_flop} = 2 \\cdot \\v{params} \\cdot \\v{prompt_tokens}"},
                  {"attention_flop", "\\v{attention_flop} = 2 \\cdot \\v{layers} \\cdot \\v{prompt_tokens}^2 \\cdot \\v{hidden}"},
                  {"total_s", "\\v{total_s} = \\frac{\\v{linear_flop} + \\v{attention_flop}}{\\v{devices} \\cdot \\v{peak_flop_per_s} \\cdot \\v{utilization}}"}},
      .sources = {"Kaplan et al. 2020, Scaling laws for neural language models, arXiv:2001.08361: two operations for each parameter and token", "Pope et al. 2022, Efficiently scaling transformer inference, arXiv:2211.05102"},
      .has_scale = true};
};

}  // namespace ironlab
