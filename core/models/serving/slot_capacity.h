// Slot capacity: requests that a server with a fixed number of slots can finish.
#pragma once

#include "models/serving/static_batch_utilization.h"
#include "models/subject.h"

namespace ironlab {

// Whether a slot waits for the whole batch to end or takes the next request at once.
enum class ServingMode { whole_batch, continuous };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<ServingMode>{{{"static", "Static batches"}, {"continuous", "Continuous batching"}}};

struct SlotCapacity {
  static constexpr const char* id = "slot_capacity";

  struct In {
    Choice<ServingMode> mode;
    Count batch_cap, output_tokens;
    Seconds prefill, weight_step, kv_step;
  };
  struct Out {
    Seconds step;
    Maybe<Rate> requests, output_tokens;
    Ratio slot_utilization;
    Seconds request_time;
    Maybe<Rate> token_limit;
  };

  static Out evaluate(const In& in) {
    Out out;
    StaticBatchUtilization::In batch = kDefaults<StaticBatchUtilization>;
    batch.slots = in.batch_cap;
    const double stretch = in.mode == ServingMode::continuous ? 1.0 : StaticBatchUtilization::evaluate(batch).gain.si();
    out.slot_utilization = 1 / stretch;
    out.step = in.weight_step + in.batch_cap * in.kv_step;
    out.request_time = in.prefill + in.output_tokens * stretch * out.step / in.batch_cap;
    if (out.request_time.si() > 0) {
      out.requests = 1 / out.request_time;
      out.output_tokens = in.output_tokens * out.requests.value();
    }
    const Seconds least = in.output_tokens > 0 ? in.prefill / in.output_tokens + stretch * in.kv_step : Seconds(0);
    if (least.si() > 0) out.token_limit = 1 / least;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::mode, "mode", {.doc = "static: a batch ends with its longest answer (lengths exponential); continuous: a free slot is refilled at the next step."}),
      field(&In::batch_cap, "batch_cap", {.range = kPositiveCount, .symbol = "B", .doc = "Slots."}),
      field(&In::output_tokens, "output_tokens", {.symbol = "O", .doc = "Tokens of an answer, on average."}),
      field(&In::prefill, "prefill_s", {.symbol = "T_p", .doc = "Time to process a prompt."}),
      field(&In::weight_step, "weight_step_s", {.symbol = "w", .doc = "Time to read the weights, once in each step."}),
      field(&In::kv_step, "kv_step_s", {.symbol = "k", .doc = "Time to read one request's cache, in each step."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::step, "step_s", {.symbol = "t", .doc = "Time of one step with all slots full."}),
      field(&Out::requests, "requests_per_s", {.symbol = "X", .doc = "Requests that can be finished each second.", .null_text = "takes no time"}),
      field(&Out::output_tokens, "output_tokens_per_s", {.doc = "Tokens of answers each second.", .null_text = "takes no time"}),
      field(&Out::slot_utilization, "slot_utilization", {.range = kShare, .symbol = "1/h", .doc = "Share of slots that work."}),
      field(&Out::request_time, "request_time_s", {.doc = "The server's time that one request takes up."}),
      field(&Out::token_limit, "token_limit_per_s", {.doc = "Tokens each second that no number of slots exceeds: prompts and caches remain.", .null_text = "no limit"}));

  static constexpr ModelText text{
      .title = "Requests per second of a slotted server",
      .doc = "A decode step reads the weights once for all slots, and each slot's cache. More slots share the weights; their caches add up. Prefill stops decoding meanwhile. With static batches, slots wait for the longest answer.",
      .formula = {{"step_s", "\\v{step_s} = \\v{weight_step_s} + \\v{batch_cap} \\cdot \\v{kv_step_s}"},
                  {"requests_per_s", "\\v{requests_per_s} = \\frac{1}{\\v{prefill_s} + \\v{output_tokens} \\, h \\, \\v{step_s} / \\v{batch_cap}}, \\quad h = 1 \\text{ (continuous)}, \\; H_{\\v{batch_cap}} \\text{ (static)}"}},
      .sources = {"Yu et al. 2022, Orca: a distributed serving system for transformer-based generative models, OSDI: refilling at every step", "Definition: the times add"}};
};

}  // namespace ironlab
