// Hands each function on to musl. Compiled with -fno-builtin and never inline: a compiler that sees a call with
// constant arguments would fold it with the maths library of the machine it runs on.
#include "math.h"

#if defined(__EMSCRIPTEN__) || defined(IRONLAB_SYSTEM_LIBM)

#include <cmath>     // the functions, by their C names
#ifdef IRONLAB_SYSTEM_LIBM
#define lgamma_r(x, sign) (*(sign) = 0, std::lgamma(x))
#else
#include <math.h>    // lgamma_r
#endif
#define IRONLAB_C(name) ::name

#else

extern "C" {
#define IRONLAB_MATH_X(name) double ironlab_musl_##name(double);
#define IRONLAB_MATH_Y(name) double ironlab_musl_##name(double, double);
IRONLAB_MATH_FUNCTIONS(IRONLAB_MATH_X, IRONLAB_MATH_Y)
#undef IRONLAB_MATH_X
#undef IRONLAB_MATH_Y
double ironlab_musl___lgamma_r(double, int*);
}
#define IRONLAB_C(name) ironlab_musl_##name
#define lgamma_r ironlab_musl___lgamma_r

#endif

namespace ironlab::math {

#define IRONLAB_MATH_X(name) \
  double name(double x) { return IRONLAB_C(name)(x); }
#define IRONLAB_MATH_Y(name) \
  double name(double x, double y) { return IRONLAB_C(name)(x, y); }
IRONLAB_MATH_FUNCTIONS(IRONLAB_MATH_X, IRONLAB_MATH_Y)

double lgamma(double x) {
  int sign = 0;
  return lgamma_r(x, &sign);
}

}  // namespace ironlab::math
