// Subject "time": how long a computation takes.
#include "models/subject.h"
#include "models/subjects.h"
#include "models/time/iron_law.h"

namespace ironlab {

using TimeModels = ModelList<IronLaw>;

constexpr SubjectTable kTime = subject_table(TimeModels{});
constexpr SubjectText kTimeText = subject_text("time", TimeModels{});

}  // namespace ironlab
