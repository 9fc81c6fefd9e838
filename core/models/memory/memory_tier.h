// Memory tier: the fastest level of a memory hierarchy that holds a tensor whole.
#pragma once

#include "catalogue/tables.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

enum class Tier { l1, l2, ram, over };
template <>
inline constexpr std::array<ChoiceName, 4> choice_names<Tier>{{{"l1", "L1"}, {"l2", "L2"}, {"ram", "Device memory"}, {"over", "Beyond the device"}}};

struct MemoryTier {
  static constexpr const char* id = "memory_tier";

  struct In {
    Bytes bytes, l1, l2, capacity;
  };
  struct Out {
    Choice<Tier> tier;
    Ratio latency_multiplier;
  };

  static constexpr Ratio multiplier(Tier tier) {
    const Ratio of[] = {kRelativeTiers.l1, kRelativeTiers.l2, kRelativeTiers.ram, kRelativeTiers.over};
    return of[static_cast<int>(tier)];
  }
  static constexpr Out evaluate(const In& in) {
    const auto holds = [&in](Bytes level) { return within(in.bytes.si(), level.si()); };
    const Tier tier = holds(in.l1) ? Tier::l1 : holds(in.l2) ? Tier::l2 : holds(in.capacity) ? Tier::ram : Tier::over;
    return {.tier = tier, .latency_multiplier = multiplier(tier)};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::bytes, "bytes", {.symbol = "M", .doc = "Size of the tensor."}),
      field(&In::l1, "l1_bytes", {.positive = true, .symbol = "C_1", .doc = "First-level cache of one core or multiprocessor."}),
      field(&In::l2, "l2_bytes", {.positive = true, .symbol = "C_2", .doc = "Second-level cache."}),
      field(&In::capacity, "capacity_bytes", {.positive = true, .symbol = "C", .doc = "The device's own memory."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::tier, "tier", {.doc = "The fastest level that holds the whole tensor; exactly full stays in the faster one."}),
      field(&Out::latency_multiplier, "latency_multiplier", {.symbol = "m", .doc = "Access time relative to the first level: teaching values 1, 4, 10, 100."}));

  static constexpr ModelText text{
      .title = "Which memory a tensor lands in",
      .doc = "Small memories are fast, large ones slow. A tensor lives in the fastest one that holds it whole. "
             "The first level is one core's, so this is the strict reading; a program may also work on parts.",
      .sources = {"Access times: teaching values; their order agrees with Luo et al., arXiv:2402.13499",
                  "100 ns main memory: J. Dean, latency numbers (2009 talk)"}};
};

}  // namespace ironlab
