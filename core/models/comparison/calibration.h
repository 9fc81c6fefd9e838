// Calibration: how far a series of guesses was off, each as a factor.
#pragma once

#include "math/math.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct Calibration {
  static constexpr const char* id = "calibration";
  static constexpr int kMost = 256;
  static constexpr Range kGuess{.min = 1e-30, .max = 1e30};

  struct In {
    List<Any, kMost> predicted, actual;
  };
  struct Out {
    Count n, within_2, within_10, too_high, too_low;
    Ratio typical_factor;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    double logs = 0, near = 0, far = 0, high = 0, low = 0;
    for (int i = 0; i < in.predicted.size(); ++i) {
      const double up = in.predicted[i] / in.actual[i], factor = up > 1 ? up : 1 / up;
      near += within(factor, 2);
      far += within(factor, 10);
      high += up > 1;
      low += up < 1;
      logs += math::log(factor);
    }
    out.n = in.predicted.size();
    out.within_2 = near;
    out.within_10 = far;
    out.too_high = high;
    out.too_low = low;
    out.typical_factor = math::exp(logs / out.n);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::predicted, "predicted", {.range = kGuess, .symbol = "\\hat{x}", .doc = "The guesses. Each may have a unit of its own."}),
      field(&In::actual, "actual", {.range = kGuess, .symbol = "x", .doc = "What each really was, in the unit of its guess."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::n, "n", {.symbol = "n", .doc = "Number of guesses."}),
      field(&Out::within_2, "within_2", {.doc = "Guesses at most a factor of 2 off, in either direction."}),
      field(&Out::within_10, "within_10", {.doc = "Guesses at most a factor of 10 off."}),
      field(&Out::too_high, "too_high", {.doc = "Guesses above the truth."}),
      field(&Out::too_low, "too_low", {.doc = "Guesses below the truth."}),
      field(&Out::typical_factor, "typical_factor", {.range = {1, 1e61}, .symbol = "f", .doc = "Geometric mean of the factors by which they were off; 1 is exact."}));

  static constexpr ModelText text{
      .title = "Calibration of guesses",
      .doc = "Guesses of different things are compared by the factor between guess and truth, so that seconds and bytes count alike. "
             "The geometric mean is the factor whose power of n is the product of all: one wild guess moves it less than an arithmetic mean.",
      .formula = {{"typical_factor", "\\v{typical_factor} = \\exp\\left(\\frac{1}{\\v{n}} \\sum \\left|\\ln \\frac{\\hat{x}_i}{x_i}\\right|\\right)"}},
      .sources = {"Definition"}};
};

inline Status Calibration::refuse(const In& in) {
  if (in.predicted.count != in.actual.count) return {Code::shape_mismatch, input_index<Calibration>("actual")};
  return {};
}

}  // namespace ironlab
