// Placement cost: move the data to the cluster, or the job to the data.
#pragma once

#include "models/data/data_gravity.h"

namespace ironlab {

using DollarsPerByte = decltype(Dollars() / Bytes());

struct PlacementCost {
  static constexpr const char* id = "placement_cost";

  struct In {
    Bytes dataset;
    Ratio keep_fraction;
    DollarsPerByte egress;
    ByteRate link;
    Ratio efficiency;
    Seconds job;
    DollarRate cluster;
    Ratio compute_premium;
    Seconds setup;
    Choice<Placement> moves;
  };
  struct Out {
    Dollars move_data, move_compute;
    Choice<Placement> choice;
    Seconds transfer;
    Dollars fee, waiting, training, premium_training, setup;
    Dollars paid, paid_fee, paid_waiting, paid_job, paid_setup;
    Dollars saving;
    Maybe<Bytes> breakeven;
    Maybe<Ratio> breakeven_premium;
    Violation<Dollars> violation;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const Bytes moved = in.dataset * in.keep_fraction;
    out.transfer = DataGravity::transfer(moved, in.link, in.efficiency);
    out.fee = moved * in.egress;
    out.waiting = in.cluster * out.transfer;
    out.training = in.cluster * in.job;
    out.move_data = out.fee + out.waiting + out.training;
    out.premium_training = in.cluster * in.compute_premium * in.job;
    out.setup = in.cluster * in.compute_premium * in.setup;
    out.move_compute = out.premium_training + out.setup;
    const bool job_moves = below(out.move_compute.si(), out.move_data.si());
    out.choice = job_moves ? Placement::compute : Placement::data;
    out.saving = out.move_data - out.move_compute;
    const bool data_move = in.moves == Placement::data;
    out.paid = data_move ? out.move_data : out.move_compute;
    out.paid_fee = data_move ? out.fee : Dollars(0);
    out.paid_waiting = data_move ? out.waiting : Dollars(0);
    out.paid_job = data_move ? out.training : out.premium_training;
    out.paid_setup = data_move ? Dollars(0) : out.setup;
    if (data_move && job_moves && out.move_compute.si() > 0) out.violation = Violation<Dollars>::of(out.move_data, out.move_compute);
    const DollarsPerByte each = (in.egress + in.cluster * DataGravity::transfer(Bytes(1), in.link, in.efficiency) / Bytes(1)) * in.keep_fraction;
    if (each.si() > 0) out.breakeven = larger(Dollars(0), out.move_compute - out.training) / each;
    const Dollars unpriced = in.cluster * (in.job + in.setup);
    if (unpriced.si() > 0) out.breakeven_premium = out.move_data / unpriced;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::dataset, "dataset_bytes", {.symbol = "V", .doc = "Size of the data set where it lies."}),
      field(&In::keep_fraction, "keep_fraction", {.range = kPositiveShare, .symbol = "k", .doc = "Share of the data that is moved."}),
      field(&In::egress, "egress_usd_per_byte", {.symbol = "p", .doc = "Fee for each byte that leaves its place."}),
      field(&In::link, "link_bytes_per_s", {.positive = true, .symbol = "BW", .doc = "Rate of the link; 8 bits are a byte."}),
      field(&In::efficiency, "efficiency", {.range = kPositiveShare, .symbol = "\\eta", .doc = "Share of that rate which the transfer reaches."}),
      field(&In::job, "job_s", {.symbol = "h", .doc = "Time of the job, the same in both places."}),
      field(&In::cluster, "cluster_usd_per_s", {.symbol = "c", .doc = "Price of the cluster; it is paid while it waits for data, too."}),
      field(&In::compute_premium, "compute_premium", {.range = kNonNegative, .symbol = "m", .doc = "How many times dearer a cluster is where the data lie."}),
      field(&In::setup, "setup_s", {.symbol = "h_0", .doc = "Time to set up a second cluster there."}),
      field(&In::moves, "moves", {.fallback = Placement::data, .doc = "What is to move: decides what is paid."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::move_data, "move_data_usd", {.symbol = "C_{\\text{data}}", .doc = "Cost of moving the data: fee, waiting, job."}),
      field(&Out::move_compute, "move_compute_usd", {.symbol = "C_{\\text{job}}", .doc = "Cost of moving the job: job and setting up, at the premium."}),
      field(&Out::choice, "choice", {.doc = "The cheaper one; on a tie the data move."}),
      field(&Out::transfer, "transfer_s", {.symbol = "t", .doc = "Time of the transfer."}),
      field(&Out::fee, "fee_usd", {.doc = "Fee for the data that leave."}),
      field(&Out::waiting, "waiting_usd", {.doc = "Price of the cluster while the data arrive."}),
      field(&Out::training, "training_usd", {.doc = "Price of the job where the cluster is."}),
      field(&Out::premium_training, "premium_training_usd", {.doc = "Price of the job where the data are."}),
      field(&Out::setup, "setup_usd", {.doc = "Price of setting up there."}),
      field(&Out::paid, "paid_usd", {.doc = "Cost of what is to move."}), field(&Out::paid_fee, "paid_fee_usd", {.doc = "Its fee for the data that leave."}),
      field(&Out::paid_waiting, "paid_waiting_usd", {.doc = "Its price of waiting for data."}), field(&Out::paid_job, "paid_job_usd", {.doc = "Its price of the job."}),
      field(&Out::paid_setup, "paid_setup_usd", {.doc = "Its price of setting up."}),
      field(&Out::saving, "saving_usd", {.range = {-1.7976931348623157e308, 1.7976931348623157e308}, .doc = "What moving the job saves; negative when it is dearer."}),
      field(&Out::breakeven, "breakeven_bytes", {.symbol = "V^{*}", .doc = "Size of the data set at which both cost the same; 0 when the job is cheaper there in any case.", .null_text = "never: moving is free"}),
      field(&Out::breakeven_premium, "breakeven_premium", {.symbol = "m^{*}", .doc = "Premium at which both cost the same.", .null_text = "the cluster is free"}),
      field(&Out::violation, "violation", {.doc = "Cost of moving the data against that of moving the job, when they move although the job should.", .null_text = "moving the data is no dearer", .violation = "overspend"}));

