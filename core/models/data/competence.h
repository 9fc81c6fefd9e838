// Curriculum pacing: how much of the sorted data is open.
#pragma once

#include <cmath>  // std::sqrt (exact)

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

enum class Pacing { linear, sqrt };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<Pacing>{{{"linear", "Linear"}, {"sqrt", "Square root"}}};

struct Competence {
  static constexpr const char* id = "competence";

  struct In {
    Ratio step, total_steps, initial_competence;
    Choice<Pacing> pacing;
  };
  struct Out {
    Ratio competence;
  };

  static Out evaluate(const In& in) {
    const double start = in.initial_competence, done = in.step / in.total_steps;
    if (done >= 1) return {.competence = 1};
    if (in.pacing == Pacing::linear) return {.competence = start + (1 - start) * done};
    return {.competence = std::sqrt(start * start + (1 - start * start) * done)};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::step, "step", {.range = kNonNegative, .symbol = "t", .doc = "Training step."}),
      field(&In::total_steps, "total_steps", {.range = kPositive, .symbol = "T", .doc = "Step from which on all data is open."}),
      field(&In::initial_competence, "initial_competence", {.range = kShare, .symbol = "c_0", .doc = "Share that is open at the start."}),
      field(&In::pacing, "pacing", {.doc = "How the share grows: evenly, or fast at first."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::competence, "competence", {.range = kShare, .symbol = "c", .doc = "Share of the data, sorted by difficulty, that is open."}));

  static constexpr ModelText text{
      .title = "Curriculum pacing",
      .doc = "A curriculum starts with the easiest examples and opens more as training goes on. With the square root each newly opened example gets about the same time.",
      .formula = {{"competence", "\\v{competence} = \\sqrt{\\v{initial_competence}^2 + (1 - \\v{initial_competence}^2) \\frac{\\v{step}}{\\v{total_steps}}}"}},
      .sources = {"Platanios et al. 2019, Competence-based curriculum learning for neural machine translation, arXiv:1903.09848"}};
};

}  // namespace ironlab
