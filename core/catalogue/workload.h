// Workloads: what one item costs. Derived numbers (FLOP, bytes) are computed from these in `completed` (entry.h).
#pragma once

#include "catalogue/entry.h"

namespace ironlab {

inline constexpr Constant kResnet50[] = {
    {"params", 25557032, Source::paper, "torchvision resnet50; He et al. 2016"},
    {"macs", 4089184256.0, Source::derived, "layer count of the torchvision variant", "224 x 224 image; He et al. 2016 count multiply-adds too"},
    {"bits_per_weight", 16, Source::derived, "stored in FP16", "51,114,064 B; FP32 102,228,128 B; INT8 25,557,032 B"},
    {"activation_elements", 11113984, Source::derived, "layer count of the torchvision variant", "outputs of the convolutions"},
    {"top1_accuracy", 0.76130, Source::paper, "torchvision IMAGENET1K_V1", "INT8: 0.75920", "2026-11", kNull, "", ""}};

inline constexpr Constant kKwsDscnn[] = {
    {"params", 133472, Source::derived, "the authors' released network, counted", "weights; the 0.2 MB often quoted is the size of the file"},
    {"macs", 9816384, Source::derived, "the authors' released network, counted", "19.6e6 FLOP; Zhang et al. 2017 print 19.8 MOps, two per multiply-add"},
    {"bits_per_weight", 8, Source::paper, "Zhang et al. 2017, arXiv:1711.07128"},
    {"resident_bytes", 200928, Source::derived, "size of the authors' released INT8 file", "Zhang et al. print 189.2 KB"},
    {"traffic_bytes", 200928, Source::derived, "size of the authors' released INT8 file", "the file read once"}};

inline constexpr std::array<Entry, 2> kWorkloads{{
    {"resnet50", "ResNet-50, one 224 x 224 image", "ResNet-50", "", "Names what is in a photo.", kResnet50},
    {"kws_dscnn", "Keyword spotter (DS-CNN medium), one second of sound", "Keyword spotter", "", "Listens for a few words.", kKwsDscnn},
}};

}  // namespace ironlab
