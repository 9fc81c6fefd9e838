// Subject "language_models": transformers that write text, their size, memory and time.
#include "models/language_models/attention_memory.h"
#include "models/language_models/depth_width_decode.h"
#include "models/language_models/inference_memory.h"
#include "models/language_models/kv_cache.h"
#include "models/language_models/llm_decode_step.h"
#include "models/language_models/llm_prefill.h"
#include "models/language_models/sharded_decode_profile.h"
#include "models/language_models/transformer_params.h"
#include "models/subjects.h"

namespace ironlab {

using LanguageModels = ModelList<TransformerParams, TransformerWidth, KvCache, AttentionMemory, InferenceMemory, LlmDecodeStep, DepthWidthDecode, LlmPrefill, ShardedDecodeProfile>;

constexpr SubjectTable kLanguageModels = subject_table(LanguageModels{});
constexpr SubjectText kLanguageModelsText = subject_text("language_models", LanguageModels{});

}  // namespace ironlab
