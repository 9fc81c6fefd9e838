// A measurement is a list of stages; each gets ready in small pieces, hands its variants to a bench and takes the outcome.
#pragma once

#include <functional>  // std::function
#include <memory>      // std::unique_ptr
#include <vector>      // std::vector

#include "bench/bench.h"
#include "measure/params.h"
#include "measure/result.h"

namespace ironlab::measure {

// What the core has from whoever runs it.
struct Host {
  bench::Clock clock{};
  double now() const { return clock.read(clock.state); }
  // Calls a function of the core from the host's language, so many times; empty where there is no border to cross.
  std::function<void(std::int64_t calls)> crossing{};
};

class Stage {
 public:
  explicit Stage(double weight) : weight_(weight) {}
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  virtual ~Stage() = default;

  // Its share of the time budget, against that of the others.
  double weight() const { return weight_; }
  // Does some milliseconds of getting ready; true once that is done.
  virtual bool prepare() { return true; }
  // What to time. None: there is nothing to be timed, and the result says why.
  virtual std::vector<bench::Variant> variants() { return {}; }
  virtual void adjust(bench::Settings&) const {}
  // Adds its values to the result. `found` has the outcomes in the order of variants(); null when time ran out before.
  virtual void finish(const bench::Bench* found, Result& result) = 0;

 private:
  double weight_;
};
using Plan = std::vector<std::unique_ptr<Stage>>;

// Gives values what a bench found of its variants, in their order.
void set_outcomes(std::vector<Value>& values, const bench::Bench* found);
// Adds values in the order of a bench's variants, and its comparisons by their names.
void add_values(std::vector<Value> values, const bench::Bench* found, bool compared, Result& result);

// Plans (probes.cpp, kernels.cpp). A plan that cannot be made says why.
Refusal plan_clock(const Params&, const Host&, Plan&);
Refusal plan_peak_scalar(const Params&, const Host&, Plan&);
Refusal plan_peak_simd(const Params&, const Host&, Plan&);
Refusal plan_stream(const Params&, const Host&, Plan&);
Refusal plan_latency(const Params&, const Host&, Plan&);
Refusal plan_this_machine(const Params&, const Host&, Plan&);
Refusal plan_kernels(const Params&, const Host&, Plan&);
Refusal plan_dispatch_overhead(const Params&, const Host&, Plan&);
Refusal plan_allocation(const Params&, const Host&, Plan&);

}  // namespace ironlab::measure
