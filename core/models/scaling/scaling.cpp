// Subject "scaling": what many workers gain, and what stops them.
#include "models/scaling/amdahl.h"
#include "models/scaling/amdahl_stages.h"
#include "models/scaling/gustafson.h"
#include "models/scaling/headroom_rank.h"
#include "models/scaling/karp_flatt.h"
#include "models/scaling/universal_scalability.h"
#include "models/subjects.h"

namespace ironlab {

using ScalingModels = ModelList<Amdahl, AmdahlStages, Gustafson, KarpFlatt, UniversalScalability, HeadroomRank>;

constexpr SubjectTable kScaling = subject_table(ScalingModels{});
constexpr SubjectText kScalingText = subject_text("scaling", ScalingModels{});

}  // namespace ironlab
