// Subject "memory": what must be held, where it lives, and what the functions between layers cost.
#include "models/memory/activation_cost.h"
#include "models/memory/activation_op_share.h"
#include "models/memory/average_access_time.h"
#include "models/memory/cached_bandwidth.h"
#include "models/memory/cached_fraction.h"
#include "models/memory/memory_fit.h"
#include "models/memory/memory_ledger.h"
#include "models/memory/memory_tier.h"
#include "models/memory/parameter_memory.h"
#include "models/memory/tensor_bytes.h"
#include "models/subjects.h"

namespace ironlab {

using MemoryModels = ModelList<MemoryFit, ParameterMemory, TensorBytes, CachedFraction, MemoryTier, MemoryLedger, ActivationCost, ActivationOpShare, AverageAccessTime, CachedBandwidth>;

constexpr SubjectTable kMemory = subject_table(MemoryModels{});
constexpr SubjectText kMemoryText = subject_text("memory", MemoryModels{});

}  // namespace ironlab
