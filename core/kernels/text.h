// Words about kernels, for the native tool, which emits them for the page; wasm leaves text.cpp out.
#pragma once

#include <string_view>  // std::string_view

#include "kernels/shape.h"

namespace ironlab::kernels {

struct KernelText {
  Op op;
  const char* id;     // of the kernel
  const char* title;  // a few words
  const char* doc;    // what it does and what to look at, a sentence or two
};
const KernelText* kernel_text(Op, std::string_view id);  // nullptr: nothing of that name

// How far a right kernel of an operation may be off, and where that is from.
struct BoundText {
  Op op;
  const char* formula;  // TeX
  const char* source;
};
const BoundText& bound_text(Op);

}  // namespace ironlab::kernels
