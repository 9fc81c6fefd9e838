// Pipeline bubble: the idle share of a pipeline schedule.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct PipelineBubble {
  static constexpr const char* id = "pipeline_bubble";

  struct In {
    Count stages, micro_batches, interleave;
  };
  struct Out {
    Ratio bubble_share, bubble_over_compute, busy_share;
  };

  static constexpr Out evaluate(const In& in) {
    const double idle = in.stages - 1, busy = in.interleave * in.micro_batches;
    return {.bubble_share = idle / (busy + idle), .bubble_over_compute = idle / busy, .busy_share = busy / (busy + idle)};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::stages, "stages", {.range = kPositiveCount, .symbol = "p", .doc = "Stages that the layers are divided into, each on its own devices."}),
      field(&In::micro_batches, "micro_batches", {.range = kPositiveCount, .symbol = "m", .doc = "Parts of the batch that follow one another through the stages."}),
      field(&In::interleave, "interleave", {.range = kPositiveCount, .fallback = 1, .symbol = "v", .doc = "Pieces of the model that each stage holds, taking turns."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::bubble_share, "bubble_share", {.range = kShare, .symbol = "\\beta", .doc = "Idle time as a share of the pipeline's time."}),
      field(&Out::bubble_over_compute, "bubble_over_compute", {.range = kNonNegative, .symbol = "r", .doc = "Idle time over the time of computing."}),
      field(&Out::busy_share, "busy_share", {.range = kShare, .doc = "The rest: the share in which stages compute."}));

  static constexpr ModelText text{
      .title = "Idle share of a pipeline schedule",
      .doc = "While the first micro-batch fills the pipeline and the last leaves it, stages wait. The wait is as long as one micro-batch for every stage but one; more micro-batches dilute it. It assumes stages of equal length and free transfers between them.",
      .formula = {{"bubble_share", "\\v{bubble_share} = \\frac{\\v{stages} - 1}{\\v{interleave} \\cdot \\v{micro_batches} + \\v{stages} - 1}"},
                  {"bubble_over_compute", "\\v{bubble_over_compute} = \\frac{\\v{stages} - 1}{\\v{interleave} \\cdot \\v{micro_batches}}"}},
      .sources = {"Huang et al. 2019, GPipe, arXiv:1811.06965", "Narayanan et al. 2021, Efficient large-scale language model training on GPU clusters using Megatron-LM, SC21: interleaved stages"}};
};

}  // namespace ironlab
