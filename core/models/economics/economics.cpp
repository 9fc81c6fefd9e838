// Subject "economics": what things cost, and what pays.
#include "models/economics/cluster_savings.h"
#include "models/economics/fleet_cost.h"
#include "models/economics/late_discovery_cost.h"
#include "models/economics/object_store_cost.h"
#include "models/economics/tuning_payback.h"
#include "models/subjects.h"

namespace ironlab {

using EconomicsModels = ModelList<FleetCost, ClusterSavings, ObjectStoreCost, LateDiscoveryCost, TuningPayback>;

constexpr SubjectTable kEconomics = subject_table(EconomicsModels{});
constexpr SubjectText kEconomicsText = subject_text("economics", EconomicsModels{});

}  // namespace ironlab
