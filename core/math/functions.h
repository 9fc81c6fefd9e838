// The list of functions of the one maths library: X(name) for one argument, Y(name) for two.
// Plain preprocessor, because C++ (math.h, digest.cpp) and the C files of musl (musl.h) both read it.
#define IRONLAB_MATH_FUNCTIONS(X, Y)                                                  \
  X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(log1p) Y(pow) X(cbrt) Y(hypot)    \
  X(sin) X(cos) X(tan) X(asin) X(acos) X(atan) Y(atan2) X(sinh) X(cosh) X(tanh)       \
  X(erf) X(erfc) X(tgamma)
