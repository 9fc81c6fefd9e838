// Private federated training: noise, traffic and accuracy of one plan.
#pragma once

#include "models/networks/federated_traffic.h"
#include "models/privacy/zcdp_budget.h"
#include "models/rules.h"

namespace ironlab {

struct FederatedDesign {
  static constexpr const char* id = "federated_design";
  // Teaching values: what noise and drift cost in accuracy, and the two limits.
  static constexpr double kNoiseCost = 1, kDriftCost = 0.004, kMaxGap = 0.05, kMaxBytesPerDay = 1e15;

  struct In {
    Count devices;
    Ratio fraction;
    Count local_epochs, work_epochs;
    Ratio epsilon, delta;
    Count dimension;
    Bytes model;
    Ratio compression, days;
  };
  struct Out {
    Count rounds;
    Ratio cohort;
    Count participations;
    Ratio noise_multiplier, noise_ratio, accuracy_gap;
    Bytes per_day;
    Flag utility_ok, bandwidth_ok;
    Ratio noise_gap, drift_gap, delta_people;
    Flag promise_holds;
    Violation<Ratio> utility_violation;
    Violation<Bytes> traffic_violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.rounds = rounded_up(in.work_epochs / in.local_epochs);
    out.participations = rounded_up(in.fraction * out.rounds);
    FederatedTraffic::In traffic = kDefaults<FederatedTraffic>;
    traffic.devices = in.devices;
    traffic.fraction = in.fraction;
    traffic.model = in.model;
    traffic.up_compression = in.compression;
    traffic.down_compression = in.compression;
    traffic.rounds_per_day = out.rounds / in.days;
    const FederatedTraffic::Out moved = FederatedTraffic::evaluate(traffic);
    out.cohort = moved.cohort;
    out.per_day = moved.federated_per_day;
    ZcdpBudget::In privacy = kDefaults<ZcdpBudget>;
    privacy.participations = out.participations;
    privacy.delta = in.delta;
    privacy.epsilon = in.epsilon;
    out.noise_multiplier = ZcdpBudget::evaluate(privacy).noise_multiplier;
    out.noise_ratio = out.noise_multiplier * std::sqrt(in.dimension) / out.cohort;
    out.noise_gap = kNoiseCost * out.noise_ratio;
    out.drift_gap = kDriftCost * (in.local_epochs - 1);
    out.accuracy_gap = out.noise_gap + out.drift_gap;
    out.utility_ok = within(out.accuracy_gap, kMaxGap);
    out.bandwidth_ok = within(out.per_day.si(), kMaxBytesPerDay);
    out.delta_people = in.delta * in.devices;
    out.promise_holds = below(out.delta_people, 1);
    if (!out.utility_ok) out.utility_violation = Violation<Ratio>::of(out.accuracy_gap, kMaxGap);
    if (!out.bandwidth_ok) out.traffic_violation = Violation<Bytes>::of(out.per_day, Bytes(kMaxBytesPerDay));
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::devices, "devices", {.range = kPositiveCount, .symbol = "N", .doc = "Devices of the fleet, one person each."}),
      field(&In::fraction, "fraction", {.range = kPositiveShare, .symbol = "f", .doc = "Share of the devices that takes part in a round."}),
      field(&In::local_epochs, "local_epochs", {.range = kPositiveCount, .symbol = "E", .doc = "Epochs that a device trains in a round."}),
      field(&In::work_epochs, "work_epochs", {.range = kPositiveCount, .symbol = "W", .doc = "Epochs of the whole training: rounds times local epochs."}),
      field(&In::epsilon, "epsilon", {.range = kPositive, .symbol = "\\varepsilon", .doc = "Privacy budget of one person over the whole training."}),
      field(&In::delta, "delta", {.range = kDelta, .symbol = "\\delta", .doc = "Probability with which the promise may fail; it should stay below one over the devices."}),
      field(&In::dimension, "dimension", {.range = kPositiveCount, .symbol = "d", .doc = "Parameters of the model: each gets noise."}),
      field(&In::model, "model_bytes", {.symbol = "M", .doc = "Bytes of the model, or of one uncompressed update."}),
      field(&In::compression, "compression", {.range = {1, 1e18}, .symbol = "r", .doc = "Compression of the model down and of the update up."}),
      field(&In::days, "days", {.range = kPositive, .doc = "Days that the training may take."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::rounds, "rounds", {.symbol = "T", .doc = "Rounds of the whole training."}),
      field(&Out::cohort, "cohort", {.symbol = "n", .doc = "Devices in a round."}),
      field(&Out::participations, "participations", {.symbol = "m", .doc = "Rounds that one device may take part in; the server enforces it."}),
      field(&Out::noise_multiplier, "noise_multiplier", {.symbol = "z", .doc = "Noise on the sum of a round's updates, in clip norms."}),
      field(&Out::noise_ratio, "noise_ratio", {.symbol = "\\nu", .doc = "Length of the noise on the mean update over the clip norm."}),
      field(&Out::accuracy_gap, "accuracy_gap", {.symbol = "\\Delta A", .doc = "Accuracy lost to noise and to drift."}),
      field(&Out::per_day, "bytes_per_day", {.doc = "Bytes over the network each day."}),
      field(&Out::utility_ok, "utility_ok", {.doc = "Is the loss at most 5 points?"}),
      field(&Out::bandwidth_ok, "bandwidth_ok", {.doc = "Is the traffic at most 1 PB a day?"}),
      field(&Out::noise_gap, "noise_gap", {.doc = "Accuracy lost to noise."}),
      field(&Out::drift_gap, "drift_gap", {.doc = "Accuracy lost because devices train apart for several epochs."}),
      field(&Out::delta_people, "delta_people", {.symbol = "\\delta N", .doc = "People whose data may leak whole without breaking the promise."}),
      field(&Out::promise_holds, "promise_holds", {.doc = "Is delta below one over the devices?"}),
      field(&Out::utility_violation, "utility_violation", {.doc = "Lost accuracy against 5 points.", .null_text = "within the limit", .violation = "utility_lost"}),
      field(&Out::traffic_violation, "traffic_violation", {.doc = "Traffic against 1 PB a day.", .null_text = "within the limit", .violation = "traffic_budget"}));

