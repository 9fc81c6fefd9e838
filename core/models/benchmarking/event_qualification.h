// Which classroom event a result enters.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

enum class ClassroomEvent { latency_sprint, memory_challenge, accuracy_contest, extreme_push, all_around };
template <>
inline constexpr std::array<ChoiceName, 5> choice_names<ClassroomEvent>{{{"latency_sprint", "Latency sprint"},
                                                                        {"memory_challenge", "Memory challenge"},
                                                                        {"accuracy_contest", "Accuracy contest"},
                                                                        {"extreme_push", "Extreme push"},
                                                                        {"all_around", "All-around"}}};

struct EventQualification {
  static constexpr const char* id = "event_qualification";

  struct In {
    Choice<ClassroomEvent> event;
    Ratio accuracy;
    Seconds latency_median;
    Bytes model;
  };
  struct Out {
    Flag ok, accuracy_ok, latency_ok, size_ok;
    Ratio least_accuracy;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const ClassroomEvent event = in.event;
    const bool contest = event == ClassroomEvent::accuracy_contest;
    if (event == ClassroomEvent::latency_sprint || event == ClassroomEvent::memory_challenge) out.least_accuracy = 0.85;
    if (event == ClassroomEvent::extreme_push) out.least_accuracy = 0.8;
    out.accuracy_ok = at_least(in.accuracy, out.least_accuracy);
    out.latency_ok = !contest || below(in.latency_median.si(), 0.1);
    out.size_ok = !contest || below(in.model.si(), 10 * 1048576.0);
    out.ok = out.accuracy_ok && out.latency_ok && out.size_ok;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::event, "event", {.doc = "The event."}),
      field(&In::accuracy, "accuracy", {.range = kShare, .doc = "Share of right answers."}),
      field(&In::latency_median, "latency_median_s", {.doc = "Median time of one sample."}),
      field(&In::model, "model_bytes", {.doc = "Bytes of the stored model."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::ok, "ok", {.doc = "May the result enter?"}),
      field(&Out::accuracy_ok, "accuracy_ok", {.doc = "Is it accurate enough?"}),
      field(&Out::latency_ok, "latency_ok", {.doc = "Is it fast enough? Only the accuracy contest asks: less than 100 ms."}),
      field(&Out::size_ok, "size_ok", {.doc = "Is it small enough? Only the accuracy contest asks: less than 10 MiB."}),
      field(&Out::least_accuracy, "least_accuracy", {.range = kShare, .doc = "Accuracy that the event asks for."}));

  static constexpr ModelText text{
      .title = "Which classroom event a result enters",
      .doc = "Events compare one property and hold the others at a minimum, so that nobody wins by giving up accuracy. Sprint and memory challenge ask for 85 %, the extreme push for 80 %; the accuracy contest limits time and size.",
      .formula = {},
      .sources = {"Classroom rules; teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
