// A model run in steps, so that a slow one can show progress and be stopped. The answer is the one of evaluate(), bit for bit, but
// without its limit on steps. A model that is not slow is done in its first step.
#pragma once

#include <vector>  // std::vector

#include "describe/table.h"

namespace ironlab {

class Run {
 public:
  Run() = default;
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run() { stop(); }

  // Checks the input as evaluate does (filling its defaults) and begins. Errors: those of evaluate.
  Status start(int model, double* in);
  // Does about so many steps. Progress from 0 to 1; it is 1 exactly when the run is done.
  double step(double budget);
  // The answer of a run that is done; cancelled for one that is not, internal for one that never began.
  Status result(double* out);
  // Forgets everything.
  void stop();

 private:
  const ModelTable* model_ = nullptr;
  std::vector<double> in_;
  void* state_ = nullptr;
  double steps_ = 0, taken_ = 0;
  bool done_ = false;
};

}  // namespace ironlab
