// One measurement as a state machine: started by id, stepped from the host's event loop, dropped at any time.
#pragma once

#include <memory>       // std::unique_ptr
#include <span>         // std::span
#include <string_view>  // std::string_view

#include "measure/stage.h"

namespace ironlab::measure {

struct Measurement {
  const char* id;
  const char* title;
  std::span<const char* const> params;
  double budget_s;  // unless one is given
  double size;      // m, k and n unless given
  Refusal (*plan)(const Params&, const Host&, Plan&);
};
std::span<const Measurement> measurements();
// {"measurements": [{id, title, budget_s, params: [{name, type, min, max}]}], "kernels": {op: [ids]}}
void describe(Sink& sink);

struct Progress {
  double share = 0;          // 0..1, never falls; 1 exactly when done
  const char* phase = "clock";  // clock, prepare, warm_up, sample, summarize, done
};

class Run {
 public:
  // Errors: unknown_model (no such measurement), those of read_params, and what the plan refuses.
  Refusal start(std::string_view id, std::span<const Given> given, Host host);
  // Works for about so many seconds: a step ends after the first piece that passes them. Pieces last some 10 ms, unless a single
  // call of what is measured lasts longer.
  Progress step(double budget_s);
  bool done() const { return done_; }
  // {"result": {...}} once done; before that {"error": cancelled}.
  void write(Sink& sink) const;

 private:
  void act(double until);
  void next();
  void finish();
  double share() const;

  const Measurement* measurement_ = nullptr;
  Params params_;
  Host host_;
  Plan plan_;
  std::unique_ptr<bench::Calibration> calibration_;
  std::unique_ptr<bench::Bench> bench_;
  std::size_t at_ = 0;
  double total_weight_ = 0, done_weight_ = 0, shown_ = 0, stage_s_ = 0;
  Result result_;
  const char* phase_ = "clock";
  bool done_ = false;
};

}  // namespace ironlab::measure
