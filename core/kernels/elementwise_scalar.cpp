// Elementwise operations one number at a time.
#include "kernels/elementwise.h"
#include "kernels/functions.h"

namespace ironlab::kernels::scalar {

namespace {

template <float (*function)(float)>
void each(const Call& call) {
  const float* const x = static_cast<const float*>(call.in[0]);
  float* const y = static_cast<float*>(call.out);
  const Index count = Index{call.shape.m} * call.shape.n;
  for (Index i = 0; i < count; ++i) y[i] = function(x[i]);
}

}  // namespace

void relu(const Call& call) { each<relu_of<float>>(call); }
void gelu(const Call& call) { each<gelu_of<float>>(call); }
void sigmoid(const Call& call) { each<sigmoid_of<float>>(call); }
void tanh(const Call& call) { each<tanh_of<float>>(call); }

void softmax_row(const float* in, float* out, Index n) {
  if (n == 0) return;
  float top = in[0], sum = 0;
  for (Index j = 1; j < n; ++j) top = larger(top, in[j]);
  for (Index j = 0; j < n; ++j) sum += out[j] = exp_of<float>(in[j] - top);
  const float share = 1 / sum;
  for (Index j = 0; j < n; ++j) out[j] *= share;
}

void softmax(const Call& call) {
  const Index n = call.shape.n;
  for (Index i = 0; i < call.shape.m; ++i) softmax_row(static_cast<const float*>(call.in[0]) + i * n, static_cast<float*>(call.out) + i * n, n);
}

}  // namespace ironlab::kernels::scalar
