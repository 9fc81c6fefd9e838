// The fused kernels of a build that has none.
#include "kernels/fused.h"

namespace ironlab::kernels::fused {

bool available() { return false; }

}  // namespace ironlab::kernels::fused
