// Subject "training": what training a network costs.
#include "models/subjects.h"
#include "models/training/activation_memory.h"
#include "models/training/data_parallel_training.h"
#include "models/training/hierarchical_data_parallel.h"
#include "models/training/max_micro_batch.h"
#include "models/training/model_flop_utilization.h"
#include "models/training/parallel_plan.h"
#include "models/training/pipeline_bubble.h"
#include "models/training/sync_share.h"
#include "models/training/tensor_parallel.h"
#include "models/training/training_compute.h"
#include "models/training/training_memory.h"
#include "models/training/training_plan.h"
#include "models/training/training_step.h"

namespace ironlab {

using TrainingModels = ModelList<TrainingMemory, PipelineBubble, ModelFlopUtilization, TrainingPlan, TrainingCompute, DataParallelTraining, HierarchicalDataParallel, TensorParallel, SyncShare, ActivationMemory, MaxMicroBatch, TrainingStep, ParallelPlan>;

constexpr SubjectTable kTraining = subject_table(TrainingModels{});
constexpr SubjectText kTrainingText = subject_text("training", TrainingModels{});

}  // namespace ironlab
