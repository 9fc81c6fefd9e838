// Memory fit: does what must be held fit into a memory, and by how much.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct MemoryFit {
  static constexpr const char* id = "memory_fit";

  struct In {
    Bytes resident, kv, activation, overhead, capacity;
    Ratio usable_fraction;
  };
  struct Out {
    Bytes demand, usable;
    Ratio ratio;
    Bytes headroom;
    Flag fits;
    Violation<Bytes> violation;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.demand = in.resident + in.kv + in.activation + in.overhead;
    out.usable = in.capacity * in.usable_fraction;
    out.ratio = out.demand / out.usable;
    out.headroom = out.usable - out.demand;
    out.fits = within(out.demand.si(), out.usable.si());
    if (!out.fits) out.violation = Violation<Bytes>::of(out.demand, out.usable);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::resident, "resident_bytes", {.symbol = "M", .doc = "What must be held: weights, or a whole working set."}),
      field(&In::kv, "kv_bytes", {.fallback = 0, .symbol = "M_{\\text{kv}}", .doc = "Key-value cache of a language model."}),
      field(&In::activation, "activation_bytes", {.fallback = 0, .symbol = "M_{\\text{act}}", .doc = "Intermediate results."}),
      field(&In::overhead, "overhead_bytes", {.fallback = 0, .symbol = "M_{\\text{over}}", .doc = "What the system itself needs."}),
      field(&In::capacity, "capacity_bytes", {.positive = true, .symbol = "C", .doc = "Size of the memory."}),
      field(&In::usable_fraction, "usable_fraction", {.range = kPositiveShare, .fallback = 1, .symbol = "\\phi", .doc = "Share of the memory that the program may use."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::demand, "demand_bytes", {.range = {0, 4 * kMaxCount}, .symbol = "M_{\\text{all}}", .doc = "All that must be held."}),
      field(&Out::usable, "usable_bytes", {.symbol = "C_{\\text{use}}", .doc = "What the program may use."}),
      field(&Out::ratio, "ratio", {.symbol = "r", .doc = "Demand over usable memory; above 1 it does not fit."}),
      field(&Out::headroom, "headroom_bytes", {.range = {-4 * kMaxCount, kMaxCount}, .doc = "What stays free; negative when it does not fit."}),
      field(&Out::fits, "fits", {.doc = "Does it fit? Exactly full still fits."}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when it does not fit.", .null_text = "fits", .violation = "out_of_memory"}));

  static constexpr ModelText text{
      .title = "Does it fit into memory",
      .doc = "What must be resident is a matter of space, not of speed: a program that does not fit does not run, however long one waits. "
             "Do not feed it the bytes that move; those are traffic.",
      .formula = {{"demand_bytes", "\\v{demand_bytes} = \\v{resident_bytes} + \\v{kv_bytes} + \\v{activation_bytes} + \\v{overhead_bytes}"},
                  {"usable_bytes", "\\v{usable_bytes} = \\v{usable_fraction} \\cdot \\v{capacity_bytes}"},
                  {"ratio", "\\v{ratio} = \\frac{\\v{demand_bytes}}{\\v{usable_bytes}}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
