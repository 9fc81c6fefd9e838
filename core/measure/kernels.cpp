// Plans over kernels: a list of them interleaved, the cost of dispatch, and of a fresh output for every call.
#include <algorithm>  // std::min, std::max
#include <cstring>    // std::memset
#include <string>     // std::string

#include "kernels/check.h"
#include "kernels/dispatch.h"
#include "measure/operands.h"
#include "measure/stage.h"

namespace ironlab::measure {
namespace {

namespace k = ironlab::kernels;

constexpr double kMostBytes = 536870912;  // of operands and result together
constexpr double kMostCall = 1.5;         // s: a step that lasts longer looks like a hung worker (2 s)
constexpr double kSurelyQuick = 3e8;      // FLOP: below this even the slowest loop order on a slow phone ends in time
constexpr std::int32_t kCheckedRows = 64;
constexpr double kMostCheckFlop = 3e8;    // of the reference in FP64

// One kernel with one tile side.
struct Case {
  const k::Kernel* kernel;
  k::Shape shape;
  Value value{};
  probe::Memory workspace{};
  k::Verdict verdict{};
  bool ready = false;
  k::Call call(const Operands& o, const k::Shape& s) const { return {.shape = s, .in = {o.in(0), o.in(1), o.in(2)}, .out = o.out(), .workspace = workspace.data()}; }
};

class Kernels : public Stage {
 public:
  Kernels(k::Op op, const k::Shape& shape, const Params& p, bench::Clock clock, std::vector<Case> cases)
      : Stage(1), op_(op), shape_(shape), seed_(static_cast<std::uint32_t>(p.seed)), sweep_bytes_(p.cold != 0 ? static_cast<std::size_t>(p.sweep_bytes) : 0), clock_(clock), cases_(std::move(cases)) {}

  bool prepare() override {
    if (!operands_) {
      operands_ = std::make_unique<Operands>(op_, shape_, seed_);
      if (sweep_bytes_ > 0) sweep_ = std::make_shared<Sweep>(sweep_bytes_);
      return !*operands_ || (sweep_ && !*sweep_);
    }
    if (!check_) check_ = std::make_unique<SampledCheck>(op_, shape_, *operands_, kCheckedRows, kMostCheckFlop);
    if (!check_->prepare()) return false;
    if (at_ < cases_.size()) ready(cases_[at_++]);
    return at_ == cases_.size();
  }

  std::vector<bench::Variant> variants() override {
    std::vector<bench::Variant> all;
    for (const Case& c : cases_) {
      if (!c.ready) continue;
      bench::Variant v{[kernel = c.kernel, call = c.call(*operands_, c.shape)](std::int64_t calls) {
        for (std::int64_t i = 0; i < calls; ++i) kernel->run(call);
      }};
      if (sweep_) v.before = [sweep = sweep_] { sweep->run(); };
      all.push_back(std::move(v));
    }
    return all;
  }
  void adjust(bench::Settings& s) const override { s.least_warm_up_s = std::min(0.05, 0.2 * s.budget_s / static_cast<double>(std::max<std::size_t>(cases_.size(), 1))); }

  void finish(const bench::Bench* found, Result& result) override {
    std::vector<Value> timed, rest;
    const bool no_memory = operands_ && (!*operands_ || (sweep_ && !*sweep_));
    for (Case& c : cases_) {
      if (no_memory) c.value.flags.push_back("no_memory");
      (c.ready ? timed : rest).push_back(c.value);
    }
    add_values(std::move(timed), found, true, result);
    for (Value& v : rest) {
      if (v.flags.empty()) v.flags.push_back("out_of_budget");
      result.values.push_back(std::move(v));
    }
    result.pick = pick(result.values);
  }

 private:
  // What the dispatcher does with the times: of a kernel in several tiles, the best one counts.
  Pick pick(const std::vector<Value>& values) const {
    const std::span<const k::Kernel> all = k::kernels(op_);
    std::vector<double> medians(all.size(), kNone);
    std::vector<int> at(all.size(), -1);
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t v = 0; v < values.size(); ++v) {
        const double t = values[v].outcome.time.samples > 0 ? values[v].outcome.time.median : 0;
        if (values[v].name != all[i].id || t <= 0 || (at[i] >= 0 && t >= medians[i])) continue;
        medians[i] = t;
        at[i] = static_cast<int>(v);
      }
    const k::Choice choice = k::dispatch(op_, shape_, k::features(), medians);
    if (choice.fastest == nullptr) return {};
    const auto place = [&](const k::Kernel* kernel) { return at[static_cast<std::size_t>(kernel - all.data())]; };
    return {place(choice.kernel), place(choice.fastest), choice.reason == k::Reason::simpler ? "simpler" : "fastest", choice.behind};
  }

