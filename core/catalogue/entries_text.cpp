// Catalogue entries with their constants, sources and words. Linked into native builds only.
#include "catalogue/entries.h"
#include "catalogue/tables.h"

namespace ironlab {
namespace {
struct KindText {
  const char* name = "";
  std::span<const Field> fields;
  std::span<const Entry> entries;
};
constexpr KindText kKinds[kEntityKinds] = {{},
                                           {"hardware", kHardwareFields, kHardware},
                                           {"workload", kWorkloadFields, kWorkloads},
                                           {"activation", kActivationFields, kActivations},
                                           {"tiers", kTierFields, kTiers},
                                           {"link", kLinkFields, kLinks},
                                           {"storage", kStorageFields, kStorage},
                                           {"cache", kCacheFields, kCaches},
                                           {"price", kPriceFields, kPrices},
                                           {"constant", kConstantFields, kConstants},
                                           {"dataset", kDatasetFields, kDatasets},
                                           {"gemm_shape", kGemmShapeFields, kGemmShapes}};
const KindText& of(EntityKind kind) {
  const auto k = static_cast<unsigned>(kind);
  return kKinds[k < kEntityKinds ? k : 0];
}
}  // namespace

std::span<const Field> view_fields(EntityKind kind) { return of(kind).fields; }
const char* kind_name(EntityKind kind) { return of(kind).name; }

const Entry* catalogue_entry(EntityKind kind, int entry) {
  const auto entries = of(kind).entries;
  return entry < 0 || static_cast<std::size_t>(entry) >= entries.size() ? nullptr : &entries[static_cast<std::size_t>(entry)];
}

int entry_index(EntityKind kind, std::string_view id) {
  const auto entries = of(kind).entries;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (id == entries[i].id) return static_cast<int>(i);
  return -1;
}

}  // namespace ironlab
