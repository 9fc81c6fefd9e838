/* Forced before each of musl's C files when they are compiled natively: gives every symbol a name of our own, so
   that neither the linker nor the compiler's built-ins can put the system's function in its place. */
#ifndef IRONLAB_MUSL_H
#define IRONLAB_MUSL_H

/* The system's declarations first, under their real names. */
#include <math.h>
#include <stdint.h>
#include <float.h>

/* What musl's own <features.h> would define. */
#define hidden __attribute__((__visibility__("hidden")))
#define weak __attribute__((__weak__))
#define weak_alias(from, to) struct ironlab_musl_no_alias

/* musl's code for a hardware fma would round differently from wasm, which has none. */
#undef __FP_FAST_FMA
#undef __FP_FAST_FMAF

#include "functions.h"

#define IRONLAB_MATH_X(name) double ironlab_musl_##name(double);
#define IRONLAB_MATH_Y(name) double ironlab_musl_##name(double, double);
IRONLAB_MATH_FUNCTIONS(IRONLAB_MATH_X, IRONLAB_MATH_Y)
#undef IRONLAB_MATH_X
#undef IRONLAB_MATH_Y

/* The macros' own list is needed as #defines, which a macro cannot make; a name missing here does not link. */
#define exp ironlab_musl_exp
#define exp2 ironlab_musl_exp2
#define expm1 ironlab_musl_expm1
#define log ironlab_musl_log
#define log2 ironlab_musl_log2
#define log10 ironlab_musl_log10
#define log1p ironlab_musl_log1p
#define pow ironlab_musl_pow
#define cbrt ironlab_musl_cbrt
#define hypot ironlab_musl_hypot
#define sin ironlab_musl_sin
#define cos ironlab_musl_cos
#define tan ironlab_musl_tan
#define asin ironlab_musl_asin
#define acos ironlab_musl_acos
#define atan ironlab_musl_atan
#define atan2 ironlab_musl_atan2
#define sinh ironlab_musl_sinh
#define cosh ironlab_musl_cosh
#define tanh ironlab_musl_tanh
#define erf ironlab_musl_erf
#define erfc ironlab_musl_erfc
#define tgamma ironlab_musl_tgamma

/* Parts that these functions share. */
#define __lgamma_r ironlab_musl___lgamma_r
#define __signgam ironlab_musl___signgam
#define __sin ironlab_musl___sin
#define __cos ironlab_musl___cos
#define __tan ironlab_musl___tan
#define __sinl ironlab_musl___sinl
#define __cosl ironlab_musl___cosl
#define __tanl ironlab_musl___tanl
#define __expo2 ironlab_musl___expo2
#define __rem_pio2 ironlab_musl___rem_pio2
#define __rem_pio2_large ironlab_musl___rem_pio2_large
#define __math_xflow ironlab_musl___math_xflow
#define __math_oflow ironlab_musl___math_oflow
#define __math_uflow ironlab_musl___math_uflow
#define __math_divzero ironlab_musl___math_divzero
#define __math_invalid ironlab_musl___math_invalid
#define __exp_data ironlab_musl___exp_data
#define __pow_data ironlab_musl___pow_data
#define __log_data ironlab_musl___log_data
#define __log2_data ironlab_musl___log2_data

#endif