  static constexpr ModelText text{
      .title = "Move the data or move the job",
      .doc = "Moving data costs a fee for each byte and the price of a cluster that waits for them; moving the job costs setting up and dearer hours. "
             "The hours of the job are paid on both sides. The first cost grows with the data, the second does not.",
      .formula = {{"transfer_s", "\\v{transfer_s} = \\frac{\\v{dataset_bytes} \\cdot \\v{keep_fraction}}{\\v{link_bytes_per_s} \\cdot \\v{efficiency}}"},
                  {"move_data_usd", "\\v{move_data_usd} = \\v{dataset_bytes} \\cdot \\v{keep_fraction} \\cdot \\v{egress_usd_per_byte} + \\v{cluster_usd_per_s} \\cdot (\\v{transfer_s} + \\v{job_s})"},
                  {"move_compute_usd", "\\v{move_compute_usd} = \\v{cluster_usd_per_s} \\cdot \\v{compute_premium} \\cdot (\\v{job_s} + \\v{setup_s})"},
                  {"breakeven_bytes", "\\v{breakeven_bytes} = \\frac{\\v{move_compute_usd} - \\v{training_usd}}{\\v{keep_fraction} \\cdot \\left(\\v{egress_usd_per_byte} + \\frac{\\v{cluster_usd_per_s}}{\\v{link_bytes_per_s} \\cdot \\v{efficiency}}\\right)}"}},
      .sources = {"Machine Learning Systems (mlsysbook.ai), chapter Data Engineering; prices are inputs"}};
};

}  // namespace ironlab
