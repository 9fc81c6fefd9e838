// The dispatcher: which kernel an operation of some shape gets, and why.
#pragma once

#include <span>  // std::span

#include "kernels/kernels.h"
#include "kernels/usual.h"

namespace ironlab::kernels {

struct Extent {
  std::int32_t rows = 0, columns = 0;
};

// Outcomes other than `ok` are errors of the same code on the wire.
enum class Status : std::uint8_t { ok, not_implemented, shape_mismatch, out_of_range };

enum class Reason : std::uint8_t {
  empty,             // nothing to compute: the result is empty, or zero if only k is 0
  vector,            // unmeasured: Usual::vector
  small,             // unmeasured: Usual::tiled
  large,             // unmeasured: Usual::packed
  usual,             // unmeasured: the last eligible of the table, which is ordered from simple to fast
  fastest,           // measured: smallest median
  simpler,           // measured: within kMargin of the smallest, and earlier in the table
};

inline constexpr double kMargin = 0.03;

struct Choice {
  Status status = Status::ok;
  Reason reason = Reason::empty;
  const Kernel* kernel = nullptr;   // none for errors
  const Kernel* fastest = nullptr;  // measured: the one with the smallest median
  double behind = 0;                // measured: kernel's median over the smallest, minus 1
  Extent a = {}, b = {};            // shape_mismatch: the two that do not go together
};

// The earliest candidate within kMargin of the smallest median; -1 if there is none. A median that is not a positive
// number (NaN, say) is of a kernel that is not eligible or not measured.
int choose(std::span<const double> medians_s);

// `medians_s`: one a row of kernels(op), NaN where not measured; empty: nothing measured, so a default by shape.
Choice dispatch(Op, const Shape&, Features, std::span<const double> medians_s = {});

// By name and operands, for matmul, matvec (b: a column) and matmul_int8; of attention, `a` is Q and `b` K (one row a token).
// Elementwise operations read `a` only.
Choice dispatch(std::string_view op, Extent a, Extent b, Features, std::span<const double> medians_s = {});

}  // namespace ironlab::kernels
