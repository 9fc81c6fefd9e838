// Speed from sparsity.
#pragma once

#include "models/compression/stored_bits_per_weight.h"
#include "models/subject.h"

namespace ironlab {

enum class PruningPattern { unstructured, structured, two_of_four };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<PruningPattern>{{{"unstructured", "Single weights"}, {"structured", "Whole rows or channels"}, {"2:4", "2 of 4"}}};

enum class PruningRegime { compute, memory };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<PruningRegime>{{{"compute", "Compute"}, {"memory", "Memory"}}};

struct PrunedSpeedup {
  static constexpr const char* id = "pruned_speedup";

  struct In {
    Choice<PruningPattern> pattern;
    Ratio sparsity;
    Choice<PruningRegime> regime;
    Ratio bits;
  };
  struct Out {
    Ratio speedup;
  };

  static constexpr Out evaluate(const In& in) {
    if (in.pattern == PruningPattern::unstructured) return {.speedup = 1};
    if (in.pattern == PruningPattern::structured) return {.speedup = 1 / (1 - in.sparsity)};
    if (in.regime == PruningRegime::compute) return {.speedup = 2};
    StoredBitsPerWeight::In call = kDefaults<StoredBitsPerWeight>;
    call.bits = in.bits;
    call.format = SparseFormat::two_of_four;
    return {.speedup = StoredBitsPerWeight::evaluate(call).compression_ratio.value_or(1)};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::pattern, "pattern", {.doc = "Which weights are zero: any, whole rows or channels, or two of every four."}),
      field(&In::sparsity, "sparsity", {.range = {.min = 0, .max = 1, .below = true}, .symbol = "s", .doc = "Share of weights that are zero; two of four is always a half."}),
      field(&In::regime, "regime", {.doc = "What binds the operator: arithmetic or reading the weights."}),
      field(&In::bits, "bits", {.range = kWeightBits, .fallback = 16, .symbol = "b", .doc = "Bits of one weight's code."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "How many times faster than before pruning, at most."}));

  static constexpr ModelText text{
      .title = "Speed from sparsity",
      .doc = "A dense kernel multiplies zeros and reads them too: scattered zeros gain nothing, however many. Removing whole rows makes a smaller matrix. Two of four is skipped by hardware that doubles its rate; if reading binds, its indices take part of the gain.",
      .formula = {{"speedup", "\\v{speedup} = \\begin{cases} 1 & \\text{single weights} \\\\ \\frac{1}{1 - \\v{sparsity}} & \\text{rows} \\\\ 2 & \\text{2 of 4, compute} \\\\ \\frac{\\v{bits}}{\\v{bits}/2 + 1} & \\text{2 of 4, memory} \\end{cases}"}},
      .sources = {"Mishra et al. 2021, Accelerating sparse deep neural networks, arXiv:2104.08378"}};
};

}  // namespace ironlab
