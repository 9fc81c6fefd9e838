// Bits that a weight costs in a file: its code, its share of the scales, and where the zeros are.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

enum class SparseFormat { dense, bitmask, two_of_four, csr16, structured };
template <>
inline constexpr std::array<ChoiceName, 5> choice_names<SparseFormat>{{{"dense", "Dense"}, {"bitmask", "Bit mask"}, {"2:4", "2 of 4"}, {"csr16", "CSR, 16-bit index"}, {"structured", "Smaller matrix"}}};

inline constexpr Range kWeightBits{.min = 0, .max = 64, .above = true};

struct StoredBitsPerWeight {
  static constexpr const char* id = "stored_bits_per_weight";
  static constexpr double kIndexBits = 16;

  struct In {
    Ratio bits;
    Count group;
    Ratio scale_bits, zero_bits;
    Choice<SparseFormat> format;
    Ratio sparsity;
  };
  struct Out {
    Ratio bits_per_weight, metadata_bits;
    Maybe<Ratio> compression_ratio, break_even_sparsity;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double b = in.bits, kept = 1 - in.sparsity;
    out.metadata_bits = in.group > 0 ? Ratio((in.scale_bits + in.zero_bits) / in.group) : Ratio(0);
    const double dense = b + out.metadata_bits;
    switch (static_cast<SparseFormat>(in.format)) {
      case SparseFormat::dense: out.bits_per_weight = dense; break;
      case SparseFormat::bitmask:
        out.bits_per_weight = b * kept + 1 + out.metadata_bits;
        out.break_even_sparsity = Ratio(1 / b);
        break;
      case SparseFormat::two_of_four: out.bits_per_weight = b / 2 + 1 + out.metadata_bits; break;
      case SparseFormat::csr16:
        out.bits_per_weight = (b + kIndexBits) * kept + out.metadata_bits;
        out.break_even_sparsity = Ratio(kIndexBits / (b + kIndexBits));
        break;
      case SparseFormat::structured:
        out.bits_per_weight = dense * kept;
        out.break_even_sparsity = Ratio(0);
        break;
    }
    if (out.bits_per_weight > 0) out.compression_ratio = Ratio(dense / out.bits_per_weight);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::bits, "bits", {.range = kWeightBits, .symbol = "b", .doc = "Bits of one weight's code."}),
      field(&In::group, "group", {.fallback = 0, .symbol = "g", .doc = "Weights that share one scale; 0: no scales are stored."}),
      field(&In::scale_bits, "scale_bits", {.range = {0, 1e6}, .fallback = 0, .symbol = "b_s", .doc = "Bits of a scale."}),
      field(&In::zero_bits, "zero_bits", {.range = {0, 1e6}, .fallback = 0, .symbol = "b_z", .doc = "Bits of a zero point."}),
      field(&In::format, "format", {.fallback = SparseFormat::dense, .doc = "How zeros are stored: like any number, by a mask of one bit a weight, as two of every four, with an index each, or not at all because the matrix is smaller."}),
      field(&In::sparsity, "sparsity", {.range = kShare, .fallback = 0, .symbol = "s", .doc = "Share of weights that are zero; two of four is always a half."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::bits_per_weight, "bits_per_weight", {.symbol = "b_w", .doc = "Bits for each weight of the original matrix."}),
      field(&Out::metadata_bits, "metadata_bits", {.doc = "The part for scales and zero points."}),
      field(&Out::compression_ratio, "compression_ratio", {.doc = "How many times smaller than the same weights stored densely; below 1 it is larger.", .null_text = "nothing is stored"}),
      field(&Out::break_even_sparsity, "break_even_sparsity", {.symbol = "s^{*}", .doc = "Sparsity from which on this format is smaller than a dense one; above 1 it never is.", .null_text = "does not depend on sparsity"}));

  static constexpr ModelText text{
      .title = "Bits that a weight costs in a file",
      .doc = "A file holds more than codes: every group of weights has a scale, and a format that skips zeros must say where they are. Stored densely, zeros save nothing. Indices of two-of-four take two bits for each of the two numbers that are kept; row pointers are left out.",
      .formula = {{"metadata_bits", "\\v{metadata_bits} = \\frac{\\v{scale_bits} + \\v{zero_bits}}{\\v{group}}"},
                  {"bits_per_weight", "\\v{bits_per_weight} = \\v{metadata_bits} + \\begin{cases} \\v{bits} & \\text{dense} \\\\ \\v{bits} (1 - \\v{sparsity}) + 1 & \\text{mask} \\\\ \\v{bits}/2 + 1 & \\text{2 of 4} \\\\ (\\v{bits} + 16) (1 - \\v{sparsity}) & \\text{CSR} \\end{cases}"}},
      .sources = {"Mishra et al. 2021, Accelerating sparse deep neural networks, arXiv:2104.08378: two of four and its indices", "Definition of the other formats"}};
};

}  // namespace ironlab
