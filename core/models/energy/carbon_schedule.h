// Carbon schedule: shifting jobs into clean hours and to clean places.
#pragma once

#include "models/energy/operational_carbon.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

// What keeps more jobs from being moved into the clean hours.
enum class ShiftLimit { requested, reach, headroom };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<ShiftLimit>{{{"requested", "Jobs marked"}, {"reach", "Flexible jobs within the delay"}, {"headroom", "Idle hours at night"}}};

struct CarbonSchedule {
  static constexpr const char* id = "carbon_schedule";
  static constexpr double kDay = 86400;

  struct In {
    Count gpus;
    Watts power;
    Ratio pue, utilization;
    Seconds window;
    KilogramsPerJoule day, night, base_day, base_night;
    Ratio deferred_share, flexible_share;
    Seconds max_delay;
    Ratio relocated_share;
    KilogramsPerJoule remote;
  };
  struct Out {
    Seconds requested, reach, headroom, moved;
    Ratio late_share;
    Kilograms baseline_per_day, carbon_per_day;
    Maybe<Ratio> saving, night_utilization, day_utilization;
    Choice<ShiftLimit> limit;
    Ratio local_utilization;
    Kilograms day_carbon, night_carbon, remote_carbon;
    Maybe<Ratio> naive_saving;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const Seconds night(in.window), day = Seconds(kDay) - night, whole(kDay);
    const auto carbon = [&in](Seconds busy, KilogramsPerJoule intensity) {
      return OperationalCarbon::evaluate({.devices = in.gpus, .power = in.power, .time = busy, .pue = in.pue, .intensity = intensity}).carbon;
    };
    const Ratio local = in.utilization * (1 - in.relocated_share);
    out.local_utilization = local;
    out.requested = in.deferred_share * local * day;
    out.reach = in.flexible_share * local * smaller(in.max_delay, day);
    out.headroom = (1 - local) * night;
    out.moved = smaller(smaller(out.requested, out.reach), out.headroom);
    out.limit = ShiftLimit::headroom;
    if (at_least(out.moved.si(), out.reach.si())) out.limit = ShiftLimit::reach;
    if (at_least(out.moved.si(), out.requested.si())) out.limit = ShiftLimit::requested;
    out.late_share = larger(Seconds(0), out.requested - out.moved) / (whole * in.utilization);
    const Seconds busy_day = larger(Seconds(0), local * day - out.moved), busy_night = local * night + out.moved;
    out.day_carbon = carbon(busy_day, in.day);
    out.night_carbon = carbon(busy_night, in.night);
    out.remote_carbon = carbon(in.utilization * in.relocated_share * whole, in.remote);
    out.carbon_per_day = out.day_carbon + out.night_carbon + out.remote_carbon;
    out.baseline_per_day = carbon(in.utilization * day, in.base_day) + carbon(in.utilization * night, in.base_night);
    if (out.baseline_per_day.si() > 0) out.saving = (out.baseline_per_day - out.carbon_per_day) / out.baseline_per_day;
    if (in.day.si() > 0) out.naive_saving = Ratio(in.flexible_share * ((in.day - in.night) / in.day));
    if (night.si() > 0) out.night_utilization = busy_night / night;
    if (day.si() > 0) out.day_utilization = busy_day / day;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpus, "gpus", {.symbol = "N", .doc = "GPUs of the cluster."}),
      field(&In::power, "power_w", {.symbol = "P", .doc = "Power of a busy GPU; idle ones count as none."}),
      field(&In::pue, "pue", {.range = OperationalCarbon::kPue, .symbol = "\\text{PUE}", .doc = "Energy of the building over that of its computers."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .symbol = "u", .doc = "Share of the GPUs that is busy, day and night, before anything is shifted."}),
      field(&In::window, "window_s", {.range = {0, kDay}, .symbol = "H_n", .doc = "Length of the clean hours, here called night."}),
      field(&In::day, "day_carbon_kg_per_j", {.symbol = "I_d", .doc = "Intensity outside the clean hours."}),
      field(&In::night, "night_carbon_kg_per_j", {.symbol = "I_n", .doc = "Intensity in the clean hours."}),
      field(&In::base_day, "base_day_carbon_kg_per_j", {.symbol = "I_{d0}", .doc = "Intensity by day where everything ran before; the baseline."}),
      field(&In::base_night, "base_night_carbon_kg_per_j", {.symbol = "I_{n0}", .doc = "The same by night."}),
      field(&In::deferred_share, "deferred_share", {.range = kShare, .symbol = "s", .doc = "Share of the day's jobs that is marked for the night."}),
      field(&In::flexible_share, "flexible_share", {.range = kShare, .symbol = "F", .doc = "Share of jobs that may wait."}),
      field(&In::max_delay, "max_delay_s", {.symbol = "T", .doc = "How long they may wait."}),
      field(&In::relocated_share, "relocated_share", {.range = kShare, .symbol = "r", .doc = "Share of all jobs that runs elsewhere."}),
      field(&In::remote, "remote_carbon_kg_per_j", {.symbol = "I_r", .doc = "Intensity there."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::requested, "requested_s", {.symbol = "q", .doc = "Busy time a day, of each GPU, that is to be moved."}),
      field(&Out::reach, "reach_s", {.doc = "Busy time of flexible jobs that arrive soon enough before the night."}),
      field(&Out::headroom, "headroom_s", {.doc = "Idle time of the night."}),
      field(&Out::moved, "moved_s", {.symbol = "m", .doc = "Busy time that moves: the least of the three."}),
      field(&Out::late_share, "late_share", {.range = kShare, .doc = "Share of jobs that was marked, found no place and runs late by day."}),
      field(&Out::baseline_per_day, "baseline_kg_per_day", {.symbol = "C_0", .doc = "Emissions a day before: nothing shifted, nothing moved away."}),
      field(&Out::carbon_per_day, "carbon_kg_per_day", {.symbol = "C", .doc = "Emissions a day."}),
      field(&Out::saving, "saving", {.doc = "Share of the baseline that is saved; negative: more is emitted.", .null_text = "the baseline emits nothing"}),
      field(&Out::night_utilization, "night_utilization", {.range = kShare, .doc = "Share of the GPUs busy in the clean hours.", .null_text = "no clean hours"}),
      field(&Out::day_utilization, "day_utilization", {.range = kShare, .doc = "Share of the GPUs busy in the other hours.", .null_text = "no other hours"}),
      field(&Out::limit, "limit", {.doc = "What keeps more from moving; on a tie the first of jobs marked, reach, idle hours."}),
      field(&Out::local_utilization, "local_utilization", {.range = kShare, .symbol = "u_L", .doc = "Share of the GPUs busy after some jobs went elsewhere."}),
      field(&Out::day_carbon, "day_kg", {.doc = "Emissions by day, here."}),
      field(&Out::night_carbon, "night_kg", {.doc = "Emissions by night, here."}),
      field(&Out::remote_carbon, "remote_kg", {.doc = "Emissions elsewhere."}),
      field(&Out::naive_saving, "naive_saving", {.doc = "What one expects if all flexible work ran by night: flexible share times the relative gap of the intensities.", .null_text = "the day emits nothing"}));

