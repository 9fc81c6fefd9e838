// Parameters of transformer blocks, and the width that a number of them buys.
#pragma once

#include <cmath>  // std::floor, std::sqrt (exact)

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct TransformerParams {
  static constexpr const char* id = "transformer_params";

  struct In {
    Count layers, hidden;
  };
  struct Out {
    Count params, attention_params, feed_forward_params;
  };

  static constexpr double kPerLayer = 12;  // 4 d² for queries, keys, values and output, 8 d² for two feed-forward matrices

  static constexpr Out evaluate(const In& in) {
    const double squares = in.layers * in.hidden * in.hidden;
    return {.params = kPerLayer * squares, .attention_params = 4 * squares, .feed_forward_params = 8 * squares};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::layers, "layers", {.symbol = "L", .doc = "Blocks, one after the other."}),
      field(&In::hidden, "hidden", {.symbol = "d", .doc = "Width of the model."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::params, "params", {.symbol = "N", .doc = "Parameters of all blocks."}),
      field(&Out::attention_params, "attention_params", {.doc = "Those of attention: four square matrices a block."}),
      field(&Out::feed_forward_params, "feed_forward_params", {.doc = "Those of the feed-forward layers: two matrices a block, four times as wide."}));

  static constexpr ModelText text{
      .title = "Parameters of transformer blocks",
      .doc = "Each block has four square matrices for attention and two for its feed-forward layer, which is four times as wide. "
             "Biases, norms and the embedding of the vocabulary are left out.",
      .formula = {{"params", "\\v{params} = 12 \\cdot \\v{layers} \\cdot \\v{hidden}^2"}},
      .sources = {"Kaplan et al. 2020, arXiv:2001.08361, table 1", "Vaswani et al. 2017, arXiv:1706.03762: the feed-forward layer is four times as wide"}};
};

struct TransformerWidth {
  static constexpr const char* id = "transformer_width";

  struct In {
    Count params, layers;
  };
  struct Out {
    Ratio hidden;
    Count whole;
  };

  static Out evaluate(const In& in) {
    const Ratio hidden = std::sqrt(in.params / (TransformerParams::kPerLayer * in.layers));
    return {.hidden = hidden, .whole = Count(std::floor(hidden.si() + 0.5))};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.symbol = "N", .doc = "Parameters to spend."}),
      field(&In::layers, "layers", {.range = kPositiveCount, .symbol = "L", .doc = "Blocks, one after the other."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::hidden, "hidden", {.symbol = "d", .doc = "Width that spends them all; a real model rounds it."}),
      field(&Out::whole, "hidden_whole", {.doc = "The nearest whole width."}));

  static constexpr ModelText text{
      .title = "Width that spends a number of parameters",
      .doc = "The same number of parameters makes a model deep and thin or shallow and wide: a quarter of the layers allow twice the width.",
      .formula = {{"hidden", "\\v{hidden} = \\sqrt{\\frac{\\v{params}}{12 \\cdot \\v{layers}}}"}},
      .sources = {"Kaplan et al. 2020, arXiv:2001.08361, table 1, solved for the width"}};
};

}  // namespace ironlab