  // Runs a kernel for the first time: a thin slice of a large shape, to foresee how long a call takes, then all of it, checked.
  void ready(Case& c) {
    c.value.flop = k::flops(op_, c.shape);
    c.value.bytes = k::compulsory_bytes(op_, c.shape);
    if (!k::eligible(*c.kernel, c.shape, k::features())) return c.value.flags.push_back("not_here");
    c.workspace = probe::Memory(k::workspace_bytes(*c.kernel, c.shape) + 1);
    if (!c.workspace) return c.value.flags.push_back("no_memory");
    if (c.value.flop > kSurelyQuick && foreseen(c) > kMostCall) return c.value.flags.push_back("too_slow");
    const k::Call call = c.call(*operands_, c.shape);
    std::memset(operands_->out(), 0xff, operands_->out_bytes());  // NaN: a kernel that leaves a result out is found
    k::prepare(*c.kernel, call);
    c.kernel->run(call);
    c.verdict = check_->compare(operands_->out());
    c.value.error = c.verdict.worst;
    c.value.bound = c.verdict.gamma;
    c.ready = c.verdict.ok;
    if (!c.ready) c.value.flags.push_back("wrong_result");
  }

  double foreseen(const Case& c) const {
    constexpr std::int32_t kSlices = 64;
    k::Shape thin = c.shape;
    if (op_ == k::Op::conv2d) {
      thin.conv.height = std::max(thin.conv.side, thin.conv.height / kSlices);
      const std::int32_t block = thin.block;
      thin = k::convolution(thin.conv);
      thin.block = block;
    } else {
      thin.m = std::max(1, thin.m / kSlices);
    }
    if (!k::eligible(*c.kernel, thin, k::features()) || k::workspace_bytes(*c.kernel, thin) > c.workspace.bytes() || thin.m < 1) return 0;
    const k::Call call = c.call(*operands_, thin);
    k::prepare(*c.kernel, call);
    const double start = clock_();
    c.kernel->run(call);
    return (clock_() - start) * (static_cast<double>(c.shape.m) / thin.m);
  }

  k::Op op_;
  k::Shape shape_;
  std::uint32_t seed_;
  std::size_t sweep_bytes_;
  bench::Clock clock_;
  std::vector<Case> cases_;
  std::size_t at_ = 0;
  std::unique_ptr<Operands> operands_;
  std::unique_ptr<SampledCheck> check_;
  std::shared_ptr<Sweep> sweep_;
};

Refusal shape_of(k::Op op, const Params& p, k::Shape& shape) {
  const auto whole = [](double x) { return static_cast<std::int32_t>(x); };
  shape = op == k::Op::conv2d ? k::convolution({whole(p.height), whole(p.width), whole(p.channels), whole(p.filters), whole(p.side), whole(p.padding), whole(p.stride)})
                              : k::Shape{.m = whole(p.m), .k = whole(op >= k::Op::relu ? 1 : p.k), .n = whole(op == k::Op::matvec ? 1 : p.n),
                                        .b_in_7_bits = op == k::Op::matmul_int8};  // so that every int8 kernel may compete
  const bool conv = op == k::Op::conv2d;
  if (!k::valid(op, shape) || shape.m < 1) return {Code::too_large, conv ? "height" : "m", {}, conv ? "a filter inside its image, and m k n up to 2147483648 of the product it stands for" : "m k n up to 2147483648"};
  if (k::compulsory_bytes(op, shape) > kMostBytes) return {Code::too_large, conv ? "height" : "m", {}, "operands and result up to " + number_text(kMostBytes) + " bytes"};
  return {};
}

std::string ids_of(k::Op op) {
  std::string ids;
  for (const k::Kernel& kernel : k::kernels(op)) ids += (ids.empty() ? "" : ", ") + std::string(kernel.id);
  return ids;
}

using ByName = std::vector<std::pair<std::string, bench::Variant>>;

class Variants : public Stage {
 public:
  // Small ready-made comparisons: names and what they run; `keep` holds what they point to.
  Variants(ByName all, std::shared_ptr<void> keep) : Stage(1), all_(std::move(all)), keep_(std::move(keep)) {}
  std::vector<bench::Variant> variants() override {
    std::vector<bench::Variant> v;
    for (const auto& one : all_) v.push_back(one.second);
    return v;
  }
  void finish(const bench::Bench* found, Result& result) override {
    std::vector<Value> values(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) values[i].name = all_[i].first;
    add_values(std::move(values), found, true, result);
  }

