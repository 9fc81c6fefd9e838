// Parallel plan: tensor, pipeline and data parallelism together.
#pragma once

#include <cmath>  // std::fmod (exact)

#include "models/fleet/ring_bandwidth.h"
#include "models/training/activation_memory.h"
#include "models/training/pipeline_bubble.h"
#include "models/training/tensor_parallel.h"
#include "models/training/training_memory.h"

namespace ironlab {

enum class Indivisible { gpus, layers, heads, batch };
template <>
inline constexpr std::array<ChoiceName, 4> choice_names<Indivisible>{
    {{"gpus", "Plan does not divide the GPUs"}, {"layers", "Stages do not divide the layers"}, {"heads", "Degree does not divide the heads"}, {"batch", "Replicas do not divide the batch"}}};

struct ParallelPlan {
  static constexpr const char* id = "parallel_plan";
  static constexpr Bytes kElement{2};           // of a weight, gradient or activation
  static constexpr double kBackward = 2.0 / 3;  // of a micro-batch's time, behind which gradients can travel

  struct In {
    Count tensor_parallel, pipeline_parallel, micro_batch;
    Ratio overlap;
    Count ports_per_node, zero_stage, global_batch, gpus;
    FlopRate peak;
    Bytes capacity;
    Count params, layers, hidden, heads, seq;
    Ratio utilization;
    Count gpus_per_node;
    ByteRate nvlink, port;
    Ratio bubble_limit;
    Count job_tokens;
  };
  struct Out {
    Flag valid;
    Maybe<Choice<Indivisible>> reason;
    Maybe<Count> data_parallel, micro_batches;
    Maybe<Bytes> state, activation, memory;
    Maybe<Flag> fits;
    Maybe<Ratio> bubble_share;
    Maybe<Seconds> compute_time, tensor_time, data_time, step;
    Maybe<Ratio> achieved_utilization;
    Maybe<Bytes> weight, gradient, optimizer;
    Maybe<Ratio> memory_ratio, tensor_over_compute;
    Maybe<Seconds> computing, tensor_total, bubble_time, exposed, job;
    Violation<Bytes> violation;
    Violation<Ratio> bubble_violation;
  };

  // The first number that does not divide, if any.
  static Maybe<Choice<Indivisible>> indivisible(const In& in) {
    const double group = in.tensor_parallel * in.pipeline_parallel;
    if (std::fmod(in.gpus, group) != 0) return Choice<Indivisible>(Indivisible::gpus);
    if (std::fmod(in.layers, in.pipeline_parallel) != 0) return Choice<Indivisible>(Indivisible::layers);
    if (std::fmod(in.heads, in.tensor_parallel) != 0) return Choice<Indivisible>(Indivisible::heads);
    if (std::fmod(in.global_batch, in.gpus / group * in.micro_batch) != 0) return Choice<Indivisible>(Indivisible::batch);
    return {};
  }

  static void hold(const In& in, Out& out) {
    TrainingMemory::In state = kDefaults<TrainingMemory>;
    state.params = in.params / (in.tensor_parallel * in.pipeline_parallel);
    state.precision = Precision::mixed;
    state.optimizer = Optimizer::adam;
    state.zero_stage = in.zero_stage;
    state.shards = out.data_parallel.value();
    const TrainingMemory::Out held = TrainingMemory::evaluate(state);
    ActivationMemory::In kept = kDefaults<ActivationMemory>;
    kept.layers = in.layers;
    kept.seq = in.seq;
    kept.batch = in.micro_batch;
    kept.hidden = in.hidden;
    kept.heads = in.heads;
    kept.element = kElement;
    kept.tiled = true;
    kept.recompute = Recompute::none;
    kept.tensor_parallel = in.tensor_parallel;
    kept.pipeline_parallel = in.pipeline_parallel;
    kept.micro_batches = out.micro_batches.value();
    const Bytes activation = ActivationMemory::evaluate(kept).activation, memory = held.static_total + activation;
    out.weight = held.weight;
    out.gradient = held.gradient;
    out.optimizer = held.master + held.optimizer;
    out.state = held.static_total;
    out.activation = activation;
    out.memory = memory;
    out.memory_ratio = memory / in.capacity;
    out.fits = Flag(within(memory.si(), in.capacity.si()));
    if (!out.fits.value()) out.violation = Violation<Bytes>::of(memory, in.capacity);
  }

  static Seconds data_parallel_time(const In& in, double replicas) {
    Allreduce::In gradients = kDefaults<Allreduce>;
    gradients.message = in.params * kElement / (in.tensor_parallel * in.pipeline_parallel);
    gradients.ranks = replicas;
    gradients.bandwidth = in.ports_per_node * in.port / in.gpus_per_node;  // all GPUs of a node run a ring at once
    return Allreduce::evaluate(gradients).time;
  }

