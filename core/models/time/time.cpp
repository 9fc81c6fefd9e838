// Subject "time": how long a computation takes.
#include "models/subjects.h"
#include "models/time/batched_inference.h"
#include "models/time/iron_law.h"
#include "models/time/roofline.h"

namespace ironlab {

using TimeModels = ModelList<IronLaw, BatchedInference, Roofline>;

constexpr SubjectTable kTime = subject_table(TimeModels{});
constexpr SubjectText kTimeText = subject_text("time", TimeModels{});

}  // namespace ironlab
