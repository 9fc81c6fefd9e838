// Catalogue entries by index, as plain rows of doubles.
#include "catalogue/entries.h"

#include "catalogue/tables.h"

namespace ironlab {
namespace {

// The same bytes seen as doubles: views are made of nothing else.
template <class View, std::size_t N>
constexpr auto flat(const std::array<View, N>& views) {
  return std::bit_cast<std::array<double, N * sizeof(View) / sizeof(double)>>(views);
}
constexpr auto kFlatHardware = flat(kHardwareViews);
constexpr auto kFlatWorkloads = flat(kWorkloadViews);
constexpr auto kFlatActivations = flat(kActivationViews);
constexpr auto kFlatTiers = flat(kTierViews);

struct Flat {
  const double* slots = nullptr;
  int entries = 0;
  int width = 0;
};
constexpr Flat kFlat[kEntityKinds] = {
    {},
    {kFlatHardware.data(), static_cast<int>(kHardwareViews.size()), kSlots<HardwareView>},
    {kFlatWorkloads.data(), static_cast<int>(kWorkloadViews.size()), kSlots<WorkloadView>},
    {kFlatActivations.data(), static_cast<int>(kActivationViews.size()), kSlots<ActivationView>},
    {kFlatTiers.data(), static_cast<int>(kTierViews.size()), kSlots<TierView>},
};

constexpr std::uint64_t kHash = [] {
  Hash h;
  const auto add_entries = [&h](const auto& entries) {
    for (const Entry& e : entries) h.add(e.id);
  };
  add_entries(kHardware), add_entries(kWorkloads), add_entries(kActivations), add_entries(kTiers);
  const auto add_fields = [&h](const auto& fields) {
    for (const Field& f : fields) h.add(f);
  };
  add_fields(kHardwareFields), add_fields(kWorkloadFields), add_fields(kActivationFields), add_fields(kTierFields);
  for (const Flat& f : kFlat)
    for (int i = 0; i < f.entries * f.width; ++i) h.add(f.slots[i] == f.slots[i] ? f.slots[i] : -1);
  return h.value();
}();

const Flat& of(EntityKind kind) {
  const auto k = static_cast<unsigned>(kind);
  return kFlat[k < kEntityKinds ? k : 0];
}

}  // namespace

int catalogue_entries(EntityKind kind) { return of(kind).entries; }

int view_slots(EntityKind kind) { return of(kind).width; }

const double* catalogue_view(EntityKind kind, int entry) {
  const Flat& f = of(kind);
  return entry < 0 || entry >= f.entries ? nullptr : f.slots + entry * f.width;
}

std::uint64_t catalogue_hash() { return kHash; }

}  // namespace ironlab
