// A catalogue entry: an id and its constants, each with value, source and date. Its view is made from them at compile time.
#pragma once

#include <array>    // std::array
#include <cstddef>  // std::size_t
#include <span>     // std::span

#include "catalogue/views.h"
#include "describe/table.h"

namespace ironlab {

enum class Source { vendor, paper, standard, derived, secondary, untraced };
inline constexpr const char* kSourceNames[] = {"vendor", "paper", "standard", "derived", "secondary", "untraced"};

// One number and where it comes from. `field` is a field of the kind's view; others must set `unit` and are for the page only.
struct Constant {
  const char* field;
  double value;
  Source kind;
  const char* source;
  const char* note = "";
  const char* as_of = "2026-11";  // when the source was last looked up
  double sparse = kNull;          // of a peak: the figure with 2:4 sparsity, which no model reads
  const char* scope = "";         // of a peak: gpu, module, core
  const char* unit = nullptr;     // of a constant outside the view
  bool binary = false;            // printed with powers of two (KiB), as on-chip memory is
};

// Another entry that belongs to this one: its link to the network, its price.
struct Reference {
  const char* role;
  const char* id;
};

struct Entry {
  const char* id;
  const char* name;
  const char* label;    // short, for buttons
  const char* context;  // cloud, edge, mobile, tiny, or ""
  const char* note;
  std::span<const Constant> constants;
  std::span<const Reference> references{};
  const char* item = "";  // of a workload: what one item is, image or token
};

// The view of an entry. Every constant belongs to the view or carries its own unit; each is in range; else it does not compile.
template <class View, std::size_t N>
consteval std::array<double, sizeof(View) / sizeof(double)> view_of(const Entry& entry, const std::array<Field, N>& fields) {
  std::array<double, sizeof(View) / sizeof(double)> slots{};
  for (double& s : slots) s = kNull;
  for (const Constant& c : entry.constants) {
    bool known = c.unit != nullptr;
    for (const Field& f : fields) {
      if (!same_text(f.name, c.field)) continue;
      known = true;
      if (c.value < lowest(f.range) || c.value > highest(f.range)) does_not_compile("a constant outside its range");
      slots[static_cast<std::size_t>(f.slot)] = c.value;
    }
    if (!known) does_not_compile("a constant that the view does not know, without a unit of its own");
  }
  return slots;
}

// A workload's derived fields (catalogue rules R2 and R4): 2 FLOP per multiply-add; weights at their stored width; traffic is
// the weights once and every activation written once and read once at the same width. A constant of its own wins.
constexpr WorkloadView completed(WorkloadView w) {
  if (!w.work.has() && w.macs.has()) w.work = Flops(2 * w.macs.value());
  if (!w.resident.has() && w.params.has() && w.bits_per_weight.has()) w.resident = Bytes(w.params.value() * w.bits_per_weight.value() / 8);
  if (!w.activation_traffic.has() && w.activation_elements.has())
    w.activation_traffic = Bytes(w.activation_elements.value() * 2 * w.bits_per_weight.value_or(16) / 8);
  if (!w.traffic.has() && w.resident.has()) w.traffic = w.resident.value() + w.activation_traffic.value_or(Bytes(0));
  return w;
}

}  // namespace ironlab
