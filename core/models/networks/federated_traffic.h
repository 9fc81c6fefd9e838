// Federated traffic: bytes of training on devices against bytes of uploading what they know.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/subject.h"

namespace ironlab {

struct FederatedTraffic {
  static constexpr const char* id = "federated_traffic";

  struct In {
    Count devices;
    Ratio fraction;
    Bytes model;
    Ratio up_compression, down_compression, rounds_per_day, actions_per_user_day;
    Bytes action;
  };
  struct Out {
    Ratio cohort;
    Bytes round, federated_per_day, central_per_day;
    Maybe<Ratio> ratio;
    Bytes up_round, down_round, device_round;
    Maybe<Ratio> break_even_compression, break_even_fraction;
  };

  static constexpr Out evaluate(const In& in) {
    Out out;
    const Bytes up = in.model / in.up_compression, down = in.model / in.down_compression;
    const Bytes user_day = in.actions_per_user_day * in.action;
    out.cohort = in.devices * in.fraction;
    out.device_round = up + down;
    out.up_round = out.cohort * up;
    out.down_round = out.cohort * down;
    out.round = out.cohort * out.device_round;
    out.federated_per_day = out.round * in.rounds_per_day;
    out.central_per_day = in.devices * user_day;
    if (user_day.si() > 0) {  // the fleet cancels
      out.ratio = in.fraction * in.rounds_per_day * out.device_round / user_day;
      out.break_even_compression = in.fraction * in.rounds_per_day * (2 * in.model) / user_day;
    }
    const Bytes everybody_day = in.rounds_per_day * out.device_round;
    if (everybody_day.si() > 0) out.break_even_fraction = user_day / everybody_day;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::devices, "devices", {.range = kPositiveCount, .symbol = "N", .doc = "Devices of the fleet, one user each."}),
      field(&In::fraction, "fraction", {.range = kShare, .symbol = "f", .doc = "Share of the devices that takes part in a round."}),
      field(&In::model, "model_bytes", {.symbol = "M", .doc = "Bytes of the model."}),
      field(&In::up_compression, "up_compression", {.range = {1, 1e18}, .symbol = "r_u", .doc = "How many times smaller the update is sent up."}),
      field(&In::down_compression, "down_compression", {.range = {1, 1e18}, .symbol = "r_d", .doc = "How many times smaller the model is sent down."}),
      field(&In::rounds_per_day, "rounds_per_day", {.range = kNonNegative, .symbol = "R", .doc = "Rounds of training a day."}),
      field(&In::actions_per_user_day, "actions_per_user_day", {.range = kNonNegative, .symbol = "k", .doc = "What a user does a day, such as keys pressed."}),
      field(&In::action, "bytes_per_action", {.symbol = "b", .doc = "Bytes that one action would take to upload."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cohort, "cohort", {.symbol = "n", .doc = "Devices in a round."}),
      field(&Out::round, "round_bytes", {.doc = "Bytes of one round, down and up."}),
      field(&Out::federated_per_day, "federated_bytes_per_day", {.doc = "Bytes of all rounds of a day."}),
      field(&Out::central_per_day, "central_bytes_per_day", {.doc = "Bytes a day if the raw data were uploaded instead."}),
      field(&Out::ratio, "ratio", {.doc = "Federated over raw bytes; the number of devices cancels.", .null_text = "no raw data"}),
      field(&Out::up_round, "up_bytes", {.doc = "Updates sent up in a round."}),
      field(&Out::down_round, "down_bytes", {.doc = "Models sent down in a round."}),
      field(&Out::device_round, "device_round_bytes", {.doc = "What one device moves in a round."}),
      field(&Out::break_even_compression, "break_even_compression", {.doc = "Compression both ways at which federated training moves as much as raw data; below 1 it moves less as it is.", .null_text = "no raw data"}),
      field(&Out::break_even_fraction, "break_even_fraction", {.doc = "Share of the devices at which both move the same; above 1 even the whole fleet moves less.", .null_text = "training moves nothing"}));

  static constexpr ModelText text{
      .title = "Federated traffic against raw data",
      .doc = "Federated training keeps the data where it is and moves a model instead: down to each device of the cohort and back, in every round, however little each device knows. Compressing one direction leaves the other.",
      .formula = {{"cohort", "\\v{cohort} = \\v{devices} \\cdot \\v{fraction}"},
                  {"round_bytes", "\\v{round_bytes} = \\v{cohort} \\left(\\frac{\\v{model_bytes}}{\\v{up_compression}} + \\frac{\\v{model_bytes}}{\\v{down_compression}}\\right)"},
                  {"federated_bytes_per_day", "\\v{federated_bytes_per_day} = \\v{rounds_per_day} \\cdot \\v{round_bytes}"},
                  {"central_bytes_per_day", "\\v{central_bytes_per_day} = \\v{devices} \\cdot \\v{actions_per_user_day} \\cdot \\v{bytes_per_action}"},
                  {"ratio", "\\v{ratio} = \\frac{\\v{federated_bytes_per_day}}{\\v{central_bytes_per_day}}"}},
      .sources = {"McMahan et al. 2017, Communication-efficient learning of deep networks from decentralized data, arXiv:1602.05629: the rounds", "Definition"}};
};

}  // namespace ironlab
