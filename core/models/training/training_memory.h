// Training memory: weights, gradients, master copy and optimizer state.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

enum class Precision { fp32, mixed, bf16 };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<Precision>{{{"fp32", "FP32"}, {"mixed", "Mixed FP16/FP32"}, {"bf16", "BF16"}}};

enum class Optimizer { sgd, momentum, adam, adam8 };
template <>
inline constexpr std::array<ChoiceName, 4> choice_names<Optimizer>{{{"sgd", "SGD"}, {"momentum", "Momentum"}, {"adam", "Adam"}, {"adam8", "8-bit Adam"}}};

struct TrainingMemory {
  static constexpr const char* id = "training_memory";

  struct In {
    Count params;
    Choice<Precision> precision;
    Choice<Optimizer> optimizer;
    Bytes activation;
    Count zero_stage, shards;
  };
  struct Out {
    Bytes weight, gradient, master, optimizer, static_total, total;
    Ratio bytes_per_param;
  };

  static constexpr Out evaluate(const In& in) {
    struct Widths { double weight, gradient, master; };
    constexpr Widths widths[] = {{4, 4, 0}, {2, 2, 4}, {2, 2, 0}};  // bytes a parameter, by precision
    constexpr double state[] = {0, 4, 8, 2};                         // by optimizer; moments are FP32, or 8 bits in adam8
    const Widths& w = widths[static_cast<int>(Precision(in.precision))];
    const double optimizer = state[static_cast<int>(Optimizer(in.optimizer))];
    // ZeRO shards the state from stage 1 on, gradients from 2, weights from 3.
    const auto part = [&in](double stage) { return in.zero_stage >= stage ? static_cast<double>(in.shards) : 1.0; };
    Out out;
    out.weight = Bytes(in.params * w.weight / part(3));
    out.gradient = Bytes(in.params * w.gradient / part(2));
    out.master = Bytes(in.params * w.master / part(1));
    out.optimizer = Bytes(in.params * optimizer / part(1));
    out.static_total = out.weight + out.gradient + out.master + out.optimizer;
    out.total = out.static_total + in.activation;
    out.bytes_per_param = w.weight / part(3) + w.gradient / part(2) + w.master / part(1) + optimizer / part(1);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.symbol = "P", .doc = "Number of parameters."}),
      field(&In::precision, "precision", {.doc = "Number formats: fp32 keeps all in 4 bytes; mixed computes in 2 and keeps a master copy in 4; bf16 keeps all in 2."}),
      field(&In::optimizer, "optimizer", {.doc = "Optimizer: sgd keeps nothing, momentum one FP32 number a parameter, adam two, adam8 two of one byte."}),
      field(&In::activation, "activation_bytes", {.fallback = 0, .symbol = "A", .doc = "Activations kept for the backward pass."}),
      field(&In::zero_stage, "zero_stage", {.range = {0, 3}, .fallback = 0, .doc = "What is spread over devices (ZeRO): 1 master copy and optimizer, 2 also gradients, 3 also weights."}),
      field(&In::shards, "shards", {.range = kPositiveCount, .fallback = 1, .symbol = "n", .doc = "Devices it is spread over."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::weight, "weight_bytes", {.symbol = "W", .doc = "Weights, on one device."}),
      field(&Out::gradient, "gradient_bytes", {.symbol = "G", .doc = "Gradients, on one device."}),
      field(&Out::master, "master_bytes", {.symbol = "K", .doc = "Master copy in FP32, on one device."}),
      field(&Out::optimizer, "optimizer_bytes", {.symbol = "O", .doc = "State of the optimizer, on one device."}),
      field(&Out::static_total, "static_bytes", {.symbol = "S", .doc = "All that stays for the whole training."}),
      field(&Out::total, "total_bytes", {.symbol = "M", .doc = "That and the activations."}),
      field(&Out::bytes_per_param, "bytes_per_param", {.doc = "Static bytes for each parameter, on one device."}));

  static constexpr ModelText text{
      .title = "Memory of training",
      .doc = "Training holds more than the weights: a gradient for each, the optimizer's moments, in mixed precision a master copy, and the activations for the backward pass.",
      .formula = {{"static_bytes", "\\v{static_bytes} = \\v{weight_bytes} + \\v{gradient_bytes} + \\v{master_bytes} + \\v{optimizer_bytes}"},
                  {"total_bytes", "\\v{total_bytes} = \\v{static_bytes} + \\v{activation_bytes}"}},
      .sources = {"Kingma and Ba 2015, Adam, arXiv:1412.6980: two moments",
                  "Rajbhandari et al. 2020, ZeRO, arXiv:1910.02054: 16 bytes a parameter in mixed precision, and its stages"},
      .has_scale = true};
};

}  // namespace ironlab