  static constexpr ModelText text{
      .title = "Shifting and moving jobs to clean hours",
      .doc = "One day of a cluster whose load is the same at all hours. A job moves into the clean hours only if it is marked, arrives soon enough before them, and finds an idle GPU there: the scarcest of the three decides. Jobs that go to another region free such idle hours. "
             "Energy is charged for each busy GPU-hour; idle power, checkpoints and data transfers are left out, so savings are upper bounds.",
      .formula = {{"requested_s", "\\v{requested_s} = \\v{deferred_share} \\cdot \\v{local_utilization} (86400 - \\v{window_s}), \\quad \\v{local_utilization} = \\v{utilization} (1 - \\v{relocated_share})"},
                  {"reach_s", "\\v{reach_s} = \\v{flexible_share} \\cdot \\v{local_utilization} \\cdot \\min(\\v{max_delay_s}, 86400 - \\v{window_s})"},
                  {"headroom_s", "\\v{headroom_s} = (1 - \\v{local_utilization}) \\, \\v{window_s}"},
                  {"moved_s", "\\v{moved_s} = \\min(\\v{requested_s}, \\v{reach_s}, \\v{headroom_s})"},
                  {"carbon_kg_per_day", "\\v{carbon_kg_per_day} = \\v{day_kg} + \\v{night_kg} + \\v{remote_kg}"},
                  {"saving", "\\v{saving} = 1 - \\frac{\\v{carbon_kg_per_day}}{\\v{baseline_kg_per_day}}"}},
      .sources = {"Radovanovic et al. 2023, Carbon-aware computing for datacenters, IEEE Transactions on Power Systems 38(2): shifting in time", "Definition: the three limits"},
      .has_scale = true};
};

}  // namespace ironlab
