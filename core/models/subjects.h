// All subjects, in the order that numbers the models. A new subject is one line in each of the two lists.
#pragma once

#include "models/subject.h"

namespace ironlab {

extern const SubjectTable kComparison, kTime, kMemory, kTraining, kScaling, kKernelsTheory, kQueueing, kEnergy, kData, kStatistics, kDrift, kCompression, kFairness, kBenchmarking, kServing, kFleet, kLanguageModels, kPrivacy, kRobustness, kNetworks, kReliability, kEconomics, kScheduling;
inline constexpr const SubjectTable* kSubjects[] = {&kComparison, &kTime, &kMemory, &kTraining, &kScaling, &kKernelsTheory, &kQueueing, &kEnergy, &kData, &kStatistics, &kDrift, &kCompression, &kFairness, &kBenchmarking, &kServing, &kFleet, &kLanguageModels, &kPrivacy, &kRobustness, &kNetworks, &kReliability, &kEconomics, &kScheduling};

// Read by native builds only; the same order.
extern const SubjectText kComparisonText, kTimeText, kMemoryText, kTrainingText, kScalingText, kKernelsTheoryText, kQueueingText, kEnergyText, kDataText, kStatisticsText, kDriftText, kCompressionText, kFairnessText, kBenchmarkingText, kServingText, kFleetText, kLanguageModelsText, kPrivacyText, kRobustnessText, kNetworksText, kReliabilityText, kEconomicsText, kSchedulingText;
inline constexpr const SubjectText* kSubjectTexts[] = {&kComparisonText, &kTimeText, &kMemoryText, &kTrainingText, &kScalingText, &kKernelsTheoryText, &kQueueingText, &kEnergyText, &kDataText, &kStatisticsText, &kDriftText, &kCompressionText, &kFairnessText, &kBenchmarkingText, &kServingText, &kFleetText, &kLanguageModelsText, &kPrivacyText, &kRobustnessText, &kNetworksText, &kReliabilityText, &kEconomicsText, &kSchedulingText};

}  // namespace ironlab
