// Which kernel a product of some shape gets before anything was measured.
#pragma once

#include <array>  // std::array

#include "describe/field.h"
#include "describe/text.h"
#include "kernels/usual.h"

namespace ironlab {

template <>
inline constexpr std::array<ChoiceName, 3> choice_names<kernels::Usual>{{{"vector", "one vector"}, {"tiled", "tiles in registers"}, {"packed", "packed first"}}};

struct UsualKernel {
  static constexpr const char* id = "usual_kernel";

  struct In {
    Count m, k, n;
  };
  struct Out {
    Choice<kernels::Usual> kernel;
    Count multiply_adds, most_without_packing;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.kernel = kernels::usual_product(in.m, in.k, in.n);
    out.multiply_adds = in.m * in.k * in.n;
    out.most_without_packing = kernels::kSmallProduct;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::m, "m", {.range = {1, 65536}, .symbol = "m", .doc = "Rows of the first matrix and of the result."}),
      field(&In::k, "k", {.range = {1, 65536}, .symbol = "k", .doc = "Columns of the first matrix, rows of the second."}),
      field(&In::n, "n", {.range = {1, 65536}, .symbol = "n", .doc = "Columns of the second matrix and of the result."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::kernel, "kernel", {.doc = "The kind of kernel that is taken."}),
      field(&Out::multiply_adds, "multiply_adds", {.symbol = "N", .doc = "Multiply-adds of the product."}),
      field(&Out::most_without_packing, "most_without_packing", {.symbol = "N_0", .doc = "Up to so many multiply-adds packing does not pay."}));

  static constexpr ModelText text{
      .title = "Kernel of a product, by its shape",
      .doc = "What a dispatcher takes before it has measured anything. With one row or one column every number of the matrix is used once, and a kernel only has to read it in order. Small products are made in registers from the "
             "operands where they lie. Large ones copy them first into the order in which they are read, which costs a pass over them and is paid back in every reuse. The border was measured in a browser on x86-64.",
      .formula = {{"multiply_adds", "\\v{multiply_adds} = \\v{m} \\, \\v{k} \\, \\v{n}"}},
      .sources = {"Goto and van de Geijn 2008, Anatomy of high-performance matrix multiplication, ACM TOMS 34(3): packing"}};
};

}  // namespace ironlab
