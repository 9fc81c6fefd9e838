// The views of all entries, computed at compile time. Models read constants from here; wasm carries only these numbers.
#pragma once

#include "catalogue/activation.h"
#include "catalogue/cache.h"
#include "catalogue/constant.h"
#include "catalogue/dataset.h"
#include "catalogue/hardware.h"
#include "catalogue/link.h"
#include "catalogue/price.h"
#include "catalogue/storage.h"
#include "catalogue/workload.h"

namespace ironlab {

namespace detail {
template <class View, std::size_t N, std::size_t F>
consteval auto views_of(const std::array<Entry, N>& entries, const std::array<Field, F>& fields) {
  std::array<View, N> views{};
  for (std::size_t i = 0; i < N; ++i) views[i] = std::bit_cast<View>(view_of<View>(entries[i], fields));
  return views;
}
}  // namespace detail

inline constexpr auto kHardwareViews = detail::views_of<HardwareView>(kHardware, kHardwareFields);
inline constexpr auto kWorkloadViews = [] {
  auto views = detail::views_of<WorkloadView>(kWorkloads, kWorkloadFields);
  for (WorkloadView& w : views) w = completed(w);
  return views;
}();
inline constexpr auto kActivationViews = detail::views_of<ActivationView>(kActivations, kActivationFields);
inline constexpr auto kTierViews = detail::views_of<TierView>(kTiers, kTierFields);
inline constexpr auto kLinkViews = detail::views_of<LinkView>(kLinks, kLinkFields);
inline constexpr auto kStorageViews = detail::views_of<StorageView>(kStorage, kStorageFields);
inline constexpr auto kCacheViews = detail::views_of<CacheView>(kCaches, kCacheFields);
inline constexpr auto kPriceViews = detail::views_of<PriceView>(kPrices, kPriceFields);
inline constexpr auto kConstantViews = detail::views_of<ConstantView>(kConstants, kConstantFields);
inline constexpr auto kDatasetViews = detail::views_of<DatasetView>(kDatasets, kDatasetFields);
inline constexpr auto kGemmShapeViews = detail::views_of<GemmShapeView>(kGemmShapes, kGemmShapeFields);

constexpr const ActivationView& activation(Activation a) { return kActivationViews[static_cast<std::size_t>(a)]; }
inline constexpr const TierView& kRelativeTiers = kTierViews[0];

}  // namespace ironlab
