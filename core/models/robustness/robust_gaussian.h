// Robust linear classifier of Gaussian features: accuracy with and without an attack.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/statistics/normal.h"
#include "models/subject.h"
#include "models/sum.h"

namespace ironlab {

struct RobustGaussian {
  static constexpr const char* id = "robust_gaussian";
  static constexpr int kMaxGroups = 32;

  struct In {
    Matrix<Ratio, kMaxGroups, 2> groups;
    Ratio sigma, train_radius, evaluation_radius;
  };
  struct Out {
    Ratio clean_accuracy, robust_accuracy, random_noise_accuracy;
    Ratio attack_cost, training_cost;
    Maybe<Ratio> break_even_radius, l1_over_l2;
    List<Ratio, kMaxGroups> weights, signal_shares, weight_shares;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    const Sums trained = sums(in, in.train_radius), standard = sums(in, 0);
    out.clean_accuracy = normal::cdf(trained.signal / in.sigma);
    out.robust_accuracy = normal::cdf(trained.attacked / in.sigma);
    out.random_noise_accuracy = normal::cdf(trained.signal / math::hypot(in.sigma, in.evaluation_radius));
    out.attack_cost = out.clean_accuracy - out.robust_accuracy;
    out.training_cost = normal::cdf(standard.signal / in.sigma) - out.clean_accuracy;
    if (trained.l1 > 0) {
      out.break_even_radius = Ratio(trained.signal / trained.l1);
      out.l1_over_l2 = Ratio(trained.l1);
    }
    for (int g = 0; g < in.groups.rows(); ++g) {
      const double count = in.groups.at(g, 0), mean = in.groups.at(g, 1), w = weight(mean, in.train_radius);
      out.weights.push(w);
      out.signal_shares.push(trained.signal > 0 ? count * (w / trained.largest) / trained.length * mean / trained.signal : 0.0);
      out.weight_shares.push(trained.l1 > 0 ? count * (w / trained.largest) / trained.length / trained.l1 : 0.0);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::groups, "groups", {.range = kNonNegative, .doc = "Groups of equal features: for each the number of features and their mean, by which the two classes differ up and down."}),
      field(&In::sigma, "sigma", {.range = kPositive, .symbol = "\\sigma", .doc = "Noise of every feature, in the unit of the means."}),
      field(&In::train_radius, "train_radius", {.range = kNonNegative, .symbol = "\\epsilon_t", .doc = "Largest change of a feature that the classifier was trained against; 0 is standard training."}),
      field(&In::evaluation_radius, "evaluation_radius", {.range = kNonNegative, .symbol = "\\epsilon", .doc = "Largest change that the attack makes, or the size of random noise."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::clean_accuracy, "clean_accuracy", {.range = kShare, .symbol = "A", .doc = "Accuracy on unchanged inputs."}),
      field(&Out::robust_accuracy, "robust_accuracy", {.range = kShare, .symbol = "A_{\\epsilon}", .doc = "Accuracy when every feature is moved against the classifier."}),
      field(&Out::random_noise_accuracy, "random_noise_accuracy", {.range = kShare, .symbol = "A_r", .doc = "Accuracy under random noise of the same size on every feature."}),
      field(&Out::attack_cost, "attack_cost", {.range = {-1, 1}, .doc = "Accuracy lost to the attack."}),
      field(&Out::training_cost, "training_cost", {.range = {-1, 1}, .doc = "Accuracy on unchanged inputs that training against the radius gives up."}),
      field(&Out::break_even_radius, "break_even_radius", {.symbol = "\\epsilon_0", .doc = "Change at which the attack wins half the time; beyond it the classifier is worse than a coin.", .null_text = "no feature left"}),
      field(&Out::l1_over_l2, "l1_over_l2", {.symbol = "\\ell_1/\\ell_2", .doc = "What an aligned change gains over a random one, with these weights.", .null_text = "no feature left"}),
      field(&Out::weights, "weights", {.doc = "Weight of each group's features."}),
      field(&Out::signal_shares, "signal_shares", {.range = kShare, .doc = "Share of each group in the signal, which helps."}),
      field(&Out::weight_shares, "weight_shares", {.range = kShare, .doc = "Share of each group in the sum of the weights, which the attack uses."}));

  static constexpr ModelText text{
      .title = "Accuracy of a robust linear classifier",
      .doc = "Two classes whose features differ in the mean and share their noise. Training against a radius subtracts it from every feature's mean: features fainter than the radius get no weight, although they help on clean inputs. "
             "That linear classifier is the best one against an attack of that radius, so robustness is greatest when both radii agree.",
      .formula = {{"weights", "\\v{weights}_i = \\max(m_i - \\v{train_radius}, 0), \\quad a = \\sum n_i w_i m_i, \\quad \\ell_1 = \\sum n_i w_i, \\quad \\ell_2 = \\sqrt{\\sum n_i w_i^2}"},
                  {"clean_accuracy", "\\v{clean_accuracy} = \\Phi\\left(\\frac{a}{\\v{sigma} \\, \\ell_2}\\right)"},
                  {"robust_accuracy", "\\v{robust_accuracy} = \\Phi\\left(\\frac{a - \\v{evaluation_radius} \\, \\ell_1}{\\v{sigma} \\, \\ell_2}\\right)"},
                  {"random_noise_accuracy", "\\v{random_noise_accuracy} = \\Phi\\left(\\frac{a}{\\sqrt{\\v{sigma}^2 + \\v{evaluation_radius}^2} \\, \\ell_2}\\right)"},
                  {"break_even_radius", "\\v{break_even_radius} = \\frac{a}{\\ell_1}"}},
      .sources = {"Bhagoji, Cullina and Mittal 2019, Lower bounds on adversarial robustness from optimal transport, arXiv:1909.12272", "Dobriban, Hassani, Hong and Robey 2020, Provable tradeoffs in adversarially robust classification, arXiv:2006.05161",
                  "Groups of the course: teaching values"}};

 private:
  // Over the length of the weights: signal, signal under attack, sum of the weights.
  struct Sums {
    double signal = 0, attacked = 0, l1 = 0, length = 1, largest = 1;
  };
  static constexpr double weight(double mean, double radius) { return mean > radius ? mean - radius : 0; }
  static Sums sums(const In& in, double radius) {
    Sums out;
    double largest = 0;
    for (int g = 0; g < in.groups.rows(); ++g)
      if (in.groups.at(g, 0) > 0) largest = largest > weight(in.groups.at(g, 1), radius) ? largest : weight(in.groups.at(g, 1), radius);
    if (!(largest > 0)) return out;
    Sum signal, attacked, l1, squares;
    for (int g = 0; g < in.groups.rows(); ++g) {
      const double mean = in.groups.at(g, 1), w = weight(mean, radius) / largest, all = in.groups.at(g, 0) * w;
      signal.add(all * mean);
      attacked.add(all * (mean - in.evaluation_radius));
      l1.add(all);
      squares.add(all * w);
    }
    out.length = std::sqrt(squares.value());
    if (!(out.length > 0)) return {};
    out.signal = signal.value() / out.length;
    out.attacked = attacked.value() / out.length;
    out.l1 = l1.value() / out.length;
    out.largest = largest;
    return out;
  }
};

inline Status RobustGaussian::refuse(const In& in) {
  if (in.groups.columns() != 2) return {Code::shape_mismatch, input_index<RobustGaussian>("groups")};
  return {};
}

}  // namespace ironlab
