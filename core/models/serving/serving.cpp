// Subject "serving": answering requests with language models.
#include "models/serving/first_token_queue.h"
#include "models/serving/kv_allocation.h"
#include "models/serving/max_concurrency.h"
#include "models/serving/serving_fleet.h"
#include "models/serving/serving_replica.h"
#include "models/serving/slot_capacity.h"
#include "models/serving/speculative_decoding.h"
#include "models/serving/static_batch_utilization.h"
#include "models/serving/steady_batch.h"
#include "models/subjects.h"

namespace ironlab {

using ServingModels = ModelList<StaticBatchUtilization, ServingReplica, ServingFleet, MaxConcurrency, KvAllocation, SlotCapacity, SteadyBatch, SpeculativeDecoding, FirstTokenQueue>;

constexpr SubjectTable kServing = subject_table(ServingModels{});
constexpr SubjectText kServingText = subject_text("serving", ServingModels{});

}  // namespace ironlab
