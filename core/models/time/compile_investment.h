// Compiling as an investment: time spent once, saved with every item.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct CompileInvestment {
  static constexpr const char* id = "compile_investment";

  struct In {
    Seconds compile;
    Rate eager, compiled;
    Ratio items_per_day, days;
  };
  struct Out {
    Seconds saving;
    Maybe<Ratio> break_even_exact;
    Maybe<Count> break_even;
    Ratio served;
    Maybe<Seconds> break_even_time;
    Seconds net;
    Flag pays;
    Ratio speedup;
    Maybe<Ratio> missing;
    Ratio eager_load;
    Violation<Ratio> violation, overload;
  };

  static constexpr Seconds kDay{86400};

  static Out evaluate(const In& in) {
    Out out;
    out.saving = (in.compiled - in.eager) / in.eager / in.compiled;
    out.served = in.items_per_day * in.days;
    out.net = out.served * out.saving - in.compile;
    out.speedup = in.compiled / in.eager;
    if (out.saving.si() > 0) {
      out.break_even_exact = in.compile / out.saving;
      out.break_even = Count(rounded_up(out.break_even_exact.value()));
      const Ratio needed = double{out.break_even.value()};
      if (in.items_per_day > 0) out.break_even_time = needed / in.items_per_day * kDay;
      out.pays = at_least(out.served, needed);
      out.missing = out.pays ? Ratio(0) : needed - out.served;
      if (!out.pays) {
        out.violation.demand = needed;
        out.violation.capacity = out.served;
        if (out.served > 0) out.violation.ratio = needed / out.served;
      }
    }
    const Ratio most = in.eager * kDay;
    out.eager_load = in.items_per_day / most;
    if (!within(in.items_per_day, most)) out.overload = Violation<Ratio>::of(in.items_per_day, most);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::compile, "compile_s", {.symbol = "T_c", .doc = "Time to compile, paid once."}),
      field(&In::eager, "eager_per_s", {.positive = true, .symbol = "R_e", .doc = "Items a second without compiling."}),
      field(&In::compiled, "compiled_per_s", {.positive = true, .symbol = "R_c", .doc = "Items a second compiled."}),
      field(&In::items_per_day, "items_per_day", {.range = kNonNegative, .fallback = 1, .symbol = "q", .doc = "Items that arrive in a day."}),
      field(&In::days, "days", {.range = kNonNegative, .fallback = 1, .symbol = "d", .doc = "Days until the model is replaced."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::saving, "saving_s", {.range = {-1.7976931348623157e308, 1.7976931348623157e308}, .symbol = "s", .doc = "Time saved with each item; negative when compiling makes it slower."}),
      field(&Out::break_even_exact, "break_even_items_exact", {.symbol = "N^{*}", .doc = "Items after which the compile time is recovered, as a real number.", .null_text = "never"}),
      field(&Out::break_even, "break_even_items", {.symbol = "\\lceil N^{*} \\rceil", .doc = "The same in whole items.", .null_text = "never"}),
      field(&Out::served, "served", {.symbol = "n", .doc = "Items served until the model is replaced."}),
      field(&Out::break_even_time, "break_even_s", {.doc = "Time until then, at the rate of arrivals.", .null_text = "never"}),
      field(&Out::net, "net_s", {.range = {-1.7976931348623157e308, 1.7976931348623157e308}, .doc = "Machine time saved in the end; negative when the compile time is not recovered."}),
      field(&Out::pays, "pays", {.doc = "Is the compile time recovered? Exactly recovered counts."}),
      field(&Out::speedup, "speedup", {.doc = "Compiled rate over eager rate."}),
      field(&Out::missing, "missing_items", {.doc = "Items missing to the break-even point.", .null_text = "never recovered"}),
      field(&Out::eager_load, "eager_load", {.doc = "Arrivals over what an eager machine can serve; above 1 it needs more than one."}),
      field(&Out::violation, "violation", {.doc = "Items needed against items served, when they are too few.", .null_text = "recovered, or nothing is saved", .violation = "never_recovered"}),
      field(&Out::overload, "overload", {.doc = "Arrivals against what an eager machine can serve in a day.", .null_text = "keeps up", .violation = "saturated"}));

  static constexpr ModelText text{
      .title = "When compiling pays back",
      .doc = "Compiling costs time once and saves a little with every item. It pays when enough items come before the model is replaced. "
             "It assumes one machine that keeps up with the arrivals, and no recompilation.",
      .formula = {{"saving_s", "\\v{saving_s} = \\frac{1}{\\v{eager_per_s}} - \\frac{1}{\\v{compiled_per_s}}"},
                  {"break_even_items_exact", "\\v{break_even_items_exact} = \\frac{\\v{compile_s}}{\\v{saving_s}}"},
                  {"served", "\\v{served} = \\v{items_per_day} \\cdot \\v{days}"},
                  {"net_s", "\\v{net_s} = \\v{served} \\cdot \\v{saving_s} - \\v{compile_s}"}},
      .sources = {"Definition", "Rates and compile times in the labs: Machine Learning Systems (mlsysbook.ai), chapter ML Frameworks, and teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
