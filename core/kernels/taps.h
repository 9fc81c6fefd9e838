// Which pixels of an image an output pixel of a convolution sees: what the kernels walk. The reference has a walk of its own, on
// purpose: it judges these.
#pragma once

#include "kernels/operands.h"

namespace ironlab::kernels {
namespace {

// For output pixel p, use(tap, pixel) once for each of the side² places of the filter, row by row: the pixel's index in the
// image, or -1 where the place lies in the padding.
template <class Use>
inline void each_tap(const Convolution& s, Index p, Use&& use) {
  const Index width = (s.width + 2 * Index{s.padding} - s.side) / s.stride + 1;
  const Index top = p / width * s.stride - s.padding, left = p % width * s.stride - s.padding;
  for (Index dy = 0; dy < s.side; ++dy)
    for (Index dx = 0; dx < s.side; ++dx) {
      const Index y = top + dy, x = left + dx;
      use(dy * s.side + dx, y < 0 || y >= s.height || x < 0 || x >= s.width ? -1 : y * s.width + x);
    }
}

}  // namespace
}  // namespace ironlab::kernels
