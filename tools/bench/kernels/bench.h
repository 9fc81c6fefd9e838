// The functions that page.mjs calls in a browser and native.cpp for a driver in another process. Indices are not checked: the
// callers are ours.
#pragma once

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#define IRONLAB_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE
#else
#define IRONLAB_EXPORT extern "C"
#endif

// The kernels of an operation (an index of kernels::Op); of matmul, natively, then those of peers.h.
IRONLAB_EXPORT int kernel_count(int op);
IRONLAB_EXPORT const char* kernel_id(int op, int index);

// Drops all lanes and makes operands for an operation of m x k x n. FLOP of one call (0 where none is usual); -1: no such shape.
IRONLAB_EXPORT double start(int op, int m, int k, int n);
IRONLAB_EXPORT const void* operand(int i);

// Adds a kernel on those operands and calls it once. Its lane; -1: not for this shape, build or processor.
IRONLAB_EXPORT int add_lane(int kernel);

// The largest error of a lane's result as a share of its bound, gamma_k |A||B| of a product (kernels/check.h), against FP64;
// infinite beyond it.
IRONLAB_EXPORT double judge(int lane);
// The same of a result that was made elsewhere and written to foreign_product(), which lasts until the next call.
IRONLAB_EXPORT float* foreign_product();
IRONLAB_EXPORT double judge_product(const float* result);

// Calls it so often: the caller holds the clock.
IRONLAB_EXPORT void run_lane(int lane, double calls);

// The loops on registers of core/probe: FLOP of one call (0: not on this processor).
IRONLAB_EXPORT int peak_count();
IRONLAB_EXPORT const char* peak_id(int index);
IRONLAB_EXPORT double peak_flop(int index);
IRONLAB_EXPORT void run_peak(int index, double calls);
