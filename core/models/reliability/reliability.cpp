// Subject "reliability": what fails, how often, and what that costs.
#include "models/reliability/checkpoint_cost.h"
#include "models/reliability/checkpoint_interval.h"
#include "models/reliability/checkpoint_waste.h"
#include "models/reliability/failure_probability.h"
#include "models/reliability/fleet_reliability.h"
#include "models/reliability/pool_exhaustion.h"
#include "models/reliability/retry_equilibrium.h"
#include "models/reliability/retry_storm.h"
#include "models/reliability/slo_composition.h"
#include "models/reliability/spare_availability.h"
#include "models/reliability/stall_chain.h"
#include "models/subjects.h"

namespace ironlab {

using ReliabilityModels = ModelList<SloComposition, StallChain, RetryEquilibrium, PoolExhaustion, FleetReliability, FailureProbability, CheckpointCost, CheckpointInterval, CheckpointWaste, SpareAvailability, RetryStorm>;

constexpr SubjectTable kReliability = subject_table(ReliabilityModels{});
constexpr SubjectText kReliabilityText = subject_text("reliability", ReliabilityModels{});

}  // namespace ironlab
