// Bytes of a sparsified update: the largest entries and where they stand.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "math/math.h"

namespace ironlab {

struct TopkPayload {
  static constexpr const char* id = "topk_payload";

  struct In {
    Count dimension;
    Ratio kept_fraction, value_bits, index_bits;
    Bytes dense;
  };
  struct Out {
    Bytes bytes;
    Maybe<Ratio> compression;
    Ratio index_entropy_bits;
    Bytes least_bytes;
    Maybe<Ratio> most_compression, index_share;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double p = in.kept_fraction, kept = in.dimension * p;
    out.bytes = Bytes(kept * (in.value_bits + in.index_bits) / 8);
    out.index_entropy_bits = -math::log2(p);
    if (p < 1) out.index_entropy_bits = out.index_entropy_bits - (1 - p) * math::log1p(-p) / p / 0.69314718055994531;
    out.least_bytes = Bytes(kept * (in.value_bits + out.index_entropy_bits) / 8);
    if (out.bytes.si() > 0) {
      out.compression = in.dense / out.bytes;
      out.index_share = in.index_bits / (in.value_bits + in.index_bits);
    }
    if (out.least_bytes.si() > 0) out.most_compression = in.dense / out.least_bytes;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::dimension, "dimension", {.range = kPositiveCount, .symbol = "d", .doc = "Entries of the update."}),
      field(&In::kept_fraction, "kept_fraction", {.range = kPositiveShare, .symbol = "p", .doc = "Share of the entries that is sent."}),
      field(&In::value_bits, "value_bits", {.range = kNonNegative, .symbol = "v", .doc = "Bits of each sent value."}),
      field(&In::index_bits, "index_bits", {.range = kNonNegative, .symbol = "i", .doc = "Bits that say where it stands."}),
      field(&In::dense, "dense_bytes", {.symbol = "M", .doc = "Bytes of the whole update, to compare."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::bytes, "bytes", {.doc = "Bytes that are sent."}),
      field(&Out::compression, "compression", {.doc = "Whole update over what is sent.", .null_text = "nothing is sent"}),
      field(&Out::index_entropy_bits, "index_entropy_bits", {.symbol = "H", .doc = "The fewest bits for each sent entry by which any code can say where the entries stand, on average."}),
      field(&Out::least_bytes, "least_bytes", {.doc = "Bytes with such a code."}),
      field(&Out::most_compression, "most_compression", {.doc = "Whole update over those.", .null_text = "nothing is sent"}),
      field(&Out::index_share, "index_share", {.range = kShare, .doc = "Share of the sent bytes that only says where.", .null_text = "nothing is sent"}));

  static constexpr ModelText text{
      .title = "Bytes of a sparsified update",
      .doc = "Sending one entry in a hundred does not save a factor of 100: each value brings its position along. The entropy of the set of positions is what no code can undercut; it assumes that the positions are random.",
      .formula = {{"bytes", "\\v{bytes} = \\frac{\\v{dimension} \\cdot \\v{kept_fraction} (\\v{value_bits} + \\v{index_bits})}{8}"},
                  {"compression", "\\v{compression} = \\frac{\\v{dense_bytes}}{\\v{bytes}}"},
                  {"index_entropy_bits", "\\v{index_entropy_bits} = \\frac{-\\v{kept_fraction} \\log_2 \\v{kept_fraction} - (1 - \\v{kept_fraction}) \\log_2 (1 - \\v{kept_fraction})}{\\v{kept_fraction}}"}},
      .sources = {"Shannon 1948, A mathematical theory of communication: the entropy", "Lin et al. 2018, Deep gradient compression, arXiv:1712.01887: sending the largest entries"},
      .has_scale = true};
};

}  // namespace ironlab
