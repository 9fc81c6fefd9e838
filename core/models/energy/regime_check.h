// Regime check: which place of deployment can meet three demands at its best.
#pragma once

#include "models/energy/duty_cycle_energy.h"
#include "models/subject.h"

namespace ironlab {

enum class Regime { cloud, edge, mobile, tiny };
template <>
inline constexpr std::array<ChoiceName, 4> choice_names<Regime>{{{"cloud", "Cloud"}, {"edge", "Edge"}, {"mobile", "Mobile"}, {"tiny", "TinyML"}}};

struct RegimeCheck {
  static constexpr const char* id = "regime_check";

  struct In {
    Choice<Regime> regime;
    Watts tiny_average_power;
    Joules battery;
    Seconds latency_limit, required_life;
    Flag data_must_stay;
  };
  struct Out {
    Flag latency_ok, privacy_ok;
    Seconds battery_life;
    Flag battery_ok, feasible;
    Seconds latency_floor;
    Watts power;
    Ratio latency_margin;
    Maybe<Ratio> battery_margin;
    Count failed;
    Violation<Seconds> violation;
  };

  static constexpr Out evaluate(const In& in) {
    constexpr Seconds floors[] = {Seconds(0.1), Seconds(0.01), Seconds(0.005), Seconds(0.001)};
    const Watts powers[] = {Watts(700), Watts(10), Watts(3), in.tiny_average_power};
    const auto regime = static_cast<int>(Regime(in.regime));
    Out out;
    out.latency_floor = floors[regime];
    out.power = powers[regime];
    DutyCycleEnergy::In always = kDefaults<DutyCycleEnergy>;  // at work all the time, at the average power
    always.battery = in.battery;
    always.active_power = out.power;
    always.active = Seconds(1);
    always.interval = Seconds(1);
    always.required_life = in.required_life;
    const DutyCycleEnergy::Out battery = DutyCycleEnergy::evaluate(always);
    out.latency_ok = within(out.latency_floor.si(), in.latency_limit.si());
    out.latency_margin = in.latency_limit / out.latency_floor;
    out.privacy_ok = !in.data_must_stay || in.regime != Regime::cloud;
    out.battery_life = battery.life.value();
    out.battery_ok = battery.meets_life;
    if (in.required_life.si() > 0) out.battery_margin = out.battery_life / in.required_life;
    out.failed = (out.latency_ok ? 0.0 : 1.0) + (out.privacy_ok ? 0.0 : 1.0) + (out.battery_ok ? 0.0 : 1.0);
    out.feasible = out.failed == 0;
    // A place that comes too late, or may not have the data, has no need of a battery.
    if (out.latency_ok && out.privacy_ok && !out.battery_ok) out.violation = Violation<Seconds>::of(in.required_life, out.battery_life);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::regime, "regime", {.doc = "Where the model runs."}),
      field(&In::tiny_average_power, "tiny_average_power_w", {.positive = true, .symbol = "P", .doc = "Average power of the small device, from its duty cycle; only for tiny."}),
      field(&In::battery, "battery_j", {.positive = true, .symbol = "E", .doc = "Energy of the full battery; a watt-hour is 3600 J."}),
      field(&In::latency_limit, "latency_limit_s", {.symbol = "T_{\\text{max}}", .doc = "Time in which the answer must come."}),
      field(&In::required_life, "required_life_s", {.symbol = "t_{\\text{min}}", .doc = "Time that the battery must last."}),
      field(&In::data_must_stay, "data_must_stay", {.fallback = true, .doc = "Must the data stay where they arise?"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::latency_ok, "latency_ok", {.doc = "Is its best latency in time? Exactly in time counts."}),
      field(&Out::privacy_ok, "privacy_ok", {.doc = "Do the data stay, if they must? They leave only to the cloud."}),
      field(&Out::battery_life, "battery_life_s", {.symbol = "t", .doc = "Time until the battery is empty."}),
      field(&Out::battery_ok, "battery_ok", {.doc = "Does the battery last? Exactly counts."}),
      field(&Out::feasible, "feasible", {.doc = "Are all three demands met?"}),
      field(&Out::latency_floor, "latency_floor_s", {.symbol = "T_0", .doc = "Best latency of the regime: 100, 10, 5, 1 ms."}),
      field(&Out::power, "average_power_w", {.symbol = "P_0", .doc = "Its lowest power under load: 700, 10, 3 W, or the small device's average."}),
      field(&Out::latency_margin, "latency_margin", {.doc = "Time allowed over the best latency; below 1 it comes too late."}),
      field(&Out::battery_margin, "battery_margin", {.doc = "Battery life over the time that it must last; below 1 it is empty too soon.", .null_text = "nothing demanded"}),
      field(&Out::failed, "failed", {.range = {0, 3}, .doc = "How many of the three demands are not met."}),
      field(&Out::violation, "violation", {.doc = "Where only the battery stands in the way: the time that it must last against the time that it does.", .null_text = "the battery is not what stops it", .violation = "battery"}));

  static constexpr ModelText text{
      .title = "Which deployment regime can meet three demands",
      .doc = "Latency, privacy and energy rule out places to run a model before its size does. Each regime is taken at its best: "
             "if even that fails, the regime is out; if it passes, a design may still fail.",
      .formula = {{"battery_life_s", "\\v{battery_life_s} = \\frac{\\v{battery_j}}{\\v{average_power_w}}"},
                  {"latency_margin", "\\v{latency_margin} = \\frac{\\v{latency_limit_s}}{\\v{latency_floor_s}}"}},
      .sources = {"Best latencies: teaching values, after Machine Learning Systems (mlsysbook.ai), chapter ML Systems",
                  "NVIDIA H100 datasheet: 700 W; NVIDIA Jetson Orin NX datasheet: 10 W in its lowest mode; 3 W of a phone: teaching value"},
      .has_scale = true};
};

}  // namespace ironlab
