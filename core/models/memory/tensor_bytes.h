// Bytes of a tensor: its elements times their size.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct TensorBytes {
  static constexpr const char* id = "tensor_bytes";

  struct In {
    List<Count, 8> dims;
    Bytes element;
  };
  struct Out {
    Bytes bytes;
    Ratio elements;
  };

  static constexpr Out evaluate(const In& in) {
    double elements = 1;
    for (const Count dim : in.dims) elements *= dim;
    return {.bytes = elements * in.element, .elements = elements};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::dims, "dims", {.range = kPositiveCount, .symbol = "d", .doc = "Sizes along each dimension, such as batch, height, width, channels."}),
      field(&In::element, "element_bytes", {.positive = true, .symbol = "e", .doc = "Bytes of one element: 4 for FP32, 2 for FP16, 1 for INT8."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::bytes, "bytes", {.symbol = "M", .doc = "Bytes of the whole tensor; exact up to 2^53."}),
      field(&Out::elements, "elements", {.symbol = "n", .doc = "Number of elements."}));

  static constexpr ModelText text{
      .title = "Bytes of a tensor",
      .doc = "A tensor is a box of numbers. Multiply its sizes, then the bytes of one number.",
      .formula = {{"bytes", "\\v{bytes} = \\v{elements} \\cdot \\v{element_bytes}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
