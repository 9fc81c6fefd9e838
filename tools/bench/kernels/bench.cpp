// Times the kernels, for tuning them: exported functions that bench.mjs calls in a browser, and natively a program that
// prints a table. Not what the page shows: that is core/bench.
#include <chrono>  // std::chrono::steady_clock
#include <cstdio>  // std::printf
#include <vector>  // std::vector

#include "kernels/check.h"
#include "kernels/dispatch.h"
#include "kernels/vector.h"

using namespace ironlab::kernels;

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#define IRONLAB_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE
#else
#define IRONLAB_EXPORT extern "C"
#endif

namespace {

double now_s() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

#ifdef IRONLAB_FUSED
using Vector = FusedVector;
using Rounding = OneRounding;
#else
using Vector = F4;
using Rounding = TwoRoundings;
#endif

#ifdef IRONLAB_FUSED
// Multiply-adds on registers alone, `kChains` of them independent: the highest rate that any product could reach.
template <int kChains>
double register_only(int rounds) {
  Vector chain[kChains], x = splat<Vector>(0.999f), y = splat<Vector>(1e-3f);
  for (int c = 0; c < kChains; ++c) chain[c] = splat<Vector>(static_cast<float>(c));
  for (int r = 0; r < rounds; ++r)
    for (Vector& c : chain) c = Rounding::madd(c, x, y);
  Vector all = {};
  for (const Vector& c : chain) all += c;
  static volatile float kept;
  kept = all[0];
  return 2.0 * kChains * kLanes<Vector> * rounds;
}
#else
// The same with two roundings: products and sums in chains of their own, so that neither waits for the other. (A product that
// were the same for all sums would be made once.)
template <int kChains>
double register_only_apart(int rounds) {
  Vector sum[kChains] = {}, power[kChains];
  const Vector x = splat<Vector>(0.9999f);
  for (int c = 0; c < kChains; ++c) power[c] = splat<Vector>(static_cast<float>(c));
  for (int r = 0; r < rounds; ++r)
    for (int c = 0; c < kChains; ++c) {
      sum[c] += power[c];
      power[c] *= x;
    }
  Vector all = {};
  for (const Vector& c : sum) all += c;
  static volatile float kept;
  kept = all[0];
  return 2.0 * kChains * kLanes<Vector> * rounds;
}
#endif

struct Job {
  const Kernel* kernel = nullptr;
  Call call;
  std::vector<std::vector<float>> memory;
} job;

float* take(std::size_t bytes) {
  job.memory.emplace_back(bytes / 4 + 32);
  const std::size_t at = reinterpret_cast<std::size_t>(job.memory.back().data());
  return reinterpret_cast<float*>((at + 63) / 64 * 64);
}

}  // namespace

IRONLAB_EXPORT int kernel_count(int op) { return static_cast<int>(kernels(static_cast<Op>(op)).size()); }
IRONLAB_EXPORT const char* kernel_id(int op, int index) { return kernels(static_cast<Op>(op))[static_cast<std::size_t>(index)].id; }

// Makes a kernel ready for a shape. 0: not eligible; -1: the check disqualifies it.
IRONLAB_EXPORT int prepare_kernel(int op_index, int index, int m, int k, int n, int block, int verify) {
  const Op op = static_cast<Op>(op_index);
  const Kernel& kernel = kernels(op)[static_cast<std::size_t>(index)];
  const Shape shape{.m = m, .k = k, .n = n, .block = block, .b_in_7_bits = true};
  if (kernel.faulty || !eligible(kernel, shape, features())) return 0;
  if (verify && !check(kernel, shape, 1).ok) return -1;
  const Layout l = layout(op, shape);
  job = {.kernel = &kernel, .call = {.shape = shape}, .memory = {}};
  void* in[3] = {};
  for (int i = 0; i < l.inputs; ++i) job.call.in[i] = in[i] = take(l.in[i].bytes());
  job.call.out = take(l.out.bytes());
  job.call.workspace = take(workspace_bytes(kernel, shape));
  fill(op, shape, 1, in);
  prepare(kernel, job.call);
  return 1;
}

// Runs the prepared kernel for about `seconds`; calls per second.
IRONLAB_EXPORT double run_kernel(double seconds) {
  const double start = now_s();
  double passed = 0;
  int calls = 0;
  do {
    job.kernel->run(job.call);
    ++calls;
  } while ((passed = now_s() - start) < seconds);
  return calls / passed;
}

// GFLOP/s of registers alone.
IRONLAB_EXPORT double peak_gflops(double seconds) {
#ifdef IRONLAB_FUSED
  constexpr auto loop = register_only<12>;
#else
  constexpr auto loop = register_only_apart<7>;
#endif
  const double start = now_s();
  double passed = 0, flop = 0;
  do flop += loop(20000);
  while ((passed = now_s() - start) < seconds);
  return flop / passed * 1e-9;
}

#ifndef __EMSCRIPTEN__
int main() {
  std::printf("peak %.1f GFLOP/s\n", peak_gflops(0.3));
  for (const int n : {64, 256, 512, 1024})
    for (int i = 0; i < kernel_count(0); ++i) {
      if (n > 512 && i < 7) continue;
      const int ready = prepare_kernel(0, i, n, n, n, 64, n <= 256);
      if (ready == 1) std::printf("n = %-5d %-22s %6.1f GFLOP/s\n", n, kernel_id(0, i), 2e-9 * n * n * n * run_kernel(0.1));
      if (ready < 0) std::printf("n = %-5d %-22s disqualified\n", n, kernel_id(0, i));
    }
}
#endif
