// Filling model inputs from catalogue entries: an input takes the field of the entry that has its name.
#include "api/slots.h"
#include "catalogue/entries.h"
#include "models/registry.h"

namespace ironlab::slots {
namespace {

// Positions in the hardware view; the formats come first, in the order of Format.
constexpr int kHeadline = slot_of(&HardwareView::headline);
constexpr int kPeak = slot_of(&HardwareView::peak);
constexpr int kCapacity = slot_of(&HardwareView::capacity);
constexpr int kCapacityBinary = slot_of(&HardwareView::capacity_binary);
static_assert(slot_of(&HardwareView::fp64) == 0 && slot_of(&HardwareView::int4) == kFormatCount - 1);
static_assert(kSlots<HardwareView> == kHardwareFields.size(), "one slot a field, so that a field's index is its slot");
static_assert(kSlots<WorkloadView> == kWorkloadFields.size());

bool has(double x) { return x == x; }

double supplied(EntityKind kind, const double* view, int field, const Resolve& options) {
  if (kind == EntityKind::hardware && field == kPeak && !has(view[kPeak])) {
    const int format = used_format(view, options.format);
    return format < 0 ? kNull : view[format];
  }
  if (kind == EntityKind::hardware && field == kCapacity && options.reading == Reading::binary && has(view[kCapacityBinary]))
    return view[kCapacityBinary];
  return view[field];
}

}  // namespace

int entry_count(EntityKind kind) { return catalogue_entries(kind); }
int view_slots(EntityKind kind) { return ironlab::view_slots(kind); }
const double* entry_view(EntityKind kind, int entry) { return catalogue_view(kind, entry); }

int used_format(const double* view, int chosen) {
  if (chosen >= 0) return chosen < kFormatCount && has(view[chosen]) ? chosen : -1;
  constexpr int usual = static_cast<int>(Format::fp16);
  if (has(view[usual])) return usual;
  return has(view[kHeadline]) && has(view[static_cast<int>(view[kHeadline])]) ? static_cast<int>(view[kHeadline]) : -1;
}

Status resolve(int model, EntityKind kind, const double* view, const Resolve& options, double* in) {
  const ModelTable* m = model_table(model);
  if (m == nullptr) return {Code::unknown_model, -1};
  bool supplies = false;
  for (int f = 0; f < m->inputs; ++f) {
    const FieldRow& row = m->rows[f];
    if (row.entity == 0 || row.entity_kind() != static_cast<int>(kind)) continue;
    supplies = true;
    if (!is_not_given(in[row.slot])) continue;  // what is given explicitly wins
    const double value = supplied(kind, view, row.entity_field(), options);
    if (has(value)) {
      in[row.slot] = value;
    } else if (kind == EntityKind::hardware && row.entity_field() == kPeak && options.format >= 0) {
      return {Code::unknown_id, f};
    }
  }
  return supplies ? Status{} : Status{Code::unknown_field, -1};
}

Status resolve_entry(int model, EntityKind kind, int entry, const Resolve& options, double* in) {
  const double* view = catalogue_view(kind, entry);
  return view == nullptr ? Status{Code::unknown_id, -1} : resolve(model, kind, view, options, in);
}

}  // namespace ironlab::slots
