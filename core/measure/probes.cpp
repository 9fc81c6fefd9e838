// Plans of the probes: peak rates, bandwidth and latency over sizes, and all of them together as this machine.
#include <algorithm>  // std::any_of, std::max, std::sort
#include <string>     // std::string

#include "measure/stage.h"
#include "probe/chase.h"
#include "probe/peak.h"
#include "probe/stream.h"

namespace ironlab::measure {
namespace {

constexpr double kKiB = 1024, kMiB = 1048576;

// One block of memory for all sizes, since a wasm memory that has grown never shrinks. Asked for the largest size first;
// halved until there is as much.
class Pool {
 public:
  explicit Pool(std::size_t most) : most_(most) {}
  // Null when there is less than that.
  const probe::Memory* of(std::size_t bytes) {
    for (; !memory_ && most_ >= kLeast; most_ = memory_ ? most_ : most_ / 2) memory_ = probe::Memory(most_);
    return memory_.bytes() >= bytes ? &memory_ : nullptr;
  }

 private:
  static constexpr std::size_t kLeast = 65536;
  std::size_t most_;
  probe::Memory memory_;
};
using Shared = std::shared_ptr<Pool>;

Value value(std::string name, const char* unit, double amount) {
  Value v;
  v.name = std::move(name);
  v.unit = unit;
  v.amount = amount;
  return v;
}

class Peak : public Stage {
 public:
  Peak(double weight, bool scalar, bool vectors) : Stage(weight) {
    for (const probe::PeakKernel& k : probe::peak_kernels())
      if (k.here() && (std::string(k.id) == "scalar" ? scalar : vectors)) kernels_.push_back(&k);
  }
  // Right before fast: what computes something else is not timed.
  bool prepare() override {
    std::erase_if(kernels_, [this](const probe::PeakKernel* k) {
      if (probe::right(*k)) return false;
      wrong_.push_back(k);
      return true;
    });
    return true;
  }
  std::vector<bench::Variant> variants() override {
    std::vector<bench::Variant> all;
    for (const probe::PeakKernel* k : kernels_) all.push_back({k->run});
    return all;
  }
  // A limit is what the fastest samples say. Many short ones find the moments without other programs that few long ones average
  // over; rounding costs 2 % at most.
  void adjust(bench::Settings& s) const override { s.ticks = 50; }
  // Of each kind its fastest shape.
  void finish(const bench::Bench* found, Result& result) override {
    std::vector<Value> values, best;
    for (const probe::PeakKernel* k : kernels_) {
      values.push_back(value(k->id, "FLOP/s", k->operations_a_call));
      values.back().flop = k->operations_a_call;
    }
    set_outcomes(values, found);
    for (Value& v : values) {
      if (best.empty() || best.back().name != v.name) best.push_back(std::move(v));
      else if (rate(v) > rate(best.back())) best.back() = std::move(v);
    }
    for (const probe::PeakKernel* k : wrong_) {
      if (std::any_of(best.begin(), best.end(), [k](const Value& v) { return v.name == k->id; })) continue;
      best.push_back(value(k->id, "FLOP/s", k->operations_a_call));
      best.back().flags.push_back("wrong_result");
    }
    for (Value& v : best) result.values.push_back(std::move(v));
  }

 private:
  static double rate(const Value& v) { return v.outcome.time.samples > 0 ? v.quantity().p90 : 0; }

  std::vector<const probe::PeakKernel*> kernels_, wrong_;
};

class Bandwidth : public Stage {
 public:
  Bandwidth(Shared pool, std::size_t bytes, bool all) : Stage(1 + static_cast<double>(bytes) / (32 * kMiB)), pool_(std::move(pool)), bytes_(bytes) {
    for (const probe::StreamKernel& k : probe::stream_kernels())
      if (all || std::string(k.id) == "copy" || std::string(k.id) == "triad") kernels_.push_back(&k);
  }
  bool prepare() override {
    memory_ = pool_->of(probe::Stream::memory_for(bytes_));
    if (memory_ == nullptr) return true;
    constexpr std::size_t kPiece = std::size_t{4} << 20;
    filled_ = probe::fill_ones(*memory_, filled_, std::min(kPiece, probe::Stream::memory_for(bytes_) - filled_));
    return filled_ + sizeof(double) > probe::Stream::memory_for(bytes_);
  }
  std::vector<bench::Variant> variants() override {
    std::vector<bench::Variant> all;
    if (memory_ == nullptr) return all;
    for (const probe::StreamKernel* k : kernels_) all.push_back({[stream = probe::Stream(*k, *memory_, bytes_)](std::int64_t calls) { stream.run(calls); }});
    return all;
  }
  void finish(const bench::Bench* found, Result& result) override {
    std::vector<Value> values;
    for (const probe::StreamKernel* k : kernels_) {
      const double each = probe::Stream::bytes_of(*k, bytes_);
      values.push_back(value(k->id, "B/s", each));
      values.back().size_bytes = static_cast<double>(bytes_);
      values.back().bytes = each;
      if (memory_ == nullptr && found != nullptr) values.back().flags.push_back("no_memory");
    }
    add_values(std::move(values), found, false, result);
  }

