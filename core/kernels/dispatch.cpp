// Which kernel, and why.
#include "kernels/dispatch.h"

#include <array>   // std::array
#include <limits>  // std::numeric_limits

namespace ironlab::kernels {

namespace {

constexpr std::size_t kMostKernels = 32;  // of one operation

bool empty(Op op, const Shape& s) {
  const bool sums = op <= Op::attention;
  return s.m == 0 || s.n == 0 || (sums && s.k == 0);
}

// What to take before anything was measured.
Reason usual(Op op, const Shape& s) {
  if (op != Op::matmul) return Reason::usual;
  switch (usual_product(s.m, s.k, s.n)) {
    case Usual::vector: return Reason::vector;
    case Usual::tiled: return Reason::small;
    case Usual::packed: return Reason::large;
  }
  return Reason::usual;
}

const Kernel* first_eligible(Op op, std::span<const std::string_view> ids, const Shape& shape, Features features) {
  for (const std::string_view id : ids)
    if (const Kernel* kernel = find_kernel(op, id); kernel && eligible(*kernel, shape, features)) return kernel;
  return nullptr;
}

const Kernel* unmeasured(Op op, Reason reason, const Shape& shape, Features features) {
  constexpr std::string_view kVector[] = {"vector_simd"}, kSmall[] = {"register_tiled_fused", "register_tiled"}, kLarge[] = {"packed_fused", "packed"};
  const Kernel* kernel = nullptr;
  if (reason == Reason::vector) kernel = first_eligible(op, kVector, shape, features);
  if (reason == Reason::small) kernel = first_eligible(op, kSmall, shape, features);
  if (reason == Reason::large) kernel = first_eligible(op, kLarge, shape, features);
  if (kernel) return kernel;
  for (const Kernel& each : kernels(op))
    if (!each.faulty && !each.prepare && eligible(each, shape, features)) kernel = &each;
  return kernel;
}

}  // namespace

int choose(std::span<const double> medians) {
  double best = std::numeric_limits<double>::infinity();
  for (const double t : medians)
    if (t > 0 && t < best) best = t;
  for (std::size_t i = 0; i < medians.size(); ++i)
    if (medians[i] > 0 && medians[i] <= best * (1 + kMargin) && best < std::numeric_limits<double>::infinity()) return static_cast<int>(i);
  return -1;
}

Choice dispatch(Op op, const Shape& shape, Features features, std::span<const double> medians) {
  if (!valid(op, shape)) return {.status = Status::out_of_range};
  const std::span<const Kernel> all = kernels(op);
  if (empty(op, shape)) return {.reason = Reason::empty, .kernel = &all.front()};
  std::array<double, kMostKernels> usable{};  // 0: not to be chosen
  for (std::size_t i = 0; i < all.size() && i < medians.size() && i < kMostKernels; ++i)
    if (!all[i].faulty && eligible(all[i], shape, features)) usable[i] = medians[i];
  const int chosen = choose(usable);
  if (chosen < 0) {
    const Reason reason = usual(op, shape);
    const Kernel* const kernel = unmeasured(op, reason, shape, features);
    return {.status = kernel ? Status::ok : Status::not_implemented, .reason = reason, .kernel = kernel};
  }
  std::size_t fastest = static_cast<std::size_t>(chosen);
  for (std::size_t i = 0; i < kMostKernels; ++i)
    if (usable[i] > 0 && usable[i] < usable[fastest]) fastest = i;
  const double behind = usable[static_cast<std::size_t>(chosen)] / usable[fastest] - 1;
  return {.reason = behind > 0 ? Reason::simpler : Reason::fastest, .kernel = &all[static_cast<std::size_t>(chosen)], .fastest = &all[fastest], .behind = behind};
}

Choice dispatch(std::string_view name, Extent a, Extent b, Features features, std::span<const double> medians) {
  Op op = Op::matmul;
  if (!find_op(name, op)) return {.status = Status::not_implemented, .a = a, .b = b};
  Shape shape{.m = a.rows, .n = a.columns};  // elementwise
  bool match = true;
  if (op == Op::attention) {
    shape = {.m = a.rows, .k = a.columns, .n = b.rows};
    match = a.columns == b.columns;
  } else if (op < Op::attention) {
    shape = {.m = a.rows, .k = a.columns, .n = b.columns};
    match = a.columns == b.rows;
  }
  Choice choice = match ? dispatch(op, shape, features, medians) : Choice{.status = Status::shape_mismatch};
  choice.a = a;
  choice.b = b;
  return choice;
}

}  // namespace ironlab::kernels
