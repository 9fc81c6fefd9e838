// Subject "kernels_theory": work, traffic and intensity of the operators that networks are made of.
#include "models/kernels_theory/attention_intensity.h"
#include "models/kernels_theory/cache_conflict.h"
#include "models/kernels_theory/cache_map.h"
#include "models/kernels_theory/cache_simulator.h"
#include "models/kernels_theory/gemm.h"
#include "models/kernels_theory/gemm_ridge_dimension.h"
#include "models/kernels_theory/io_lower_bound.h"
#include "models/kernels_theory/matmul_error_bound.h"
#include "models/kernels_theory/matmul_misses.h"
#include "models/kernels_theory/max_block.h"
#include "models/kernels_theory/network_product.h"
#include "models/kernels_theory/square_product.h"
#include "models/kernels_theory/streaming_intensity.h"
#include "models/kernels_theory/timer_repetitions.h"
#include "models/kernels_theory/usual_kernel.h"
#include "models/subjects.h"

namespace ironlab {

using KernelsTheoryModels = ModelList<Gemm, GemmRidgeDimension, StreamingIntensity, AttentionIntensity, CacheSimulator, MatmulMisses, CacheConflict, MaxBlock, MatmulErrorBound, IoLowerBound, TimerRepetitions, SquareProduct, CacheMap, UsualKernel, NetworkProduct>;

constexpr SubjectTable kKernelsTheory = subject_table(KernelsTheoryModels{});
constexpr SubjectText kKernelsTheoryText = subject_text("kernels_theory", KernelsTheoryModels{});

}  // namespace ironlab
