// Cached fraction: the share of a working set that a cache can hold.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct CachedFraction {
  static constexpr const char* id = "cached_fraction";

  struct In {
    Bytes cache, working_set;
  };
  struct Out {
    Ratio cached_fraction, times_larger;
  };

  static constexpr Out evaluate(const In& in) {
    return {.cached_fraction = smaller(Ratio(1), in.cache / in.working_set), .times_larger = in.working_set / in.cache};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::cache, "cache_bytes", {.positive = true, .symbol = "c", .doc = "Size of the cache."}),
      field(&In::working_set, "working_set_bytes", {.positive = true, .symbol = "w", .doc = "Bytes that the program touches again and again."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cached_fraction, "cached_fraction", {.range = kShare, .symbol = "f", .doc = "Share of the working set that fits into the cache."}),
      field(&Out::times_larger, "times_larger", {.symbol = "w/c", .doc = "How many times larger than the cache it is."}));

  static constexpr ModelText text{
      .title = "Share of a working set that a cache holds",
      .doc = "What does not fit into the cache must come from a slower memory. It assumes that any part of the working set may be cached.",
      .formula = {{"cached_fraction", "\\v{cached_fraction} = \\min\\left(1, \\frac{\\v{cache_bytes}}{\\v{working_set_bytes}}\\right)"},
                  {"times_larger", "\\v{times_larger} = \\frac{\\v{working_set_bytes}}{\\v{cache_bytes}}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
