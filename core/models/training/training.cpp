// Subject "training": what training a network costs.
#include "models/subjects.h"
#include "models/training/model_flop_utilization.h"
#include "models/training/pipeline_bubble.h"
#include "models/training/training_memory.h"
#include "models/training/training_plan.h"

namespace ironlab {

using TrainingModels = ModelList<TrainingMemory, PipelineBubble, ModelFlopUtilization, TrainingPlan>;

constexpr SubjectTable kTraining = subject_table(TrainingModels{});
constexpr SubjectText kTrainingText = subject_text("training", TrainingModels{});

}  // namespace ironlab
