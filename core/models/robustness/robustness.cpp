// Subject "robustness": accuracy when somebody changes the input.
#include "models/robustness/adversarial_reach.h"
#include "models/robustness/dimension_amplification.h"
#include "models/robustness/hardening_design.h"
#include "models/robustness/randomized_smoothing.h"
#include "models/robustness/robust_gaussian.h"
#include "models/subjects.h"

namespace ironlab {

using RobustnessModels = ModelList<RobustGaussian, AdversarialReach, DimensionAmplification, RandomizedSmoothing, HardeningDesign>;

constexpr SubjectTable kRobustness = subject_table(RobustnessModels{});
constexpr SubjectText kRobustnessText = subject_text("robustness", RobustnessModels{});

}  // namespace ironlab
