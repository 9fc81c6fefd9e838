// Subject "time": how long a computation takes.
#include "models/subjects.h"
#include "models/time/batched_inference.h"
#include "models/time/compile_investment.h"
#include "models/time/dispatch_time.h"
#include "models/time/fusion.h"
#include "models/time/iron_law.h"
#include "models/time/max_batch_within.h"
#include "models/time/roofline.h"
#include "models/time/upgrade_effect.h"

namespace ironlab {

using TimeModels = ModelList<IronLaw, BatchedInference, Roofline, MaxBatchWithin, UpgradeEffect, Fusion, DispatchTime, CompileInvestment>;

constexpr SubjectTable kTime = subject_table(TimeModels{});
constexpr SubjectText kTimeText = subject_text("time", TimeModels{});

}  // namespace ironlab
