// Subject "statistics": what a sample of measurements says, and what it does not.
#include "models/statistics/bootstrap_interval.h"
#include "models/statistics/entropy.h"
#include "models/statistics/mcnemar.h"
#include "models/statistics/median_order_interval.h"
#include "models/statistics/spearman.h"
#include "models/statistics/summary_stats.h"
#include "models/statistics/t_interval.h"
#include "models/statistics/t_quantile.h"
#include "models/statistics/two_proportion_audit.h"
#include "models/statistics/two_sample_z.h"
#include "models/statistics/wilson_interval.h"
#include "models/subjects.h"

namespace ironlab {

using StatisticsModels = ModelList<SummaryStats, TInterval, TQuantile, MedianOrderInterval, WilsonInterval, Mcnemar, TwoSampleZ, TwoProportionAudit, Spearman, Entropy, BootstrapInterval>;

constexpr SubjectTable kStatistics = subject_table(StatisticsModels{});
constexpr SubjectText kStatisticsText = subject_text("statistics", StatisticsModels{});

}  // namespace ironlab
