// Subject "compression": fewer bits, fewer weights, and what they really save.
#include "models/compression/fake_quantize.h"
#include "models/compression/pruned_speedup.h"
#include "models/compression/quantization_step.h"
#include "models/compression/quantized_size.h"
#include "models/compression/sqnr.h"
#include "models/compression/stored_bits_per_weight.h"
#include "models/subjects.h"

namespace ironlab {

using CompressionModels = ModelList<QuantizationStep, FakeQuantize, Sqnr, StoredBitsPerWeight, QuantizedSize, PrunedSpeedup>;

constexpr SubjectTable kCompression = subject_table(CompressionModels{});
constexpr SubjectText kCompressionText = subject_text("compression", CompressionModels{});

}  // namespace ironlab
