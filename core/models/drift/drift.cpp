// Subject "drift": how a model ages, how that is seen, and what retraining costs.
#include "models/drift/accuracy_alarm.h"
#include "models/drift/degradation.h"
#include "models/drift/detection_time.h"
#include "models/drift/feedback_loop.h"
#include "models/drift/first_alert.h"
#include "models/drift/population_stability_index.h"
#include "models/drift/psi_of_shift.h"
#include "models/drift/retrain_cost.h"
#include "models/drift/retrain_window.h"
#include "models/drift/retraining_plan.h"
#include "models/drift/silent_harm.h"
#include "models/drift/staleness_cost.h"
#include "models/subjects.h"

namespace ironlab {

using DriftModels = ModelList<PopulationStabilityIndex, PsiOfShift, FirstAlert, StalenessCost, RetrainCost, AccuracyAlarm, Degradation, SilentHarm, DetectionTime, FeedbackLoop, RetrainWindow, RetrainingPlan>;

constexpr SubjectTable kDrift = subject_table(DriftModels{});
constexpr SubjectText kDriftText = subject_text("drift", DriftModels{});

}  // namespace ironlab
