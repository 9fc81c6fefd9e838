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

inline constexpr const char* kTorchvision = "torchvision";
inline constexpr Constant kMobilenetV2[] = {
    {"params", 3504872, Source::paper, kTorchvision},
    {"macs", 300774272, Source::derived, "layer count of the torchvision variant", "Sandler et al. 2018, arXiv:1801.04381, print 300 million"},
    {"bits_per_weight", 8, Source::derived, "stored in INT8"},
    {"top1_accuracy", 0.71878, Source::paper, kTorchvision, "V1 weights; Sandler et al. print 0.720", "2026-11", kNull, "", ""}};
inline constexpr Constant kMobilenetV3[] = {
    {"params", 5483032, Source::paper, kTorchvision},
    {"macs", 216589760, Source::derived, "layer count of the torchvision variant", "Howard et al. 2019, arXiv:1905.02244"},
    {"bits_per_weight", 16, Source::derived, "stored in FP16"},
    {"top1_accuracy", 0.74042, Source::paper, kTorchvision, "V1 weights; V2: 0.75274", "2026-11", kNull, "", ""}};
inline constexpr Constant kVitB16[] = {
    {"params", 86567656, Source::paper, kTorchvision},
    {"macs", 17563828224.0, Source::derived, "layer count of the torchvision variant", "Dosovitskiy et al. 2021, arXiv:2010.11929; with the products of attention"},
    {"bits_per_weight", 16, Source::derived, "stored in FP16"},
    {"top1_accuracy", 0.81072, Source::paper, kTorchvision, "V1 weights", "2026-11", kNull, "", ""}};

// Networks whose item is a token: one multiply-add a parameter.
inline constexpr const char* kGpt2 = "Radford et al. 2019; the released checkpoint";
inline constexpr const char* kLlama3 = "Grattafiori et al. 2024, arXiv:2407.21783";
inline constexpr const char* kLlama2 = "Touvron et al. 2023, arXiv:2307.09288";
inline constexpr const char* kGpt3 = "Brown et al. 2020, arXiv:2005.14165, table 2.1";
struct TransformerShape {
  double layers, hidden, heads, kv_heads, head_dim, ffn_dim, vocab;
};
// A language model in FP16: its parameters, and its shape with where that is printed.
constexpr std::array<Constant, 10> language_model(const Constant& params, const char* printed, const TransformerShape& shape) {
  return {params,
          {"macs", params.value, Source::derived, "one a parameter", "for each token, without attention"},
          {"bits_per_weight", 16, Source::derived, "stored in FP16"},
          {"layers", shape.layers, Source::paper, printed},
          {"hidden", shape.hidden, Source::paper, printed},
          {"heads", shape.heads, Source::paper, printed},
          {"kv_heads", shape.kv_heads, Source::paper, printed},
          {"head_dim", shape.head_dim, Source::paper, printed},
          {"ffn_dim", shape.ffn_dim, Source::paper, printed},
          {"vocab", shape.vocab, Source::paper, printed}};
}
inline constexpr auto kGpt2Small = language_model({"params", 124439808, Source::paper, kGpt2, "counted from the shape"},
    kGpt2, {.layers = 12, .hidden = 768, .heads = 12, .kv_heads = 12, .head_dim = 64, .ffn_dim = 3072, .vocab = 50257});
inline constexpr auto kGpt2Xl = language_model({"params", 1557611200, Source::paper, kGpt2, "counted from the shape; 12 L d^2 = 1,474,560,000 is its blocks alone"},
    kGpt2, {.layers = 48, .hidden = 1600, .heads = 25, .kv_heads = 25, .head_dim = 64, .ffn_dim = 6400, .vocab = 50257});
inline constexpr auto kDense7b = language_model({"params", 7.0e9, Source::derived, kLlama2, "a round 7 billion, on purpose; the model has 6,738,415,616"},
    kLlama2, {.layers = 32, .hidden = 4096, .heads = 32, .kv_heads = 32, .head_dim = 128, .ffn_dim = 11008, .vocab = 32000});
