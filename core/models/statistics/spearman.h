// Spearman's rank correlation.
#pragma once

#include <cmath>  // std::sqrt (exact)

#include "models/subject.h"

namespace ironlab {

struct Spearman {
  static constexpr const char* id = "spearman";
  static constexpr int kMost = 64;

  struct In {
    List<Any, kMost> x, y;
  };
  struct Out {
    Maybe<Ratio> rho;
    List<Ratio, kMost> x_ranks, y_ranks;
  };

  static Status refuse(const In& in);

  // The mean rank of the values equal to item i; 1 is the smallest.
  static constexpr double rank(const List<Any, kMost>& values, int i) {
    double below = 0, equal = 0;
    for (const double v : values) {
      if (v < values[i]) ++below;
      if (v == values[i]) ++equal;
    }
    return below + (equal + 1) / 2;
  }

  static Out evaluate(const In& in) {
    Out out;
    const int n = in.x.size();
    const double middle = (n + 1) / 2.0;
    double xx = 0, yy = 0, xy = 0;  // ranks are halves: all sums are exact
    for (int i = 0; i < n; ++i) {
      const double rx = rank(in.x, i), ry = rank(in.y, i);
      out.x_ranks.push(rx);
      out.y_ranks.push(ry);
      xx += (rx - middle) * (rx - middle);
      yy += (ry - middle) * (ry - middle);
      xy += (rx - middle) * (ry - middle);
    }
    if (xx > 0 && yy > 0) out.rho = Ratio(xy / std::sqrt(xx * yy));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::x, "x", {.range = {-1e18, 1e18}, .symbol = "x", .doc = "A score of each system, such as the benchmark's."}),
      field(&In::y, "y", {.range = {-1e18, 1e18}, .symbol = "y", .doc = "Another score of the same systems in the same order, such as production's."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::rho, "rho", {.range = {-1, 1}, .symbol = "\\rho", .doc = "1: the same order; -1: the reverse; 0: no relation.", .null_text = "one side is all ties"}),
      field(&Out::x_ranks, "x_ranks", {.doc = "Rank of each system by the first score, 1 for the lowest; ties share the mean rank."}),
      field(&Out::y_ranks, "y_ranks", {.doc = "Rank of each system by the second score."}));

  static constexpr ModelText text{
      .title = "Rank correlation (Spearman)",
      .doc = "Do two scores put the systems into the same order? Only the ranks count, not by how much one is better. With two systems it can only be 1, -1 or undefined: use three or more.",
      .formula = {{"rho", "\\v{rho} = \\frac{\\sum (a_i - \\bar{a}) (b_i - \\bar{b})}{\\sqrt{\\sum (a_i - \\bar{a})^2 \\sum (b_i - \\bar{b})^2}}, \\quad a_i, b_i \\text{ ranks}"}},
      .sources = {"Spearman 1904, The proof and measurement of association between two things, American Journal of Psychology 15(1)"}};
};

inline Status Spearman::refuse(const In& in) {
  if (in.x.count != in.y.count) return {Code::shape_mismatch, input_index<Spearman>("y")};
  return {};
}

}  // namespace ironlab
