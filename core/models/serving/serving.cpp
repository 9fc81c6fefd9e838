// Subject "serving": answering requests with language models.
#include "models/serving/static_batch_utilization.h"
#include "models/subjects.h"

namespace ironlab {

using ServingModels = ModelList<StaticBatchUtilization>;

constexpr SubjectTable kServing = subject_table(ServingModels{});
constexpr SubjectText kServingText = subject_text("serving", ServingModels{});

}  // namespace ironlab
