// A fleet of decode replicas, one a GPU: memory, rate, price.
#pragma once

#include "models/memory/memory_fit.h"
#include "models/serving/serving_replica.h"

namespace ironlab {

struct ServingFleet {
  static constexpr const char* id = "serving_fleet";
  // Shape of a dense model of 7 billion parameters with a key and a value for every head (Llama 2 7B).
  static constexpr double kLayers = 32, kHidden = 4096, kHeads = 32, kHeadDim = 128;

  struct In {
    Count params;
    Ratio bits_per_weight, kv_element_bits;
    Count batch, gpus, context, output_tokens;
    Rate arrival;
    DollarRate gpu_price;
    FlopRate peak;
    ByteRate bandwidth;
    Bytes capacity;
    Ratio usable_fraction, utilization_limit;
  };
  struct Out {
    Bytes memory;
    Seconds step;
    Rate capacity_per_gpu;
    Ratio utilization;
    Maybe<Dollars> request;
    Count min_gpus;
    Ratio memory_ratio, utilization_ratio;
    Seconds service;
    DollarRate fleet_price;
    Choice<Bottleneck> bottleneck;
    Violation<Bytes> memory_violation;
    Violation<Ratio> load_violation;
  };

  static Out evaluate(const In& in) {
    LlmDecodeStep::In call = kDefaults<LlmDecodeStep>;
    call.params = in.params;
    call.bits_per_weight = in.bits_per_weight;
    call.batch = in.batch;
    call.layers = kLayers;
    call.hidden = kHidden;
    call.kv_heads = kHeads;
    call.head_dim = kHeadDim;
    call.context = in.context;
    call.kv_element = Bytes(in.kv_element_bits / 8);
    call.attention_flop = false;
    call.peak = in.peak;
    call.bandwidth = in.bandwidth;
    call.overlap = Overlap::full;
    const LlmDecodeStep::Out step = LlmDecodeStep::evaluate(call);
    MemoryFit::In fit = kDefaults<MemoryFit>;
    fit.resident = step.weight;
    fit.kv = step.kv;
    fit.capacity = in.capacity;
    fit.usable_fraction = in.usable_fraction;
    const MemoryFit::Out memory = MemoryFit::evaluate(fit);
    Out out;
    out.memory = memory.demand;
    out.memory_ratio = memory.ratio;
    out.memory_violation = memory.violation;
    out.step = step.total;
    out.bottleneck = step.bottleneck;
    out.service = in.output_tokens * step.total;
    out.capacity_per_gpu = in.batch / out.service;
    const double busy = in.arrival / out.capacity_per_gpu;  // GPUs at work
    out.utilization = busy / in.gpus;
    out.utilization_ratio = out.utilization / in.utilization_limit;
    if (!within(out.utilization, in.utilization_limit)) out.load_violation = Violation<Ratio>::of(out.utilization, in.utilization_limit);
    out.min_gpus = rounded_up(busy / in.utilization_limit);
    out.fleet_price = in.gpus * in.gpu_price;
    if (in.arrival.si() > 0) out.request = out.fleet_price / in.arrival;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.range = kPositiveCount, .symbol = "N", .doc = "Parameters."}),
      field(&In::bits_per_weight, "bits_per_weight", {.range = {0, 64, true}, .symbol = "b", .doc = "Width at which a weight is stored; arithmetic stays as it is."}),
      field(&In::kv_element_bits, "kv_element_bits", {.range = {0, 64}, .symbol = "b_{\\text{kv}}", .doc = "Bits of one number in the cache."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .symbol = "B", .doc = "Requests that one GPU answers at once."}),
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "n", .doc = "GPUs, each with a whole copy of the model."}),
      field(&In::context, "context_tokens", {.symbol = "S", .doc = "Tokens that each request holds in the cache."}),
      field(&In::output_tokens, "output_tokens", {.range = kPositiveCount, .symbol = "O", .doc = "Tokens of an answer."}),
      field(&In::arrival, "arrival_per_s", {.symbol = "\\lambda", .doc = "Requests that arrive each second."}),
      field(&In::gpu_price, "gpu_usd_per_s", {.symbol = "p", .doc = "Price of one GPU."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .fallback = kServerGpu.fp16.value().si(), .symbol = "R", .doc = "Peak arithmetic rate, dense; the default is a data-center GPU's in FP16."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .fallback = kServerGpu.bandwidth.value().si(), .symbol = "BW", .doc = "Bandwidth of the main memory; the default is the same GPU's."}),
      field(&In::capacity, "capacity_bytes", {.positive = true, .fallback = kServerGpu.capacity.value().si(), .symbol = "C", .doc = "Memory of one GPU; the default is the same GPU's."}),
      field(&In::usable_fraction, "usable_fraction", {.range = kPositiveShare, .fallback = 0.9, .symbol = "\\phi", .doc = "Share of the memory that weights and cache may use."}),
      field(&In::utilization_limit, "utilization_limit", {.range = kPositiveShare, .fallback = 0.8, .symbol = "\\rho_{\\text{max}}", .doc = "Utilization up to which queues stay short."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::memory, "memory_bytes", {.symbol = "M", .doc = "Weights and cache on one GPU."}),
      field(&Out::step, "step_s", {.symbol = "t", .doc = "Time for one more token: the longer of reading and computing."}),
      field(&Out::capacity_per_gpu, "capacity_per_gpu_per_s", {.symbol = "\\mu", .doc = "Requests that one GPU finishes each second."}),
      field(&Out::utilization, "utilization", {.symbol = "\\rho", .doc = "Load over what the fleet can do."}),
      field(&Out::request, "request_usd", {.symbol = "c", .doc = "Price of one request: the whole fleet, divided by the requests.", .null_text = "no requests"}),
      field(&Out::min_gpus, "min_gpus", {.symbol = "n_{\\text{min}}", .doc = "The fewest GPUs within the limit."}),
      field(&Out::memory_ratio, "memory_ratio", {.doc = "Memory over what may be used; above 1 it does not fit."}),
      field(&Out::utilization_ratio, "utilization_ratio", {.doc = "Utilization over its limit."}),
      field(&Out::service, "service_s", {.doc = "Time of a whole answer."}),
      field(&Out::fleet_price, "fleet_usd_per_s", {.doc = "Price of all GPUs."}),
      field(&Out::bottleneck, "bottleneck", {.doc = "What a step waits for."}),
      field(&Out::memory_violation, "memory_violation", {.doc = "Memory against what may be used, when it does not fit.", .null_text = "fits", .violation = "out_of_memory"}),
      field(&Out::load_violation, "load_violation", {.doc = "Utilization against its limit, when it is above.", .null_text = "within the limit", .violation = "overload"}));

  static constexpr ModelText text{
      .title = "A fleet of decode replicas",
      .doc = "Each GPU holds a whole model of the 7-billion shape and answers a batch. A larger batch shares the reading of the weights and makes requests cheaper, until memory or the time for a token stops it. "
             "Reading prompts is left out, and so are the operations of attention.",
      .formula = {{"memory_bytes", "\\v{memory_bytes} = \\frac{\\v{params} \\, \\v{bits_per_weight}}{8} + 2 \\cdot 32 \\cdot 4096 \\, \\v{context_tokens} \\, \\v{batch} \\, \\frac{\\v{kv_element_bits}}{8}"},
                  {"step_s", "\\v{step_s} = \\max\\left(\\frac{\\v{memory_bytes}}{\\v{bandwidth_bytes_per_s}}, \\frac{2 \\, \\v{params} \\, \\v{batch}}{\\v{peak_flop_per_s}}\\right)"},
                  {"capacity_per_gpu_per_s", "\\v{capacity_per_gpu_per_s} = \\frac{\\v{batch}}{\\v{step_s} \\cdot \\v{output_tokens}}"},
                  {"utilization", "\\v{utilization} = \\frac{\\v{arrival_per_s}}{\\v{gpus} \\cdot \\v{capacity_per_gpu_per_s}}"},
                  {"request_usd", "\\v{request_usd} = \\frac{\\v{gpus} \\cdot \\v{gpu_usd_per_s}}{\\v{arrival_per_s}}"},
                  {"min_gpus", "\\v{min_gpus} = \\left\\lceil \\frac{\\v{arrival_per_s}}{\\v{utilization_limit} \\cdot \\v{capacity_per_gpu_per_s}} \\right\\rceil"}},
      .sources = {"Touvron et al. 2023, Llama 2, arXiv:2307.09288: shape", "Limit of 0.8 and a tenth of the memory kept free: teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