 private:
  Shared pool_;
  std::size_t bytes_, filled_ = 0;
  std::vector<const probe::StreamKernel*> kernels_;
  const probe::Memory* memory_ = nullptr;
};

class Latency : public Stage {
 public:
  Latency(Shared pool, std::size_t bytes, double seed) : Stage(1 + static_cast<double>(bytes) / (16 * kMiB)), pool_(std::move(pool)), bytes_(bytes), seed_(sim::seed_of(seed)) {}
  bool prepare() override {
    if (!chase_) {
      const probe::Memory* memory = pool_->of(bytes_);
      if (memory == nullptr) return true;
      chase_ = std::make_unique<probe::Chase>(*memory, bytes_, seed_);
    }
    constexpr std::size_t kLines = 20000;  // each an access to memory at worst: 2 ms or so
    return chase_->build(kLines);
  }
  std::vector<bench::Variant> variants() override {
    if (!chase_) return {};
    return {{[this](std::int64_t hops) { chase_->run(hops); }}};
  }
  // The code is warm after the first size; the cache is, since the cycle was followed once.
  void adjust(bench::Settings& s) const override { s.least_warm_up_s = 2e-3; }
  void finish(const bench::Bench* found, Result& result) override {
    Value v = value("latency", "s", 0);
    v.size_bytes = static_cast<double>(bytes_);
    if (!chase_ && found != nullptr) v.flags.push_back("no_memory");
    add_values({std::move(v)}, found, false, result);
  }

 private:
  Shared pool_;
  std::size_t bytes_;
  std::uint64_t seed_;
  std::unique_ptr<probe::Chase> chase_;
};

class Crossing : public Stage {
 public:
  explicit Crossing(std::function<void(std::int64_t)> call) : Stage(2), call_(std::move(call)) {}
  std::vector<bench::Variant> variants() override { return {{call_}}; }
  void finish(const bench::Bench* found, Result& result) override { add_values({value("call", "s", 0)}, found, false, result); }

 private:
  std::function<void(std::int64_t)> call_;
};

// from .. to bytes, doubling, with a size between two where `between`.
std::vector<double> sizes(double from, double to, bool between) {
  std::vector<double> s;
  for (double b = from; b <= to; b *= 2) {
    s.push_back(b);
    if (between && 1.5 * b <= to) s.push_back(1.5 * b);
  }
  return s;
}

std::vector<double> chosen(const Params& p, std::vector<double> otherwise) {
  std::vector<double> s = p.sizes_bytes.empty() ? std::move(otherwise) : p.sizes_bytes;
  std::sort(s.begin(), s.end());
  return s;
}

Shared pool_for(const std::vector<double>& a, const std::vector<double>& b = {}) {
  double most = 0;
  for (const double x : a) most = std::max(most, x);
  for (const double x : b) most = std::max(most, x);
  return std::make_shared<Pool>(probe::Stream::memory_for(static_cast<std::size_t>(most)));
}

void add_stream(const std::vector<double>& all, const Shared& pool, bool all_four, Plan& plan) {
  for (const double s : all) plan.push_back(std::make_unique<Bandwidth>(pool, static_cast<std::size_t>(s), all_four));
}
void add_latency(const std::vector<double>& all, const Shared& pool, double seed, Plan& plan) {
  for (const double s : all) plan.push_back(std::make_unique<Latency>(pool, static_cast<std::size_t>(s), seed));
}

}  // namespace

void set_outcomes(std::vector<Value>& values, const bench::Bench* found) {
  const std::size_t timed = found == nullptr ? 0 : found->outcomes().size();
  for (std::size_t i = 0; i < values.size() && i < timed; ++i) values[i].outcome = found->outcomes()[i];
  if (found == nullptr)
    for (Value& v : values) v.flags.push_back("out_of_budget");
}

void add_values(std::vector<Value> values, const bench::Bench* found, bool compared, Result& result) {
  set_outcomes(values, found);
  if (compared && found != nullptr)
    for (const bench::Comparison& c : found->comparisons()) result.comparisons.push_back({values[static_cast<std::size_t>(c.a)].label(), values[static_cast<std::size_t>(c.b)].label(), c});
  for (Value& v : values) result.values.push_back(std::move(v));
}

Refusal plan_clock(const Params&, const Host&, Plan&) { return {}; }
Refusal plan_peak_scalar(const Params&, const Host&, Plan& plan) {
  plan.push_back(std::make_unique<Peak>(1, true, false));
  return {};
}
Refusal plan_peak_simd(const Params&, const Host&, Plan& plan) {
  plan.push_back(std::make_unique<Peak>(1, false, true));
  return {};
}
Refusal plan_stream(const Params& p, const Host&, Plan& plan) {
  const auto s = chosen(p, sizes(4 * kKiB, 256 * kMiB, false));
  add_stream(s, pool_for(s), true, plan);
  return {};
}
Refusal plan_latency(const Params& p, const Host&, Plan& plan) {
  const auto s = chosen(p, sizes(4 * kKiB, 128 * kMiB, true));
  add_latency(s, pool_for(s), p.seed, plan);
  return {};
}
Refusal plan_this_machine(const Params& p, const Host& host, Plan& plan) {
  const bool quick = p.quick != 0;
  const auto streams = quick ? std::vector<double>{32 * kKiB, 512 * kKiB, 64 * kMiB} : sizes(16 * kKiB, 128 * kMiB, false);
  const auto hops = quick ? sizes(8 * kKiB, 32 * kMiB, false) : sizes(4 * kKiB, 128 * kMiB, true);
  const Shared pool = pool_for(streams, hops);
  // The map shows the peak alone; one number at a time is never the fastest.
  plan.push_back(std::make_unique<Peak>(quick ? 12 : 24, !quick, true));
  if (host.crossing) plan.push_back(std::make_unique<Crossing>(host.crossing));
  add_stream(streams, pool, false, plan);
  add_latency(hops, pool, p.seed, plan);
  return {};
}

}  // namespace ironlab::measure
