// Cache hierarchies of processors, for the cache simulator and the average access time.
#pragma once

#include "catalogue/entry.h"

namespace ironlab {

struct CacheView {
  Maybe<Bytes> line, l1, l2, l3;
  Maybe<Count> l1_ways, l2_ways, l3_ways;
  Maybe<Ratio> l1_cycles, l2_cycles, l3_cycles, memory_cycles;
};
inline constexpr auto kCacheFields = fields<CacheView>(
    field(&CacheView::line, "line_bytes", {.positive = true, .doc = "Bytes that move together."}),
    field(&CacheView::l1, "l1_bytes", {.positive = true, .doc = "First-level data cache of one core."}),
    field(&CacheView::l2, "l2_bytes", {.positive = true, .doc = "Second-level cache."}),
    field(&CacheView::l3, "l3_bytes", {.positive = true, .doc = "Third-level cache, a core's share."}),
    field(&CacheView::l1_ways, "l1_ways", {.range = kPositiveCount, .doc = "Ways of the first level."}),
    field(&CacheView::l2_ways, "l2_ways", {.range = kPositiveCount, .doc = "Ways of the second level."}),
    field(&CacheView::l3_ways, "l3_ways", {.range = kPositiveCount, .doc = "Ways of the third level."}),
    field(&CacheView::l1_cycles, "l1_cycles", {.range = kPositive, .doc = "Cycles of a hit in the first level."}),
    field(&CacheView::l2_cycles, "l2_cycles", {.range = kPositive, .doc = "Cycles of a hit in the second level."}),
    field(&CacheView::l3_cycles, "l3_cycles", {.range = kPositive, .doc = "Cycles of a hit in the third level."}),
    field(&CacheView::memory_cycles, "memory_cycles", {.range = kPositive, .doc = "Cycles of an access to memory."}));

inline constexpr const char* kIntelManual = "Intel 64/IA-32 Optimization Reference Manual 248966, as quoted by public pages";
constexpr Constant cache_size(const char* field, double bytes, Source kind, const char* source, const char* note = "") {
  return {field, bytes, kind, source, note, "2026-11", kNull, "", nullptr, true};
}
inline constexpr Constant kCacheSkylake[] = {
    cache_size("line_bytes", 64, Source::secondary, kIntelManual), cache_size("l1_bytes", 32768, Source::secondary, kIntelManual), cache_size("l2_bytes", 262144, Source::secondary, kIntelManual),
    cache_size("l3_bytes", 2097152, Source::secondary, kIntelManual, "up to 2 MiB a core"),
    {"l1_ways", 8, Source::secondary, kIntelManual}, {"l2_ways", 4, Source::secondary, kIntelManual}, {"l3_ways", 16, Source::secondary, kIntelManual, "up to 16"},
    {"l1_cycles", 4, Source::secondary, kIntelManual}, {"l2_cycles", 12, Source::secondary, kIntelManual, "11 in a published measurement"}, {"l3_cycles", 44, Source::secondary, kIntelManual},
    {"memory_cycles", 200, Source::untraced, "", "order of magnitude; depends on clock and memory"}};
inline constexpr Constant kCacheTeaching[] = {
    cache_size("line_bytes", 64, Source::untraced, ""), cache_size("l1_bytes", 32768, Source::untraced, ""), cache_size("l2_bytes", 262144, Source::untraced, ""), cache_size("l3_bytes", 8388608, Source::untraced, ""),
    {"l1_cycles", 4, Source::untraced, ""}, {"l2_cycles", 14, Source::untraced, ""}, {"l3_cycles", 60, Source::untraced, ""}, {"memory_cycles", 240, Source::untraced, ""}};

inline constexpr std::array<Entry, 2> kCaches{{
    {"cache_skylake", "Skylake client core", "Skylake", "", "A common desktop core.", kCacheSkylake},
    {"cache_teaching", "Teaching hierarchy", "Teaching", "", "Orders of magnitude, no one machine.", kCacheTeaching},
}};

}  // namespace ironlab
