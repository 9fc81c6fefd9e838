// The matrix products that pieces of networks are made of, by name or of one's own shape.
#pragma once

#include <array>    // std::array
#include <cstddef>  // std::size_t

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

enum class ProductOf { own, two, square_50, square_100, square_200, square_500, square_800, square_1000, square_1024, mlp_1, mlp_2, mlp_probe, mlp_1_single, mlp_2_single, large_single, large_batch, convolution, scores, values, tall, wide };
template <>
inline constexpr std::array<ChoiceName, 21> choice_names<ProductOf>{{{"own", "a shape of your own"}, {"two", "2 by 2, known by heart"}, {"square_50", "50 by 50"}, {"square_100", "100 by 100"}, {"square_200", "200 by 200"},
                                                                     {"square_500", "500 by 500"}, {"square_800", "800 by 800"}, {"square_1000", "1000 by 1000"}, {"square_1024", "1024 by 1024"}, {"mlp_1", "MLP, first layer, batch of 32"},
                                                                     {"mlp_2", "MLP, second layer, batch of 32"}, {"mlp_probe", "MLP, small probe"}, {"mlp_1_single", "MLP, first layer, one request"},
                                                                     {"mlp_2_single", "MLP, second layer, one request"}, {"large_single", "large layer, one request"}, {"large_batch", "wide layer, batch of 32"},
                                                                     {"convolution", "convolution, unrolled"}, {"scores", "attention, scores"}, {"values", "attention, values"}, {"tall", "tall and narrow"}, {"wide", "low and wide"}}};

// Shape (m, k, n); columns of the product that takes the result next; operations for each number between the two; numbers that the
// m k unrolled ones are copies of.
struct ProductRow {
  double m = 0, k = 0, n = 0, next = 0, between = 0, origin = 0;
};

struct NetworkProduct {
  static constexpr const char* id = "network_product";
  static constexpr double kMostWork = 2147483648.0;  // multiply-adds that a kernel here may be asked for

  struct In {
    Choice<ProductOf> workload;
    Count m, k, n;
    Bytes element;
  };
  struct Out {
    Count m, k, n, multiply_adds;
    Flag too_large;
    Maybe<Ratio> copies;
    Maybe<FlopPerByte> chain, chain_kept;
    Maybe<Ratio> between_share;
  };

  // A perceptron of 256, 128 and 64, and one of 64, 32 and 16; a 3 x 3 convolution of a picture of 32 x 32 x 3 to 64 channels, padded by 1; attention over 128 tokens of 256 numbers.
  static constexpr double kSoftmaxFlop = 5;  // greatest, difference, exponential, sum, quotient
  static constexpr std::array<ProductRow, 21> kRows{{{}, {2, 2, 2}, {50, 50, 50}, {100, 100, 100}, {200, 200, 200}, {500, 500, 500}, {800, 800, 800}, {1000, 1000, 1000}, {1024, 1024, 1024}, {32, 256, 128, 64}, {32, 128, 64}, {8, 64, 32, 16},
                                              {1, 256, 128, 64}, {1, 128, 64}, {1, 4096, 4096}, {32, 2048, 2048}, {1024, 27, 64, 0, 0, 32 * 32 * 3}, {128, 256, 128, 256, kSoftmaxFlop}, {128, 128, 256}, {4096, 64, 64}, {64, 64, 4096}}};

  static constexpr Out evaluate(const In& in) {
    const bool own = in.workload == ProductOf::own;
    const ProductRow r = own ? ProductRow{in.m, in.k, in.n} : kRows[static_cast<std::size_t>(static_cast<ProductOf>(in.workload))];
    Out out;
    out.m = r.m;
    out.k = r.k;
    out.n = r.n;
    out.multiply_adds = r.m * r.k * r.n;
    out.too_large = !within(out.multiply_adds, kMostWork);
    if (r.origin > 0) out.copies = Ratio(r.m * r.k / r.origin);
    if (r.next > 0) {
      const double hidden = r.m * r.n, products = 2 * (r.m * r.k * r.n + hidden * r.next), between = r.between * hidden;
      const double ends = r.m * r.k + r.k * r.n + r.n * r.next + r.m * r.next;
      const Flops work(products + between);
      out.chain = work / (in.element * (ends + 2 * hidden));
      out.chain_kept = work / (in.element * ends);
      if (between > 0) out.between_share = Ratio(between / (products + between));
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::workload, "workload", {.doc = "Which product."}), field(&In::m, "m", {.range = {1, 4096}, .fallback = 1, .symbol = "m", .doc = "Rows of the first matrix, where the shape is one's own."}),
      field(&In::k, "k", {.range = {1, 4096}, .fallback = 1, .symbol = "k", .doc = "Columns of the first, rows of the second matrix, where the shape is one's own."}),
      field(&In::n, "n", {.range = {1, 4096}, .fallback = 1, .symbol = "n", .doc = "Columns of the second matrix, where the shape is one's own."}),
      field(&In::element, "element_bytes", {.range = {1, 16}, .fallback = 4, .symbol = "e", .doc = "Bytes of one number."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::m, "rows", {.doc = "Rows of the first matrix and of the result."}), field(&Out::k, "depth", {.doc = "Columns of the first, rows of the second matrix."}),
      field(&Out::n, "columns", {.doc = "Columns of the second matrix and of the result."}), field(&Out::multiply_adds, "multiply_adds", {.symbol = "N", .doc = "Multiply-adds of the product."}),
      field(&Out::too_large, "too_large", {.doc = "Is it more than a kernel is asked for here: above 2^31 multiply-adds?"}),
      field(&Out::copies, "copies", {.doc = "How many times each number of the picture stands in the unrolled matrix.", .null_text = "no copies"}),
      field(&Out::chain, "chain_flop_per_byte", {.doc = "Operations for each byte, together with the product that takes the result: it is written and read between the two.", .null_text = "it stands alone"}),
      field(&Out::chain_kept, "chain_kept_flop_per_byte", {.doc = "The same, if what is between the two stays in a cache.", .null_text = "it stands alone"}),
      field(&Out::between_share, "between_share", {.range = kShare, .doc = "Share of the operations that is neither product's: softmax.", .null_text = "no softmax"}));

  static constexpr ModelText text{
      .title = "Products in networks",
      .doc = "A layer is the product of its inputs with its weights: m inputs of k numbers each, n outputs. A convolution becomes one when each place of the filter is unrolled into a row. Attention is two, of queries with keys and of "
             "scores with values, and softmax between them, five operations a score. Activations of a perceptron are left out.",
      .formula = {{"multiply_adds", "\\v{multiply_adds} = \\v{rows} \\, \\v{depth} \\, \\v{columns}"}},
      .sources = {"Chellapilla, Puri and Simard 2006, High performance convolutional neural networks for document processing, IWFHR: unrolling", "Vaswani et al. 2017, arXiv:1706.03762: attention"},
      .has_scale = true};
};

}  // namespace ironlab
