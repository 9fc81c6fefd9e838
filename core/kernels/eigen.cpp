// Eigen's product, for comparison. Its headers come from the system, see CMakeLists.txt; they need SSE on WebAssembly,
// which Emscripten's headers translate to simd128. Unlike ours it takes memory for its packed blocks in each call.
#include "kernels/eigen.h"

#ifdef IRONLAB_EIGEN
#define EIGEN_DONT_PARALLELIZE
#define EIGEN_MPL2_ONLY
#include <Eigen/Core>  // Eigen::Map, Eigen::Matrix
#endif

namespace ironlab::kernels::eigen {

#ifdef IRONLAB_EIGEN

namespace {
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
}

void product(const Call& call) {
  const Shape& s = call.shape;
  const Eigen::Map<const Matrix> a(static_cast<const float*>(call.in[0]), s.m, s.k), b(static_cast<const float*>(call.in[1]), s.k, s.n);
  Eigen::Map<Matrix> c(static_cast<float*>(call.out), s.m, s.n);
  c.noalias() = a * b;
}

#endif

}  // namespace ironlab::kernels::eigen
