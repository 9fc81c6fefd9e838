// Titles, explanations and stated bounds.
#include "kernels/text.h"

namespace ironlab::kernels {

namespace {

constexpr KernelText kTexts[] = {
    {Op::matmul, "naive_ijk", "Row by column", "Each result in turn: a row of A by a column of B. The column is read at the stride of a row, one number of a whole cache line."},
    {Op::matmul, "jki", "Column by column", "Both A and C are read down their columns: the worst order of the six."},
    {Op::matmul, "nt", "Row by row of the transpose", "B is transposed beforehand (untimed), so that the innermost loop reads both operands at unit stride."},
    {Op::matmul, "reordered_ikj", "Rows of B, scaled and added", "The same multiply-adds with two loops exchanged: everything is read at unit stride."},
    {Op::matmul, "blocked_ijk", "Blocks, row by column inside", "Square tiles, small enough to stay in a cache, with the naive order inside each."},
    {Op::matmul, "blocked", "Blocks, rows inside", "Square tiles with the good order inside each: against that order alone it gains little unless the matrices leave the cache."},
    {Op::matmul, "recursive", "Halves of halves", "Splits the longest side in two until the parts are small: fits every cache without knowing its size."},
    {Op::matmul, "ikj_simd", "Rows, four numbers at a time", "The good order by vectors. Each sum is loaded and stored for every term, so memory instructions outnumber arithmetic."},
    {Op::matmul, "ikj_fused", "Rows by vectors, fused", "The same with one instruction for multiplying and adding."},
    {Op::matmul, "blocked_simd", "Blocks by vectors", "Blocks on top of vectors: short rows cost more than the caches save."},
    {Op::matmul, "vector_simd", "Vector by matrix", "For one row or one column: every weight is read once, so memory sets the pace."},
    {Op::matmul, "register_tiled", "A tile in registers", "4 x 8 sums stay in registers while rows of B pass by: two loads of B serve four rows."},
    {Op::matmul, "register_tiled_fused", "A tile in registers, fused", "The same with one instruction for multiplying and adding."},
    {Op::matmul, "packed", "Packed panels", "Operands are copied into the order in which the tile in registers reads them. The copying is part of the time."},
    {Op::matmul, "packed_fused", "Packed panels, fused", "The same with one instruction for multiplying and adding, and a larger tile."},
    {Op::matmul, "packed_once", "Packed panels, B beforehand", "As if B were constant weights: they are packed once, untimed; A is packed in each call."},
    {Op::matmul, "packed_once_fused", "Packed panels, B beforehand, fused", "Both: constant weights and one instruction for multiplying and adding."},
    {Op::matmul, "eigen", "Eigen", "The product of the C++ library Eigen: packed panels too, with vectors of four and two roundings."},
    {Op::matmul, "faulty_skip_edges", "Faulty: no edges", "Leaves out the tiles that are not whole. Right only if the block divides every side."},
    {Op::matmul, "faulty_stale_c", "Faulty: C not cleared", "Adds to whatever C held before."},
    {Op::matvec, "scalar", "Row by vector", "One multiply-add at a time, each waiting for the one before."},
    {Op::matvec, "simd", "Four rows by vectors", "Four independent sums of vectors, each number of A read once."},
    {Op::matvec, "fused", "Four rows by vectors, fused", "The same with one instruction for multiplying and adding."},
    {Op::matvec, "eigen", "Eigen", "The matrix-vector product of the C++ library Eigen."},
    {Op::matmul_int8, "naive_ijk", "Row by column, 8 bits", "Products of 8-bit integers summed in 32 bits, one at a time."},
    {Op::matmul_int8, "dot16", "Pairs of 16 bits", "Numbers are widened to 16 bits and packed in pairs; one instruction multiplies eight and adds them in twos."},
    {Op::matmul_int8, "dot7", "Groups of four", "One relaxed instruction multiplies sixteen and adds them in fours. One side must fit in 7 bits."},
    {Op::conv2d, "direct", "Direct", "Each output pixel gathers its neighbours, one number at a time."},
    {Op::conv2d, "direct_simd", "Direct by vectors", "The same with four filters at a time."},
    {Op::conv2d, "im2col", "As a matrix product", "Neighborhoods are copied into the rows of a matrix, side · side times the image, which the packed product multiplies."},
    {Op::conv2d, "im2col_fused", "As a matrix product, fused", "The same with one instruction for multiplying and adding."},
    {Op::attention, "scalar", "Three steps", "All scores, then softmax, then values, one number at a time."},
    {Op::attention, "packed", "Packed products", "Two packed products with a softmax between; the table of scores goes through memory."},
    {Op::attention, "packed_rows", "A few queries at a time", "The same for a few queries at once, whose scores never leave the cache."},
    {Op::attention, "packed_rows_fused", "A few queries at a time, fused", "The same with one instruction for multiplying and adding."},
    {Op::relu, "scalar", "One by one", "Negative numbers become zero."},
    {Op::relu, "simd", "By vectors", "Four at a time: memory sets the pace."},
    {Op::gelu, "scalar", "One by one", "The tanh form of GELU, one number at a time."},
    {Op::gelu, "passes", "Eight passes", "Each step of the formula reads and writes whole arrays, as a chain of array operations does."},
    {Op::gelu, "simd", "One pass", "All steps on four numbers while they are in registers: read once, written once."},
    {Op::sigmoid, "scalar", "One by one", "One exponential and one division a number."},
    {Op::sigmoid, "simd", "By vectors", "Four at a time."},
    {Op::tanh, "scalar", "One by one", "One exponential and one division a number."},
    {Op::tanh, "simd", "By vectors", "Four at a time."},
    {Op::softmax, "scalar", "One by one", "The largest score is subtracted first, so that nothing overflows."},
    {Op::softmax, "simd", "By vectors", "The same, four scores at a time."},
};

constexpr const char* kHigham = "Higham 2002, Accuracy and Stability of Numerical Algorithms, 2nd edition, section 3.5";
constexpr const char* kOwnExponential = "the stated error of the exponential, 4 u (swept by the tests), and the rules of Higham 2002, section 3";

constexpr BoundText kBounds[kOps] = {
    {Op::matmul, "|C - C_{64}| \\le \\gamma_k |A||B|, \\quad \\gamma_k = k u / (1 - k u), \\quad u = 2^{-24}", kHigham},
    {Op::matvec, "|y - y_{64}| \\le \\gamma_k |A||x|", kHigham},
    {Op::matmul_int8, "C = C_{64}", "sums of integers below 2^{31} are exact"},
    {Op::conv2d, "|C - C_{64}| \\le \\gamma_k |A||B|, \\quad k = s^2 c", kHigham},
    {Op::attention, "|O - O_{64}| \\le ((1 + \\eta)(1 + \\gamma_n) - 1)\\, P|V|, \\quad \\eta = e^{2(\\delta + u r)} \\tfrac{1 + 4u}{1 - 4u} (1 + \\gamma_{n+2}) - 1, \\quad \\delta = \\gamma_{d+2} \\max |Q||K|^T / \\sqrt{d}", kOwnExponential},
    {Op::relu, "y = y_{64}", "a comparison rounds nothing"},
    {Op::gelu, "|y - y_{64}| \\le 8.6\\, u\\, |x|", kOwnExponential},
    {Op::sigmoid, "|y - y_{64}| \\le 7 u\\, y_{64}", kOwnExponential},
    {Op::tanh, "|y - y_{64}| \\le 8 u", kOwnExponential},
    {Op::softmax, "|p - p_{64}| \\le (e^{2 u r} \\tfrac{1 + 4u}{1 - 4u} (1 + \\gamma_{n+2}) - 1)\\, p_{64}, \\quad r = \\max x - \\min x", kOwnExponential},
};

}  // namespace

const KernelText* kernel_text(Op op, std::string_view id) {
  for (const KernelText& text : kTexts)
    if (text.op == op && id == text.id) return &text;
  return nullptr;
}

const BoundText& bound_text(Op op) { return kBounds[static_cast<int>(op)]; }

}  // namespace ironlab::kernels
