// Subject "training": what training a network costs.
#include "models/subjects.h"
#include "models/training/training_memory.h"

namespace ironlab {

using TrainingModels = ModelList<TrainingMemory>;

constexpr SubjectTable kTraining = subject_table(TrainingModels{});
constexpr SubjectText kTrainingText = subject_text("training", TrainingModels{});

}  // namespace ironlab
