// Intensity of attention: scores written to memory, or kept on the chip.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct AttentionIntensity {
  static constexpr const char* id = "attention_intensity";

  struct In {
    Count seq_tokens, head_dim;
    Bytes element;
    Flag fused;
  };
  struct Out {
    Flops work;
    Bytes traffic;
    FlopPerByte intensity;
    Bytes scores_traffic;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double s = in.seq_tokens, d = in.head_dim;
    out.work = Flops(4 * s * s * d);
    out.scores_traffic = in.fused ? Bytes(0) : in.element * (4 * s * s);
    out.traffic = in.element * (4 * s * d) + out.scores_traffic;
    out.intensity = out.work / out.traffic;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::seq_tokens, "seq_tokens", {.range = kPositiveCount, .symbol = "S", .doc = "Tokens that attend to each other."}),
      field(&In::head_dim, "head_dim", {.range = kPositiveCount, .symbol = "d", .doc = "Width of a head."}),
      field(&In::element, "element_bytes", {.positive = true, .symbol = "e", .doc = "Bytes of one number."}),
      field(&In::fused, "fused", {.doc = "Do the scores stay on the chip?"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::work, "work_flop", {.symbol = "O", .doc = "Operations of one head: two matrix products."}),
      field(&Out::traffic, "traffic_bytes", {.symbol = "D", .doc = "Bytes that cross memory for one head."}),
      field(&Out::intensity, "intensity_flop_per_byte", {.symbol = "I", .doc = "Operations for each byte moved."}),
      field(&Out::scores_traffic, "scores_traffic_bytes", {.doc = "The part of the traffic that is scores: written, read by softmax, written, read again."}));

  static constexpr ModelText text{
      .title = "Intensity of attention",
      .doc = "Attention multiplies queries with keys, and the scores with values. Written to memory, the scores cross it four times and hold the intensity at half the head's width; "
             "kept on the chip, intensity grows with the length. Softmax's own operations are left out.",
      .formula = {{"work_flop", "\\v{work_flop} = 4 \\, \\v{seq_tokens}^2 \\, \\v{head_dim}"},
                  {"traffic_bytes", "\\v{traffic_bytes} = 4 \\, \\v{seq_tokens} \\, \\v{head_dim} \\, \\v{element_bytes} + \\v{scores_traffic_bytes}"},
                  {"scores_traffic_bytes", "\\v{scores_traffic_bytes} = 4 \\, \\v{seq_tokens}^2 \\, \\v{element_bytes}"},
                  {"intensity_flop_per_byte", "\\v{intensity_flop_per_byte} = \\frac{\\v{work_flop}}{\\v{traffic_bytes}}"}},
      .sources = {"Dao et al. 2022, FlashAttention, arXiv:2205.14135"},
      .has_scale = true};
};

}  // namespace ironlab
