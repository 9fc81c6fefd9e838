// Duty cycle: a battery that wakes up, works and sleeps again.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct DutyCycleEnergy {
  static constexpr const char* id = "duty_cycle_energy";

  struct In {
    Joules battery;
    Watts active_power;
    Seconds active, interval;
    Watts sleep_power;
    Seconds required_life;
    Ratio daily_budget;
  };
  struct Out {
    Ratio duty;
    Watts average_power;
    Maybe<Seconds> life;
    Flag meets_life;
    Joules day;
    Ratio daily_fraction;
    Flag over_budget;
    Maybe<Seconds> min_interval;
    Maybe<Ratio> active_share;
    Joules each;
    Violation<Seconds> violation;
    Violation<Joules> budget_violation;
  };

  static constexpr Seconds kDay{86400};

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.duty = smaller(Ratio(1), in.active / in.interval);
    const Watts working = in.active_power * out.duty;
    out.average_power = working + in.sleep_power * (1 - out.duty);
    out.each = in.active_power * in.active;
    if (out.average_power.si() > 0) {
      out.life = in.battery / out.average_power;
      out.active_share = working / out.average_power;
    }
    out.meets_life = !out.life.has() || at_least(out.life.value().si(), in.required_life.si());
    if (!out.meets_life) out.violation = Violation<Seconds>::of(in.required_life, out.life.value());
    out.day = out.average_power * kDay;
    out.daily_fraction = out.day / in.battery;
    const Joules budget = in.battery * in.daily_budget;
    out.over_budget = !within(out.day.si(), budget.si());
    if (out.over_budget) out.budget_violation = Violation<Joules>::of(out.day, budget);
    // Power that the budget allows beyond sleeping, and what working adds to sleeping.
    const Watts spare = budget / kDay - in.sleep_power, extra = in.active_power - in.sleep_power;
    if (spare.si() > 0) out.min_interval = larger(Watts(0), extra) * in.active / spare;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::battery, "battery_j", {.positive = true, .symbol = "E", .doc = "Energy of the full battery; a watt-hour is 3600 J."}),
      field(&In::active_power, "active_power_w", {.symbol = "P_a", .doc = "Power while working."}),
      field(&In::active, "active_s", {.symbol = "t_a", .doc = "Time of one piece of work."}),
      field(&In::interval, "interval_s", {.positive = true, .symbol = "T", .doc = "Time from one start to the next; shorter than the work means always at work."}),
      field(&In::sleep_power, "sleep_power_w", {.fallback = 0, .symbol = "P_s", .doc = "Power while asleep."}),
      field(&In::required_life, "required_life_s", {.fallback = 0, .symbol = "t_{\\text{min}}", .doc = "Time that the battery must last."}),
      field(&In::daily_budget, "daily_budget_fraction", {.range = kPositiveShare, .fallback = 1, .symbol = "\\phi", .doc = "Share of the battery that may be used in a day."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::duty, "duty", {.range = kShare, .symbol = "\\delta", .doc = "Share of the time at work."}),
      field(&Out::average_power, "average_power_w", {.symbol = "P", .doc = "Power on average."}),
      field(&Out::life, "life_s", {.symbol = "t", .doc = "Time until the battery is empty.", .null_text = "for ever"}),
      field(&Out::meets_life, "meets_life", {.doc = "Does it last as long as it must? Exactly counts."}),
      field(&Out::day, "energy_per_day_j", {.symbol = "E_d", .doc = "Energy of a day."}),
      field(&Out::daily_fraction, "daily_fraction", {.doc = "That as a share of the battery; above 1 it must be charged within the day."}),
      field(&Out::over_budget, "over_budget", {.doc = "Does a day take more than its share of the battery?"}),
      field(&Out::min_interval, "min_interval_s", {.symbol = "T_{\\text{min}}", .doc = "The shortest time from start to start that keeps to the day's share.", .null_text = "none: sleeping uses it up"}),
      field(&Out::active_share, "active_share", {.range = kShare, .doc = "Working as a share of the energy.", .null_text = "uses none"}),
      field(&Out::each, "active_energy_j", {.doc = "Energy of one piece of work."}),
      field(&Out::violation, "violation", {.doc = "Time that it must last against the time that it does.", .null_text = "lasts", .violation = "battery"}),
      field(&Out::budget_violation, "budget_violation", {.doc = "Energy of a day against its share of the battery.", .null_text = "within the share", .violation = "battery_budget"}));

  static constexpr ModelText text{
      .title = "Battery under a duty cycle",
      .doc = "A small device sleeps most of the time: what counts is the average of two powers, weighed by the time spent at each. "
             "Nominal capacity of the battery, without self-discharge or a limit of the current.",
      .formula = {{"duty", "\\v{duty} = \\min\\left(1, \\frac{\\v{active_s}}{\\v{interval_s}}\\right)"},
                  {"average_power_w", "\\v{average_power_w} = \\v{active_power_w} \\cdot \\v{duty} + \\v{sleep_power_w} \\cdot (1 - \\v{duty})"},
                  {"life_s", "\\v{life_s} = \\frac{\\v{battery_j}}{\\v{average_power_w}}"},
                  {"energy_per_day_j", "\\v{energy_per_day_j} = 86400\\,\\mathrm{s} \\cdot \\v{average_power_w}"},
                  {"min_interval_s", "\\v{min_interval_s} = \\frac{(\\v{active_power_w} - \\v{sleep_power_w}) \\cdot \\v{active_s}}{\\v{daily_budget_fraction} \\cdot \\v{battery_j} / 86400\\,\\mathrm{s} - \\v{sleep_power_w}}"}},
      .sources = {"Definition"},
      .has_scale = true};
};

}  // namespace ironlab
