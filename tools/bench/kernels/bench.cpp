// What `./lab bench kernels` (in Chromium) and `./lab bench native` time: lanes, one a kernel, all on the same operands. A lane
// is first judged, then timed. Not what the page measures: that is core/measure.
#include "bench.h"

#include <cstdint>  // std::uintptr_t
#include <limits>   // std::numeric_limits
#include <vector>   // std::vector

#include "kernels/check.h"
#include "peers.h"
#include "probe/peak.h"

namespace probe = ironlab::probe;
using namespace ironlab::kernels;

namespace {

constexpr std::uint32_t kSeed = 1;

struct Lane {
  const Kernel* kernel;
  Call call;
  std::vector<std::vector<float>> memory;
};

struct Bench {
  Op op = Op::matmul;
  Shape shape;
  std::vector<std::vector<float>> operands;
  const void* in[3] = {};
  std::vector<Lane> lanes;
  std::vector<std::vector<float>> foreign;  // a product that was made elsewhere
  std::vector<double> want, scale, gamma;  // of `shape`, once asked for
} bench;

float* take(std::vector<std::vector<float>>& memory, std::size_t bytes) {
  memory.emplace_back(bytes / 4 + 32, std::numeric_limits<float>::quiet_NaN());  // what is not written fails the check
  const std::uintptr_t at = reinterpret_cast<std::uintptr_t>(memory.back().data());
  return reinterpret_cast<float*>((at + 63) / 64 * 64);
}

const Kernel* kernel_at(int op_index, int index) {
  const std::span<const Kernel> own = kernels(static_cast<Op>(op_index));
  const std::size_t i = static_cast<std::size_t>(index);
  if (i < own.size()) return &own[i];
  return op_index == 0 ? &peers()[i - own.size()] : nullptr;
}

}  // namespace

IRONLAB_EXPORT int kernel_count(int op) { return static_cast<int>(kernels(static_cast<Op>(op)).size() + (op == 0 ? peers().size() : 0)); }
IRONLAB_EXPORT const char* kernel_id(int op, int index) { return kernel_at(op, index)->id; }

IRONLAB_EXPORT double start(int op_index, int m, int k, int n) {
  bench = {};
  bench.op = static_cast<Op>(op_index);
  bench.shape = {.m = m, .k = k, .n = n, .b_in_7_bits = true};
  if (bench.op == Op::conv2d) bench.shape = convolution({.height = m, .width = m + 3, .channels = k, .filters = n, .side = 3, .padding = 1, .stride = 1 + m % 2});
  if (!valid(bench.op, bench.shape)) return -1;
  const Layout l = layout(bench.op, bench.shape);
  void* in[3] = {};
  for (int i = 0; i < l.inputs; ++i) bench.in[i] = in[i] = take(bench.operands, l.in[i].bytes());
  fill(bench.op, bench.shape, kSeed, in);
  return flops(bench.op, bench.shape);
}

IRONLAB_EXPORT int add_lane(int index) {
  const Kernel& kernel = *kernel_at(static_cast<int>(bench.op), index);
  if (kernel.faulty || !eligible(kernel, bench.shape, features())) return -1;
  Lane lane{.kernel = &kernel, .call = {.shape = bench.shape, .in = {bench.in[0], bench.in[1], bench.in[2]}}, .memory = {}};
  lane.call.out = take(lane.memory, layout(bench.op, bench.shape).out.bytes());
  lane.call.workspace = take(lane.memory, workspace_bytes(kernel, bench.shape));
  prepare(kernel, lane.call);
  kernel.run(lane.call);
  bench.lanes.push_back(std::move(lane));
  return static_cast<int>(bench.lanes.size()) - 1;
}

IRONLAB_EXPORT const void* operand(int i) { return bench.in[i]; }

IRONLAB_EXPORT float* foreign_product() {
  bench.foreign.clear();
  return take(bench.foreign, layout(bench.op, bench.shape).out.bytes());
}

IRONLAB_EXPORT double judge_product(const float* out) {
  const Layout l = layout(bench.op, bench.shape);
  if (bench.gamma.empty()) {
    bench.gamma.resize(static_cast<std::size_t>(l.rows));
    bench.want.resize(l.out.count);
    bench.scale.resize(l.out.count);
    reference(bench.op, bench.shape, bench.in, 0, {bench.want, bench.scale, bench.gamma});
  }
  const Verdict v = compare(bench.op, bench.shape, out, 0, {bench.want, bench.scale, bench.gamma});
  if (!v.ok) return std::numeric_limits<double>::infinity();
  return v.gamma > 0 ? v.worst / v.gamma : 0;
}
IRONLAB_EXPORT double judge(int lane) { return judge_product(static_cast<const float*>(bench.lanes[static_cast<std::size_t>(lane)].call.out)); }

IRONLAB_EXPORT void run_lane(int index, double calls) {
  const Lane& lane = bench.lanes[static_cast<std::size_t>(index)];
  for (; calls > 0; --calls) lane.kernel->run(lane.call);
}

IRONLAB_EXPORT int peak_count() { return static_cast<int>(probe::peak_kernels().size()); }
IRONLAB_EXPORT const char* peak_id(int index) { return probe::peak_kernels()[static_cast<std::size_t>(index)].id; }
IRONLAB_EXPORT double peak_flop(int index) {
  const probe::PeakKernel& peak = probe::peak_kernels()[static_cast<std::size_t>(index)];
  return peak.here() ? peak.operations_a_call : 0;
}
IRONLAB_EXPORT void run_peak(int index, double calls) { probe::peak_kernels()[static_cast<std::size_t>(index)].run(static_cast<std::int64_t>(calls)); }
