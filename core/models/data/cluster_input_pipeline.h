// Cluster input pipeline: loaders, metadata, storage and network that feed a fleet.
#pragma once

#include "models/fleet/resource_load.h"
#include "models/time/iron_law.h"

namespace ironlab {

enum class FeedStage { loader, metadata, storage, network, compute };
template <>
inline constexpr std::array<ChoiceName, 5> choice_names<FeedStage>{
    {{"loader", "Loader"}, {"metadata", "Metadata"}, {"storage", "Storage"}, {"network", "Network"}, {"compute", "Compute"}}};

struct ClusterInputPipeline {
  static constexpr const char* id = "cluster_input_pipeline";

  struct In {
    Count gpus;
    Rate device_samples;
    Bytes sample;
    Count samples_per_file, workers_per_gpu;
    Seconds sample_time;
    Count metadata_ops_per_file, metadata_servers;
    Rate metadata_ops;
    ByteRate storage, network;
    Choice<Overlap> overlap;
  };
  struct Out {
    Ratio utilization;
    Rate device_throughput;
    Choice<FeedStage> bottleneck;
    Rate loader;
    Maybe<Rate> metadata, storage, network;
    Maybe<Ratio> metadata_load, storage_load, network_load;
    Ratio idle_share, loader_utilization;
  };

  static Out evaluate(const In& in) {
    Out out;
    out.loader = in.workers_per_gpu / in.sample_time;
    const double loader = out.loader / in.device_samples;
    const double own = in.overlap == Overlap::full ? (loader < 1 ? loader : 1) : (out.loader / (out.loader + in.device_samples)).si();
    out.loader_utilization = own;
    double least = own;
    // A shared stage feeds each GPU its part of what it can give; one that does not exist limits nothing.
    const auto shared = [&](bool exists, double demand, double servers, double capacity, Maybe<Ratio>& load, Maybe<Rate>& rate) {
      if (!exists || demand == 0) return;
      const ResourceLoad::Out all = ResourceLoad::evaluate({.clients = in.gpus, .client_demand = demand, .servers = servers, .server_capacity = capacity});
      load = all.ratio;
      rate = in.device_samples / all.ratio;
      if (1 / all.ratio < least) least = 1 / all.ratio;
    };
    const Rate opens = in.device_samples / in.samples_per_file * in.metadata_ops_per_file;
    const ByteRate bytes = in.device_samples * in.sample;
    shared(in.metadata_servers > 0, opens.si(), in.metadata_servers, in.metadata_ops.si(), out.metadata_load, out.metadata);
    shared(true, bytes.si(), 1, in.storage.si(), out.storage_load, out.storage);
    shared(in.network.si() > 0, bytes.si(), 1, in.network.si(), out.network_load, out.network);
    out.utilization = least;
    out.idle_share = 1 - least;
    out.device_throughput = in.device_samples * least;
    const auto binds = [least](const Maybe<Ratio>& load) { return load.has() && within(1 / load.value(), least); };
    out.bottleneck = at_least(least, 1)         ? FeedStage::compute
                     : within(own, least)       ? FeedStage::loader
                     : binds(out.metadata_load) ? FeedStage::metadata
                     : binds(out.storage_load)  ? FeedStage::storage
                                                : FeedStage::network;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::gpus, "gpus", {.range = kPositiveCount, .symbol = "G", .doc = "GPUs that train."}),
      field(&In::device_samples, "device_samples_per_s", {.positive = true, .symbol = "d", .doc = "Samples that one GPU wants each second."}),
      field(&In::sample, "sample_bytes", {.symbol = "S", .doc = "Bytes of one stored sample."}),
      field(&In::samples_per_file, "samples_per_file", {.range = kPositiveCount, .symbol = "k", .doc = "Samples packed into one file."}),
      field(&In::workers_per_gpu, "workers_per_gpu", {.range = kPositiveCount, .symbol = "w", .doc = "Workers that read for each GPU."}),
      field(&In::sample_time, "sample_time_s", {.positive = true, .symbol = "t", .doc = "Time in which one worker reads one sample."}),
      field(&In::metadata_ops_per_file, "metadata_ops_per_file", {.symbol = "o", .doc = "Metadata operations for each file."}),
      field(&In::metadata_servers, "metadata_servers", {.symbol = "m", .doc = "Metadata servers; 0: there is no such stage."}),
      field(&In::metadata_ops, "metadata_ops_per_s", {.positive = true, .symbol = "\\mu", .doc = "Operations each second of one metadata server."}),
      field(&In::storage, "storage_bytes_per_s", {.positive = true, .symbol = "B_s", .doc = "Read bandwidth of the storage."}),
      field(&In::network, "network_bytes_per_s", {.symbol = "B_n", .doc = "Bandwidth between storage and GPUs; 0: there is no such stage."}),
      field(&In::overlap, "overlap", {.fallback = Overlap::full, .doc = "full: the next samples are read while the GPU computes (prefetch); none: reading and computing take turns."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::utilization, "utilization", {.range = kShare, .symbol = "u", .doc = "Share of the time that the GPUs compute."}),
      field(&Out::device_throughput, "device_throughput_samples_per_s", {.symbol = "x", .doc = "Samples that one GPU gets each second."}),
      field(&Out::bottleneck, "bottleneck", {.doc = "The stage that gives least, the first on a tie; compute when the GPUs never wait."}),
      field(&Out::loader, "loader_samples_per_s", {.symbol = "L", .doc = "What the workers of one GPU could deliver to it."}),
      field(&Out::metadata, "metadata_samples_per_s", {.symbol = "x_m", .doc = "What the metadata servers could deliver to each GPU.", .null_text = "no such stage"}),
      field(&Out::storage, "storage_samples_per_s", {.symbol = "x_s", .doc = "What the storage could deliver to each GPU.", .null_text = "nothing to read"}),
      field(&Out::network, "network_samples_per_s", {.symbol = "x_n", .doc = "What the network could deliver to each GPU.", .null_text = "no such stage"}),
      field(&Out::metadata_load, "metadata_load", {.symbol = "r_m", .doc = "What fully fed GPUs ask of the metadata servers over what they can do.", .null_text = "no such stage"}),
      field(&Out::storage_load, "storage_load", {.symbol = "r_s", .doc = "What fully fed GPUs ask of the storage over what it can do.", .null_text = "nothing to read"}),
      field(&Out::network_load, "network_load", {.symbol = "r_n", .doc = "What fully fed GPUs ask of the network over what it can do.", .null_text = "no such stage"}),
      field(&Out::idle_share, "idle_share", {.range = kShare, .doc = "Share of the time that the GPUs wait."}),
      field(&Out::loader_utilization, "loader_utilization", {.range = kShare, .symbol = "u_L", .doc = "Share of the time that they would compute if their own loaders were the only limit."}));

