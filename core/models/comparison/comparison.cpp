// Subject "comparison": how two numbers relate.
#include "models/comparison/magnitude_gap.h"
#include "models/comparison/prediction_gap.h"
#include "models/comparison/scaled.h"
#include "models/subjects.h"

namespace ironlab {

using ComparisonModels = ModelList<MagnitudeGap, PredictionGap, Scaled>;

constexpr SubjectTable kComparison = subject_table(ComparisonModels{});
constexpr SubjectText kComparisonText = subject_text("comparison", ComparisonModels{});

}  // namespace ironlab
