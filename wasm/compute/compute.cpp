// The wasm face of measuring: start by id, step, take the result. It translates JavaScript values and decides nothing.
#include <emscripten/bind.h>
#include <emscripten/em_js.h>

#include <string>  // std::string
#include <vector>  // std::vector

#include "measure/run.h"

// Seconds, from the page's clock; and calls over the border and back, for their cost.
EM_JS(double, ironlab_now, (), { return performance.now() / 1000; });
EM_JS(void, ironlab_cross, (double calls), {
  const called = wasmExports['ironlab_called'];
  for (let i = 0; i < calls; ++i) called();
});

namespace {

std::int32_t crossed = 0;

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void ironlab_called() { crossed = crossed + 1; }

namespace {

using emscripten::val;
using ironlab::measure::Given;
using ironlab::measure::Run;

// Builds JavaScript objects and lists.
class ValSink : public ironlab::measure::Sink {
 public:
  void open(const char* name) override { path_.push_back({name, val::object()}); }
  void open_list(const char* name) override { path_.push_back({name, val::array()}); }
  void close() override {
    const Level done = path_.back();
    path_.pop_back();
    put(done.name.empty() ? nullptr : done.name.c_str(), done.value);
  }
  void number(const char* name, double x) override { put(name, x == x ? val(x) : val::null()); }
  void text(const char* name, std::string_view x) override { put(name, val(std::string(x))); }
  void flag(const char* name, bool x) override { put(name, val(x)); }
  val root = val::object();

 private:
  struct Level {
    Level(const char* n, val v) : name(n == nullptr ? "" : n), value(v) {}
    std::string name;
    val value;
  };
  void put(const char* name, const val& x) {
    val& into = path_.empty() ? root : path_.back().value;
    if (name != nullptr) into.set(name, x);
    else into.call<void>("push", x);
  }
  std::vector<Level> path_;
};

Given given_of(const std::string& name, const val& value) {
  Given g{.name = name};
  if (value.isNumber()) {
    g.type = Given::Type::number;
    g.numbers = {value.as<double>()};
  } else if (value.isTrue() || value.isFalse()) {
    g.type = Given::Type::flag;
    g.numbers = {value.isTrue() ? 1.0 : 0.0};
  } else if (value.isString()) {
    g.type = Given::Type::text;
    g.texts = {value.as<std::string>()};
  } else if (value.isArray()) {
    const auto n = value["length"].as<unsigned>();
    unsigned numbers = 0, texts = 0;
    for (unsigned i = 0; i < n && i <= ironlab::measure::kMostItems; ++i) {
      const val item = value[i];
      if (item.isNumber()) {
        g.numbers.push_back(item.as<double>());
        ++numbers;
      } else if (item.isString()) {
        g.texts.push_back(item.as<std::string>());
        ++texts;
      }
    }
    const unsigned seen = numbers + texts, all = n <= ironlab::measure::kMostItems ? n : static_cast<unsigned>(ironlab::measure::kMostItems) + 1;
    g.type = numbers == all ? Given::Type::numbers : texts == all ? Given::Type::texts : Given::Type::other;
    if (seen != all) g.type = Given::Type::other;
  }
  return g;
}

std::vector<std::unique_ptr<Run>>& runs() {
  static std::vector<std::unique_ptr<Run>> all;
  return all;
}
Run* run_of(int handle) {
  const auto i = static_cast<std::size_t>(handle);
  return handle >= 0 && i < runs().size() ? runs()[i].get() : nullptr;
}

// {measurements, kernels}
val describe() {
  ValSink sink;
  ironlab::measure::describe(sink);
  return sink.root;
}
// {handle} or {error}
val start(const std::string& id, const val& params) {
  std::vector<Given> given;
  const val keys = val::global("Object").call<val>("keys", params);
  const auto n = keys["length"].as<unsigned>();
  for (unsigned i = 0; i < n; ++i) given.push_back(given_of(keys[i].as<std::string>(), params[keys[i]]));
  ironlab::measure::Host host{.clock = {[](void*) { return ironlab_now(); }, nullptr}, .crossing = [](std::int64_t calls) { ironlab_cross(static_cast<double>(calls)); }};
  auto run = std::make_unique<Run>();
  ValSink sink;
  if (const auto refusal = run->start(id, given, std::move(host)); !refusal.ok()) {
    refusal.write(sink, "error");
    return sink.root;
  }
  runs().push_back(std::move(run));
  sink.number("handle", static_cast<double>(runs().size() - 1));
  return sink.root;
}
// {share, phase, done}, or {share: -1}: no such run.
val step(int handle, double budget_s) {
  ValSink sink;
  Run* run = run_of(handle);
  const auto progress = run == nullptr ? ironlab::measure::Progress{-1, "none"} : run->step(budget_s);
  sink.number("share", progress.share);
  sink.text("phase", progress.phase);
  sink.flag("done", run == nullptr || run->done());
  return sink.root;
}
// {result} or {error}. The run stays until it is stopped.
val result(int handle) {
  ValSink sink;
  if (const Run* run = run_of(handle)) run->write(sink);
  else ironlab::measure::Refusal{ironlab::Code::internal}.write(sink, "error");
  return sink.root;
}
void stop(int handle) {
  if (run_of(handle) != nullptr) runs()[static_cast<std::size_t>(handle)].reset();
}

}  // namespace

EMSCRIPTEN_BINDINGS(ironlab_compute) {
  using emscripten::function;
  function("describe", &describe);
  function("start", &start);
  function("step", &step);
  function("result", &result);
  function("stop", &stop);
}
