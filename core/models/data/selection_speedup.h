// Does scoring data pay: what selection saves in training against what it costs.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct SelectionSpeedup {
  static constexpr const char* id = "selection_speedup";
  static constexpr double kForwardsPerStep = 3;  // a training step: one forward pass, and a backward pass worth two

  struct In {
    Ratio kept_fraction, convergence_speedup, scorer_ratio;
    Count passes;
    Ratio epochs;
  };
  struct Out {
    Ratio select_share, train_share;
    Maybe<Ratio> net_speedup;
    Flag pays;
    Maybe<Ratio> break_even_epochs;
    Maybe<Ratio> scoring_of_total, speedup_ceiling;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double scoring = in.passes * in.scorer_ratio / kForwardsPerStep;  // in epochs of full training
    out.select_share = scoring / in.epochs;
    out.train_share = in.kept_fraction / in.convergence_speedup;
    const double total = out.select_share + out.train_share;
    out.pays = below(total, 1);
    if (total > 0) {
      out.net_speedup = Ratio(1 / total);
      out.scoring_of_total = Ratio(out.select_share / total);
    }
    if (out.train_share > 0) out.speedup_ceiling = Ratio(1 / out.train_share);
    if (below(out.train_share, 1)) out.break_even_epochs = Ratio(scoring / (1 - out.train_share));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::kept_fraction, "kept_fraction", {.range = kShare, .symbol = "f", .doc = "Share of the data that is trained on."}),
      field(&In::convergence_speedup, "convergence_speedup", {.range = kPositive, .symbol = "g", .doc = "How many times fewer steps the better data needs; a claim to be tested."}),
      field(&In::scorer_ratio, "scorer_ratio", {.range = kNonNegative, .symbol = "\\rho", .doc = "Cost of scoring an example over the trained model's forward pass."}),
      field(&In::passes, "passes", {.symbol = "p", .doc = "Times that the whole pool is scored."}),
      field(&In::epochs, "epochs", {.range = kPositive, .fallback = 1, .symbol = "E", .doc = "Epochs that plain training would take."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::select_share, "select_share", {.symbol = "c_s", .doc = "Scoring, as a share of plain training."}),
      field(&Out::train_share, "train_share", {.symbol = "c_t", .doc = "Training on what was kept, as a share of plain training."}),
      field(&Out::net_speedup, "net_speedup", {.symbol = "S", .doc = "Plain training over scoring and training together.", .null_text = "costs nothing"}),
      field(&Out::pays, "pays", {.doc = "Is it cheaper than plain training?"}),
      field(&Out::break_even_epochs, "break_even_epochs", {.symbol = "E^{*}", .doc = "Epochs from which on it pays.", .null_text = "never pays"}),
      field(&Out::scoring_of_total, "scoring_of_total", {.range = kShare, .doc = "Scoring as a share of what is paid.", .null_text = "costs nothing"}),
      field(&Out::speedup_ceiling, "speedup_ceiling", {.doc = "Speedup if scoring were free.", .null_text = "no ceiling"}));

  static constexpr ModelText text{
      .title = "Does scoring data pay",
      .doc = "Ranking or selecting examples is itself a computation: every example goes through the scorer. It pays only if it costs less than the training it saves, and being paid once, it matters less the longer one trains. "
             "It assumes the same quality in the end, the same kind of device for both, and a backward pass worth two forward passes.",
      .formula = {{"select_share", "\\v{select_share} = \\frac{\\v{passes} \\cdot \\v{scorer_ratio}}{3 \\, \\v{epochs}}"},
                  {"train_share", "\\v{train_share} = \\frac{\\v{kept_fraction}}{\\v{convergence_speedup}}"},
                  {"net_speedup", "\\v{net_speedup} = \\frac{1}{\\v{select_share} + \\v{train_share}}"},
                  {"break_even_epochs", "\\v{break_even_epochs} = \\frac{\\v{passes} \\cdot \\v{scorer_ratio}}{3 \\, (1 - \\v{train_share})}"}},
      .sources = {"Kaplan et al. 2020, Scaling laws for neural language models, arXiv:2001.08361: a backward pass costs two forward passes",
                  "Platanios et al. 2019, Competence-based curriculum learning, arXiv:1903.09848: size of the claimed gain"}};
};

}  // namespace ironlab
