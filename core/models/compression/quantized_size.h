// Bytes of a small quantized network.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/compression/stored_bits_per_weight.h"
#include "models/rules.h"

namespace ironlab {

struct QuantizedSize {
  static constexpr const char* id = "quantized_size";
  static constexpr double kFloatBytes = 4;

  struct In {
    Count weights, biases, scales;
    Ratio bits;
  };
  struct Out {
    Bytes bytes, float_bytes;
    Maybe<Ratio> compression_ratio;
    Maybe<Ratio> overhead_share;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double codes = rounded_up(in.weights * in.bits / 8), rest = kFloatBytes * in.biases + kFloatBytes * in.scales;
    out.bytes = Bytes(codes + rest);
    out.float_bytes = Bytes(kFloatBytes * (in.weights + in.biases));
    if (out.bytes.si() > 0) {
      out.compression_ratio = out.float_bytes / out.bytes;
      out.overhead_share = Ratio(rest / out.bytes.si());
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::weights, "weights", {.symbol = "w", .doc = "Weights, each stored as a code."}),
      field(&In::biases, "biases", {.symbol = "n_b", .doc = "Biases, kept as 32-bit floats."}),
      field(&In::scales, "scales", {.symbol = "n_s", .doc = "Scales, one a tensor or one a channel, 32-bit floats."}),
      field(&In::bits, "bits", {.range = kWeightBits, .symbol = "b", .doc = "Bits of a code."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::bytes, "bytes", {.symbol = "M", .doc = "Bytes of all, codes packed."}),
      field(&Out::float_bytes, "float_bytes", {.symbol = "M_{32}", .doc = "Bytes of the same network in 32-bit floats."}),
      field(&Out::compression_ratio, "compression_ratio", {.symbol = "C", .doc = "How many times smaller.", .null_text = "nothing is stored"}),
      field(&Out::overhead_share, "overhead_share", {.range = kShare, .doc = "Biases and scales as a share of the bytes.", .null_text = "nothing is stored"}));

  static constexpr ModelText text{
      .title = "Bytes of a small quantized network",
      .doc = "Eight-bit codes are a quarter of 32-bit floats, but biases and scales stay floats. In a small network they keep the ratio well below four.",
      .formula = {{"bytes", "\\v{bytes} = \\left\\lceil \\frac{\\v{weights} \\cdot \\v{bits}}{8} \\right\\rceil + 4 \\, \\v{biases} + 4 \\, \\v{scales}"},
                  {"compression_ratio", "\\v{compression_ratio} = \\frac{4 (\\v{weights} + \\v{biases})}{\\v{bytes}}"}},
      .sources = {"Definition"},
      .has_scale = true};
};

}  // namespace ironlab
