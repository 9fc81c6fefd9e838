// Scale sensitivity: which resource a training fleet feels most.
#pragma once

#include "models/reliability/checkpoint_interval.h"
#include "models/reliability/checkpoint_waste.h"
#include "models/reliability/fleet_reliability.h"
#include "models/training/hierarchical_data_parallel.h"

namespace ironlab {

struct ScaleSensitivity {
  static constexpr const char* id = "scale_sensitivity";

  struct In {
    Count gpus, gpus_per_node, ports, params, tokens_per_gpu;
    FlopRate peak;
    Ratio utilization;
    ByteRate nvlink, port;
    Seconds stall, restart, unit_mtbf;
  };
  struct Out {
    Seconds step;
    Ratio useful_share;
    Rate tokens;
    Ratio elasticity_peak, elasticity_nvlink, elasticity_network;
    Maybe<Ratio> elasticity_mtbf;
    Seconds compute_time, intra_node, inter_node, mtbf;
    Ratio lost_share;
    Flag no_progress;
    Violation<Ratio> violation;
  };

  static Status refuse(const In& in);

  static Out evaluate(const In& in) {
    Out out;
    HierarchicalDataParallel::In train = kDefaults<HierarchicalDataParallel>;
    train.params = in.params;
    train.tokens_per_gpu = in.tokens_per_gpu;
    train.gpus_per_node = in.gpus_per_node;
    train.nodes = in.gpus / in.gpus_per_node;
    train.ports = in.ports;
    train.accumulation = 1;
    train.utilization = in.utilization;
    train.peak = in.peak;
    train.nvlink = in.nvlink;
    train.port = in.port;
    const HierarchicalDataParallel::Out run = HierarchicalDataParallel::evaluate(train);
    out.step = run.step;
    out.compute_time = run.compute_time;
    out.intra_node = run.intra_node;
    out.inter_node = run.inter_node;
    out.elasticity_peak = run.compute_time / run.step;
    out.elasticity_nvlink = run.intra_node / run.step;
    out.elasticity_network = run.inter_node / run.step;

    FleetReliability::In fleet = kDefaults<FleetReliability>;
    fleet.units = in.gpus;
    fleet.unit_mtbf = in.unit_mtbf;
    out.mtbf = FleetReliability::evaluate(fleet).mtbf;
    CheckpointInterval::In often = kDefaults<CheckpointInterval>;
    often.stall = in.stall;
    often.mtbf = out.mtbf;
    const CheckpointInterval::Out interval = CheckpointInterval::evaluate(often);
    CheckpointWaste::In waste = kDefaults<CheckpointWaste>;
    waste.interval = interval.young;
    waste.stall = in.stall;
    waste.mtbf = out.mtbf;
    waste.restart = in.restart;
    const Ratio restarts = CheckpointWaste::evaluate(waste).restart_fraction;
    out.lost_share = interval.least_waste + restarts;
    out.no_progress = !below(out.lost_share, 1);
    if (out.no_progress) {
      out.violation = Violation<Ratio>::of(out.lost_share, 1);
      return out;
    }
    out.useful_share = 1 - out.lost_share;
    out.tokens = run.tokens * out.useful_share;
    out.elasticity_mtbf = Ratio((interval.stall_fraction_at_young + restarts) / out.useful_share);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "N", .doc = "GPUs of the job: whole servers."}),
      field(&In::gpus_per_node, "gpus_per_node", {.range = kPositiveCount, .symbol = "g", .doc = "GPUs of a server."}),
      field(&In::ports, "ports", {.range = kPositiveCount, .symbol = "k", .doc = "Network ports of a server."}),
      field(&In::params, "params", {.range = kPositiveCount, .symbol = "P", .doc = "Parameters; two bytes of gradient each are exchanged."}),
      field(&In::tokens_per_gpu, "tokens_per_gpu", {.range = kPositiveCount, .symbol = "T", .doc = "Tokens of each GPU in a step."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak rate of a GPU, dense."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .symbol = "\\eta", .doc = "Share of the peak that a GPU reaches while it computes."}),
      field(&In::nvlink, "nvlink_bytes_per_s", {.positive = true, .symbol = "b_{\\text{nv}}", .doc = "Bandwidth of a GPU inside its server, in one direction."}),
      field(&In::port, "port_bytes_per_s", {.positive = true, .symbol = "b_p", .doc = "Bandwidth of one port, in one direction."}),
      field(&In::stall, "stall_s", {.symbol = "C", .doc = "Time that training stands still for each checkpoint."}),
      field(&In::restart, "restart_s", {.symbol = "R_s", .doc = "Time from a failure until training runs again."}),
      field(&In::unit_mtbf, "unit_mtbf_s", {.positive = true, .symbol = "m", .doc = "Mean time between failures of one GPU, whatever the cause."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::step, "step_s", {.symbol = "t", .doc = "Time of a step: arithmetic, exchange inside the servers, exchange across."}),
      field(&Out::useful_share, "useful_share", {.range = kShare, .symbol = "u", .doc = "Share of the time that is not lost to checkpoints and failures; 0 without progress."}),
      field(&Out::tokens, "tokens_per_s", {.symbol = "X", .doc = "Useful tokens each second of the whole job."}),
      field(&Out::elasticity_peak, "elasticity_peak", {.range = kShare, .symbol = "e_R", .doc = "By how many percent the tokens grow if the GPUs' arithmetic grows by one."}),
      field(&Out::elasticity_nvlink, "elasticity_nvlink", {.range = kShare, .symbol = "e_{\\text{nv}}", .doc = "The same for the bandwidth inside servers."}),
      field(&Out::elasticity_network, "elasticity_network", {.range = kShare, .symbol = "e_p", .doc = "The same for the network ports."}),
      field(&Out::elasticity_mtbf, "elasticity_mtbf", {.symbol = "e_m", .doc = "The same for the time between failures.", .null_text = "no progress"}),
      field(&Out::compute_time, "compute_time_s", {.symbol = "t_c", .doc = "Arithmetic of a step."}),
      field(&Out::intra_node, "intra_node_s", {.symbol = "t_{\\text{nv}}", .doc = "Exchange inside the servers."}),
      field(&Out::inter_node, "inter_node_s", {.symbol = "t_p", .doc = "Exchange across the network."}),
      field(&Out::mtbf, "mtbf_s", {.symbol = "M", .doc = "Mean time between failures of the job."}),
      field(&Out::lost_share, "lost_share", {.symbol = "1 - u", .doc = "Share of the time lost to checkpoints, repeated work and restarts, to first order; from 1 on nothing is left."}),
      field(&Out::no_progress, "no_progress", {.doc = "Is everything lost?"}),
      field(&Out::violation, "violation", {.doc = "Lost time over all time.", .null_text = "progress", .violation = "no_progress"}));

  static constexpr ModelText text{
      .title = "Which resource a training fleet feels most",
      .doc = "The elasticity of a resource says what one percent more of it is worth. Without overlap, arithmetic and the two exchanges share the step, so their elasticities add to 1 and change little with scale once there are many servers. "
             "Failures grow with every GPU: at some size reliability becomes the resource worth most. Checkpoints are taken at the best interval, to first order.",
      .formula = {{"elasticity_peak", "\\v{elasticity_peak} = \\frac{\\v{compute_time_s}}{\\v{step_s}}, \\quad \\v{elasticity_nvlink} = \\frac{\\v{intra_node_s}}{\\v{step_s}}, \\quad \\v{elasticity_network} = \\frac{\\v{inter_node_s}}{\\v{step_s}}"},
                  {"lost_share", "\\v{lost_share} = \\sqrt{\\frac{2 \\v{stall_s}}{\\v{mtbf_s}}} + \\frac{\\v{restart_s}}{\\v{mtbf_s}}, \\quad \\v{mtbf_s} = \\frac{\\v{unit_mtbf_s}}{\\v{gpus}}"},
                  {"elasticity_mtbf", "\\v{elasticity_mtbf} = \\frac{\\sqrt{\\v{stall_s} / (2 \\v{mtbf_s})} + \\v{restart_s} / \\v{mtbf_s}}{\\v{useful_share}}"},
                  {"tokens_per_s", "\\v{tokens_per_s} = \\frac{\\v{gpus} \\cdot \\v{tokens_per_gpu}}{\\v{step_s}} \\, \\v{useful_share}"}},
      .sources = {"Young 1974, A first order approximation to the optimum checkpoint interval, Communications of the ACM 17(9)", "Thakur, Rabenseifner and Gropp 2005, Optimization of collective communication operations in MPICH: the ring"},
      .has_scale = true};
};

inline Status ScaleSensitivity::refuse(const In& in) {
  const double nodes = in.gpus / in.gpus_per_node;
  if (std::floor(nodes) != nodes || nodes < 1) return {Code::contradictory, input_index<ScaleSensitivity>("gpus")};
  return {};
}

}  // namespace ironlab