inline constexpr auto kLlama3_8b = language_model({"params", 8030261248.0, Source::paper, "Meta model card; counted from the shape"},
    kLlama3, {.layers = 32, .hidden = 4096, .heads = 32, .kv_heads = 8, .head_dim = 128, .ffn_dim = 14336, .vocab = 128256});
inline constexpr auto kLlama32_1b = language_model({"params", 1235814400, Source::paper, "Meta model card; counted from the shape"},
    "Meta model card", {.layers = 16, .hidden = 2048, .heads = 32, .kv_heads = 8, .head_dim = 64, .ffn_dim = 8192, .vocab = 128256});
inline constexpr auto kLlama3_70b = language_model({"params", 70553706496.0, Source::paper, "Meta model card; counted from the shape"},
    kLlama3, {.layers = 80, .hidden = 8192, .heads = 64, .kv_heads = 8, .head_dim = 128, .ffn_dim = 28672, .vocab = 128256});
inline constexpr auto kLlama31_405b = language_model({"params", 405853388800.0, Source::paper, "Meta model card; counted from the shape"},
    kLlama3, {.layers = 126, .hidden = 16384, .heads = 128, .kv_heads = 8, .head_dim = 128, .ffn_dim = 53248, .vocab = 128256});
inline constexpr auto kLlama2_7b = language_model({"params", 6738415616.0, Source::derived, "counted from the shape"},
    kLlama2, {.layers = 32, .hidden = 4096, .heads = 32, .kv_heads = 32, .head_dim = 128, .ffn_dim = 11008, .vocab = 32000});
inline constexpr auto kGpt3_175b = language_model({"params", 175e9, Source::paper, kGpt3, "rounded by the paper; batch of 3.2 million tokens"},
    kGpt3, {.layers = 96, .hidden = 12288, .heads = 96, .kv_heads = 96, .head_dim = 128, .ffn_dim = 49152, .vocab = 50257});
inline constexpr Constant kDense1t[] = {
    {"params", 1e12, Source::untraced, "", "scenario; a checkpoint of 14 B a parameter is 14e12 B"},
    {"macs", 1e12, Source::derived, "one a parameter", "for each token, without attention"},
    {"bits_per_weight", 16, Source::derived, "stored in FP16"}};
inline constexpr Constant kKeyboardFederated[] = {
    {"params", 1.4e6, Source::secondary, "Hard et al. 2018, arXiv:1811.03604, as quoted by public pages"},
    {"macs", 1.4e6, Source::derived, "one a parameter", "for each token"},
    {"bits_per_weight", 8, Source::secondary, "Hard et al. 2018, arXiv:1811.03604, as quoted by public pages", "1.4e6 B quantized"}};

inline constexpr Constant kMlp10_20_3[] = {
    {"params", 283, Source::derived, "10 x 20 + 20 + 20 x 3 + 3"}, {"macs", 260, Source::derived, "10 x 20 + 20 x 3"}, {"bits_per_weight", 32, Source::derived, "stored in FP32", "1,132 B"}};
inline constexpr Constant kMlp64_64_10[] = {
    {"params", 4810, Source::derived, "64 x 64 + 64 + 64 x 10 + 10"}, {"macs", 4736, Source::derived, "64 x 64 + 64 x 10"}, {"bits_per_weight", 32, Source::derived, "stored in FP32", "19,240 B"}};

// Programs seen as streams of kernels, on an H100: how many they start for one item, and how long one takes.
inline constexpr Constant kKernelsKws[] = {{"launches", 1000, Source::untraced, "", "a recurrent spotter that starts some ten kernels a frame; order of magnitude"},
                                           {"kernel_time_s", 5e-6, Source::untraced, "", "order of magnitude of a tiny kernel"}};
