// Subject "energy": joules of work, and of waiting.
#include "models/energy/energy_per_item.h"
#include "models/subjects.h"

namespace ironlab {

using EnergyModels = ModelList<EnergyPerItem>;

constexpr SubjectTable kEnergy = subject_table(EnergyModels{});
constexpr SubjectText kEnergyText = subject_text("energy", EnergyModels{});

}  // namespace ironlab
