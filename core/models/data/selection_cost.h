// Selection and training in operations and seconds, on devices of their own.
#pragma once

#include "models/data/selection_speedup.h"

namespace ironlab {

struct SelectionCost {
  static constexpr const char* id = "selection_cost";

  struct In {
    Count items;
    Flops item;
    Ratio epochs, kept_fraction, convergence_speedup, scorer_ratio;
    Count passes;
    FlopRate selection_rate, training_rate;
  };
  struct Out {
    Flops select, train;
    Seconds select_time, train_time, total, full;
    Maybe<Ratio> speedup;
    Flops full_work;
    Flag pays;
    Maybe<Ratio> break_even_epochs, scoring_of_total;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const SelectionSpeedup::Out shares = SelectionSpeedup::evaluate({in.kept_fraction, in.convergence_speedup, in.scorer_ratio, in.passes, in.epochs});
    out.full_work = SelectionSpeedup::kForwardsPerStep * in.items * in.epochs * in.item;
    out.select = shares.select_share * out.full_work;
    out.train = shares.train_share * out.full_work;
    out.select_time = out.select / in.selection_rate;
    out.train_time = out.train / in.training_rate;
    out.total = out.select_time + out.train_time;
    out.full = out.full_work / in.training_rate;
    // Over plain training, so that no amount of work matters.
    const Ratio slower = in.training_rate / in.selection_rate, scoring = shares.select_share * slower, cost = scoring + shares.train_share;
    out.pays = below(cost, 1);
    if (cost > 0) {
      out.speedup = 1 / cost;
      out.scoring_of_total = scoring / cost;
    }
    if (shares.break_even_epochs.has()) out.break_even_epochs = shares.break_even_epochs.value() * slower;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::items, "items", {.symbol = "N", .doc = "Examples in the pool."}),
      field(&In::item, "item_flop", {.symbol = "F", .doc = "Operations of the trained model's forward pass on one example."}),
      field(&In::epochs, "epochs", {.range = kPositive, .symbol = "E", .doc = "Epochs that plain training would take."}),
      field(&In::kept_fraction, "kept_fraction", {.range = kShare, .symbol = "f", .doc = "Share of the data that is trained on."}),
      field(&In::convergence_speedup, "convergence_speedup", {.range = kPositive, .symbol = "g", .doc = "How many times fewer steps the better data needs."}),
      field(&In::scorer_ratio, "scorer_ratio", {.range = kNonNegative, .symbol = "\\rho", .doc = "Cost of scoring an example over the trained model's forward pass."}),
      field(&In::passes, "passes", {.symbol = "p", .doc = "Times that the whole pool is scored."}),
      field(&In::selection_rate, "selection_flop_per_s", {.positive = true, .symbol = "R_s", .doc = "Rate that scoring reaches on its device."}),
      field(&In::training_rate, "training_flop_per_s", {.positive = true, .symbol = "R_t", .doc = "Rate that training reaches on its device."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::select, "select_flop", {.symbol = "O_s", .doc = "Operations of scoring."}),
      field(&Out::train, "train_flop", {.symbol = "O_t", .doc = "Operations of training on what was kept."}),
      field(&Out::select_time, "select_s", {.symbol = "T_s", .doc = "Time of scoring."}),
      field(&Out::train_time, "train_s", {.symbol = "T_t", .doc = "Time of training on what was kept."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Both, one after the other."}),
      field(&Out::full, "full_s", {.symbol = "T_0", .doc = "Time of plain training."}),
      field(&Out::speedup, "speedup", {.symbol = "S", .doc = "Plain training over both.", .null_text = "costs nothing"}),
      field(&Out::full_work, "full_flop", {.symbol = "O_0", .doc = "Operations of plain training."}),
      field(&Out::pays, "pays", {.doc = "Is it faster than plain training?"}),
      field(&Out::break_even_epochs, "break_even_epochs", {.symbol = "E^{*}", .doc = "Epochs from which on it pays.", .null_text = "never pays"}),
      field(&Out::scoring_of_total, "scoring_of_total", {.range = kShare, .doc = "Scoring as a share of the time.", .null_text = "costs nothing"}));

  static constexpr ModelText text{
      .title = "Cost of selecting data",
      .doc = "The same question in operations and seconds. Scoring may run elsewhere, on a slower device near the data: then it takes longer to pay.",
      .formula = {{"select_flop", "\\v{select_flop} = \\v{passes} \\cdot \\v{scorer_ratio} \\cdot \\v{item_flop} \\cdot \\v{items}"},
                  {"train_flop", "\\v{train_flop} = \\frac{3 \\, \\v{item_flop} \\cdot \\v{kept_fraction} \\cdot \\v{items} \\cdot \\v{epochs}}{\\v{convergence_speedup}}"},
                  {"full_flop", "\\v{full_flop} = 3 \\, \\v{item_flop} \\cdot \\v{items} \\cdot \\v{epochs}"},
                  {"total_s", "\\v{total_s} = \\frac{\\v{select_flop}}{\\v{selection_flop_per_s}} + \\frac{\\v{train_flop}}{\\v{training_flop_per_s}}"},
                  {"speedup", "\\v{speedup} = \\frac{\\v{full_s}}{\\v{total_s}}"}},
      .sources = {"Kaplan et al. 2020, Scaling laws for neural language models, arXiv:2001.08361: a backward pass costs two forward passes"}};
};

}  // namespace ironlab
