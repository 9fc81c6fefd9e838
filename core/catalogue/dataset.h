// Data sets, and the shapes of matrix products that the acceleration lab times.
#pragma once

#include "catalogue/entry.h"

namespace ironlab {

struct DatasetView {
  Maybe<Count> items;
  Maybe<Bytes> item, total;
};
inline constexpr auto kDatasetFields = fields<DatasetView>(
    field(&DatasetView::items, "items", {.range = kPositiveCount, .doc = "Number of items."}), field(&DatasetView::item, "item_bytes", {.positive = true, .doc = "Mean size of an item as stored."}),
    field(&DatasetView::total, "dataset_bytes", {.positive = true, .doc = "Size of all."}));

inline constexpr Constant kImagenet[] = {{"items", 1281167, Source::paper, "ILSVRC2012; Russakovsky et al. 2015"}, {"item_bytes", 115440, Source::derived, "147,897,477,120 B over 1,281,167 images, rounded up"},
                                         {"dataset_bytes", 147897477120.0, Source::secondary, "size of ILSVRC2012_img_train.tar in public preparation notes"}};
inline constexpr std::array<Entry, 1> kDatasets{{{"imagenet_jpeg", "ImageNet, training images as JPEG", "ImageNet", "", "", kImagenet}}};

struct GemmShapeView {
  Maybe<Count> m, k, n;
};
inline constexpr auto kGemmShapeFields = fields<GemmShapeView>(
    field(&GemmShapeView::m, "m", {.range = kPositiveCount, .doc = "Rows of A and C."}), field(&GemmShapeView::k, "k", {.range = kPositiveCount, .doc = "Columns of A, rows of B."}),
    field(&GemmShapeView::n, "n", {.range = kPositiveCount, .doc = "Columns of B and C."}));

template <int M, int K, int N>
inline constexpr Constant kShape[] = {{"m", M, Source::derived, "shape of the layer"}, {"k", K, Source::derived, "shape of the layer"}, {"n", N, Source::derived, "shape of the layer"}};
inline constexpr std::array<Entry, 19> kGemmShapes{{
    {"gemm_2", "2 x 2, the known answer", "2 x 2", "", "[[1,2],[3,4]] times [[5,6],[7,8]] is [[19,22],[43,50]].", kShape<2, 2, 2>},
    {"gemm_50", "Square, 50", "50", "", "", kShape<50, 50, 50>},
    {"gemm_100", "Square, 100", "100", "", "", kShape<100, 100, 100>},
    {"gemm_200", "Square, 200", "200", "", "", kShape<200, 200, 200>},
    {"gemm_500", "Square, 500", "500", "", "", kShape<500, 500, 500>},
    {"gemm_800", "Square, 800", "800", "", "", kShape<800, 800, 800>},
    {"gemm_1000", "Square, 1,000", "1,000", "", "", kShape<1000, 1000, 1000>},
    {"gemm_1024", "Square, 1,024", "1,024", "", "A power of two: rows meet in few sets of a cache.", kShape<1024, 1024, 1024>},
    {"gemm_mlp1_b32", "First layer of a small network, batch 32", "MLP 1, batch 32", "", "", kShape<32, 256, 128>},
    {"gemm_mlp2_b32", "Second layer of a small network, batch 32", "MLP 2, batch 32", "", "", kShape<32, 128, 64>},
    {"gemm_mlp_probe_1", "Small probe, first layer", "Probe 1", "", "", kShape<8, 64, 32>},
    {"gemm_mlp_probe_2", "Small probe, second layer", "Probe 2", "", "", kShape<8, 32, 16>},
    {"gemm_mlp1_b1", "First layer of a small network, batch 1", "MLP 1, batch 1", "", "", kShape<1, 256, 128>},
    {"gemm_mlp2_b1", "Second layer of a small network, batch 1", "MLP 2, batch 1", "", "", kShape<1, 128, 64>},
    {"gemm_large_b1", "Large layer, batch 1", "4,096, batch 1", "", "Its weights fit no cache.", kShape<1, 4096, 4096>},
    {"gemm_large_b32", "Large layer, batch 32", "2,048, batch 32", "", "", kShape<32, 2048, 2048>},
    {"gemm_conv_im2col", "3 x 3 convolution of a 32 x 32 color image, 64 filters", "Convolution", "", "Unrolled to a matrix product, padding 1.", kShape<1024, 27, 64>},
    {"gemm_attention_scores", "Attention scores, 128 tokens of width 256", "Attention scores", "", "", kShape<128, 256, 128>},
    {"gemm_attention_values", "Attention values, 128 tokens of width 256", "Attention values", "", "", kShape<128, 128, 256>},
}};

}  // namespace ironlab
