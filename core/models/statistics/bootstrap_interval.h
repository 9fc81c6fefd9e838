// Bootstrap interval of a statistic of one sample, or of a ratio of two medians.
#pragma once

#include <algorithm>  // std::all_of
#include <vector>     // std::vector

#include "describe/field.h"
#include "describe/text.h"
#include "models/statistics/samples.h"
#include "models/subject.h"
#include "sim/bootstrap.h"

namespace ironlab {

enum class Statistic { mean, median, median_ratio };
template <>
inline constexpr std::array<ChoiceName, 3> choice_names<Statistic>{{{"mean", "Mean"}, {"median", "Median"}, {"median_ratio", "Ratio of two medians"}}};

struct BootstrapInterval {
  static constexpr const char* id = "bootstrap_interval";

  struct In {
    Samples samples, samples_b;
    Choice<Statistic> statistic;
    Count replicates, seed;
    Ratio confidence;
  };
  struct Out {
    Ratio low, high, estimate, width;
    Flag contains_one;
  };

  static constexpr double kLeastBelow = 1e-200;

  static Status refuse(const In& in) {
    const bool two = in.statistic == Statistic::median_ratio;
    // A ratio is finite when what stands below the line stays away from 0.
    const bool divides = std::all_of(in.samples_b.begin(), in.samples_b.end(), [](double y) { return y >= kLeastBelow; });
    return two == (in.samples_b.size() > 0) && divides ? Status{} : Status{Code::contradictory, input_index<BootstrapInterval>("samples_b")};
  }

  static double values(const In& in) { return static_cast<double>(in.samples.size() + in.samples_b.size()); }
  static double steps_each(const In& in) { return values(in) * (in.statistic == Statistic::mean ? 1 : 3); }
  static double steps(const In& in) { return in.replicates * steps_each(in); }

  // Of what is drawn, which is left in another order.
  struct Drawn {
    Statistic statistic;
    double operator()(std::vector<double>& drawn) const {
      if (statistic != Statistic::mean) return sim::median_of(drawn);
      Sum sum;
      for (const double x : drawn) sum.add(x);
      return sum.value() / static_cast<double>(drawn.size());
    }
  };

  class Run {
   public:
    explicit Run(const In& in)
        : bootstrap_({in.samples.begin(), in.samples.end()}, {in.samples_b.begin(), in.samples_b.end()}, static_cast<std::size_t>(in.replicates), sim::seed_of(in.seed), Drawn{in.statistic}),
          confidence_(in.confidence), steps_each_(steps_each(in)) {}
    double advance(double budget) {
      double taken = 0;
      for (; taken < budget && !bootstrap_.done(); taken += steps_each_) bootstrap_.draw();
      return bootstrap_.done() ? -1 : taken;
    }
    Out result() const {
      Out out;
      const sim::Interval found = bootstrap_.interval(confidence_);
      out.low = found.low;
      out.high = found.high;
      out.width = out.high - out.low;
      out.contains_one = out.low <= 1 && out.high >= 1;
      out.estimate = bootstrap_.estimate();
      return out;
    }

   private:
    sim::Bootstrap<Drawn> bootstrap_;
    double confidence_, steps_each_;
  };

  static Out evaluate(const In& in) { return run_to_end<BootstrapInterval>(in); }

  static constexpr auto inputs = fields<In>(
      field(&In::samples, "samples", {.range = kSample, .symbol = "x", .doc = "Measured values; of a ratio, those above the line."}),
      field(&In::samples_b, "samples_b", {.range = kSample, .fallback = 0, .may_be_empty = true, .symbol = "y", .doc = "The values below the line of a ratio, all of them above 0."}),
      field(&In::statistic, "statistic", {.fallback = Statistic::median, .doc = "What is estimated."}),
      field(&In::replicates, "replicates", {.range = {1, 1e5}, .fallback = 2000, .symbol = "B", .doc = "How often the sample is drawn again."}),
      field(&In::seed, "seed", {.fallback = 1, .doc = "Which random draws."}),
      field(&In::confidence, "confidence", {.range = {0, 1, true, true}, .fallback = 0.95, .doc = "Share of such intervals that should cover the true value."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::low, "low", {.range = {-1.7e308, 1.7e308}, .doc = "Lower end."}), field(&Out::high, "high", {.range = {-1.7e308, 1.7e308}, .doc = "Upper end."}),
      field(&Out::estimate, "estimate", {.range = {-1.7e308, 1.7e308}, .doc = "The statistic of the sample itself."}),
      field(&Out::width, "width", {.range = {0, 1.7e308}, .doc = "Upper less lower end."}),
      field(&Out::contains_one, "contains_one", {.doc = "Does the interval contain 1? Then a ratio is not resolved."}));

  static constexpr ModelText text{
      .title = "Bootstrap interval",
      .doc = "Draws the sample again and again, each time as many values with replacement, and takes the middle share of the statistics that come out. It assumes that the measurements are independent; a drift breaks it.",
      .formula = {{"low", "[\\v{low}, \\v{high}] = \\left[ q_{\\alpha/2}(\\theta^{*}),\\; q_{1-\\alpha/2}(\\theta^{*}) \\right], \\quad \\alpha = 1 - \\v{confidence}"}},
      .sources = {"Efron 1979, Bootstrap methods: another look at the jackknife, Annals of Statistics 7(1)", "Hyndman and Fan 1996, The American Statistician 50(4): percentiles of type 7"},
      .has_scale = true};
};

}  // namespace ironlab
