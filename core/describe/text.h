// The words of a model: read by the native tool only (help, reference, page tables), never compiled into wasm.
#pragma once

namespace ironlab {

// One line of a model's formula. In `tex`, \v{name} stands for a field: the page puts its symbol there, or its live value.
struct FormulaLine {
  const char* gives = nullptr;  // the output it defines
  const char* tex = nullptr;
};

struct ModelText {
  const char* title = "";
  const char* doc = "";  // what it assumes, in words for a student
  FormulaLine formula[16]{};
  const char* sources[8]{};
  // A quantity of its own is built in (bytes of a number, hours of a day, a bin's width), so the answer is not free of units.
  bool has_scale = false;
};

}  // namespace ironlab
