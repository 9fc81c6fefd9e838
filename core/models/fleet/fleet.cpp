// Subject "fleet": many accelerators on one fabric, and what they share.
#include "models/fleet/all_to_all.h"
#include "models/fleet/allreduce.h"
#include "models/fleet/fat_tree.h"
#include "models/fleet/fleet_design.h"
#include "models/fleet/hierarchical_allreduce.h"
#include "models/fleet/oversubscription_slowdown.h"
#include "models/fleet/resource_load.h"
#include "models/fleet/ring_bandwidth.h"
#include "models/fleet/scale_sensitivity.h"
#include "models/fleet/step_communication.h"
#include "models/fleet/torus.h"
#include "models/subjects.h"

namespace ironlab {

using FleetModels = ModelList<Allreduce, HierarchicalAllreduce, RingBandwidth, FatTree, Torus, OversubscriptionSlowdown, AllToAll, StepCommunication, ResourceLoad, ScaleSensitivity, FleetDesign>;

constexpr SubjectTable kFleet = subject_table(FleetModels{});
constexpr SubjectText kFleetText = subject_text("fleet", FleetModels{});

}  // namespace ironlab
