// Subject "data": what labels teach, what choosing them costs, and how items get to the devices.
#include "models/data/annotation_plan.h"
#include "models/data/cluster_input_pipeline.h"
#include "models/data/competence.h"
#include "models/data/data_gravity.h"
#include "models/data/effective_labels.h"
#include "models/data/input_pipeline.h"
#include "models/data/item_rate.h"
#include "models/data/labels_needed.h"
#include "models/data/learning_curve.h"
#include "models/data/placement_cost.h"
#include "models/data/sample_demand.h"
#include "models/data/sample_read_time.h"
#include "models/data/selection_cost.h"
#include "models/data/selection_speedup.h"
#include "models/data/staging_time.h"
#include "models/subjects.h"

namespace ironlab {

using DataModels = ModelList<LearningCurve, EffectiveLabels, LabelsNeeded, AnnotationPlan, SelectionSpeedup, SelectionCost, Competence, SampleDemand, SampleReadTime, ClusterInputPipeline, StagingTime, ItemRate, EpochTime, InputPipeline, DataGravity, PlacementCost>;

constexpr SubjectTable kData = subject_table(DataModels{});
constexpr SubjectText kDataText = subject_text("data", DataModels{});

}  // namespace ironlab
