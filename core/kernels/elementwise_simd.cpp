// Elementwise operations by vectors of four.
#include "kernels/elementwise.h"
#include "kernels/vector.h"

namespace ironlab::kernels::simd {

namespace {

// to[i] = function(from[i]); the last few by a vector that is filled up with zeros.
template <class Function>
void each(Index count, const float* from, float* to, Function function) {
  Index i = 0;
  for (; i + 4 <= count; i += 4) store(to + i, function(load<F4>(from + i)));
  if (i == count) return;
  F4 rest = {};
  for (Index r = 0; i + r < count; ++r) rest[static_cast<int>(r)] = from[i + r];
  rest = function(rest);
  for (Index r = 0; i + r < count; ++r) to[i + r] = rest[static_cast<int>(r)];
}

template <class Function>
void whole(const Call& call, Function function) {
  each(Index{call.shape.m} * call.shape.n, static_cast<const float*>(call.in[0]), static_cast<float*>(call.out), function);
}

}  // namespace

void relu(const Call& call) { whole(call, relu_of<F4>); }
void gelu(const Call& call) { whole(call, gelu_of<F4>); }
void sigmoid(const Call& call) { whole(call, sigmoid_of<F4>); }
void tanh(const Call& call) { whole(call, tanh_of<F4>); }

std::size_t gelu_passes_bytes(const Shape& s) { return 4 * static_cast<std::size_t>(s.m) * static_cast<std::size_t>(s.n); }

void gelu_passes(const Call& call) {
  const Index count = Index{call.shape.m} * call.shape.n;
  const float* const x = static_cast<const float*>(call.in[0]);
  float *const t = static_cast<float*>(call.workspace), *const y = static_cast<float*>(call.out);
  // A pass of two operands; the tail one by one, by the same operations.
  const auto with_x = [&](const float* other, float* to, auto function) {
    Index i = 0;
    for (; i + 4 <= count; i += 4) store(to + i, function(load<F4>(x + i), load<F4>(other + i)));
    for (; i < count; ++i) to[i] = function(x[i], other[i]);
  };
  with_x(x, t, [](auto a, auto b) { return a * b; });
  with_x(t, t, [](auto a, auto b) { return a * b; });
  each(count, t, t, [](F4 v) { return v * kGeluCubic; });
  with_x(t, t, [](auto a, auto b) { return a + b; });
  each(count, t, t, [](F4 v) { return v * kGeluScale; });
  each(count, t, t, tanh_of<F4>);
  each(count, t, t, [](F4 v) { return v + 1.0f; });
  with_x(t, y, [](auto a, auto b) { return a * 0.5f * b; });
}

void softmax_row(const float* in, float* out, Index n) {
  if (n == 0) return;
  float top = in[0];
  Index j = 0;
  F4 tops = splat<F4>(top);
  for (; j + 4 <= n; j += 4) tops = larger(tops, load<F4>(in + j));
  for (int lane = 0; lane < 4; ++lane) top = larger(top, tops[lane]);
  for (; j < n; ++j) top = larger(top, in[j]);

  F4 sums = {};
  const F4 offset = splat<F4>(top);
  for (j = 0; j + 4 <= n; j += 4) {
    const F4 e = exp_of<F4>(load<F4>(in + j) - offset);
    store(out + j, e);
    sums += e;
  }
  float total = sum(sums);
  for (; j < n; ++j) total += out[j] = exp_of<float>(in[j] - top);
  const float share = 1 / total;
  each(n, out, out, [share](F4 v) { return v * share; });
}

void softmax(const Call& call) {
  const Index n = call.shape.n;
  for (Index i = 0; i < call.shape.m; ++i) softmax_row(static_cast<const float*>(call.in[0]) + i * n, static_cast<float*>(call.out) + i * n, n);
}

}  // namespace ironlab::kernels::simd