inline constexpr Constant kKernelsResnet50[] = {{"launches", 200, Source::untraced, "", "about 50 convolutions and 50 norms, with activations and additions, in eager mode"}, {"kernel_time_s", 50e-6, Source::untraced, ""}};
inline constexpr Constant kKernelsGpt2Block[] = {{"launches", 20, Source::untraced, "", "one block, a long text in a batch"}, {"kernel_time_s", 500e-6, Source::untraced, ""}};

inline constexpr std::array<Entry, 21> kWorkloads{{
    {"resnet50", "ResNet-50, one 224 x 224 image", "ResNet-50", "", "Names what is in a photo.", kResnet50, {}, "image"},
    {"kws_dscnn", "Keyword spotter (DS-CNN medium), one second of sound", "Keyword spotter", "", "Listens for a few words.", kKwsDscnn, {}, "second of sound"},
    {"mobilenet_v2", "MobileNetV2, one 224 x 224 image", "MobileNetV2", "", "Names what is in a photo, on a phone.", kMobilenetV2, {}, "image"},
    {"mobilenet_v3_large", "MobileNetV3-Large, one 224 x 224 image", "MobileNetV3", "", "Names what is in a photo, on a phone.", kMobilenetV3, {}, "image"},
    {"vit_b16", "ViT-B/16, one 224 x 224 image", "ViT-B/16", "", "A transformer that looks at photos.", kVitB16, {}, "image"},
    {"gpt2_small", "GPT-2 small, one token", "GPT-2 small", "", "", kGpt2Small, {}, "token"},
    {"gpt2_xl", "GPT-2 XL, one token", "GPT-2 XL", "", "", kGpt2Xl, {}, "token"},
    {"dense_7b", "Language model of the 7B class, one token", "7B class", "", "A round 7 billion parameters in the shape of Llama-2-7B.", kDense7b, {}, "token"},
    {"llama3_8b", "Llama-3-8B, one token", "Llama-3-8B", "", "", kLlama3_8b, {}, "token"},
    {"llama32_1b", "Llama-3.2-1B, one token", "Llama-3.2-1B", "", "", kLlama32_1b, {}, "token"},
    {"llama3_70b", "Llama-3-70B, one token", "Llama-3-70B", "", "", kLlama3_70b, {}, "token"},
    {"llama31_405b", "Llama-3.1-405B, one token", "Llama-3.1-405B", "", "", kLlama31_405b, {}, "token"},
    {"llama2_7b", "Llama-2-7B, one token", "Llama-2-7B", "", "", kLlama2_7b, {}, "token"},
    {"keyboard_federated", "Keyboard's next-word model, one token", "Keyboard", "", "Trained on the phones that use it.", kKeyboardFederated, {}, "token"},
    {"gpt3_175b", "GPT-3, one token", "GPT-3", "", "", kGpt3_175b, {}, "token"},
    {"dense_1t", "Language model of a trillion parameters, one token", "1T", "", "Scenario of its lab.", kDense1t, {}, "token"},
    {"mlp_10_20_3", "Two layers, 10-20-3", "10-20-3", "", "", kMlp10_20_3, {}, "sample"},
    {"mlp_64_64_10", "Two layers for handwritten digits, 64-64-10", "64-64-10", "", "", kMlp64_64_10, {}, "image"},
    {"kernels_kws", "Keyword spotter as a stream of kernels", "Keyword spotter", "", "Steps through the sound frame by frame.", kKernelsKws, {}, "pass"},
    {"kernels_resnet50", "ResNet-50 as a stream of kernels", "ResNet-50", "", "Layer after layer of convolutions.", kKernelsResnet50, {}, "pass"},
    {"kernels_gpt2_block", "One block of GPT-2 as a stream of kernels", "GPT-2 block", "", "A few large matrix products.", kKernelsGpt2Block, {}, "pass"},
}};

}  // namespace ironlab
