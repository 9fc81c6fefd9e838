// Max concurrency: how many requests' caches fit beside the weights.
#pragma once

#include "models/memory/memory_fit.h"
#include "models/subject.h"

namespace ironlab {

struct MaxConcurrency {
  static constexpr const char* id = "max_concurrency";

  struct In {
    Count devices;
    Bytes capacity;
    Ratio usable_fraction;
    Bytes weights, kv_per_request;
  };
  struct Out {
    Bytes available;
    Count max_requests;
    Flag weights_fit;
    Ratio weight_ratio;
    Bytes usable;
    Maybe<Ratio> cache_over_weights;
    Ratio cache_share;
    Violation<Bytes> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    MemoryFit::In call = kDefaults<MemoryFit>;
    call.resident = in.weights;
    call.capacity = in.devices * in.capacity;
    call.usable_fraction = in.usable_fraction;
    const MemoryFit::Out fit = MemoryFit::evaluate(call);
    const Bytes left = larger(Bytes(0), fit.headroom);
    out.available = fit.headroom;
    out.usable = fit.usable;
    out.weights_fit = fit.fits;
    out.weight_ratio = fit.ratio;
    out.violation = fit.violation;
    out.max_requests = rounded_down(left / in.kv_per_request);
    if (in.weights.si() > 0) out.cache_over_weights = left / in.weights;
    out.cache_share = left / fit.usable;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::devices, "devices", {.range = kPositiveCount, .symbol = "G", .doc = "Devices that share weights and caches evenly."}),
      field(&In::capacity, "capacity_bytes", {.positive = true, .symbol = "C", .doc = "Memory of each."}),
      field(&In::usable_fraction, "usable_fraction", {.range = kPositiveShare, .symbol = "\\phi", .doc = "Share of the memory for weights and caches; the rest is for activations and buffers."}),
      field(&In::weights, "weight_bytes", {.symbol = "W", .doc = "Bytes of the weights, held once over all devices."}),
      field(&In::kv_per_request, "kv_bytes_per_request", {.positive = true, .symbol = "k", .doc = "Key-value cache of one request at its full length."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::available, "available_bytes", {.range = {-kMaxCount, 1e33}, .doc = "What is left for caches; negative when not even the weights fit."}),
      field(&Out::max_requests, "max_requests", {.symbol = "N", .doc = "The most requests at once."}),
      field(&Out::weights_fit, "weights_fit", {.doc = "Do the weights fit?"}),
      field(&Out::weight_ratio, "weight_ratio", {.doc = "Weights over usable memory."}),
      field(&Out::usable, "usable_bytes", {.symbol = "\\phi G C", .doc = "Usable memory of all devices."}),
      field(&Out::cache_over_weights, "cache_over_weights", {.doc = "Full caches over the weights.", .null_text = "no weights"}),
      field(&Out::cache_share, "cache_share", {.range = kShare, .doc = "Share of the usable memory that is left for caches."}),
      field(&Out::violation, "violation", {.doc = "Weights against usable memory.", .null_text = "they fit", .violation = "out_of_memory"}));

  static constexpr ModelText text{
      .title = "Requests that fit beside the weights",
      .doc = "Weights are held once, the key-value cache once for each request in flight. What is left beside the weights, divided by one cache, caps the number of users, whatever the arithmetic could do.",
      .formula = {{"available_bytes", "\\v{available_bytes} = \\v{usable_fraction} \\cdot \\v{devices} \\cdot \\v{capacity_bytes} - \\v{weight_bytes}"},
                  {"max_requests", "\\v{max_requests} = \\max\\left(0, \\left\\lfloor \\frac{\\v{available_bytes}}{\\v{kv_bytes_per_request}} \\right\\rfloor\\right)"}},
      .sources = {"Kwon et al. 2023, Efficient memory management for large language model serving with PagedAttention, arXiv:2309.06180"}};
};

}  // namespace ironlab
