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
struct Flat {
  const double* slots = nullptr;
  int entries = 0;
  int width = 0;
};
template <const auto& views>
inline constexpr auto kSlotsOf = flat(views);
template <const auto& views>
constexpr Flat flat_of() {
  using View = std::remove_cvref_t<decltype(views[0])>;
  return {kSlotsOf<views>.data(), static_cast<int>(views.size()), kSlots<View>};
}
// In the order of EntityKind.
constexpr Flat kFlat[kEntityKinds] = {{}, flat_of<kHardwareViews>(), flat_of<kWorkloadViews>(), flat_of<kActivationViews>(), flat_of<kTierViews>(), flat_of<kLinkViews>(), flat_of<kStorageViews>(),
                                      flat_of<kCacheViews>(), flat_of<kPriceViews>(), flat_of<kConstantViews>(), flat_of<kDatasetViews>(), flat_of<kGemmShapeViews>()};

constexpr std::uint64_t kHash = [] {
  Hash h;
  const auto add = [&h](const auto& entries, const auto& fields) {
    for (const Entry& entry : entries) h.add(entry.id);
    for (const Field& f : fields) h.add(f);
  };
  add(kHardware, kHardwareFields), add(kWorkloads, kWorkloadFields), add(kActivations, kActivationFields), add(kTiers, kTierFields), add(kLinks, kLinkFields), add(kStorage, kStorageFields);
  add(kCaches, kCacheFields), add(kPrices, kPriceFields), add(kConstants, kConstantFields), add(kDatasets, kDatasetFields), add(kGemmShapes, kGemmShapeFields);
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
