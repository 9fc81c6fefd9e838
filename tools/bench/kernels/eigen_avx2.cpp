// Eigen's product once more, for AVX2 with FMA: the core's is compiled for any x86-64. Both namespaces get names of their own,
// or the linker would take one of two instances that are called the same.
#define Eigen EigenAvx2
#define eigen eigen_avx2
#include "kernels/eigen.cpp"
