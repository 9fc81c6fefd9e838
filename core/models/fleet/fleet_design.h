// Capstone fleet: one design of a serving fleet against seven limits and the memory.
#pragma once

#include "models/energy/operational_carbon.h"
#include "models/language_models/llm_decode_step.h"
#include "models/language_models/llm_prefill.h"
#include "models/memory/parameter_memory.h"
#include "models/privacy/dpsgd_utility.h"
#include "models/queueing/mmc_queue.h"
#include "models/reliability/spare_availability.h"

namespace ironlab {

enum class FleetLimit { quality, latency, privacy, robustness, carbon, availability, gpus };
template <>
inline constexpr std::array<ChoiceName, 7> choice_names<FleetLimit>{
    {{"quality", "Quality"}, {"latency", "Latency"}, {"privacy", "Privacy"}, {"robustness", "Robustness"}, {"carbon", "Carbon"}, {"availability", "Availability"}, {"gpus", "GPUs"}}};

struct FleetDesign {
  static constexpr const char* id = "fleet_design";
  static constexpr int kLimits = static_cast<int>(choice_names<FleetLimit>.size());
  // The scenario: a thousand hospitals, 100,000 images each a day, three times as many at the peak.
  static constexpr double kArrivalPerS = 1e8 / 86400 * 3, kInputTokens = 1000, kOutputTokens = 50;
  static constexpr double kPrefillUtilization = 0.5, kParallelEfficiency = 0.8;  // teaching values; one GPU alone loses nothing
  static constexpr double kBandwidth = 3.35e12, kCapacity = 80e9, kUsable = 0.9, kPowerW = 700;  // NVIDIA H100 SXM datasheet
  static constexpr double kPue = 1.1, kMtbfS = 1.8e8, kRepairS = 14400;
  // Quality and its costs: teaching values.
  static constexpr double kBestQuality = 0.99, kSizeCost = 0.04, kRobustCost = 0.08, kWorstQuality = 0.5;
  static constexpr double kSamplingRate = 0.004, kSteps = 2500, kDelta = 1e-7, kKappa = 11900;
  // The limits.
  static constexpr double kMinQuality = 0.9, kMaxP99S = 0.2, kMaxEpsilon = 1, kMinRobust = 0.5, kCarbonShare = 0.6, kMaxUnavailability = 1e-3, kMaxGpus = 2000;

  struct In {
    Count params;
    Ratio weight_bits;
    Count gpus_per_replica;
    Ratio target_utilization;
    Count spare_replicas;
    Ratio epsilon, adversarial_weight;
    Count records;
    KilogramsPerJoule intensity;
    Seconds round_trip;
    Kilograms baseline_per_day;
    FlopRate peak;
  };
  struct Out {
    Seconds service;
    Count replicas;
    Ratio utilization;
    Maybe<Seconds> p99;
    Count gpus;
    Kilograms carbon_per_day;
    Ratio quality, robust_share, unavailability;
    Choice<FleetLimit> binding;
    Maybe<Ratio> worst_ratio;
    Flag fits, valid;
    List<Maybe<Ratio>, kLimits> ratios;
    Ratio size_loss, quantization_loss, robustness_loss;
    Maybe<Ratio> privacy_loss, min_params_for_quality, carbon_saving;
    Seconds prefill, decode;
    Maybe<Ratio> queue_factor;
    Violation<Bytes> violation;
  };

  static constexpr double quantization_loss(double bits) { return bits >= 16 ? 0 : bits >= 8 ? 0.004 : 0.025; }

