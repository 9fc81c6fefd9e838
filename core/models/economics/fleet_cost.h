// Fleet cost: rent GPUs on demand, reserve them, or own them.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

enum class Provision { on_demand, reserved, owned };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<Provision>{{{"on_demand", "On demand"}, {"reserved", "Reserved"}, {"owned", "Owned"}}};

struct FleetCost {
  static constexpr const char* id = "fleet_cost";
  static constexpr Seconds kYear{8760.0 * 3600};

  struct In {
    Count gpus;
    Ratio utilization, years;
    DollarRate price;
    Ratio discount;
    Dollars capex;
    Watts power;
    decltype(Dollars() / Joules()) energy;
    Ratio pue;
    Dollars staff;
    Choice<Provision> path;
    Maybe<Dollars> budget;
    Ratio efficiency;
  };
  struct Out {
    Dollars on_demand, reserved, owned;
    Maybe<Ratio> break_even_utilization;
    Choice<Provision> cheapest;
    Dollars cheapest_cost;
    Ratio reserved_break_even_utilization;
    Maybe<Ratio> discount_to_match_owned;
    Dollars capex_part, staff_part, energy_part;
    Maybe<Ratio> fixed_share;
    Dollars chosen;
    DollarRate useful_price;
    Violation<Dollars> violation;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const Seconds time = kYear * in.years;
    const DollarRate running = in.power * in.energy * in.pue;  // of one busy GPU
    const Dollars whole = in.gpus * (in.price * time);         // every hour at the list price
    out.on_demand = whole * in.utilization;
    out.reserved = whole * (1 - in.discount);
    out.capex_part = in.gpus * in.capex;
    out.staff_part = in.gpus * (in.staff * in.years);
    out.energy_part = in.gpus * (running * time) * in.utilization;
    out.owned = out.capex_part + out.staff_part + out.energy_part;
    if (in.price > running) out.break_even_utilization = (in.capex + in.staff * in.years) / ((in.price - running) * time);
    out.cheapest_cost = smaller(smaller(out.on_demand, out.reserved), out.owned);
    const auto least = [&out](Dollars cost) { return within(cost.si(), out.cheapest_cost.si()); };
    out.cheapest = least(out.on_demand) ? Provision::on_demand : least(out.reserved) ? Provision::reserved : Provision::owned;
    out.reserved_break_even_utilization = 1 - in.discount;
    if (whole.si() > 0) out.discount_to_match_owned = Ratio(1 - out.owned / whole);
    if (out.owned.si() > 0) out.fixed_share = (out.capex_part + out.staff_part) / out.owned;
    const Provision path = in.path;
    out.chosen = path == Provision::on_demand ? out.on_demand : path == Provision::reserved ? out.reserved : out.owned;
    out.useful_price = in.price / in.efficiency;
    if (in.budget.has() && !within(out.chosen.si(), in.budget.value().si())) out.violation = Violation<Dollars>::of(out.chosen, in.budget.value());
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "N", .doc = "GPUs."}),
      field(&In::utilization, "utilization", {.range = kShare, .symbol = "U", .doc = "Share of the time that they are in use."}),
      field(&In::years, "years", {.range = kPositive, .symbol = "Y", .doc = "Years of 8,760 hours."}),
      field(&In::price, "price_usd_per_s", {.symbol = "p", .doc = "Price of one GPU on demand."}),
      field(&In::discount, "discount", {.range = kShare, .symbol = "D", .doc = "Discount for reserving, paid whether used or not."}),
      field(&In::capex, "capex_usd", {.symbol = "K", .doc = "Price of one installed GPU with its share of server and network."}),
      field(&In::power, "power_w", {.symbol = "W", .doc = "Power of one busy GPU; an idle one is taken to draw none."}),
      field(&In::energy, "energy_usd_per_j", {.symbol = "e", .doc = "Price of energy."}),
      field(&In::pue, "pue", {.range = {1, 1e18}, .symbol = "\\phi", .doc = "Power usage effectiveness: energy of the building over energy of its computers."}),
      field(&In::staff, "staff_usd_per_gpu_year", {.symbol = "s", .doc = "Staff for one GPU and year."}),
      field(&In::path, "path", {.fallback = Provision::on_demand, .doc = "The way that is chosen."}),
      field(&In::budget, "budget_usd", {.positive = true, .fallback = kNull, .doc = "What may be spent.", .null_text = "no limit"}),
      field(&In::efficiency, "efficiency", {.range = kPositiveShare, .fallback = 1, .symbol = "E", .doc = "Useful share of each rented GPU, such as the scaling efficiency of its job."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::on_demand, "on_demand_usd", {.symbol = "C_d", .doc = "Cost on demand: only hours in use are paid."}),
      field(&Out::reserved, "reserved_usd", {.symbol = "C_r", .doc = "Cost of reserving: all hours are paid, at the discount."}),
      field(&Out::owned, "owned_usd", {.symbol = "C_o", .doc = "Cost of owning: purchase, staff, and energy of the hours in use."}),
      field(&Out::break_even_utilization, "break_even_utilization", {.symbol = "U^{*}", .doc = "Utilization from which owning beats on demand; above 1: never.", .null_text = "never: energy alone costs more than renting"}),
      field(&Out::cheapest, "cheapest", {.doc = "The cheapest of the three; on a tie on demand before reserved before owned."}),
      field(&Out::cheapest_cost, "cheapest_usd", {.doc = "What it costs."}),
      field(&Out::reserved_break_even_utilization, "reserved_break_even_utilization", {.range = kShare, .doc = "Utilization from which reserving beats on demand."}),
      field(&Out::discount_to_match_owned, "discount_to_match_owned", {.doc = "Discount at which reserving costs as much as owning; negative: it already costs less.", .null_text = "renting is free"}),
      field(&Out::capex_part, "owned_capex_usd", {.doc = "Purchase, as part of owning."}),
      field(&Out::staff_part, "owned_staff_usd", {.doc = "Staff, as part of owning."}),
      field(&Out::energy_part, "owned_energy_usd", {.doc = "Energy, as part of owning."}),
      field(&Out::fixed_share, "owned_fixed_share", {.range = kShare, .doc = "Purchase and staff as a share of owning: paid whether the GPUs work or not.", .null_text = "costs nothing"}),
      field(&Out::chosen, "chosen_usd", {.doc = "Cost of the chosen way."}),
      field(&Out::useful_price, "useful_price_usd_per_s", {.doc = "Price on demand of one useful GPU."}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when the chosen way exceeds the budget.", .null_text = "within budget", .violation = "over_budget"}));

  static constexpr ModelText text{
      .title = "Rent, reserve or own",
      .doc = "On demand, idle hours cost nothing; reserved or owned, they are paid all the same. So utilization decides, not the price of an hour. It assumes that energy is drawn only while in use, prices stay the same, and hardware is worth nothing at the end.",
      .formula = {{"on_demand_usd", "\\v{on_demand_usd} = \\v{gpus} \\cdot \\v{utilization} \\cdot 8760\\,\\text{h} \\cdot \\v{years} \\cdot \\v{price_usd_per_s}"},
                  {"reserved_usd", "\\v{reserved_usd} = \\v{gpus} \\cdot 8760\\,\\text{h} \\cdot \\v{years} \\cdot \\v{price_usd_per_s} (1 - \\v{discount})"},
                  {"owned_usd", "\\v{owned_usd} = \\v{gpus} \\left(\\v{capex_usd} + \\v{staff_usd_per_gpu_year} \\cdot \\v{years} + \\v{power_w} \\cdot \\v{energy_usd_per_j} \\cdot \\v{pue} \\cdot \\v{utilization} \\cdot 8760\\,\\text{h} \\cdot \\v{years}\\right)"},
                  {"break_even_utilization", "\\v{break_even_utilization} = \\frac{\\v{capex_usd} + \\v{staff_usd_per_gpu_year} \\cdot \\v{years}}{8760\\,\\text{h} \\cdot \\v{years} (\\v{price_usd_per_s} - \\v{power_w} \\cdot \\v{energy_usd_per_j} \\cdot \\v{pue})}"},
                  {"reserved_break_even_utilization", "\\v{reserved_break_even_utilization} = 1 - \\v{discount}"},
                  {"useful_price_usd_per_s", "\\v{useful_price_usd_per_s} = \\frac{\\v{price_usd_per_s}}{\\v{efficiency}}"}},
      .sources = {"Machine Learning Systems (mlsysbook.ai), volume 2: cost of a fleet", "Energy proportional to use: teaching value"},
      .has_scale = true};
};

}  // namespace ironlab