  static constexpr ModelText text{
      .title = "Feeding a fleet: loader, metadata, storage, network",
      .doc = "A chain delivers what its weakest stage delivers; more of any other changes nothing. Prefetching hides the reading behind the computing, up to the longer of the two: a queue evens out jitter but makes no stage faster. "
             "It assumes steady state and that the shared stages divide evenly among the GPUs.",
      .formula = {{"loader_samples_per_s", "\\v{loader_samples_per_s} = \\frac{\\v{workers_per_gpu}}{\\v{sample_time_s}}"},
                  {"utilization", "\\v{utilization} = \\min\\left(1, \\v{loader_utilization}, \\frac{1}{\\v{metadata_load}}, \\frac{1}{\\v{storage_load}}, \\frac{1}{\\v{network_load}}\\right)"},
                  {"loader_utilization", "\\v{loader_utilization} = \\begin{cases} \\min(1, \\v{loader_samples_per_s} / \\v{device_samples_per_s}) & \\text{full} \\\\ \\v{loader_samples_per_s} / (\\v{loader_samples_per_s} + \\v{device_samples_per_s}) & \\text{none} \\end{cases}"},
                  {"metadata_load", "\\v{metadata_load} = \\frac{\\v{gpus} \\cdot \\v{device_samples_per_s} \\cdot \\v{metadata_ops_per_file}}{\\v{samples_per_file} \\cdot \\v{metadata_servers} \\cdot \\v{metadata_ops_per_s}}"},
                  {"storage_load", "\\v{storage_load} = \\frac{\\v{gpus} \\cdot \\v{device_samples_per_s} \\cdot \\v{sample_bytes}}{\\v{storage_bytes_per_s}}"},
                  {"network_load", "\\v{network_load} = \\frac{\\v{gpus} \\cdot \\v{device_samples_per_s} \\cdot \\v{sample_bytes}}{\\v{network_bytes_per_s}}"}},
      .sources = {"MLPerf Storage benchmark: the workload", "Lustre operations manual: rates of a metadata server",
                  "Denning and Buzen 1978, The operational analysis of queueing network models: the bottleneck bounds the throughput"}};
};

}  // namespace ironlab
