// Cached bandwidth: what a cache in front of a slow store delivers.
#pragma once

#include "models/memory/cached_fraction.h"

namespace ironlab {

struct CachedBandwidth {
  static constexpr const char* id = "cached_bandwidth";

  struct In {
    Bytes working_set, cache;
    ByteRate slow, fast;
  };
  struct Out {
    Ratio cached_fraction;
    ByteRate effective;
    Ratio speedup;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.cached_fraction = CachedFraction::evaluate({.cache = in.cache, .working_set = in.working_set}).cached_fraction;
    out.effective = 1 / (out.cached_fraction / in.fast + (1 - out.cached_fraction) / in.slow);
    out.speedup = out.effective / in.slow;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::working_set, "working_set_bytes", {.positive = true, .symbol = "w", .doc = "Bytes that are read again and again, such as a data set in each epoch."}),
      field(&In::cache, "cache_bytes", {.symbol = "c", .doc = "Size of the cache; 0 is none."}),
      field(&In::slow, "slow_bytes_per_s", {.positive = true, .symbol = "BW_0", .doc = "Rate of the store behind it."}),
      field(&In::fast, "fast_bytes_per_s", {.positive = true, .symbol = "BW_1", .doc = "Rate of the cache."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cached_fraction, "cached_fraction", {.range = kShare, .symbol = "f", .doc = "Share that the cache holds."}),
      field(&Out::effective, "effective_bytes_per_s", {.symbol = "BW", .doc = "Bytes a second over the whole working set."}),
      field(&Out::speedup, "speedup", {.doc = "That over the rate of the store."}));

  static constexpr ModelText text{
      .title = "Bandwidth behind a cache",
      .doc = "Every byte is read once: the cached share at the rate of the cache, the rest at that of the store. Times add, so the slow part soon decides. "
             "It assumes later passes (the first fills the cache) and a cache that keeps what it holds.",
      .formula = {{"cached_fraction", "\\v{cached_fraction} = \\min\\left(1, \\frac{\\v{cache_bytes}}{\\v{working_set_bytes}}\\right)"},
                  {"effective_bytes_per_s", "\\v{effective_bytes_per_s} = \\frac{1}{\\frac{\\v{cached_fraction}}{\\v{fast_bytes_per_s}} + \\frac{1 - \\v{cached_fraction}}{\\v{slow_bytes_per_s}}}"}},
      .sources = {"Definition: the harmonic mean of two rates (Amdahl's law for memory)"}};
};

}  // namespace ironlab
