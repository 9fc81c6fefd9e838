// Subject "fairness": what can be equal between groups, what it costs, and how it is checked.
#include "models/fairness/audit_plan.h"
#include "models/fairness/fairness_policy.h"
#include "models/fairness/group_rates.h"
#include "models/fairness/platform_flags.h"
#include "models/fairness/unseen_harm.h"
#include "models/subjects.h"

namespace ironlab {

using FairnessModels = ModelList<GroupRates, FairnessPolicy, AuditPlan, PlatformFlags, UnseenHarm>;

constexpr SubjectTable kFairness = subject_table(FairnessModels{});
constexpr SubjectText kFairnessText = subject_text("fairness", FairnessModels{});

}  // namespace ironlab
