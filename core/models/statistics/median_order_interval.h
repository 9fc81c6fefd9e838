// Interval of the median from the order of the values alone.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/statistics/binomial.h"
#include "models/statistics/t_quantile.h"

namespace ironlab {

struct MedianOrderInterval {
  static constexpr const char* id = "median_order_interval";

  struct In {
    Count n;
    Ratio confidence;
  };
  struct Out {
    Maybe<Count> low_rank, high_rank;
    Maybe<Ratio> coverage;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double n = in.n, outside = (1 - in.confidence) / 2;
    // The largest j with P(at most j - 1 of n below the median) <= outside, found between bounds that the spread sets.
    double low = 0, high = std::floor(n / 2) + 1;  // j = low is allowed, j = high is not
    while (high - low > 1) {
      const double j = std::floor((low + high) / 2);
      (within(fair_coin::at_most(n, j - 1), outside) ? low : high) = j;
    }
    if (low < 1) return out;
    out.low_rank = Count(low);
    out.high_rank = Count(n + 1 - low);
    out.coverage = Ratio(1 - 2 * fair_coin::at_most(n, low - 1));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::n, "n", {.range = {1, 1e6}, .symbol = "n", .doc = "Number of values."}),
      field(&In::confidence, "confidence", {.range = kProbability, .fallback = 0.95, .symbol = "1 - \\alpha", .doc = "How often such an interval should at least contain the true median."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::low_rank, "low_rank", {.symbol = "j", .doc = "The interval begins at this value, counted from the smallest (1).", .null_text = "too few values"}),
      field(&Out::high_rank, "high_rank", {.symbol = "n + 1 - j", .doc = "It ends at this value.", .null_text = "too few values"}),
      field(&Out::coverage, "coverage", {.range = kShare, .doc = "How often it really contains the true median: ranks are whole, so it is a little more than asked.", .null_text = "too few values"}));

  static constexpr ModelText text{
      .title = "Order-statistic interval of the median",
      .doc = "Each independent value is below the true median like a coin falls on its head. So the order of the values alone bounds the median, whatever their distribution. With fewer than six values no interval of 95 % exists.",
      .formula = {{"coverage", "\\v{coverage} = 1 - 2 \\sum_{i=0}^{\\v{low_rank} - 1} \\binom{\\v{n}}{i} 2^{-\\v{n}}"}, {"high_rank", "\\v{high_rank} = \\v{n} + 1 - \\v{low_rank}"}},
      .sources = {"Thompson 1936, On confidence ranges for the median, Annals of Mathematical Statistics 7(3)"}};
};

}  // namespace ironlab
