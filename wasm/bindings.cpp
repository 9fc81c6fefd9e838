// The wasm face of the core: the slot calls of api/slots.h and api/graph.h over staged memory. It translates and decides nothing.
//
// JavaScript writes into views of staging memory, calls, and reads views. A view dies when memory grows: fetch it after `stage`.
// A status is code | (field + 1) << 8, with 0 for ok.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>  // EMSCRIPTEN_KEEPALIVE

#include <algorithm>  // std::max
#include <cstdint>    // std::int32_t
#include <memory>     // std::unique_ptr
#include <string>     // std::string
#include <vector>     // std::vector

#include "api/graph.h"
#include "api/run.h"
#include "api/slots.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;
namespace slots = ironlab::slots;
using ironlab::Code;
using ironlab::EntityKind;
using ironlab::Graph;
using ironlab::Run;
using ironlab::Status;

// Staging never asks for more than memory can grow to: larger requests are too_large, not a trap.
constexpr int kMaxInts = 1 << 20;
constexpr int kMaxDoubles = 1 << 22;

struct Staging {
  std::vector<double> in, out;  // of one model
  std::vector<std::int32_t> ints;
  std::vector<double> doubles, results;
  std::vector<std::unique_ptr<Graph>> graphs;
  std::vector<std::unique_ptr<Run>> runs;

  Staging() {
    int widest_in = 1, widest_out = 32;  // an entity's view is passed through `out`
    for (int m = 0; m < slots::model_count(); ++m) {
      widest_in = std::max(widest_in, slots::in_slots(m));
      widest_out = std::max(widest_out, slots::out_slots(m));
    }
    in.resize(static_cast<std::size_t>(widest_in));
    out.resize(static_cast<std::size_t>(widest_out));
  }
};
Staging& staging() {
  static Staging s;
  return s;
}

std::int32_t packed(Status s) { return static_cast<std::int32_t>(s.code) | (s.code == Code::ok ? 0 : (s.field + 1) << 8); }
std::int32_t packed(Code c) { return packed(Status{c, -1}); }

template <class T>
val view(const std::vector<T>& v) {
  return val(typed_memory_view(v.size(), v.data()));
}

// Room for so many integers and doubles; their former contents are gone.
std::int32_t stage(int ints, int doubles) {
  if (ints < 0 || ints > kMaxInts || doubles < 0 || doubles > kMaxDoubles) return packed(Code::too_large);
  staging().ints.resize(static_cast<std::size_t>(ints));
  staging().doubles.resize(static_cast<std::size_t>(doubles));
  return 0;
}

std::string hex(std::uint64_t x) {
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; x >>= 4) text[i] = "0123456789abcdef"[x & 15];
  return text;
}
std::string table_hash() { return hex(slots::table_hash()); }

// For the test that native and wasm agree in every bit.
std::string random_digest(int model, int seed, int first, int n) {
  const auto u = [](int x) { return static_cast<std::uint64_t>(x); };
  return hex(slots::random_digest(model, u(seed), u(first), u(n), staging().in.data(), staging().out.data()));
}

slots::Resolve choice(int format, bool binary) { return {format, binary ? slots::Reading::binary : slots::Reading::decimal}; }
std::int32_t resolve_entry(int model, int kind, int entry, int format, bool binary) {
  return packed(slots::resolve_entry(model, static_cast<EntityKind>(kind), entry, choice(format, binary), staging().in.data()));
}
// The view's slots stand in `out`.
std::int32_t resolve_view(int model, int kind, int format, bool binary) {
  return packed(slots::resolve(model, static_cast<EntityKind>(kind), staging().out.data(), choice(format, binary), staging().in.data()));
}

// Points of an axis into `results`; 0 when the axis makes none.
int spacing(double from, double to, int n, bool log, bool integer) {
  if (n < 1 || n > kMaxDoubles) return 0;
  staging().results.resize(static_cast<std::size_t>(n));
  const int made = slots::spacing(from, to, n, log ? slots::Scale::log : slots::Scale::lin, integer, staging().results.data());
  staging().results.resize(static_cast<std::size_t>(made));
  return made;
}

// Sweeps input `slot` along an axis: `results` then holds the points (`ints` says how many), and behind them the columns.
// -1: the axis makes no points.
std::int32_t sweep(int model, int slot, double from, double to, int n, bool log, bool integer) {
  Staging& s = staging();
  const int points = spacing(from, to, n, log, integer);
  if (points == 0) return -1;
  const std::size_t size = static_cast<std::size_t>(points) * static_cast<std::size_t>(1 + slots::column_count(model));
  if (size > static_cast<std::size_t>(kMaxDoubles)) return packed(Code::too_large);
  s.results.resize(size);
  s.ints.assign(1, points);
  return packed(slots::sweep(model, s.in.data(), slot, s.results.data(), points, s.out.data(), s.results.data() + points));
}

