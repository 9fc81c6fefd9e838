// Matrix products one number at a time, in every loop order: the lesson, not the library.
#pragma once

#include "kernels/kernels.h"

namespace ironlab::kernels::scalar {

void naive_ijk(const Call&);    // a row of A by a column of B
void ikj(const Call&);          // all at unit stride
void jki(const Call&);          // all at the stride of a row: the worst order
void nt(const Call&);           // A · (Bᵀ)ᵀ, with Bᵀ in the workspace
void transpose_b(const Call&);  // prepares nt
void blocked(const Call&);      // tiles of Shape::block, ikj inside
void blocked_ijk(const Call&);  // the same tiles, ijk inside
void recursive(const Call&);    // halves the longest side: fits every cache without knowing any
void int8_ijk(const Call&);
void conv2d(const Call&);     // without im2col
void attention(const Call&);  // all scores, then softmax, then values
void skip_edges(const Call&);   // faulty: blocked without the tiles at the edges
void stale_c(const Call&);      // faulty: ikj that adds to what C held

std::size_t transposed_b_bytes(const Shape&);
std::size_t scores_bytes(const Shape&);

}  // namespace ironlab::kernels::scalar
