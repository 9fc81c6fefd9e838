// Gaussian mechanism: the noise that one release needs for a privacy budget.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"
#include "models/privacy/budget.h"
#include "models/rules.h"

namespace ironlab {

namespace gaussian {

inline constexpr double kRootTwo = 1.4142135623730951, kRootPi = 1.7724538509055160;

// erfc(x) e^(x^2) = 1 / (sqrt(pi) (x + K)) for x >= 4; K is a continued fraction.
inline double fraction(double x) {
  double k = x;
  for (int n = 30; n > 1; --n) k = x + n / 2.0 / k;
  return 0.5 / k;
}
inline double scaled_erfc(double x) { return x < 4 ? math::erfc(x) * math::exp(x * x) : 1 / (kRootPi * (x + fraction(x))); }
// Its falling slope, without the cancellation of 1 - sqrt(pi) x scaled_erfc(x).
inline double scaled_erfc_slope(double x) {
  const double k = x < 4 ? 0 : fraction(x);
  return 2 / kRootPi * (x < 4 ? 1 - kRootPi * x * scaled_erfc(x) : k / (x + k));
}

// ln of the smallest delta that noise of `sigma` clip norms gives: Phi(a - b) - e^epsilon Phi(-a - b), a = 1/(2 sigma), b = epsilon sigma.
inline double log_delta(double epsilon, double sigma) {
  const double h = 0.5 / sigma / kRootTwo, m = epsilon * sigma / kRootTwo, gap = m - h;
  if (h < 1e-5 * (1 + m)) return -gap * gap + math::log(h * scaled_erfc_slope(m));
  if (gap >= 0) return -gap * gap + math::log((scaled_erfc(gap) - scaled_erfc(m + h)) / 2);
  return math::log((math::erfc(gap) - math::exp(-gap * gap) * scaled_erfc(m + h)) / 2);
}

// The least sigma, in clip norms, whose delta is small enough.
inline double least_sigma(double epsilon, double delta) {
  const double wanted = math::log(delta);
  const auto enough = [&](double sigma) { return log_delta(epsilon, sigma) <= wanted; };
  double high = 1;
  while (!enough(high) && high < 1e300) high *= 2;
  double low = high / 2;
  while (enough(low) && low > 1e-300) high = low, low /= 2;
  for (int i = 0; i < 54; ++i) {
    const double middle = low + (high - low) / 2;
    (enough(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace gaussian

struct GaussianMechanism {
  static constexpr const char* id = "gaussian_mechanism";

  struct In {
    Ratio epsilon, delta, clip_norm;
  };
  struct Out {
    Ratio sigma_exact, sigma_classic, classic_over_exact, classic_delta;
    Flag classic_proved, classic_holds;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double exact = gaussian::least_sigma(in.epsilon, in.delta);
    const double classic = std::sqrt(2 * (0.22314355131420976 - math::log(in.delta))) / in.epsilon;  // ln 1.25 - ln delta
    out.sigma_exact = in.clip_norm * exact;
    out.sigma_classic = in.clip_norm * classic;
    out.classic_over_exact = classic / exact;
    out.classic_delta = smaller(Ratio(1), Ratio(math::exp(gaussian::log_delta(in.epsilon, classic))));
    out.classic_proved = in.epsilon < 1;
    out.classic_holds = at_least(classic, exact);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::epsilon, "epsilon", {.range = kPositive, .symbol = "\\varepsilon", .doc = "Privacy budget: adding or removing one person changes the odds of any outcome at most by e to this power."}),
      field(&In::delta, "delta", {.range = kDelta, .symbol = "\\delta", .doc = "Probability with which the promise may fail; it should stay below one over the number of people."}),
      field(&In::clip_norm, "clip_norm", {.range = kPositive, .symbol = "C", .doc = "The most that one person can move the released sum (L2 norm)."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::sigma_exact, "sigma_exact", {.symbol = "\\sigma", .doc = "Standard deviation of the least noise that keeps the promise."}),
      field(&Out::sigma_classic, "sigma_classic", {.symbol = "\\sigma_{c}", .doc = "The same by the classic formula, which is proved below a budget of 1 only."}),
      field(&Out::classic_over_exact, "classic_over_exact", {.doc = "Classic over exact: above 1 it wastes noise, below 1 it breaks the promise."}),
      field(&Out::classic_delta, "classic_delta", {.range = kShare, .symbol = "\\delta_{c}", .doc = "The delta that the classic noise really gives."}),
      field(&Out::classic_proved, "classic_proved", {.doc = "Is the classic formula proved for this budget (below 1)?"}),
      field(&Out::classic_holds, "classic_holds", {.doc = "Does the classic noise keep the promise?"}));

  static constexpr ModelText text{
      .title = "Noise of the Gaussian mechanism",
      .doc = "Adding normal noise to a clipped sum hides whether one person took part. The exact condition compares two shifted normal curves; it is solved by bisection. "
             "The classic formula is a bound for budgets below 1: there it is safe but wasteful, above it soon promises too much. One release only; a training has many.",
      .formula = {{"sigma_exact", "\\Phi\\left(\\frac{\\v{clip_norm}}{2 \\v{sigma_exact}} - \\frac{\\v{epsilon} \\v{sigma_exact}}{\\v{clip_norm}}\\right) - e^{\\v{epsilon}} \\, \\Phi\\left(-\\frac{\\v{clip_norm}}{2 \\v{sigma_exact}} - \\frac{\\v{epsilon} \\v{sigma_exact}}{\\v{clip_norm}}\\right) = \\v{delta}"},
                  {"sigma_classic", "\\v{sigma_classic} = \\frac{\\v{clip_norm} \\sqrt{2 \\ln (1.25 / \\v{delta})}}{\\v{epsilon}}"}},
      .sources = {"Balle and Wang 2018, Improving the Gaussian mechanism for differential privacy, arXiv:1805.06530: the exact condition",
                  "Dwork and Roth 2014, The algorithmic foundations of differential privacy, theorem A.1: the classic formula"}};
};

}  // namespace ironlab
