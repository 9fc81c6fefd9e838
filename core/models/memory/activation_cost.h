// Activation cost: silicon, cycles and time of a network's activation functions.
#pragma once

#include "catalogue/tables.h"
#include "describe/text.h"

namespace ironlab {

struct ActivationCost {
  static constexpr const char* id = "activation_cost";
  static constexpr int kMaxLayers = 16;

  struct In {
    List<Choice<Activation>, kMaxLayers> layers;
    Seconds unit_time, other_time;
  };
  struct Out {
    Count transistors;
    Ratio silicon_ratio;
    Count cycles;
    Ratio cycle_ratio;
    Seconds activation_time, total;
    Maybe<Ratio> share, activation_speedup, total_speedup;
    List<Count, kMaxLayers> layer_transistors, layer_cycles;
    Seconds all_relu_activation_time, all_relu_total;
    Maybe<Ratio> all_relu_share, relu_saves, speedup_ceiling;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const ActivationView& relu = activation(Activation::relu);
    const double n = in.layers.count;
    double transistors = 0, cycles = 0;
    for (const Activation a : in.layers) {
      const ActivationView& cost = activation(a);
      out.layer_transistors.push(cost.transistors);
      out.layer_cycles.push(cost.cycles);
      transistors += cost.transistors;
      cycles += cost.cycles;
    }
    out.transistors = transistors;
    out.silicon_ratio = transistors / (relu.transistors * n);
    out.cycles = cycles;
    out.cycle_ratio = cycles / (relu.cycles * n);
    out.activation_time = in.unit_time * cycles;
    out.total = in.other_time + out.activation_time;
    out.all_relu_activation_time = in.unit_time * (relu.cycles * n);
    out.all_relu_total = in.other_time + out.all_relu_activation_time;
    if (in.unit_time.si() > 0) out.activation_speedup = out.activation_time / out.all_relu_activation_time;
    if (out.all_relu_total.si() > 0) {
      out.share = out.activation_time / out.total;
      out.total_speedup = out.total / out.all_relu_total;
      out.all_relu_share = out.all_relu_activation_time / out.all_relu_total;
      out.relu_saves = (out.total - out.all_relu_total) / out.total;
    }
    if (in.other_time.si() > 0) out.speedup_ceiling = out.total / in.other_time;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::layers, "layers", {.doc = "Activation function of each layer."}),
      field(&In::unit_time, "unit_time_s", {.fallback = 2e-7, .symbol = "t_u", .doc = "Time that one layer's activation takes for each cycle in the table; the default is a teaching value for a phone."}),
      field(&In::other_time, "other_time_s", {.fallback = 2.2e-5, .symbol = "t_o", .doc = "The rest of the inference; the default is a teaching value for a phone."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::transistors, "transistors", {.symbol = "N", .doc = "Transistors of all units, one unit a layer."}),
      field(&Out::silicon_ratio, "silicon_ratio", {.range = {1, 1e6}, .doc = "Transistors compared with all layers on ReLU."}),
      field(&Out::cycles, "cycles", {.symbol = "c", .doc = "Cycles for one evaluation in every layer."}),
      field(&Out::cycle_ratio, "cycle_ratio", {.range = {1, 1e6}, .doc = "Cycles compared with all layers on ReLU."}),
      field(&Out::activation_time, "activation_time_s", {.symbol = "t_a", .doc = "Time spent in activation functions."}),
      field(&Out::total, "total_s", {.symbol = "T", .doc = "Time of one inference."}),
      field(&Out::share, "share", {.range = kShare, .symbol = "f", .doc = "Activation functions as a share of the inference.", .null_text = "takes no time"}),
      field(&Out::activation_speedup, "activation_speedup", {.doc = "How much faster the activations alone become with ReLU everywhere.", .null_text = "takes no time"}),
      field(&Out::total_speedup, "total_speedup", {.symbol = "S", .doc = "How much faster the inference becomes with ReLU everywhere.", .null_text = "takes no time"}),
      field(&Out::layer_transistors, "layer_transistors", {.doc = "Transistors of each layer's unit."}),
      field(&Out::layer_cycles, "layer_cycles", {.doc = "Cycles of each layer's function."}),
      field(&Out::all_relu_activation_time, "all_relu_activation_time_s", {.doc = "Time spent in activation functions with ReLU everywhere."}),
      field(&Out::all_relu_total, "all_relu_total_s", {.symbol = "T_{\\text{ReLU}}", .doc = "Time of one inference with ReLU everywhere."}),
      field(&Out::all_relu_share, "all_relu_share", {.range = kShare, .doc = "Share of activation functions with ReLU everywhere.", .null_text = "takes no time"}),
      field(&Out::relu_saves, "relu_saves", {.range = kShare, .doc = "Share of the inference that ReLU everywhere would save.", .null_text = "takes no time"}),
      field(&Out::speedup_ceiling, "speedup_ceiling", {.doc = "Speedup if activation functions took no time at all: what Amdahl's law allows.", .null_text = "unlimited"}));

  static constexpr ModelText text{
      .title = "Cost of activation functions",
      .doc = "Each layer has one unit for its activation function. A ReLU is a comparison; a sigmoid needs an exponential. "
             "The table of transistors and cycles holds teaching values, not measurements of one chip.",
      .formula = {{"activation_time_s", "\\v{activation_time_s} = \\v{unit_time_s} \\cdot \\v{cycles}"},
                  {"total_s", "\\v{total_s} = \\v{other_time_s} + \\v{activation_time_s}"},
                  {"share", "\\v{share} = \\frac{\\v{activation_time_s}}{\\v{total_s}}"},
                  {"total_speedup", "\\v{total_speedup} = \\frac{\\v{total_s}}{\\v{all_relu_total_s}}"}},
      .sources = {"Transistors, cycles and times: teaching values of the course (catalogue kind activation)",
                  "Amdahl 1967, Validity of the single processor approach: the speedup of a part and of the whole"}};
};

}  // namespace ironlab
