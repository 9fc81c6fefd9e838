// Loading (with every bound checked) and walking a lab's graph.
#include "api/graph.h"

#include <bit>      // std::bit_cast (a NaN is the same as itself)
#include <cmath>    // std::floor (exact)
#include <cstddef>  // std::ptrdiff_t
#include <cstdint>  // std::uint64_t

#include "api/slots.h"
#include "models/registry.h"

namespace ironlab {
namespace {

// Reads the program's integers one by one; any read past the end makes the whole program bad.
class Reader {
 public:
  explicit Reader(std::span<const std::int32_t> data) : data_(data) {}
  std::int32_t next() {
    if (at_ >= data_.size()) {
      good_ = false;
      return 0;
    }
    return data_[at_++];
  }
  bool good() const { return good_; }
  bool at_end() const { return good_ && at_ == data_.size(); }

 private:
  std::span<const std::int32_t> data_;
  std::size_t at_ = 0;
  bool good_ = true;
};

// A state slot that picks: a whole number from 0, else -1.
int picked(double x) { return x >= 0 && x <= 1e6 && std::floor(x) == x ? static_cast<int>(x) : -1; }

int field_at(const ModelTable& m, int slot) {
  int field = 0;
  while (field + 1 < m.inputs && m.rows[field + 1].slot <= slot) ++field;
  return field;
}

}  // namespace

bool Graph::check(const Binding& g, int in_slots, int arena_so_far) const {
  const int consts = static_cast<int>(consts_.size());
  const auto inside = [](std::int32_t i, int n) { return i >= 0 && i < n; };
  if (!inside(g.slot, in_slots)) return false;
  switch (g.op) {
    case kConst: return inside(g.a, consts);
    case kState: return inside(g.a, state_slots_);
    case kArena: return inside(g.a, arena_so_far);
    case kPick: return inside(g.a, consts) && inside(g.b, state_slots_) && g.n >= 0 && g.n <= consts - g.a;
    case kPick2:
      return inside(g.a, consts) && inside(g.b, state_slots_) && inside(g.c, state_slots_) && g.n >= 1 && g.n <= consts - g.a;
    default: return false;
  }
}

bool Graph::load(std::span<const std::int32_t> program, std::span<const double> consts, int state_slots) {
  *this = Graph{};
  if (state_slots < 0 || state_slots > kMaxState || consts.size() > static_cast<std::size_t>(kMaxArena)) return false;
  Graph g;
  g.state_slots_ = state_slots;
  g.consts_.assign(consts.begin(), consts.end());
  Reader in(program);
  const int calls = in.next();
  if (!in.good() || calls < 0 || calls > kMaxCalls) return false;
  int arena = 0;
  for (int c = 0; c < calls; ++c) {
    const ModelTable* model = model_table(in.next());
    const int bindings = in.next();
    if (!in.good() || model == nullptr || bindings < 0 || bindings > model->in_slots) return false;
    const Call call{model, static_cast<int>(g.bindings_.size()), bindings, arena};
    for (int i = 0; i < bindings; ++i) {
      Binding b{};
      b.slot = in.next(), b.op = in.next(), b.a = in.next(), b.b = in.next(), b.c = in.next(), b.n = in.next();
      if (!in.good() || !g.check(b, model->in_slots, arena)) return false;
      g.bindings_.push_back(b);
      g.sources_.push_back(b.op == kArena ? g.call_of(b.a) : -1);
    }
    g.calls_.push_back(call);
    arena += model->in_slots + model->out_slots;
    if (arena > kMaxArena) return false;
  }
  if (!in.at_end()) return false;
  g.arena_.assign(static_cast<std::size_t>(arena), kNull);
  g.failures_.resize(g.calls_.size());
  g.bound_.assign(static_cast<std::size_t>(arena), kNull);
  g.failed_.assign(g.calls_.size(), 1);  // no call has outputs to keep
  *this = static_cast<Graph&&>(g);
  return true;
}

int Graph::call_of(int arena_slot) const {
  int call = static_cast<int>(calls_.size()) - 1;
  while (call > 0 && calls_[static_cast<std::size_t>(call)].arena > arena_slot) --call;
  return call;
}

Code Graph::bind(const Binding& g, const double* state, double& value) const {
  const auto pick = [&](int index) {
    const int end = static_cast<int>(consts_.size());
    if (index < 0 || g.a + index >= end) return Code::out_of_range;
    value = consts_[static_cast<std::size_t>(g.a + index)];
    return Code::ok;
  };
  switch (g.op) {
    case kConst: value = consts_[static_cast<std::size_t>(g.a)]; return Code::ok;
    case kState: value = state[g.a]; return Code::ok;
    case kArena: value = arena_[static_cast<std::size_t>(g.a)]; return Code::ok;
    case kPick: {
      const int i = picked(state[g.b]);
      return g.n > 0 && i >= g.n ? Code::out_of_range : pick(i);
    }
    default: {
      const int row = picked(state[g.b]), column = picked(state[g.c]);
      if (row < 0 || column < 0 || column >= g.n || row >= kMaxArena / g.n) return Code::out_of_range;
      return pick(row * g.n + column);
    }
  }
}

std::span<const double> Graph::evaluate(const double* state) {
  failure_count_ = 0;
  for (std::size_t c = 0; c < calls_.size(); ++c) {
    const Call& call = calls_[c];
    double* in = arena_.data() + call.arena;
    double* out = in + call.model->in_slots;
    double* bound = bound_.data() + call.arena;
    bool same = failed_[c] == 0;
    Status status;
    int end = call.first_binding;
    for (; end < call.first_binding + call.bindings && status.ok(); ++end) {
      const Binding& g = bindings_[static_cast<std::size_t>(end)];
      const int source = sources_[static_cast<std::size_t>(end)];
      double value = kNull;
      const bool dead = source >= 0 && failed_[static_cast<std::size_t>(source)] != 0;
      const Code code = dead ? Code::dependency : bind(g, state, value);
      if (code != Code::ok) status = {code, field_at(*call.model, g.slot)};
      same = same && std::bit_cast<std::uint64_t>(bound[g.slot]) == std::bit_cast<std::uint64_t>(value);
      bound[g.slot] = value;
    }
    if (status.ok() && same) continue;
    for (int i = 0; i < call.model->in_slots; ++i) in[i] = not_given();
    for (int i = call.first_binding; i < end; ++i) {
      const int slot = bindings_[static_cast<std::size_t>(i)].slot;
      in[slot] = bound[slot];
    }
    if (status.ok()) {
      status = slots::evaluate(*call.model, in, out);
    } else {
      for (int i = 0; i < call.model->out_slots; ++i) out[i] = kNull;
    }
    failed_[c] = status.ok() ? 0 : 1;
    if (!status.ok()) failures_[failure_count_++] = {static_cast<int>(c), status.code, status.field};
  }
  return arena_;
}

bool Graph::rows(const double* states, int n, std::span<const std::int32_t> wanted, double* out) {
  for (const std::int32_t slot : wanted)
    if (slot < 0 || slot >= arena_slots()) return false;
  for (int i = 0; i < n; ++i) {
    evaluate(states + static_cast<std::ptrdiff_t>(i) * state_slots_);
    for (const std::int32_t slot : wanted) *out++ = arena_[static_cast<std::size_t>(slot)];
  }
  return true;
}

}  // namespace ironlab
