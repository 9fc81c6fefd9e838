// Eigen for AVX2, and OpenBLAS.
#include "peers.h"

#ifdef __EMSCRIPTEN__

namespace ironlab::kernels {
std::span<const Kernel> peers() { return {}; }
OpenBlas openblas() { return {}; }
}  // namespace ironlab::kernels

#else

#include <dlfcn.h>  // dlopen, dlsym

namespace ironlab::kernels {

#ifdef IRONLAB_EIGEN_AVX2
namespace eigen_avx2 {
void product(const Call&);
}
#endif

namespace {

// Of cblas.h, so that the header need not be there: order, transposes (CblasRowMajor, CblasNoTrans), sizes of `int`.
using Sgemm = void (*)(int, int, int, int, int, int, float, const float*, int, const float*, int, float, float*, int);
constexpr int kRowMajor = 101, kNoTrans = 111;

struct Library {
  Sgemm sgemm = nullptr;
  OpenBlas about;
  Library() {
    void* handle = nullptr;
    for (const char* name : {"libopenblas.so.0", "libopenblas.so", "/opt/homebrew/opt/openblas/lib/libopenblas.dylib", "/usr/local/opt/openblas/lib/libopenblas.dylib"})
      if (!handle) handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
    const auto text = [handle](const char* name) {
      const auto function = reinterpret_cast<const char* (*)()>(dlsym(handle, name));
      return function ? function() : "";
    };
    const auto threads = reinterpret_cast<void (*)(int)>(dlsym(handle, "openblas_set_num_threads"));
    const auto product = reinterpret_cast<Sgemm>(dlsym(handle, "cblas_sgemm"));
    if (!threads || !product) return;
    threads(1);
    about = {.core = text("openblas_get_corename"), .config = text("openblas_get_config")};
    sgemm = product;
  }
};
const Library& library() {
  static const Library loaded;
  return loaded;
}

bool openblas_there(const Shape& s) { return library().sgemm && s.m > 0 && s.k > 0 && s.n > 0; }
void openblas_product(const Call& call) {
  const Shape& s = call.shape;
  library().sgemm(kRowMajor, kNoTrans, kNoTrans, s.m, s.n, s.k, 1, static_cast<const float*>(call.in[0]), s.k, static_cast<const float*>(call.in[1]), s.n, 0,
                  static_cast<float*>(call.out), s.n);
}

constexpr Kernel kPeers[] = {
#ifdef IRONLAB_EIGEN_AVX2
    {.op = Op::matmul, .id = "eigen_avx2", .needs = {.simd = true, .fused = true}, .fits = [](const Shape& s) { return s.m > 0 && s.k > 0 && s.n > 0; }, .run = eigen_avx2::product},
#endif
    {.op = Op::matmul, .id = "openblas", .fits = openblas_there, .run = openblas_product},
};

}  // namespace

std::span<const Kernel> peers() { return kPeers; }
OpenBlas openblas() { return library().about; }

}  // namespace ironlab::kernels

#endif
