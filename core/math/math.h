// The one maths library: exp, log, pow and their like give the same bits natively and in the browser.
//
// C libraries differ in the last bit of these functions (glibc even from itself, between processors), so core code
// calls them from here and never from std; a check enforces it. sqrt, fabs, floor, ceil, round, trunc, fmin, fmax
// and fmod are exact everywhere and may come from std.
//
// In wasm these are musl's, which Emscripten links. Natively they are the same C files of musl, compiled out of the
// Emscripten installation under other names (see CMakeLists.txt). Without an Emscripten at hand they are the
// system's, and kOneLibrary is false: last bits may then differ from the page's.
#pragma once

#include "functions.h"  // the list

namespace ironlab::math {

#ifdef IRONLAB_SYSTEM_LIBM
inline constexpr bool kOneLibrary = false;
#else
inline constexpr bool kOneLibrary = true;
#endif

#define IRONLAB_MATH_X(name) double name(double x);
#define IRONLAB_MATH_Y(name) double name(double x, double y);
IRONLAB_MATH_FUNCTIONS(IRONLAB_MATH_X, IRONLAB_MATH_Y)
#undef IRONLAB_MATH_X
#undef IRONLAB_MATH_Y

double lgamma(double x);  // log |gamma(x)|; unlike C's, it writes no global sign

}  // namespace ironlab::math
