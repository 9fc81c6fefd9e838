// The views of all entries, computed at compile time. Models read constants from here; wasm carries only these numbers.
#pragma once

#include "catalogue/activation.h"
#include "catalogue/hardware.h"
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

constexpr const ActivationView& activation(Activation a) { return kActivationViews[static_cast<std::size_t>(a)]; }
inline constexpr const TierView& kRelativeTiers = kTierViews[0];

}  // namespace ironlab
