// Subject "energy": joules of work, and of waiting.
#include "models/energy/carbon_schedule.h"
#include "models/energy/duty_cycle_energy.h"
#include "models/energy/energy_efficiency.h"
#include "models/energy/energy_per_item.h"
#include "models/energy/fleet_change.h"
#include "models/energy/grid_mix.h"
#include "models/energy/operational_carbon.h"
#include "models/energy/rebound.h"
#include "models/energy/regime_check.h"
#include "models/subjects.h"

namespace ironlab {

using EnergyModels = ModelList<EnergyPerItem, EnergyEfficiency, OperationalCarbon, GridMix, FleetChange, Rebound, CarbonSchedule, DutyCycleEnergy, RegimeCheck>;

constexpr SubjectTable kEnergy = subject_table(EnergyModels{});
constexpr SubjectText kEnergyText = subject_text("energy", EnergyModels{});

}  // namespace ironlab
