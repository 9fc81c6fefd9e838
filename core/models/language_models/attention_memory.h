// Attention memory: the scores between all pairs of tokens, against what grows only with their number.
#pragma once

#include <cmath>  // std::sqrt (exact)

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct AttentionMemory {
  static constexpr const char* id = "attention_memory";

  struct In {
    Count batch, layers, heads, seq;
    Bytes element;
    Count hidden;
    Ratio ffn_ratio;
    Bytes stat;
    Maybe<Bytes> capacity;
    Flag tiled;
  };
  struct Out {
    Bytes scores, tiled_stat, ffn_activation;
    Maybe<Count> max_seq;
    Bytes layer_scores;
    Ratio crossover_seq;
    Maybe<Ratio> capacity_ratio;
    Maybe<Flag> fits;
    Violation<Bytes> violation;
    Bytes kept;
  };

  static Out evaluate(const In& in) {
    const double matrices = in.batch * in.layers * in.heads;
    Out out;
    out.scores = matrices * in.seq * in.seq * in.element;
    out.layer_scores = in.batch * in.heads * in.seq * in.seq * in.element;
    out.tiled_stat = matrices * in.seq * in.stat;
    out.ffn_activation = in.batch * in.layers * in.seq * in.ffn_ratio * in.hidden * in.element;
    out.crossover_seq = in.ffn_ratio * in.hidden / in.heads;
    out.kept = in.tiled ? out.tiled_stat : out.scores;
    if (in.capacity.has()) {
      const Bytes capacity = in.capacity.value();
      out.max_seq = Count(std::floor(std::sqrt(capacity / (matrices * in.element) * (1 + kTolerance))));
      out.capacity_ratio = out.kept / capacity;
      out.fits = Flag(within(out.kept.si(), capacity.si()));
      if (!out.fits.value()) out.violation = Violation<Bytes>::of(out.kept, capacity);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::batch, "batch", {.range = kPositiveCount, .fallback = 1, .symbol = "B", .doc = "Sequences at the same time."}),
      field(&In::layers, "layers", {.range = kPositiveCount, .symbol = "L", .doc = "Layers whose scores are kept: all of them in training, one in inference."}),
      field(&In::heads, "heads", {.range = kPositiveCount, .fallback = 1, .symbol = "H", .doc = "Attention heads of a layer."}),
      field(&In::seq, "seq_tokens", {.range = kPositiveCount, .fallback = 1, .symbol = "N", .doc = "Tokens of a sequence."}),
      field(&In::element, "element_bytes", {.positive = true, .fallback = 2, .symbol = "e", .doc = "Bytes of one number."}),
      field(&In::hidden, "hidden", {.fallback = 0, .symbol = "d", .doc = "Width of the model, for the feed-forward activations."}),
      field(&In::ffn_ratio, "ffn_ratio", {.range = kNonNegative, .fallback = 4, .symbol = "r", .doc = "How many times wider the feed-forward layer is."}),
      field(&In::stat, "stat_bytes", {.fallback = 4, .symbol = "s", .doc = "Bytes that tiled attention keeps for each row: one FP32 sum of exponentials."}),
      field(&In::capacity, "capacity_bytes", {.positive = true, .fallback = kNull, .symbol = "C", .doc = "Size of the memory.", .null_text = "not asked"}),
      field(&In::tiled, "tiled", {.fallback = false, .doc = "Is attention computed tile by tile, so that the scores are never stored?"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::scores, "scores_bytes", {.symbol = "M_{\\text{scores}}", .doc = "Scores between all pairs of tokens, stored: they grow with the square of the sequence."}),
      field(&Out::tiled_stat, "tiled_stat_bytes", {.symbol = "M_{\\text{tiled}}", .doc = "What tiled exact attention stores instead: it grows with the sequence."}),
      field(&Out::ffn_activation, "ffn_activation_bytes", {.symbol = "M_{\\text{ffn}}", .doc = "Activations inside the feed-forward layers: they grow with the sequence."}),
      field(&Out::max_seq, "max_seq_tokens", {.symbol = "N_{\\text{max}}", .doc = "The longest sequence whose scores fit, stored.", .null_text = "no memory given"}),
      field(&Out::layer_scores, "layer_scores_bytes", {.doc = "Scores of one layer."}),
      field(&Out::crossover_seq, "crossover_tokens", {.symbol = "N^{*}", .doc = "Length at which the scores are as large as the feed-forward activations."}),
      field(&Out::capacity_ratio, "ratio", {.doc = "What is kept over the memory; above 1 it does not fit.", .null_text = "no memory given"}),
      field(&Out::fits, "fits", {.doc = "Does what is kept fit? Exactly full still fits.", .null_text = "no memory given"}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when what is kept does not fit.", .null_text = "fits", .violation = "out_of_memory"}),
      field(&Out::kept, "kept_bytes", {.doc = "What is kept: the scores when stored, one number a row when tiled."}));

  static constexpr ModelText text{
      .title = "Memory of attention",
      .doc = "Attention compares each token with each other: a matrix of scores for every head of every layer, which does not depend on the width of a head. "
             "Stored, it grows with the square of the sequence. Tiled attention computes the same result block by block and stores one number a row. "
             "The stored form is a lower bound: training also keeps the softmax and a dropout mask.",
      .formula = {{"scores_bytes", "\\v{scores_bytes} = \\v{batch} \\cdot \\v{layers} \\cdot \\v{heads} \\cdot \\v{seq_tokens}^2 \\cdot \\v{element_bytes}"},
                  {"tiled_stat_bytes", "\\v{tiled_stat_bytes} = \\v{batch} \\cdot \\v{layers} \\cdot \\v{heads} \\cdot \\v{seq_tokens} \\cdot \\v{stat_bytes}"},
                  {"ffn_activation_bytes", "\\v{ffn_activation_bytes} = \\v{batch} \\cdot \\v{layers} \\cdot \\v{seq_tokens} \\cdot \\v{ffn_ratio} \\cdot \\v{hidden} \\cdot \\v{element_bytes}"},
                  {"max_seq_tokens", "\\v{max_seq_tokens} = \\left\\lfloor \\sqrt{\\frac{\\v{capacity_bytes}}{\\v{batch} \\cdot \\v{layers} \\cdot \\v{heads} \\cdot \\v{element_bytes}}} \\right\\rfloor"}},
      .sources = {"Vaswani et al. 2017, arXiv:1706.03762", "Dao et al. 2022, FlashAttention, arXiv:2205.14135: one statistic a row",
                  "Korthikanti et al. 2022, arXiv:2205.05198: what training stores in full"}};
};

}  // namespace ironlab
