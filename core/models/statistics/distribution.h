// Distributions over a few classes or bins, given as probabilities or as counts.
#pragma once

#include "describe/slots.h"
#include "models/sum.h"

namespace ironlab {

inline constexpr int kMaxBins = 64;
using Weights = List<Ratio, kMaxBins>;

constexpr double total_weight(const Weights& weights) {
  Sum sum;
  for (const double w : weights) sum.add(w);
  return sum.value();
}

}  // namespace ironlab
