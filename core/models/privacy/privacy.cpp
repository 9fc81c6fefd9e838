// Subject "privacy": what a trained model gives away, and what hiding it costs.
#include "models/privacy/dp_attack_bounds.h"
#include "models/privacy/dp_audit.h"
#include "models/privacy/dpsgd_accountant.h"
#include "models/privacy/dpsgd_training_time.h"
#include "models/privacy/dpsgd_utility.h"
#include "models/privacy/federated_design.h"
#include "models/privacy/gaussian_mechanism.h"
#include "models/privacy/membership_attack.h"
#include "models/privacy/zcdp_budget.h"
#include "models/subjects.h"

namespace ironlab {

using PrivacyModels = ModelList<GaussianMechanism, ZcdpBudget, DpsgdAccountant, DpAttackBounds, DpAudit, MembershipAttack, DpsgdUtility, DpsgdTrainingTime, FederatedDesign>;

constexpr SubjectTable kPrivacy = subject_table(PrivacyModels{});
constexpr SubjectText kPrivacyText = subject_text("privacy", PrivacyModels{});

}  // namespace ironlab