  static void run(const In& in, Out& out) {
    const double m = out.micro_batches.value(), p = in.pipeline_parallel;
    RingBandwidth::In link = kDefaults<RingBandwidth>;
    link.ranks = in.tensor_parallel;
    link.gpus_per_node = in.gpus_per_node;
    link.nvlink = in.nvlink;
    link.ports_per_node = in.ports_per_node;
    link.port = in.port;
    TensorParallel::In part = kDefaults<TensorParallel>;  // one micro-batch in one stage
    part.params = in.params / p;
    part.layers = in.layers / p;
    part.hidden = in.hidden;
    part.tokens = in.seq * in.micro_batch;
    part.degree = in.tensor_parallel;
    part.bandwidth = RingBandwidth::evaluate(link).bandwidth;
    part.utilization = in.utilization;
    part.peak = in.peak;
    const TensorParallel::Out stage = TensorParallel::evaluate(part);
    PipelineBubble::In schedule = kDefaults<PipelineBubble>;
    schedule.stages = in.pipeline_parallel;
    schedule.micro_batches = m;
    const Seconds data = data_parallel_time(in, out.data_parallel.value());
    const Seconds exposed = larger(data - in.overlap * kBackward * (m * stage.step), Seconds(0));
    const Seconds step = (m + p - 1) * stage.step + exposed;
    TrainingCompute::In useful = kDefaults<TrainingCompute>;
    useful.params = in.params;
    useful.tokens = in.global_batch * in.seq;
    useful.devices = in.gpus;
    useful.peak = in.peak;
    useful.utilization = 1.0;
    out.compute_time = stage.compute_time;
    out.tensor_time = stage.communication_time;
    out.tensor_over_compute = stage.communication_over_compute;
    out.data_time = data;
    out.exposed = exposed;
    out.computing = m * stage.compute_time;
    out.tensor_total = m * stage.communication_time;
    out.bubble_time = (p - 1) * stage.step;
    out.step = step;
    out.achieved_utilization = TrainingCompute::evaluate(useful).compute_time / step;
    out.job = in.job_tokens / useful.tokens * step;
    const Ratio bubble = PipelineBubble::evaluate(schedule).bubble_share;
    out.bubble_share = bubble;
    if (!within(bubble, in.bubble_limit)) out.bubble_violation = Violation<Ratio>::of(bubble, in.bubble_limit);
  }

