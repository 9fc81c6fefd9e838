// Raw measurements of a document as samples of the statistics models.
#pragma once

#include <memory>  // std::unique_ptr
#include <vector>  // std::vector

#include "models/statistics/samples.h"

namespace ironlab::submission {

// The In of a model with one list of samples: too large for the stack that wasm has.
template <class In>
std::unique_ptr<In> with_samples(const std::vector<double>& values) {
  auto in = std::make_unique<In>();
  for (const double x : values) in->samples.push(x);
  return in;
}

}  // namespace ironlab::submission
