// Subject "scheduling": jobs that share a cluster.
#include "models/scheduling/cluster_load.h"
#include "models/scheduling/cluster_schedule.h"
#include "models/scheduling/cluster_simulation.h"
#include "models/scheduling/packing.h"
#include "models/subjects.h"

namespace ironlab {

using SchedulingModels = ModelList<ClusterLoad, Packing, ClusterSchedule, ClusterSimulation>;

constexpr SubjectTable kScheduling = subject_table(SchedulingModels{});
constexpr SubjectText kSchedulingText = subject_text("scheduling", SchedulingModels{});

}  // namespace ironlab