  static Out evaluate(const In& in) {
    Out out;
    out.reason = indivisible(in);
    out.valid = !out.reason.has();
    if (!out.valid) return out;
    const double replicas = in.gpus / (in.tensor_parallel * in.pipeline_parallel);
    out.data_parallel = Count(replicas);
    out.micro_batches = Count(in.global_batch / (replicas * in.micro_batch));
    hold(in, out);
    run(in, out);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::tensor_parallel, "tensor_parallel", {.range = kPositiveCount, .symbol = "t", .doc = "GPUs that each layer is divided over."}),
      field(&In::pipeline_parallel, "pipeline_parallel", {.range = kPositiveCount, .symbol = "p", .doc = "Stages that the layers are divided into."}),
      field(&In::micro_batch, "micro_batch", {.range = kPositiveCount, .fallback = 1, .symbol = "b", .doc = "Sequences in one micro-batch."}),
      field(&In::overlap, "overlap", {.range = kShare, .fallback = 0, .symbol = "o", .doc = "Share of the backward passes behind which gradients travel."}),
      field(&In::ports_per_node, "ports_per_node", {.range = kPositiveCount, .fallback = 8, .symbol = "k", .doc = "Network ports of each server."}),
      field(&In::zero_stage, "zero_stage", {.range = {0, 3}, .fallback = 0, .doc = "What replicas divide among them (ZeRO): 1 optimizer, 2 also gradients, 3 also weights."}),
      field(&In::global_batch, "global_batch", {.range = kPositiveCount, .fallback = 1536, .symbol = "B", .doc = "Sequences of one step."}),
      field(&In::gpus, "gpus", {.range = kPositiveCount, .fallback = 1024, .symbol = "N", .doc = "All GPUs."}),
      field(&In::peak, "peak_flop_per_s", {.positive = true, .symbol = "R", .doc = "Peak rate of one GPU, dense."}),
      field(&In::capacity, "capacity_bytes", {.positive = true, .symbol = "C", .doc = "Memory of one GPU."}),
      field(&In::params, "params", {.range = kPositiveCount, .fallback = 175e9, .symbol = "P", .doc = "Number of parameters."}),
      field(&In::layers, "layers", {.range = kPositiveCount, .fallback = 96, .symbol = "L", .doc = "Layers."}),
      field(&In::hidden, "hidden", {.range = kPositiveCount, .fallback = 12288, .symbol = "h", .doc = "Width of the model."}),
      field(&In::heads, "heads", {.range = kPositiveCount, .fallback = 96, .symbol = "a", .doc = "Attention heads of a layer."}),
      field(&In::seq, "seq_tokens", {.range = kPositiveCount, .fallback = 2048, .symbol = "s", .doc = "Tokens of a sequence."}),
      field(&In::utilization, "utilization", {.range = kPositiveShare, .fallback = 0.52, .symbol = "\\eta", .doc = "Share of the peak that kernels reach, before any waiting."}),
      field(&In::gpus_per_node, "gpus_per_node", {.range = kPositiveCount, .fallback = 8, .symbol = "g", .doc = "GPUs of each server."}),
      field(&In::nvlink, "nvlink_bytes_per_s", {.positive = true, .fallback = 450e9, .symbol = "b_{\\text{nv}}", .doc = "Bandwidth of a GPU inside its server, in one direction."}),
      field(&In::port, "port_bytes_per_s", {.positive = true, .fallback = 50e9, .symbol = "b_p", .doc = "Bandwidth of one port, in one direction."}),
      field(&In::bubble_limit, "bubble_limit", {.range = kPositiveShare, .fallback = 0.1, .doc = "Idle share of the pipeline that is allowed."}),
      field(&In::job_tokens, "job_tokens", {.fallback = 0, .symbol = "D", .doc = "Tokens of the whole training run."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::valid, "valid", {.doc = "Does everything divide?"}),
      field(&Out::reason, "reason", {.doc = "The first that does not: GPUs by the plan, layers by stages, heads by the degree, batch by replicas.", .null_text = "valid"}),
      field(&Out::data_parallel, "data_parallel", {.symbol = "d", .doc = "Replicas of the model.", .null_text = "not valid"}),
      field(&Out::micro_batches, "micro_batches", {.symbol = "m", .doc = "Micro-batches of each replica in a step.", .null_text = "not valid"}),
      field(&Out::state, "state_bytes", {.symbol = "M_s", .doc = "Weights, gradients and optimizer state of one GPU.", .null_text = "not valid"}),
      field(&Out::activation, "activation_bytes", {.symbol = "M_a", .doc = "Activations of one GPU of the first stage.", .null_text = "not valid"}),
      field(&Out::memory, "memory_bytes", {.symbol = "M", .doc = "Both.", .null_text = "not valid"}),
      field(&Out::fits, "fits", {.doc = "Do they fit? Exactly full still fits.", .null_text = "not valid"}),
      field(&Out::bubble_share, "bubble_share", {.range = kShare, .symbol = "\\beta", .doc = "Idle share of the pipeline.", .null_text = "not valid"}),
      field(&Out::compute_time, "compute_time_s", {.symbol = "T_c", .doc = "Computing of one micro-batch in one stage.", .null_text = "not valid"}),
      field(&Out::tensor_time, "tensor_parallel_time_s", {.symbol = "T_t", .doc = "All-reduces of one micro-batch in one stage.", .null_text = "not valid"}),
      field(&Out::data_time, "data_parallel_time_s", {.symbol = "T_d", .doc = "All-reduce of the gradients over the replicas.", .null_text = "not valid"}),
      field(&Out::step, "step_s", {.symbol = "T", .doc = "Time of a step.", .null_text = "not valid"}),
      field(&Out::achieved_utilization, "achieved_utilization", {.range = kShare, .symbol = "\\text{MFU}", .doc = "Useful operations over what the GPUs could do.", .null_text = "not valid"}),
      field(&Out::weight, "weight_bytes", {.doc = "Weights of one GPU.", .null_text = "not valid"}),
      field(&Out::gradient, "gradient_bytes", {.doc = "Gradients of one GPU.", .null_text = "not valid"}),
      field(&Out::optimizer, "optimizer_bytes", {.doc = "Optimizer state of one GPU, with the master copy.", .null_text = "not valid"}),
      field(&Out::memory_ratio, "memory_ratio", {.doc = "What one GPU must hold over what it can.", .null_text = "not valid"}),
      field(&Out::tensor_over_compute, "tensor_over_compute", {.doc = "All-reduces inside the layers over computing.", .null_text = "not valid"}),
      field(&Out::computing, "computing_s", {.doc = "Part of the step in which a GPU computes.", .null_text = "not valid"}),
      field(&Out::tensor_total, "tensor_parallel_total_s", {.doc = "Part of the step in all-reduces inside the layers.", .null_text = "not valid"}),
      field(&Out::bubble_time, "bubble_s", {.doc = "Part of the step in which a GPU waits for the pipeline.", .null_text = "not valid"}),
      field(&Out::exposed, "exposed_communication_s", {.doc = "Part of the step in which gradients travel and nothing hides them.", .null_text = "not valid"}),
      field(&Out::job, "job_s", {.doc = "Time of the whole run.", .null_text = "not valid"}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when a GPU cannot hold its part.", .null_text = "fits", .violation = "out_of_memory"}),
      field(&Out::bubble_violation, "bubble_violation", {.doc = "The crossed limit, when the pipeline idles too much.", .null_text = "within the limit", .violation = "bubble_exceeded"}));

  static constexpr ModelText text{
      .title = "A plan of tensor, pipeline and data parallelism",
      .doc = "A model too large for one GPU is divided inside layers (tensor), over layers (pipeline) and copied (data). Each way has its own loss: all-reduces inside layers, a bubble, all-reduces of gradients. With the batch fixed, more replicas mean fewer micro-batches and a larger bubble. "
             "The shape is that of GPT-3 and the servers have eight GPUs unless other numbers are given. It assumes mixed precision with Adam, tiled attention, one forward and one backward pass in turn, and leaves out transfers between stages, embeddings and the lower efficiency of narrow matrices.",
      .formula = {{"data_parallel", "\\v{data_parallel} = \\frac{\\v{gpus}}{\\v{tensor_parallel} \\cdot \\v{pipeline_parallel}}"},
                  {"micro_batches", "\\v{micro_batches} = \\frac{\\v{global_batch}}{\\v{data_parallel} \\cdot \\v{micro_batch}}"},
                  {"memory_bytes", "\\v{memory_bytes} = \\v{state_bytes} + \\v{activation_bytes}"},
                  {"state_bytes", "\\v{state_bytes} = \\frac{16 \\cdot \\v{params}}{\\v{tensor_parallel} \\cdot \\v{pipeline_parallel}} \\text{ without ZeRO}"},
                  {"activation_bytes", "\\v{activation_bytes} = 34 \\cdot \\v{seq_tokens} \\cdot \\v{micro_batch} \\cdot \\v{hidden} \\cdot \\frac{\\v{layers}}{\\v{pipeline_parallel}} \\cdot \\frac{\\min(\\v{pipeline_parallel}, \\v{micro_batches})}{\\v{tensor_parallel}}"},
                  {"compute_time_s", "\\v{compute_time_s} = \\frac{6 \\cdot \\v{params} \\cdot \\v{seq_tokens} \\cdot \\v{micro_batch}}{\\v{tensor_parallel} \\cdot \\v{pipeline_parallel} \\cdot \\v{peak_flop_per_s} \\cdot \\v{utilization}}"},
                  {"data_parallel_time_s", "\\v{data_parallel_time_s} = 2 \\frac{\\v{data_parallel} - 1}{\\v{data_parallel}} \\cdot \\frac{2 \\v{params}}{\\v{tensor_parallel} \\cdot \\v{pipeline_parallel}} \\cdot \\frac{\\v{gpus_per_node}}{\\v{ports_per_node} \\cdot \\v{port_bytes_per_s}}"},
                  {"exposed_communication_s", "\\v{exposed_communication_s} = \\max\\left(0, \\v{data_parallel_time_s} - \\tfrac{2}{3} \\v{overlap} \\cdot \\v{micro_batches} (\\v{compute_time_s} + \\v{tensor_parallel_time_s})\\right)"},
                  {"step_s", "\\v{step_s} = (\\v{micro_batches} + \\v{pipeline_parallel} - 1)(\\v{compute_time_s} + \\v{tensor_parallel_time_s}) + \\v{exposed_communication_s}"},
                  {"achieved_utilization", "\\v{achieved_utilization} = \\frac{6 \\cdot \\v{params} \\cdot \\v{global_batch} \\cdot \\v{seq_tokens}}{\\v{gpus} \\cdot \\v{peak_flop_per_s} \\cdot \\v{step_s}}"},
                  {"bubble_share", "\\v{bubble_share} = \\frac{\\v{pipeline_parallel} - 1}{\\v{micro_batches} + \\v{pipeline_parallel} - 1}"}},
      .sources = {"Narayanan et al. 2021, Efficient large-scale language model training on GPU clusters using Megatron-LM, SC21: the three ways together",
                  "Brown et al. 2020, Language models are few-shot learners, arXiv:2005.14165: the shape of GPT-3",
                  "Korthikanti et al. 2022, Reducing activation recomputation in large transformer models, arXiv:2205.05198: activations",
                  "Rajbhandari et al. 2020, ZeRO, arXiv:1910.02054: 16 bytes a parameter",
                  "NVIDIA DGX H100 datasheet: eight GPUs and eight ports in a server", "Kernel efficiency 0.52 and bubble limit 0.1: teaching values"},
      .has_scale = true};
};

}  // namespace ironlab