  static Out evaluate(const In& in) {
    Out out;
    const double efficiency = in.gpus_per_replica > 1 ? kParallelEfficiency : 1;
    LlmPrefill::In prompt = kDefaults<LlmPrefill>;
    prompt.params = in.params;
    prompt.prompt_tokens = kInputTokens;
    prompt.devices = in.gpus_per_replica;
    prompt.peak = in.peak;
    prompt.utilization = kPrefillUtilization;
    LlmDecodeStep::In token = kDefaults<LlmDecodeStep>;
    token.params = in.params;
    token.bits_per_weight = in.weight_bits;
    token.devices = in.gpus_per_replica;
    token.peak = in.peak;
    token.bandwidth = ByteRate(kBandwidth);
    out.prefill = LlmPrefill::evaluate(prompt).total / efficiency;
    out.decode = kOutputTokens * LlmDecodeStep::evaluate(token).memory_time / efficiency;
    out.service = out.prefill + out.decode;

    const Rate arrival(kArrivalPerS);
    const double busy = arrival * out.service, least = rounded_up(busy / in.target_utilization);
    out.replicas = least < 1 ? 1 : least;
    out.utilization = busy / out.replicas;
    MmcQueue::In queue = kDefaults<MmcQueue>;  // each replica has a line of its own
    queue.arrival = arrival / out.replicas;
    queue.service_time = out.service;
    const MmcQueue::Out wait = MmcQueue::evaluate(queue);
    if (wait.quantile.has()) {
      out.p99 = in.round_trip + wait.quantile.value();
      if (out.service.si() > 0) out.queue_factor = wait.quantile.value() / out.service;
    }

    SpareAvailability::In spares = kDefaults<SpareAvailability>;
    spares.needed = out.replicas;
    spares.spares = in.spare_replicas;
    spares.gpus_per_replica = in.gpus_per_replica;
    spares.unit_mtbf = Seconds(kMtbfS);
    spares.repair = Seconds(kRepairS);
    const SpareAvailability::Out fleet = SpareAvailability::evaluate(spares);
    out.gpus = fleet.gpus;
    out.unavailability = fleet.unavailability;
    out.carbon_per_day = OperationalCarbon::evaluate({.devices = out.gpus, .power = Watts(kPowerW), .time = Seconds(86400), .pue = kPue, .intensity = in.intensity}).carbon;
    out.carbon_saving = (in.baseline_per_day - out.carbon_per_day) / in.baseline_per_day;

    DpsgdUtility::In privacy = kDefaults<DpsgdUtility>;
    privacy.records = in.records;
    privacy.sampling_rate = kSamplingRate;
    privacy.steps = kSteps;
    privacy.epsilon = in.epsilon;
    privacy.delta = kDelta;
    privacy.kappa = kKappa;
    privacy.base_accuracy = kBestQuality;
    out.privacy_loss = DpsgdUtility::evaluate(privacy).accuracy_loss;
    out.size_loss = kSizeCost / std::sqrt(in.params / 1e9);
    out.quantization_loss = quantization_loss(in.weight_bits);
    out.robustness_loss = kRobustCost * in.adversarial_weight;
    const Ratio without_size = kBestQuality - out.quantization_loss - out.robustness_loss - out.privacy_loss.value_or(Ratio(1));
    out.quality = larger(Ratio(kWorstQuality), without_size - out.size_loss);
    if (const Ratio room = without_size - kMinQuality; room > 0) out.min_params_for_quality = Ratio(1e9 * (kSizeCost / room) * (kSizeCost / room));
    out.robust_share = 0.05 + 0.65 * in.adversarial_weight;

    ParameterMemory::In memory = kDefaults<ParameterMemory>;
    memory.params = in.params;
    memory.bits_per_param = in.weight_bits;
    memory.capacity = in.gpus_per_replica * Bytes(kCapacity);
    memory.usable_fraction = kUsable;
    const ParameterMemory::Out held = ParameterMemory::evaluate(memory);
    out.fits = held.fits.value();
    out.violation = held.violation;

    out.ratios.push(Ratio((1 - out.quality) / (1 - kMinQuality)));
    out.ratios.push(out.p99.has() ? Maybe<Ratio>(out.p99.value() / Seconds(kMaxP99S)) : Maybe<Ratio>());
    out.ratios.push(Ratio(in.epsilon / kMaxEpsilon));
    out.ratios.push(Ratio(kMinRobust / out.robust_share));
    out.ratios.push(out.carbon_per_day / (kCarbonShare * in.baseline_per_day));
    out.ratios.push(Ratio(out.unavailability / kMaxUnavailability));
    out.ratios.push(Ratio(out.gpus / kMaxGpus));
    int worst = 0;
    for (int i = 1; i < kLimits; ++i)
      if (!out.ratios[i].has() || (out.ratios[worst].has() && !within(out.ratios[i].value(), out.ratios[worst].value()))) worst = i;
    out.binding = static_cast<FleetLimit>(worst);
    out.worst_ratio = out.ratios[worst];
    out.valid = out.fits && out.worst_ratio.has() && within(out.worst_ratio.value(), 1);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::params, "params", {.range = kPositiveCount, .symbol = "P", .doc = "Parameters of the model."}),
      field(&In::weight_bits, "weight_bits", {.range = {.min = 0, .max = 64, .above = true}, .symbol = "b", .doc = "Bits of a weight: 16, 8 or 4."}),
      field(&In::gpus_per_replica, "gpus_per_replica", {.range = kPositiveCount, .symbol = "g", .doc = "GPUs that share one replica."}),
      field(&In::target_utilization, "target_utilization", {.range = {.min = 0, .max = 1, .above = true, .below = true}, .symbol = "\\rho^{*}", .doc = "Load of a replica that the fleet is sized for."}),
      field(&In::spare_replicas, "spare_replicas", {.range = {0, SpareAvailability::kMaxSpares}, .symbol = "s", .doc = "Replicas beyond what the load needs."}),
      field(&In::epsilon, "epsilon", {.range = kPositive, .symbol = "\\varepsilon", .doc = "Privacy budget of the training."}),
      field(&In::adversarial_weight, "adversarial_weight", {.range = kShare, .symbol = "w", .doc = "Weight of attacked inputs in the training."}),
      field(&In::records, "records", {.range = kPositiveCount, .symbol = "N", .doc = "Records of the training."}),
      field(&In::intensity, "carbon_kg_per_j", {.symbol = "I", .doc = "Emissions of the region's electricity for a joule."}),
      field(&In::round_trip, "round_trip_s", {.symbol = "t_r", .doc = "Round trip between the hospitals and the fleet."}),
      field(&In::baseline_per_day, "baseline_kg_per_day", {.positive = true, .symbol = "C_0", .doc = "Emissions a day that the fleet is compared with."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of a GPU in FP16."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::service, "service_s", {.symbol = "t", .doc = "Time of one request on a replica."}),
      field(&Out::replicas, "replicas", {.symbol = "n", .doc = "Replicas that the peak load needs, without spares."}),
      field(&Out::utilization, "utilization", {.symbol = "\\rho", .doc = "Load of each at the peak."}),
      field(&Out::p99, "p99_s", {.symbol = "T_{99}", .doc = "Time that 99 in 100 requests stay within, with the round trip.", .null_text = "grows without end"}),
      field(&Out::gpus, "gpus", {.symbol = "G", .doc = "GPUs of all replicas and spares."}),
      field(&Out::carbon_per_day, "carbon_kg_per_day", {.symbol = "C", .doc = "Emissions a day at full power: an upper figure."}),
      field(&Out::quality, "quality", {.range = {kWorstQuality, 1}, .symbol = "Q", .doc = "Share of right answers."}),
      field(&Out::robust_share, "robust_share", {.range = kShare, .doc = "Share that survives an attack."}),
      field(&Out::unavailability, "unavailability", {.range = kShare, .symbol = "U", .doc = "Share of the time with too few replicas."}),
      field(&Out::binding, "binding", {.doc = "The limit with the largest ratio of used to allowed; on a tie the first."}),
      field(&Out::worst_ratio, "worst_ratio", {.doc = "That ratio; above 1 the design fails.", .null_text = "the latency grows without end"}),
      field(&Out::fits, "fits", {.doc = "Do the weights fit into 90 % of a replica's memory?"}),
      field(&Out::valid, "valid", {.doc = "Do all limits hold?"}),
      field(&Out::ratios, "ratios", {.doc = "Used over allowed for quality, latency, privacy, robustness, carbon, availability and GPUs, in this order.", .null_text = "grows without end"}),
      field(&Out::size_loss, "size_loss", {.doc = "Quality lost because the model is small."}),
      field(&Out::quantization_loss, "quantization_loss", {.doc = "Quality lost to narrow weights."}),
      field(&Out::robustness_loss, "robustness_loss", {.doc = "Quality lost to training against attacks."}),
      field(&Out::privacy_loss, "privacy_loss", {.doc = "Quality lost to noise.", .null_text = "no noise is enough"}),
      field(&Out::min_params_for_quality, "min_params_for_quality", {.doc = "Parameters that reach 90 % with the other choices.", .null_text = "no size does"}),
      field(&Out::carbon_saving, "carbon_saving", {.doc = "Share of the baseline's emissions that is saved; negative: more is emitted."}),
      field(&Out::prefill, "prefill_s", {.doc = "Time for the 1,000 tokens of an image."}),
      field(&Out::decode, "decode_s", {.doc = "Time for the 50 tokens of the answer."}),
      field(&Out::queue_factor, "queue_factor", {.doc = "The slowest of a hundred over the service time: what waiting adds.", .null_text = "grows without end"}),
      field(&Out::violation, "violation", {.doc = "Weights against the memory of a replica.", .null_text = "they fit", .violation = "out_of_memory"}));

  static constexpr ModelText text{
      .title = "Capstone fleet: all limits at once",
      .doc = "A thousand hospitals send images; one design must hold quality (90 %), latency (P99 of 200 ms), privacy (a budget of 1), robustness (50 %), carbon (60 % of a baseline), availability (99.9 %) and 2,000 GPUs. Each choice moves several: quality limits how small the model is, its size the latency, the latency the GPUs. "
             "Each replica answers one request at a time, in its own queue. The scenario, the costs in quality and the limits are teaching values; the GPU is an H100.",
      .formula = {{"service_s", "\\v{service_s} = \\frac{2 \\v{params} \\cdot 1000 / (0.5 \\v{peak_flop_per_s}) + 50 \\, \\v{params} \\v{weight_bits} / (8 \\cdot 3.35 \\cdot 10^{12})}{\\v{gpus_per_replica} \\, e_g}, \\quad e_1 = 1, \\; e_{g > 1} = 0.8"},
                  {"replicas", "\\v{replicas} = \\left\\lceil \\frac{3472.2 \\, \\v{service_s}}{\\v{target_utilization}} \\right\\rceil"},
                  {"p99_s", "\\v{p99_s} = \\v{round_trip_s} + \\frac{\\v{service_s} \\ln 100}{1 - \\v{utilization}}"},
                  {"quality", "\\v{quality} = 0.99 - \\frac{0.04}{\\sqrt{\\v{params} / 10^9}} - \\v{quantization_loss} - 0.08 \\, \\v{adversarial_weight} - \\v{privacy_loss}"},
                  {"robust_share", "\\v{robust_share} = 0.05 + 0.65 \\, \\v{adversarial_weight}"},
                  {"gpus", "\\v{gpus} = \\v{gpus_per_replica} (\\v{replicas} + \\v{spare_replicas})"}},
      .sources = {"NVIDIA H100 Tensor Core GPU datasheet: bandwidth, memory, power", "Grattafiori et al. 2024, The Llama 3 herd of models, arXiv:2407.21783: time between failures of a GPU", "Scenario, costs in quality, limits: teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
