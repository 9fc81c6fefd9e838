// Propagation: the round trip that no chip shortens, and how far away a deadline allows.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct PropagationRtt {
  static constexpr const char* id = "propagation_rtt";

  struct In {
    Meters distance;
    Speed signal_speed;
  };
  struct Out {
    Seconds round_trip, one_way;
  };

  static constexpr Out evaluate(const In& in) {
    return {.round_trip = 2 * in.distance / in.signal_speed, .one_way = in.distance / in.signal_speed};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::distance, "distance_m", {.symbol = "d", .doc = "Distance, one way; a real cable is longer than the straight line."}),
      field(&In::signal_speed, "signal_speed_m_per_s", {.positive = true, .fallback = 2e8, .symbol = "c", .doc = "Speed of light in the medium: 200,000 km/s in fiber, two thirds of that in vacuum."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::round_trip, "round_trip_s", {.symbol = "T_{\\text{rtt}}", .doc = "Time there and back."}),
      field(&Out::one_way, "one_way_s", {.doc = "Time there."}));

  static constexpr ModelText text{
      .title = "Round trip of light",
      .doc = "No signal is faster than light, which takes five microseconds a kilometer in fiber. This is the floor: routers, queues and detours come on top.",
      .formula = {{"round_trip_s", "\\v{round_trip_s} = \\frac{2 \\cdot \\v{distance_m}}{\\v{signal_speed_m_per_s}}"}},
      .sources = {"ITU-T G.114: 5 microseconds a kilometer of fiber as planning value"}};
};

struct FeasibilityRadius {
  static constexpr const char* id = "feasibility_radius";

  struct In {
    Seconds deadline, service_time;
    Speed signal_speed;
  };
  struct Out {
    Meters radius;
    Flag feasible;
    Seconds left;
  };

  static constexpr Out evaluate(const In& in) {
    const Seconds left = in.deadline - in.service_time;
    return {.radius = larger(Seconds(0), left) * in.signal_speed / 2.0, .feasible = within(in.service_time.si(), in.deadline.si()), .left = left};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::deadline, "deadline_s", {.symbol = "T_{\\text{max}}", .doc = "Time in which the answer must be back."}),
      field(&In::service_time, "service_time_s", {.symbol = "t", .doc = "Time that the answer itself takes."}),
      field(&In::signal_speed, "signal_speed_m_per_s", {.positive = true, .fallback = 2e8, .symbol = "c", .doc = "Speed of light in the medium: 200,000 km/s in fiber."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::radius, "radius_m", {.symbol = "d_{\\text{max}}", .doc = "The farthest that the machine may be; 0 when the answer alone takes too long."}),
      field(&Out::feasible, "feasible", {.doc = "Is the answer in time at distance 0? Exactly in time counts."}),
      field(&Out::left, "left_s", {.range = {-1e12, 1e12}, .doc = "What the answer leaves for the way; negative when it takes too long."}));

  static constexpr ModelText text{
      .title = "How far away a deadline allows",
      .doc = "A deadline is a radius on the map: what the answer does not use is left for the way there and back, at the speed of light.",
      .formula = {{"radius_m", "\\v{radius_m} = \\max\\left(0, \\frac{(\\v{deadline_s} - \\v{service_time_s}) \\cdot \\v{signal_speed_m_per_s}}{2}\\right)"}},
      .sources = {"ITU-T G.114: 5 microseconds a kilometer of fiber as planning value"}};
};

struct StoppingDistance {
  static constexpr const char* id = "stopping_distance";

  struct In {
    Speed speed;
    Seconds delay;
  };
  struct Out {
    Meters distance;
  };

  static constexpr Out evaluate(const In& in) { return {.distance = in.speed * in.delay}; }

  static constexpr auto inputs = fields<In>(
      field(&In::speed, "speed_m_per_s", {.symbol = "v", .doc = "Speed of the vehicle."}),
      field(&In::delay, "delay_s", {.symbol = "t", .doc = "Time that passes before it reacts."}));
  static constexpr auto outputs = fields<Out>(field(&Out::distance, "distance_m", {.symbol = "d", .doc = "How far it moves meanwhile, without braking."}));

  static constexpr ModelText text{
      .title = "Way driven during a delay",
      .doc = "While an answer is on its way, a vehicle keeps its speed. Braking comes after that.",
      .formula = {{"distance_m", "\\v{distance_m} = \\v{speed_m_per_s} \\cdot \\v{delay_s}"}},
      .sources = {"Definition"}};
};

}  // namespace ironlab
