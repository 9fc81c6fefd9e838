// Parameter memory: bytes of a set of parameters, and whether they fit.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct ParameterMemory {
  static constexpr const char* id = "parameter_memory";

  struct In {
    Count params;
    Ratio bits_per_param;
    Maybe<Bytes> capacity;
    Ratio usable_fraction;
  };
  struct Out {
    Bytes bytes;
    Maybe<Ratio> ratio;
    Maybe<Flag> fits;
    Maybe<Count> max_params;
    Violation<Bytes> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.bytes = Bytes(in.params * in.bits_per_param / 8);
    if (in.capacity.has()) {
      const Bytes usable = in.capacity.value() * in.usable_fraction;
      out.ratio = out.bytes / usable;
      out.fits = Flag(within(out.bytes.si(), usable.si()));
      out.max_params = Count(rounded_down(8 * usable.si() / in.bits_per_param));
      if (!out.fits.value()) out.violation = Violation<Bytes>::of(out.bytes, usable);
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.symbol = "N", .doc = "Number of parameters."}),
      field(&In::bits_per_param, "bits_per_param", {.range = kPositive, .symbol = "b", .doc = "Bits held for each parameter: 32, 16, 8, 4; in training also gradients and optimizer state."}),
      field(&In::capacity, "capacity_bytes", {.positive = true, .fallback = kNull, .symbol = "C", .doc = "Size of the memory.", .null_text = "not asked"}),
      field(&In::usable_fraction, "usable_fraction", {.range = kPositiveShare, .fallback = 1, .symbol = "\\phi", .doc = "Share of the memory that the parameters may use."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::bytes, "bytes", {.symbol = "M", .doc = "Bytes of all parameters."}),
      field(&Out::ratio, "ratio", {.symbol = "r", .doc = "Those bytes over the usable memory; above 1 they do not fit.", .null_text = "no memory given"}),
      field(&Out::fits, "fits", {.doc = "Do they fit? Exactly full still fits.", .null_text = "no memory given"}),
      field(&Out::max_params, "max_params", {.symbol = "N_{\\text{max}}", .doc = "The most parameters that fit.", .null_text = "no memory given"}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when they do not fit.", .null_text = "fits", .violation = "out_of_memory"}));

  static constexpr ModelText text{
      .title = "Memory of a model's parameters",
      .doc = "Every parameter takes the bits of its number format; eight bits are a byte. Fewer bits hold more parameters in the same memory.",
      .formula = {{"bytes", "\\v{bytes} = \\frac{\\v{params} \\cdot \\v{bits_per_param}}{8}"},
                  {"ratio", "\\v{ratio} = \\frac{\\v{bytes}}{\\v{usable_fraction} \\cdot \\v{capacity_bytes}}"},
                  {"max_params", "\\v{max_params} = \\left\\lfloor \\frac{8 \\cdot \\v{usable_fraction} \\cdot \\v{capacity_bytes}}{\\v{bits_per_param}} \\right\\rfloor"}},
      .sources = {"Definition"},
      .has_scale = true};
};

}  // namespace ironlab
