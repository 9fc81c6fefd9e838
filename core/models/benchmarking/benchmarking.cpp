// Subject "benchmarking": what a test measures, and what it decides.
#include "models/benchmarking/batch_line.h"
#include "models/benchmarking/benchmark_score.h"
#include "models/benchmarking/event_qualification.h"
#include "models/benchmarking/memoization.h"
#include "models/benchmarking/selection_regret.h"
#include "models/subjects.h"

namespace ironlab {

using BenchmarkingModels = ModelList<BenchmarkScore, SelectionRegret, BatchLine, Memoization, EventQualification>;

constexpr SubjectTable kBenchmarking = subject_table(BenchmarkingModels{});
constexpr SubjectText kBenchmarkingText = subject_text("benchmarking", BenchmarkingModels{});

}  // namespace ironlab
