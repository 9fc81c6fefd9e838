// Remote inference: a control loop whose model runs at a distance.
#pragma once

#include "models/networks/propagation_rtt.h"
#include "models/time/batched_inference.h"

namespace ironlab {

struct RemoteInference {
  static constexpr const char* id = "remote_inference";

  struct In {
    Meters distance;
    Speed signal_speed;
    Bytes weight, item;
    Flops item_work;
    Count batch;
    FlopRate peak;
    ByteRate bandwidth;
    Seconds overhead, deadline;
  };
  struct Out {
    Seconds inference, round_trip, loop;
    Flag deadline_met, propagation_alone_violates;
    Maybe<Rate> throughput;
    Seconds memory_time, compute_time, overhead_time, headroom;
    Meters radius;
    Maybe<Ratio> propagation_share;
    Violation<Seconds> violation, propagation_violation;
  };

  static Out evaluate(const In& in) {
    BatchedInference::In call = kDefaults<BatchedInference>;
    call.weight = in.weight;
    call.item = in.item;
    call.item_work = in.item_work;
    call.batch = in.batch;
    call.peak = in.peak;
    call.bandwidth = in.bandwidth;
    call.overhead = in.overhead;
    const BatchedInference::Out law = BatchedInference::evaluate(call);
    Out out;
    out.inference = law.total;
    out.round_trip = PropagationRtt::evaluate({.distance = in.distance, .signal_speed = in.signal_speed}).round_trip;
    out.loop = out.inference + out.round_trip;
    out.deadline_met = within(out.loop.si(), in.deadline.si());
    out.propagation_alone_violates = !within(out.round_trip.si(), in.deadline.si());
    out.throughput = law.throughput;
    out.memory_time = law.memory_time;
    out.compute_time = law.compute_time;
    out.overhead_time = law.overhead_time;
    out.headroom = in.deadline - out.loop;
    out.radius = FeasibilityRadius::evaluate({.deadline = in.deadline, .service_time = out.inference, .signal_speed = in.signal_speed}).radius;
    if (out.loop.si() > 0) out.propagation_share = out.round_trip / out.loop;
    if (!out.deadline_met) out.violation = Violation<Seconds>::of(out.loop, in.deadline);
    if (out.propagation_alone_violates) out.propagation_violation = Violation<Seconds>::of(out.round_trip, in.deadline);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::distance, "distance_m", {.symbol = "d", .doc = "Distance to the machine, one way."}),
      field(&In::signal_speed, "signal_speed_m_per_s", {.positive = true, .fallback = 2e8, .symbol = "c", .doc = "Speed of light in the medium: 200,000 km/s in fiber."}),
      field(&In::weight, "weight_bytes", {.symbol = "W", .doc = "Bytes read once for the whole batch: the weights."}),
      field(&In::item, "item_bytes", {.symbol = "a", .doc = "Bytes moved for each item: its activations."}),
      field(&In::item_work, "item_flop", {.symbol = "o", .doc = "Operations for each item; a multiply-add counts as two."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .symbol = "B", .doc = "Items processed together."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak arithmetic rate of the device, dense."}),
      field(&In::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Bandwidth of the device's main memory."}),
      field(&In::overhead, "overhead_s", {.symbol = "L", .doc = "Fixed time of one call."}),
      field(&In::deadline, "deadline_s", {.positive = true, .symbol = "T_{\\text{max}}", .doc = "Time in which the loop must close."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::inference, "inference_s", {.symbol = "T_{\\text{inf}}", .doc = "Time of the batch on the device, without overlap."}),
      field(&Out::round_trip, "round_trip_s", {.symbol = "T_{\\text{rtt}}", .doc = "Time of the way there and back."}),
      field(&Out::loop, "loop_s", {.symbol = "T", .doc = "Both together."}),
      field(&Out::deadline_met, "deadline_met", {.doc = "Is the loop closed in time? Exactly in time counts."}),
      field(&Out::propagation_alone_violates, "propagation_alone_violates", {.doc = "Does the way alone take too long, so that no device helps?"}),
      field(&Out::throughput, "throughput_per_s", {.doc = "Items a second on the device; the way is not counted.", .null_text = "takes no time"}),
      field(&Out::memory_time, "memory_time_s", {.symbol = "T_{\\text{mem}}", .doc = "Time to move the data."}),
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_{\\text{comp}}", .doc = "Time to compute."}),
      field(&Out::overhead_time, "overhead_time_s", {.symbol = "T_{\\text{over}}", .doc = "Fixed time."}),
      field(&Out::headroom, "headroom_s", {.range = {-1.7976931348623157e308, 1e12}, .doc = "What stays until the deadline; negative when it is missed."}),
      field(&Out::radius, "radius_m", {.symbol = "d_{\\text{max}}", .doc = "The farthest that this device could be."}),
      field(&Out::propagation_share, "propagation_share", {.range = kShare, .doc = "The way as a share of the loop.", .null_text = "takes no time"}),
      field(&Out::violation, "violation", {.doc = "The missed deadline.", .null_text = "in time", .violation = "deadline_missed"}),
      field(&Out::propagation_violation, "propagation_violation", {.doc = "The way alone against the deadline: no hardware helps.", .null_text = "the way is short enough", .violation = "too_far"}));

  static constexpr ModelText text{
      .title = "Control loop with a distant model",
      .doc = "A loop closes after the way to the machine, the inference and the way back. A faster device shortens only the middle. "
             "The way is the straight line at the speed of light in fiber; inference adds its three terms without overlap, at peak rates.",
      .formula = {{"round_trip_s", "\\v{round_trip_s} = \\frac{2 \\cdot \\v{distance_m}}{\\v{signal_speed_m_per_s}}"},
                  {"inference_s", "\\v{inference_s} = \\frac{\\v{weight_bytes} + \\v{batch} \\cdot \\v{item_bytes}}{\\v{bandwidth_bytes_per_s}} + \\frac{\\v{batch} \\cdot \\v{item_flop}}{\\v{peak_flop_per_s}} + \\v{overhead_s}"},
                  {"loop_s", "\\v{loop_s} = \\v{inference_s} + \\v{round_trip_s}"}},
      .sources = {"ITU-T G.114: 5 microseconds a kilometer of fiber as planning value", "Machine Learning Systems (mlsysbook.ai), chapter ML Systems: the three terms"}};
};

}  // namespace ironlab