// What a handle stands for, or null.
template <class T>
T* held(const std::vector<std::unique_ptr<T>>& all, int handle) {
  return handle >= 0 && handle < static_cast<int>(all.size()) ? all[static_cast<std::size_t>(handle)].get() : nullptr;
}
// The first free handle.
template <class T>
int hold(std::vector<std::unique_ptr<T>>& all, std::unique_ptr<T> one) {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!all[i]) {
      all[i] = std::move(one);
      return static_cast<int>(i);
    }
  all.push_back(std::move(one));
  return static_cast<int>(all.size()) - 1;
}

// A model in steps, from the staged input. The status; with 0 the handle stands in the staged integers.
std::int32_t run_start(int model) {
  Staging& s = staging();
  auto run = std::make_unique<Run>();
  if (const Status status = run->start(model, s.in.data()); !status.ok()) return packed(status);
  s.ints.assign(1, hold(s.runs, std::move(run)));
  return 0;
}
// Progress, 1 when done; -1: no such run.
double run_step(int handle, double budget) {
  Run* run = held(staging().runs, handle);
  return run == nullptr ? -1 : run->step(budget);
}
// The answer into `output`. The run stays until it is stopped.
std::int32_t run_result(int handle) {
  Run* run = held(staging().runs, handle);
  return run == nullptr ? packed(Code::internal) : packed(run->result(staging().out.data()));
}
void run_stop(int handle) {
  if (held(staging().runs, handle) != nullptr) staging().runs[static_cast<std::size_t>(handle)].reset();
}

Graph* graph_of(int handle) { return held(staging().graphs, handle); }
// Loads the staged program and constants. -1: the program is not sound.
int graph_load(int state_slots) {
  Staging& s = staging();
  auto graph = std::make_unique<Graph>();
  if (!graph->load(s.ints, s.doubles, state_slots)) return -1;
  return hold(s.graphs, std::move(graph));
}
void graph_free(int handle) {
  if (graph_of(handle) != nullptr) staging().graphs[static_cast<std::size_t>(handle)].reset();
}
int graph_arena_slots(int handle) {
  const Graph* graph = graph_of(handle);
  return graph == nullptr ? 0 : graph->arena_slots();
}
// Evaluates at the staged state: `results` holds the arena; the staged integers become (call, code, field) of each failure.
std::int32_t graph_evaluate(int handle) {
  Staging& s = staging();
  Graph* graph = graph_of(handle);
  if (graph == nullptr || static_cast<int>(s.doubles.size()) != graph->state_slots()) return packed(Code::shape_mismatch);
  const auto arena = graph->evaluate(s.doubles.data());
  s.results.assign(arena.begin(), arena.end());
  s.ints.clear();
  for (const ironlab::CallFailure& f : graph->failures()) s.ints.insert(s.ints.end(), {f.call, static_cast<std::int32_t>(f.code), f.field});
  return 0;
}
// Evaluates n staged states for the staged arena slots into `results`.
std::int32_t graph_rows(int handle, int n) {
  Staging& s = staging();
  Graph* graph = graph_of(handle);
  if (graph == nullptr || n < 0 || s.doubles.size() != static_cast<std::size_t>(n) * static_cast<std::size_t>(graph->state_slots())) return packed(Code::shape_mismatch);
  if (static_cast<std::size_t>(n) * s.ints.size() > static_cast<std::size_t>(kMaxDoubles)) return packed(Code::too_large);
  s.results.resize(static_cast<std::size_t>(n) * s.ints.size());
  return graph->rows(s.doubles.data(), n, s.ints, s.results.data()) ? 0 : packed(Code::out_of_range);
}

}  // namespace

// What a page calls thousands of times a second is exported bare: Embind's way in takes as long as a model.
extern "C" {
EMSCRIPTEN_KEEPALIVE void begin(int model) { slots::begin(model, staging().in.data()); }
EMSCRIPTEN_KEEPALIVE std::int32_t evaluate(int model) { return packed(slots::evaluate(model, staging().in.data(), staging().out.data())); }
}

EMSCRIPTEN_BINDINGS(ironlab_models) {
  using emscripten::function;
  function("tableHash", &table_hash);
  function("randomDigest", &random_digest);
  function("modelCount", &slots::model_count);
  function("stage", &stage);
  function("input", +[] { return view(staging().in); });
  function("output", +[] { return view(staging().out); });
  function("ints", +[] { return view(staging().ints); });
  function("doubles", +[] { return view(staging().doubles); });
  function("results", +[] { return view(staging().results); });
  function("resolveEntry", &resolve_entry);
  function("resolveView", &resolve_view);
  function("spacing", &spacing);
  function("sweep", &sweep);
  function("runStart", &run_start);
  function("runStep", &run_step);
  function("runResult", &run_result);
  function("runStop", &run_stop);
  function("graphLoad", &graph_load);
  function("graphFree", &graph_free);
  function("graphArenaSlots", &graph_arena_slots);
  function("graphEvaluate", &graph_evaluate);
  function("graphRows", &graph_rows);
}
