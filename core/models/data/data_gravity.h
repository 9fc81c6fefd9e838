// Data gravity: past a volume, moving the data takes longer than the job may.
#pragma once

#include "models/networks/transfer_time.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

// What moves: the data to the cluster, or the job to the data.
enum class Placement { data, compute };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<Placement>{{{"data", "Move the data"}, {"compute", "Move the job"}}};

struct DataGravity {
  static constexpr const char* id = "data_gravity";

  struct In {
    Bytes dataset;
    ByteRate link;
    Ratio efficiency, keep_fraction;
    Seconds budget;
    Choice<Placement> moves;
  };
  struct Out {
    Seconds transfer;
    Ratio ratio;
    Flag trapped;
    Bytes breakeven;
    Ratio max_keep, min_efficiency;
    Bytes moved;
    ByteRate required;
    Violation<Seconds> violation;
  };

  // Time to move the part that is kept.
  static constexpr Seconds transfer(Bytes moved, ByteRate link, Ratio efficiency) {
    TransferTime::In call = kDefaults<TransferTime>;
    call.bytes = moved;
    call.bandwidth = link;
    call.efficiency = efficiency;
    return TransferTime::evaluate(call).time;
  }

  static constexpr Out evaluate(const In& in) {
    Out out;
    out.moved = in.dataset * in.keep_fraction;
    out.transfer = transfer(out.moved, in.link, in.efficiency);
    out.ratio = out.transfer / in.budget;
    out.trapped = in.moves == Placement::data && !within(out.transfer.si(), in.budget.si());
    out.breakeven = in.link * in.efficiency * in.budget;
    out.max_keep = in.dataset.si() > 0 ? smaller(Ratio(1), out.breakeven / in.dataset) : Ratio(1);
    out.required = RequiredBandwidth::evaluate({.bytes = out.moved, .window = in.budget}).bandwidth;
    out.min_efficiency = out.required / in.link;
    if (out.trapped) out.violation = Violation<Seconds>::of(out.transfer, in.budget);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::dataset, "dataset_bytes", {.symbol = "V", .doc = "Size of the data set where it lies."}),
      field(&In::link, "link_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Rate of the link; 8 bits are a byte."}),
      field(&In::efficiency, "efficiency", {.range = kPositiveShare, .symbol = "\\eta", .doc = "Share of that rate which the transfer reaches."}),
      field(&In::keep_fraction, "keep_fraction", {.range = kPositiveShare, .symbol = "k", .doc = "Share of the data that is moved; the rest is filtered out at its source."}),
      field(&In::budget, "budget_s", {.positive = true, .symbol = "T_{\\text{max}}", .doc = "Time that the transfer may take, such as that of the job."}),
      field(&In::moves, "moves", {.fallback = Placement::data, .doc = "What is to move; where the job goes to the data, nothing waits for a transfer."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::transfer, "transfer_s", {.symbol = "T", .doc = "Time of the transfer."}),
      field(&Out::ratio, "ratio", {.symbol = "r", .doc = "That over the budget; above 1 the data stay where they are."}),
      field(&Out::trapped, "trapped", {.doc = "Do the data move, and for longer than the budget? Exactly the budget is not."}),
      field(&Out::breakeven, "breakeven_bytes", {.symbol = "V^{*}", .doc = "What the link moves within the budget."}),
      field(&Out::max_keep, "max_keep_fraction", {.range = kShare, .symbol = "k_{\\text{max}}", .doc = "The largest share of the data that can be moved in time."}),
      field(&Out::min_efficiency, "min_efficiency", {.doc = "Share of the link's rate that would just suffice; above 1 no use of this link does."}),
      field(&Out::moved, "moved_bytes", {.doc = "What is moved."}),
      field(&Out::required, "required_bytes_per_s", {.doc = "Rate that would just suffice."}),
      field(&Out::violation, "violation", {.doc = "Time of the transfer against the budget, when it is longer.", .null_text = "in time", .violation = "data_gravity"}));

  static constexpr ModelText text{
      .title = "Does moving the data fit the job",
      .doc = "Data have weight: the time to move them grows with their volume, the job does not. Past the break-even volume the computation goes to the data.",
      .formula = {{"transfer_s", "\\v{transfer_s} = \\frac{\\v{dataset_bytes} \\cdot \\v{keep_fraction}}{\\v{link_bytes_per_s} \\cdot \\v{efficiency}}"},
                  {"ratio", "\\v{ratio} = \\frac{\\v{transfer_s}}{\\v{budget_s}}"},
                  {"breakeven_bytes", "\\v{breakeven_bytes} = \\v{link_bytes_per_s} \\cdot \\v{efficiency} \\cdot \\v{budget_s}"},
                  {"max_keep_fraction", "\\v{max_keep_fraction} = \\min\\left(1, \\frac{\\v{breakeven_bytes}}{\\v{dataset_bytes}}\\right)"}},
      .sources = {"McCrory 2010, Data Gravity (the term)", "Machine Learning Systems (mlsysbook.ai), chapter Data Engineering"}};
};

}  // namespace ironlab
