#include "measure/run.h"

#include <algorithm>  // std::max, std::min

#include "kernels/kernels.h"

namespace ironlab::measure {
namespace {

constexpr const char* kOnlyBudget[] = {"budget_s", "seed"};
constexpr const char* kSizes[] = {"budget_s", "seed", "sizes_bytes"};
constexpr const char* kQuick[] = {"budget_s", "seed", "quick"};
constexpr const char* kKernelParams[] = {"budget_s", "seed", "op", "kernels", "m", "k", "n", "blocks", "height", "width", "channels", "filters", "side", "padding", "stride", "cold", "sweep_bytes"};
constexpr const char* kShape[] = {"budget_s", "seed", "m", "k", "n"};

constexpr Measurement kMeasurements[] = {
    {"clock", "What the clock can tell apart", {}, 1, 0, plan_clock},
    {"peak_scalar", "Peak arithmetic, one number at a time", kOnlyBudget, 1, 0, plan_peak_scalar},
    {"peak_simd", "Peak arithmetic with vectors: FP32, fused multiply-add where there is one, INT8", kOnlyBudget, 1.5, 0, plan_peak_simd},
    {"stream", "Bandwidth of copy, scale, add and triad over working sets", kSizes, 6, 0, plan_stream},
    {"latency", "Time of a dependent load over working sets, and the cache levels it shows", kSizes, 6, 0, plan_latency},
    {"this_machine", "This machine: peak, bandwidth, latency and caches as a hardware entry", kQuick, 8, 0, plan_this_machine},
    {"kernels", "Kernels of one operation, interleaved, each checked before it is timed", kKernelParams, 6, 512, plan_kernels},
    {"dispatch_overhead", "What choosing a kernel costs", kShape, 1, 8, plan_dispatch_overhead},
    {"allocation", "A fresh output for every call against a reused one", kShape, 2, 100, plan_allocation},
};
constexpr double kQuickBudget = 2;

const char* type_name(Given::Type t) {
  constexpr const char* kNames[] = {"number", "flag", "text", "numbers", "texts", "other"};
  return kNames[static_cast<int>(t)];
}

bool gives(std::span<const Given> given, std::string_view name) {
  for (const Given& g : given)
    if (g.name == name) return true;
  return false;
}

// The machine's bandwidth is that of the largest working set: where that may have come from a cache, the value says so.
void judge_bandwidth(Result& r) {
  Value* largest = nullptr;
  for (Value& v : r.values)
    if (v.name == "triad" && v.outcome.time.samples > 0 && (largest == nullptr || v.size_bytes > largest->size_bytes)) largest = &v;
  if (largest != nullptr && !probe::from_memory(r.levels, largest->size_bytes)) largest->flags.push_back("memory_not_reached");
}

const char* phase_of(const bench::Bench& b) {
  switch (b.phase()) {
    case bench::Phase::warm_up: return "warm_up";
    case bench::Phase::sample: return "sample";
    default: return "summarize";
  }
}

}  // namespace

std::span<const Measurement> measurements() { return kMeasurements; }

void describe(Sink& sink) {
  sink.open_list("measurements");
  for (const Measurement& m : kMeasurements) {
    sink.open(nullptr);
    sink.text("id", m.id);
    sink.text("title", m.title);
    sink.number("budget_s", m.budget_s);
    sink.open_list("params");
    for (const char* name : m.params) {
      const Param& p = *find_param(name);
      sink.open(nullptr);
      sink.text("name", p.name);
      sink.text("type", type_name(p.type));
      if (p.number != nullptr || p.numbers != nullptr) {
        sink.number("min", p.min);
        sink.number("max", p.max);
      }
      sink.text("doc", p.doc);
      sink.close();
    }
    sink.close();
    sink.close();
  }
  sink.close();
  sink.open("kernels");
  for (int i = 0; i < kernels::kOps; ++i) {
    const auto op = static_cast<kernels::Op>(i);
    sink.open_list(std::string(kernels::op_id(op)).c_str());
    for (const kernels::Kernel& k : kernels::kernels(op)) sink.text(nullptr, k.id);
    sink.close();
  }
  sink.close();
}

Refusal Run::start(std::string_view id, std::span<const Given> given, Host host) {
  std::string ids;
  for (const Measurement& m : kMeasurements) {
    ids += (ids.empty() ? "" : ", ") + std::string(m.id);
    if (id == m.id) measurement_ = &m;
  }
  if (measurement_ == nullptr) return {Code::unknown_model, {}, std::string(id.substr(0, 80)), ids};
  params_.budget_s = measurement_->budget_s;
  params_.m = params_.k = params_.n = measurement_->size;
  if (Refusal r = read_params(given, measurement_->params, params_); !r.ok()) return r;
  if (params_.quick != 0 && !gives(given, "budget_s")) params_.budget_s = kQuickBudget;
  host_ = std::move(host);
  if (Refusal r = measurement_->plan(params_, host_, plan_); !r.ok()) return r;
  for (const auto& stage : plan_) total_weight_ += stage->weight();
  result_.machine = measurement_->plan == plan_this_machine;
  calibration_ = std::make_unique<bench::Calibration>(host_.clock);
  return {};
}

Progress Run::step(double budget_s) {
  const double until = host_.now() + budget_s;
  do {
    if (done_ || measurement_ == nullptr) break;
    const double start = host_.now();
    act(until);
    // A jump (the page slept) costs no budget.
    const double took = host_.now() - start;
    constexpr double kMostAPiece = 5;
    if (took > 0 && took < kMostAPiece) {
      result_.elapsed_s += took;
      stage_s_ += took;
    }
  } while (host_.now() < until);
  shown_ = done_ ? 1 : std::max(shown_, share());
  return {shown_, phase_};
}

double Run::share() const {
  if (calibration_) return 0.01 * calibration_->progress();
  const double weight = at_ < plan_.size() ? plan_[at_]->weight() : 0;
  const double inside = bench_ ? 0.3 + 0.7 * bench_->progress() : 0;
  const double by_stage = total_weight_ > 0 ? (done_weight_ + weight * inside) / total_weight_ : 0;
  // Stages may end early, but the budget never runs longer: whichever is further along is the better guess.
  return std::min(0.99, 0.01 + 0.98 * std::max(by_stage, result_.elapsed_s / params_.budget_s));
}

void Run::act(double until) {
  if (calibration_) {
    if (!calibration_->step()) return;
    result_.clock = calibration_->quality();
    calibration_.reset();
    if (result_.clock.stands_still) result_.flags.push_back("clock_stands_still");
    if (result_.clock.stands_still || plan_.empty()) finish();
    return;
  }
  if (at_ == plan_.size()) return finish();
  Stage& stage = *plan_[at_];
  const double left = params_.budget_s - result_.elapsed_s;
  if (!bench_) {
    phase_ = "prepare";
    if (left <= 0) {
      stage.finish(nullptr, result_);
      return next();
    }
    if (!stage.prepare()) return;
    bench::Settings settings;
    settings.budget_s = (left + stage_s_) * stage.weight() / (total_weight_ - done_weight_) - stage_s_;
    settings.draws.seed = sim::seed_of(params_.seed);
    settings.least_warm_up_s = std::min(settings.least_warm_up_s, 0.2 * settings.budget_s);
    stage.adjust(settings);
    bench_ = std::make_unique<bench::Bench>(host_.clock, result_.clock, settings, stage.variants());
  } else {
    bench_->step(until);
    phase_ = phase_of(*bench_);
  }
  if (!bench_->done()) return;
  if (bench_->clock_failed()) {
    result_.flags.push_back("clock_failed");
    return finish();
  }
  stage.finish(bench_.get(), result_);
  next();
}

void Run::next() {
  bench_.reset();
  done_weight_ += plan_[at_]->weight();
  plan_[at_].reset();  // and its memory
  ++at_;
  stage_s_ = 0;
}

void Run::finish() {
  std::vector<double> sizes, times;
  for (const Value& v : result_.values)
    // The fast tenth: other programs only ever add time, and a level is a property of the machine.
    if (v.name == "latency" && v.outcome.time.samples > 0 && v.outcome.time.p10 > 0) {
      sizes.push_back(v.size_bytes);
      times.push_back(v.outcome.time.p10);
    }
  result_.levels = probe::levels_of(sizes, times);
  if (result_.machine) judge_bandwidth(result_);
  for (const Value& v : result_.values)
    for (const char* f : v.flags)
      if (std::string_view(f) == "out_of_budget" && (result_.flags.empty() || std::string_view(result_.flags.back()) != "out_of_budget")) result_.flags.push_back("out_of_budget");
  plan_.clear();
  phase_ = "done";
  done_ = true;
}

void Run::write(Sink& sink) const {
  if (!done_) return Refusal{Code::cancelled}.write(sink, "error");
  sink.open("result");
  result_.write(sink, measurement_->id);
  sink.close();
}

}  // namespace ironlab::measure