 private:
  ByName all_;
  std::shared_ptr<void> keep_;
};

// A product, the kernel that dispatch chooses for it, and all it needs.
struct Product {
  k::Shape shape;
  Operands operands;
  const k::Kernel* kernel;
  probe::Memory workspace;
  Product(const k::Shape& s, std::uint32_t seed)
      : shape(s), operands(k::Op::matmul, s, seed), kernel(k::dispatch(k::Op::matmul, s, k::features()).kernel), workspace(k::workspace_bytes(*kernel, s) + 1) {}
  explicit operator bool() const { return operands && workspace; }
  k::Call call(void* out) const { return {.shape = shape, .in = {operands.in(0), operands.in(1), operands.in(2)}, .out = out, .workspace = workspace.data()}; }
};
const k::Kernel* volatile chosen = nullptr;  // a trace that the choice was made

Refusal product_of(const Params& p, std::shared_ptr<Product>& product) {
  k::Shape shape;
  if (Refusal r = shape_of(k::Op::matmul, p, shape); !r.ok()) return r;
  product = std::make_shared<Product>(shape, static_cast<std::uint32_t>(p.seed));
  if (!*product) return {Code::too_large, "m", {}, "as much memory as there is"};
  k::prepare(*product->kernel, product->call(product->operands.out()));
  return {};
}

}  // namespace

Refusal plan_kernels(const Params& p, const Host& host, Plan& plan) {
  k::Op op = k::Op::matmul;
  if (!k::find_op(p.op[0], op)) {
    std::string ops;
    for (int i = 0; i < k::kOps; ++i) ops += (i == 0 ? "" : ", ") + std::string(k::op_id(static_cast<k::Op>(i)));
    return {Code::not_implemented, "op", p.op[0].substr(0, 80), ops};
  }
  k::Shape shape;
  if (Refusal r = shape_of(op, p, shape); !r.ok()) return r;
  std::vector<const k::Kernel*> wanted;
  for (const std::string& id : p.kernels) {
    wanted.push_back(k::find_kernel(op, id));
    if (wanted.back() == nullptr) return {Code::unknown_id, "kernels", id.substr(0, 80), ids_of(op)};
  }
  if (p.kernels.empty())
    for (const k::Kernel& kernel : k::kernels(op))
      if (!kernel.faulty) wanted.push_back(&kernel);
  std::vector<Case> cases;
  for (const k::Kernel* kernel : wanted)
    for (const double block : p.blocks) {
      if (!kernel->takes_block && block != p.blocks[0]) continue;
      Case c{.kernel = kernel, .shape = shape};
      c.shape.block = static_cast<std::int32_t>(block);
      c.value.name = kernel->id;
      if (kernel->takes_block) c.value.block = block;
      cases.push_back(std::move(c));
    }
  constexpr std::size_t kMostCases = 32;
  if (cases.size() > kMostCases) return {Code::too_large, "kernels", number_text(static_cast<double>(cases.size())) + " variants", "up to 32 variants of kernel and block"};
  plan.push_back(std::make_unique<Kernels>(op, shape, p, host.clock, std::move(cases)));
  return {};
}

Refusal plan_dispatch_overhead(const Params& p, const Host&, Plan& plan) {
  std::shared_ptr<Product> product;
  if (Refusal r = product_of(p, product); !r.ok()) return r;
  const Product* one = product.get();
  const k::Call call = one->call(one->operands.out());
  const k::Extent a{one->shape.m, one->shape.k}, b{one->shape.k, one->shape.n};
  const k::Features features = k::features();
  const auto choose = [a, b, features] { return k::dispatch("matmul", a, b, features).kernel; };
  plan.push_back(std::make_unique<Variants>(ByName{{"choose", {[choose](std::int64_t calls) { for (; calls > 0; --calls) chosen = choose(); }}}}, product));
  plan.push_back(std::make_unique<Variants>(ByName{{"direct", {[one, call](std::int64_t calls) { for (; calls > 0; --calls) one->kernel->run(call); }}},
                                                   {"dispatched", {[choose, call](std::int64_t calls) { for (; calls > 0; --calls) choose()->run(call); }}}}, product));
  return {};
}

Refusal plan_allocation(const Params& p, const Host&, Plan& plan) {
  std::shared_ptr<Product> product;
  if (Refusal r = product_of(p, product); !r.ok()) return r;
  const Product* one = product.get();
  ByName all{
      {"reused", {[one](std::int64_t calls) { for (; calls > 0; --calls) one->kernel->run(one->call(one->operands.out())); }}},
      {"fresh", {[one](std::int64_t calls) {
        for (; calls > 0; --calls) {
          const probe::Memory out(one->operands.out_bytes());
          if (out) one->kernel->run(one->call(out.data()));
        }
      }}}};
  plan.push_back(std::make_unique<Variants>(std::move(all), product));
  return {};
}

}  // namespace ironlab::measure