  static constexpr ModelText text{
      .title = "Private federated training within two limits",
      .doc = "A fixed amount of local work is cut into rounds. The noise that the budget demands is averaged over the cohort, so a larger cohort hides it better; but then each device takes part more often, and the traffic grows with the cohort. "
             "More local epochs save rounds and let the devices drift apart. The costs in accuracy (1 for each unit of noise ratio, 0.4 points for each further local epoch) and the limits are teaching values.",
      .formula = {{"rounds", "\\v{rounds} = \\lceil \\v{work_epochs} / \\v{local_epochs} \\rceil"},
                  {"participations", "\\v{participations} = \\lceil \\v{fraction} \\cdot \\v{rounds} \\rceil"},
                  {"noise_ratio", "\\v{noise_ratio} = \\frac{\\v{noise_multiplier} \\sqrt{\\v{dimension}}}{\\v{cohort}}"},
                  {"accuracy_gap", "\\v{accuracy_gap} = \\v{noise_ratio} + 0.004 (\\v{local_epochs} - 1)"},
                  {"bytes_per_day", "\\v{bytes_per_day} = \\v{cohort} \\cdot \\frac{2 \\v{model_bytes}}{\\v{compression}} \\cdot \\frac{\\v{rounds}}{\\v{days}}"}},
      .sources = {"McMahan, Ramage, Talwar and Zhang 2018, Learning differentially private recurrent language models, arXiv:1710.06963: noise on the mean update",
                  "Bun and Steinke 2016, arXiv:1605.02065: the budget", "Costs in accuracy and limits: teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
