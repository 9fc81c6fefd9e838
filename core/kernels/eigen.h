// Eigen's matrix product, where its headers are installed (IRONLAB_EIGEN).
#pragma once

#include "kernels/kernels.h"

namespace ironlab::kernels::eigen {

void product(const Call&);

}  // namespace ironlab::kernels::eigen
