// Reserved against paged allocation of the key-value cache.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct KvAllocation {
  static constexpr const char* id = "kv_allocation";

  struct In {
    Ratio mean_tokens;
    Count max_tokens, page_tokens;
  };
  struct Out {
    Ratio reserved_utilization, paged_utilization, gain, wasted_reserved_tokens, wasted_paged_tokens;
  };

  static Status refuse(const In& in);

  static constexpr Out evaluate(const In& in) {
    Out out;
    const Ratio waste = (in.page_tokens - 1) / 2, most = static_cast<double>(in.max_tokens);
    out.reserved_utilization = in.mean_tokens / most;
    out.paged_utilization = in.mean_tokens / (in.mean_tokens + waste);
    out.gain = most / (in.mean_tokens + waste);
    out.wasted_reserved_tokens = larger(Ratio(0), most - in.mean_tokens);
    out.wasted_paged_tokens = waste;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::mean_tokens, "mean_tokens", {.range = {.min = 0, .max = kMaxCount, .above = true}, .symbol = "n", .doc = "Tokens that a request really has, on average."}),
      field(&In::max_tokens, "max_tokens", {.range = kPositiveCount, .symbol = "n_{\\text{max}}", .doc = "Tokens that may come; what reserving must keep free."}),
      field(&In::page_tokens, "page_tokens", {.range = kPositiveCount, .symbol = "p", .doc = "Tokens of a page."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::reserved_utilization, "reserved_utilization", {.range = kShare, .doc = "Share of the reserved memory that holds tokens."}),
      field(&Out::paged_utilization, "paged_utilization", {.range = kShare, .doc = "Share of the pages that holds tokens."}),
      field(&Out::gain, "gain", {.doc = "How many times more requests fit with pages."}),
      field(&Out::wasted_reserved_tokens, "wasted_reserved_tokens", {.doc = "Places for tokens that stay empty in each request when reserving."}),
      field(&Out::wasted_paged_tokens, "wasted_paged_tokens", {.doc = "The same with pages: half of the last one."}));

  static constexpr ModelText text{
      .title = "Reserved against paged cache",
      .doc = "Reserving takes the longest possible cache for each request from the start. Pages are handed out as tokens come; only the last one is partly empty, on average by half a page less half a token.",
      .formula = {{"reserved_utilization", "\\v{reserved_utilization} = \\frac{\\v{mean_tokens}}{\\v{max_tokens}}"},
                  {"paged_utilization", "\\v{paged_utilization} = \\frac{\\v{mean_tokens}}{\\v{mean_tokens} + (\\v{page_tokens} - 1) / 2}"},
                  {"gain", "\\v{gain} = \\frac{\\v{paged_utilization}}{\\v{reserved_utilization}}"}},
      .sources = {"Kwon et al. 2023, Efficient memory management for large language model serving with PagedAttention, arXiv:2309.06180"}};
};

inline Status KvAllocation::refuse(const In& in) {
  if (!within(in.mean_tokens, in.max_tokens)) return {Code::contradictory, input_index<KvAllocation>("mean_tokens")};
  return {};
}

}  // namespace ironlab
