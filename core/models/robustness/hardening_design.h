// One hardening plan of a classifier against three limits.
#pragma once

#include "models/robustness/adversarial_reach.h"
#include "models/robustness/robust_gaussian.h"

namespace ironlab {

struct HardeningDesign {
  static constexpr const char* id = "hardening_design";
  // Teaching values: features of the task (number, mean in grey levels), their noise, and the limits.
  static constexpr double kGroups[3][2] = {{20, 16}, {70, 8}, {1415, 2}};
  static constexpr double kSigma = 64, kMinRobust = 0.7, kMinClean = 0.9, kMaxCost = 10;

  struct In {
    Ratio train_radius;
    Count inner_steps;
    Ratio step, evaluation_radius;
  };
  struct Out {
    Ratio reach, clean_accuracy, robust_accuracy, cost;
    Flag security_ok, clinical_ok, cost_ok, covered, all_ok;
    Ratio clean_cost;
    Violation<Ratio> cost_violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    const AdversarialReach::Out loop = AdversarialReach::evaluate({.radius = in.train_radius, .step = in.step, .steps = in.inner_steps});
    RobustGaussian::In task = kDefaults<RobustGaussian>;
    task.groups.row_count = 3;
    task.groups.column_count = 2;
    for (int g = 0; g < 3; ++g)
      for (int k = 0; k < 2; ++k) task.groups.at(g, k) = kGroups[g][k];
    task.sigma = kSigma;
    task.train_radius = loop.reach;
    task.evaluation_radius = in.evaluation_radius;
    const RobustGaussian::Out accuracy = RobustGaussian::evaluate(task);
    out.reach = loop.reach;
    out.covered = loop.covered;
    out.cost = loop.cost;
    out.clean_accuracy = accuracy.clean_accuracy;
    out.robust_accuracy = accuracy.robust_accuracy;
    out.clean_cost = accuracy.training_cost;
    out.security_ok = at_least(out.robust_accuracy, kMinRobust);
    out.clinical_ok = at_least(out.clean_accuracy, kMinClean);
    out.cost_ok = within(out.cost, kMaxCost);
    out.all_ok = out.security_ok && out.clinical_ok && out.cost_ok;
    if (!out.cost_ok) out.cost_violation = Violation<Ratio>::of(out.cost, kMaxCost);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::train_radius, "train_radius", {.range = kNonNegative, .symbol = "\\epsilon_t", .doc = "Radius to train against, in grey levels."}),
      field(&In::inner_steps, "inner_steps", {.symbol = "K", .doc = "Attack steps for each training step."}),
      field(&In::step, "step", {.range = kNonNegative, .symbol = "\\alpha", .doc = "Grey levels of one attack step."}),
      field(&In::evaluation_radius, "evaluation_radius", {.range = kNonNegative, .symbol = "\\epsilon", .doc = "Radius of the attack that must be survived, in grey levels."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::reach, "reach", {.doc = "Radius that the steps really reach: what the classifier is trained against."}),
      field(&Out::clean_accuracy, "clean_accuracy", {.range = kShare, .symbol = "A", .doc = "Accuracy on unchanged inputs."}),
      field(&Out::robust_accuracy, "robust_accuracy", {.range = kShare, .symbol = "A_{\\epsilon}", .doc = "Accuracy under attack."}),
      field(&Out::cost, "cost", {.symbol = "c", .doc = "Cost of the training, in ordinary trainings."}),
      field(&Out::security_ok, "security_ok", {.doc = "Does at least 70 % survive the attack?"}),
      field(&Out::clinical_ok, "clinical_ok", {.doc = "Is at least 90 % right on unchanged inputs?"}),
      field(&Out::cost_ok, "cost_ok", {.doc = "Does training cost at most ten times?"}),
      field(&Out::covered, "covered", {.doc = "Do the steps reach the radius?"}),
      field(&Out::all_ok, "all_ok", {.doc = "Do all three limits hold?"}),
      field(&Out::clean_cost, "clean_cost", {.range = {-1, 1}, .doc = "Accuracy on unchanged inputs that hardening gives up."}),
      field(&Out::cost_violation, "cost_violation", {.doc = "Cost of the training against ten times.", .null_text = "within the limit", .violation = "training_cost"}));

  static constexpr ModelText text{
      .title = "A hardening plan against three limits",
      .doc = "Training at the full radius of the attack is the most robust and gives up the most accuracy on clean inputs; between the two limits lies a narrow window of radii. What counts is the radius that the inner loop reaches. "
             "The task has two classes and 1,505 features in three groups; they, their noise and the limits are teaching values.",
      .formula = {{"reach", "\\v{reach} = \\min(\\v{train_radius}, \\v{inner_steps} \\cdot \\v{step})"}, {"cost", "\\v{cost} = 1 + \\v{inner_steps}"}},
      .sources = {"Madry et al. 2018, Towards deep learning models resistant to adversarial attacks, arXiv:1706.06083: the inner loop", "Features and limits: teaching values"}};
};

}  // namespace ironlab
