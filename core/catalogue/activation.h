// Activation functions: silicon and time of one unit. Teaching values of the course; only their order is a measured fact.
#pragma once

#include "catalogue/entry.h"

namespace ironlab {

enum class Activation { relu, leaky_relu, gelu, sigmoid, tanh, softmax };
template <>
inline constexpr std::array<ChoiceName, 6> choice_names<Activation>{{{"relu", "ReLU"}, {"leaky_relu", "Leaky ReLU"}, {"gelu", "GELU"},
                                                                    {"sigmoid", "Sigmoid"}, {"tanh", "Tanh"}, {"softmax", "Softmax"}}};

inline constexpr Constant kRelu[] = {{"transistors", 50, Source::untraced, "", "exact for an 8-bit ReLU in static CMOS: eight 2-input ANDs of 6 and an inverter of 2"}, {"cycles", 1, Source::untraced, ""}};
inline constexpr Constant kLeakyRelu[] = {{"transistors", 60, Source::untraced, ""}, {"cycles", 2, Source::untraced, ""}};
inline constexpr Constant kGelu[] = {{"transistors", 1500, Source::untraced, "", "a polynomial approximation of the Gaussian CDF"}, {"cycles", 8, Source::untraced, "", "6 to 10 in the text"}};
inline constexpr Constant kSigmoid[] = {{"transistors", 2500, Source::untraced, ""}, {"cycles", 25, Source::untraced, "", "20 to 30 in the text"}};
inline constexpr Constant kTanh[] = {{"transistors", 2500, Source::untraced, ""}, {"cycles", 25, Source::untraced, "", "20 to 30 in the text"}};
inline constexpr Constant kSoftmax[] = {{"transistors", 3000, Source::untraced, ""}, {"cycles", 30, Source::untraced, ""}};

// In the order of the enumeration.
inline constexpr std::array<Entry, 6> kActivations{{
    {"relu", "Rectified linear unit", "ReLU", "", "", kRelu},
    {"leaky_relu", "Leaky rectified linear unit", "Leaky ReLU", "", "", kLeakyRelu},
    {"gelu", "Gaussian error linear unit", "GELU", "", "Hendrycks and Gimpel 2016, arXiv:1606.08415", kGelu},
    {"sigmoid", "Logistic sigmoid", "Sigmoid", "", "", kSigmoid},
    {"tanh", "Hyperbolic tangent", "Tanh", "", "", kTanh},
    {"softmax", "Softmax", "Softmax", "", "", kSoftmax},
}};

inline constexpr Constant kTiersRelative[] = {
    {"l1", 1, Source::untraced, ""},
    {"l2", 4, Source::untraced, ""},
    {"ram", 10, Source::untraced, "", "the right order for a GPU, not a measurement"},
    {"over", 100, Source::untraced, "", "100 ns main memory: J. Dean's latency numbers (2009 talk)"}};
inline constexpr std::array<Entry, 1> kTiers{{{"tiers_relative", "Relative access times of a memory hierarchy", "Relative tiers", "", "L1 is 1.", kTiersRelative}}};

}  // namespace ironlab
