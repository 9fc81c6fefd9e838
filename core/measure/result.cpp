#include "measure/result.h"

#include <algorithm>    // std::max
#include <string_view>  // std::string_view

#include "measure/params.h"

namespace ironlab::measure {
namespace {

const char* verdict_text(bench::Verdict v) { return v == bench::Verdict::yes ? "yes" : v == bench::Verdict::no ? "no" : "cannot_tell"; }

void write_flags(Sink& sink, const std::vector<const char*>& flags) {
  sink.open_list("flags");
  for (const char* f : flags) sink.text(nullptr, f);
  sink.close();
}

void write_summary(Sink& sink, const bench::Summary& s) {
  const bool some = s.samples > 0;
  const auto put = [&](const char* name, double x) { sink.number(name, some ? x : kNone); };
  put("median", s.median);
  put("p10", s.p10);
  put("p25", s.p25);
  put("p75", s.p75);
  put("p90", s.p90);
  put("p99", s.p99);
  put("ci_low", s.low);
  put("ci_high", s.high);
}

void write_value(Sink& sink, const Value& v) {
  const bench::Outcome& o = v.outcome;
  const bool some = o.time.samples > 0;
  std::vector<const char*> flags = v.flags;
  if (!some && flags.empty()) flags.push_back("not_measured");
  if (some && o.coarse_clock) flags.push_back("coarse_clock");
  if (some && o.few) flags.push_back("few_samples");
  if (some && !o.steady) flags.push_back("not_steady");
  if (o.noisy()) flags.push_back("noisy");
  if (o.jumps > 0) flags.push_back("clock_jumped");
  sink.open(nullptr);
  sink.text("name", v.name);
  sink.text("unit", v.unit);
  if (v.size_bytes == v.size_bytes) sink.number("size_bytes", v.size_bytes);
  if (v.block == v.block) sink.number("block", v.block);
  write_summary(sink, v.quantity());
  sink.number("time_s", some ? o.time.median : kNone);
  sink.number("flop_per_s", some && v.flop > 0 && o.time.median > 0 ? v.flop / o.time.median : kNone);
  sink.number("bytes_per_s", some && v.bytes > 0 && o.time.median > 0 ? v.bytes / o.time.median : kNone);
  if (v.bound == v.bound) {
    sink.number("error", v.error);
    sink.number("error_bound", v.bound);
  }
  sink.number("samples", o.time.samples);
  sink.number("repetitions", o.repetitions);
  sink.number("sample_s", o.sample_s);
  sink.number("warm_ups", o.warm_ups);
  sink.number("outliers", o.time.outliers);
  write_flags(sink, flags);
  sink.close();
}

// The value of this name with the largest quantity, or of the largest working set.
const Value* best(const std::vector<Value>& values, std::string_view unit, auto&& wanted, auto&& key) {
  const Value* found = nullptr;
  for (const Value& v : values)
    if (unit == v.unit && v.outcome.time.samples > 0 && wanted(v) && (found == nullptr || key(v) > key(*found))) found = &v;
  return found;
}

// The hardware entry, by value as any input `hardware` takes it (catalogue/views.h), and how far each number is spread. What was
// not measured is null. Its rates are limits: that of the fastest tenth of the samples, since other programs only ever add time.
void write_machine(Sink& sink, const Result& r) {
  const auto rate = [](const Value& v) { return v.quantity().p90; };
  const Value* fp32 = best(r.values, "FLOP/s", [](const Value& v) { return v.name != "int8"; }, rate);
  const Value* int8 = best(r.values, "FLOP/s", [](const Value& v) { return v.name == "int8"; }, rate);
  const Value* memory = best(r.values, "B/s", [](const Value& v) { return v.name == "triad"; }, [](const Value& v) { return v.size_bytes; });
  const Value* crossing = best(r.values, "s", [](const Value& v) { return v.name == "call"; }, rate);
  const auto of = [&](const Value* v) { return v == nullptr ? kNone : rate(*v); };
  const auto typical = [&](const Value* v) { return v == nullptr ? kNone : v->quantity().median; };
  // The last plateau is memory, or as far as the probe went: no capacity.
  const auto level = [&](std::size_t i) { return i + 1 < r.levels.size() ? r.levels[i].capacity_bytes : kNone; };
  sink.open("entry");
  sink.open("peak");
  if (fp32 != nullptr) sink.number("fp32", of(fp32));
  if (int8 != nullptr) sink.number("int8", of(int8));
  sink.close();
  if (fp32 != nullptr) sink.text("headline", "fp32");
  sink.number("bandwidth_bytes_per_s", of(memory));
  sink.number("capacity_bytes", kNone);
  sink.number("l1_bytes", level(0));
  sink.number("l2_bytes", level(1));
  sink.number("launch_overhead_s", typical(crossing));
  sink.number("power_w", kNone);
  sink.close();
  sink.open("spread");
  const auto spread = [&](const char* name, const Value* v) {
    if (v == nullptr) return;
    const bench::Summary s = v->quantity();
    sink.open(name);
    sink.number("p10", s.p10);
    sink.number("p90", s.p90);
    sink.close();
  };
  spread("peak.fp32", fp32);
  spread("peak.int8", int8);
  spread("bandwidth_bytes_per_s", memory);
  spread("launch_overhead_s", crossing);
  sink.close();
}

}  // namespace

std::string Value::label() const { return block == block ? name + " " + number_text(block) : name; }

void Result::write(Sink& sink, const char* id) const {
  sink.text("id", id);
  sink.open("clock");
  sink.number("tick_s", clock.steps > 0 ? clock.tick_s : kNone);
  sink.number("read_s", clock.steps > 0 ? clock.read_s : kNone);
  sink.flag("coarse", clock.coarse());
  sink.flag("stands_still", clock.stands_still);
  sink.close();
  sink.number("elapsed_s", elapsed_s);
  write_flags(sink, flags);
  sink.open_list("values");
  for (const Value& v : values) write_value(sink, v);
  sink.close();
  sink.open_list("comparisons");
  for (const Named& n : comparisons) {
    sink.open(nullptr);
    sink.text("a", n.a);
    sink.text("b", n.b);
    sink.number("ratio", n.found.ratio);
    sink.number("ci_low", n.found.low);
    sink.number("ci_high", n.found.high);
    sink.text("faster", verdict_text(n.found.faster));
    sink.close();
  }
  sink.close();
  if (pick.value >= 0) {
    sink.open("pick");
    sink.number("value", pick.value);
    sink.number("fastest", pick.fastest);
    sink.text("reason", pick.reason);
    sink.number("behind", pick.behind);
    sink.close();
  }
  sink.open_list("levels");
  for (std::size_t i = 0; i < levels.size(); ++i) {
    sink.open(nullptr);
    sink.number("capacity_bytes", i + 1 < levels.size() ? levels[i].capacity_bytes : kNone);
    sink.number("latency_s", levels[i].latency_s);
    sink.close();
  }
  sink.close();
  if (machine) write_machine(sink, *this);
}

}  // namespace ironlab::measure
