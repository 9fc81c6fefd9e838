// Non-preemptive priority classes on one server (Cobham).
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"
#include "models/subject.h"

namespace ironlab {

struct PriorityQueue {
  static constexpr const char* id = "priority_queue";
  static constexpr int kClasses = 16;

  struct In {
    List<Rate, kClasses> arrivals;
    List<Seconds, kClasses> service_times;
    List<Ratio, kClasses> service_scvs;
  };
  struct Out {
    Flag stable;
    Ratio utilization;
    Maybe<Seconds> residual;
    List<Maybe<Seconds>, kClasses> waits;
    Maybe<Seconds> fifo_wait;
    List<Ratio, kClasses> shares;
    List<Maybe<Ratio>, kClasses> gains;
    Violation<Ratio> violation;
  };

  static Status refuse(const In& in) {
    if (in.service_times.size() != in.arrivals.size()) return {Code::shape_mismatch, input_index<PriorityQueue>("service_times_s")};
    return in.service_scvs.size() == in.arrivals.size() ? Status{} : Status{Code::shape_mismatch, input_index<PriorityQueue>("service_scvs")};
  }

  static Out evaluate(const In& in) {
    Out out;
    Seconds residual;
    const int n = in.arrivals.size();
    for (int i = 0; i < n; ++i) {
      const Ratio load = in.arrivals[i] * in.service_times[i];
      out.shares.push(load);
      out.utilization = out.utilization + load;
      residual = residual + load * in.service_times[i] * ((1 + in.service_scvs[i]) / 2);
    }
    out.stable = below(out.utilization, 1);
    if (!out.stable) out.violation = Violation<Ratio>::of(out.utilization, Ratio(1));
    double before = 0;
    if (out.stable) {
      out.residual = residual;
      out.fifo_wait = residual / (1 - out.utilization);
    }
    for (int i = 0; i < n; ++i) {
      const double with = before + out.shares[i];
      out.waits.push(out.stable ? Maybe<Seconds>(residual / ((1 - before) * (1 - with))) : Maybe<Seconds>());
      out.gains.push(out.stable && residual.si() > 0 ? Maybe<Ratio>(Ratio(out.fifo_wait.value() / out.waits[i].value())) : Maybe<Ratio>());
      before = with;
    }
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::arrivals, "arrivals_per_s", {.symbol = "\\lambda", .doc = "For each class, the most urgent first, the requests that arrive each second."}),
      field(&In::service_times, "service_times_s", {.symbol = "s", .doc = "For each class the mean time of service."}),
      field(&In::service_scvs, "service_scvs", {.range = kNonNegative, .symbol = "c^2", .doc = "For each class the squared coefficient of variation of it."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::stable, "stable", {.doc = "Is there room for all classes?"}),
      field(&Out::utilization, "utilization", {.symbol = "\\rho", .doc = "Share of the time that the server is busy; from 1 on the queue is not stable."}),
      field(&Out::residual, "residual_s", {.symbol = "W_0", .doc = "What an arrival finds still to be done of the request in service: even the first class waits for it.", .null_text = "not stable"}),
      field(&Out::waits, "waits_s", {.symbol = "W_p", .doc = "Mean wait of each class.", .null_text = "not stable"}),
      field(&Out::fifo_wait, "fifo_wait_s", {.doc = "Mean wait of all in the order of arrival.", .null_text = "not stable"}),
      field(&Out::shares, "loads", {.symbol = "\\rho_p", .doc = "Load of each class."}),
      field(&Out::gains, "gains", {.doc = "For each class how many times shorter it waits than in the order of arrival.", .null_text = "no wait"}),
      field(&Out::violation, "violation", {.doc = "Load against the one server, when it is too much.", .null_text = "stable", .violation = "unstable"}));

  static constexpr ModelText text{
      .title = "Priority classes at one server",
      .doc = "Urgent requests overtake waiting ones but not the one in service. Priorities move waits between classes; weighted by load, their sum stays what it was.",
      .formula = {{"residual_s", "\\v{residual_s} = \\sum_i \\frac{\\lambda_i s_i^2 (1 + c_i^2)}{2}"}, {"waits_s", "W_p = \\frac{\\v{residual_s}}{(1 - \\sigma_{p-1})(1 - \\sigma_p)}, \\quad \\sigma_p = \\rho_1 + \\dots + \\rho_p"},
                  {"fifo_wait_s", "\\v{fifo_wait_s} = \\frac{\\v{residual_s}}{1 - \\v{utilization}}"}},
      .sources = {"Cobham 1954, Priority assignment in waiting line problems, Operations Research 2(1)", "Kleinrock 1976, Queueing Systems, volume 2: the conservation law"}};
};

}  // namespace ironlab
