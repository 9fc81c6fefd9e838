// Wilson interval of a proportion.
#pragma once

#include "models/rules.h"
#include "models/statistics/normal.h"
#include "models/subject.h"

namespace ironlab {

struct WilsonInterval {
  static constexpr const char* id = "wilson_interval";

  struct In {
    Count successes, n;
  };
  struct Out {
    Ratio low, high, proportion, half_width;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    constexpr double z = normal::kZ95, z2 = z * z;
    const double k = in.successes, n = in.n;
    // The two roots of (p - k/n)^2 = z^2 p (1 - p) / n: the lower one from their product, so that 0 stays 0.
    const double root = z * std::sqrt(z2 + 4 * k * ((n - k) / n));
    const double high = (2 * k + z2 + root) / (2 * (n + z2));
    out.high = high < 1 ? high : 1;
    out.low = k / n * (k / (n + z2)) / high;
    out.proportion = k / n;
    out.half_width = root / (2 * (n + z2));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::successes, "successes", {.symbol = "k", .doc = "Right answers."}),
      field(&In::n, "n", {.range = kPositiveCount, .symbol = "n", .doc = "Questions."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::low, "low", {.range = kShare, .doc = "Lower end of the interval of 95 %."}),
      field(&Out::high, "high", {.range = kShare, .doc = "Upper end."}),
      field(&Out::proportion, "proportion", {.range = kShare, .symbol = "\\hat{p}", .doc = "Share of right answers."}),
      field(&Out::half_width, "half_width", {.range = kShare, .doc = "How far the interval reaches to each side of its middle."}));

  static constexpr ModelText text{
      .title = "Wilson interval of a proportion",
      .doc = "A range for the true accuracy behind a score on a test set, at 95 % confidence. Unlike the textbook interval it never leaves 0 to 1, and a perfect score of 20 questions still admits 84 %.",
      .formula = {{"low", "\\v{low} = \\frac{\\v{proportion} + \\frac{z^2}{2 \\v{n}} - z \\sqrt{\\frac{\\v{proportion} (1 - \\v{proportion})}{\\v{n}} + \\frac{z^2}{4 \\v{n}^2}}}{1 + z^2/\\v{n}}, \\quad z = 1.96"},
                  {"proportion", "\\v{proportion} = \\frac{\\v{successes}}{\\v{n}}"}},
      .sources = {"Wilson 1927, Probable inference, the law of succession, and statistical inference, Journal of the American Statistical Association 22(158)"}};
};

inline Status WilsonInterval::refuse(const In& in) {
  if (in.successes > in.n) return {Code::contradictory, input_index<WilsonInterval>("successes")};
  return {};
}

}  // namespace ironlab
