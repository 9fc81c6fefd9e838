// Subject "comparison": how two numbers, or several things, relate.
#include "models/comparison/calibration.h"
#include "models/comparison/improvements.h"
#include "models/comparison/ledger_weakest.h"
#include "models/comparison/magnitude_gap.h"
#include "models/comparison/pareto_front.h"
#include "models/comparison/prediction_gap.h"
#include "models/comparison/scaled.h"
#include "models/subjects.h"

namespace ironlab {

using ComparisonModels = ModelList<MagnitudeGap, PredictionGap, Scaled, ParetoFront, LedgerWeakest, Improvements, Calibration>;

constexpr SubjectTable kComparison = subject_table(ComparisonModels{});
constexpr SubjectText kComparisonText = subject_text("comparison", ComparisonModels{});

}  // namespace ironlab
