// Fixed and marginal time of a batch, through two measurements.
#pragma once

#include "models/subject.h"

namespace ironlab {

struct BatchLine {
  static constexpr const char* id = "batch_line";

  struct In {
    Count batch_a;
    Seconds time_a;
    Count batch_b;
    Seconds time_b;
    Count batch;
  };
  struct Out {
    Seconds fixed, marginal, time;
    Maybe<Rate> throughput, throughput_limit;
    Seconds item_time;
    Maybe<Ratio> fixed_share;
  };

  static Status refuse(const In& in);

  static constexpr Out evaluate(const In& in) {
    Out out;
    const double apart = in.batch_b - in.batch_a;
    out.marginal = (in.time_b - in.time_a) / apart;
    out.fixed = in.time_a - out.marginal * in.batch_a;
    out.time = out.fixed + out.marginal * in.batch;
    out.item_time = out.time / in.batch;
    if (out.time.si() > 0) {
      out.throughput = in.batch / out.time;
      out.fixed_share = out.fixed / out.time;
    }
    if (out.marginal.si() > 0) out.throughput_limit = 1 / out.marginal;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::batch_a, "batch_a", {.symbol = "B_1", .doc = "One batch that was measured."}),
      field(&In::time_a, "time_a_s", {.symbol = "T_1", .doc = "Its time."}),
      field(&In::batch_b, "batch_b", {.symbol = "B_2", .doc = "Another batch that was measured."}),
      field(&In::time_b, "time_b_s", {.symbol = "T_2", .doc = "Its time."}),
      field(&In::batch, "batch", {.range = kPositiveCount, .fallback = 1, .symbol = "B", .doc = "Batch that is asked for."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::fixed, "fixed_s", {.range = {-1e300, 1e300}, .symbol = "f", .doc = "Time that every batch takes, however small; negative only from noisy measurements."}),
      field(&Out::marginal, "marginal_s", {.range = {-1e300, 1e300}, .symbol = "v", .doc = "Time that each further sample adds."}),
      field(&Out::time, "time_s", {.range = {-1e300, 1e300}, .symbol = "T", .doc = "Time of the batch: what each sample in it waits."}),
      field(&Out::throughput, "throughput_per_s", {.doc = "Samples each second at this batch.", .null_text = "undefined"}),
      field(&Out::throughput_limit, "throughput_limit_per_s", {.symbol = "1/v", .doc = "Samples each second that no batch exceeds.", .null_text = "no limit"}),
      field(&Out::item_time, "item_time_s", {.range = {-1e300, 1e300}, .doc = "Time of the batch divided by its samples: a cost, not a latency."}),
      field(&Out::fixed_share, "fixed_share", {.doc = "The fixed part as a share of the time.", .null_text = "undefined"}));

  static constexpr ModelText text{
      .title = "Fixed and marginal time of a batch",
      .doc = "A batch pays a fixed time once and a little for each sample. Two measurements give both; then the latency of one sample is the fixed time and one step, not the time of a large batch divided by its size. It assumes a straight line between the two.",
      .formula = {{"marginal_s", "\\v{marginal_s} = \\frac{\\v{time_b_s} - \\v{time_a_s}}{\\v{batch_b} - \\v{batch_a}}"},
                  {"fixed_s", "\\v{fixed_s} = \\v{time_a_s} - \\v{marginal_s} \\cdot \\v{batch_a}"},
                  {"time_s", "\\v{time_s} = \\v{fixed_s} + \\v{marginal_s} \\cdot \\v{batch}"},
                  {"throughput_per_s", "\\v{throughput_per_s} = \\frac{\\v{batch}}{\\v{time_s}}"}},
      .sources = {"Definition: a line through two points"}};
};

inline Status BatchLine::refuse(const In& in) {
  if (in.batch_a == in.batch_b) return {Code::contradictory, input_index<BatchLine>("batch_b")};
  return {};
}

}  // namespace ironlab
