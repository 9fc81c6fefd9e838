// Bootstrap interval of a statistic of one sample, or of a ratio of two medians.
#pragma once

#include <algorithm>  // std::nth_element, std::max_element
#include <vector>     // std::vector

#include "describe/field.h"
#include "describe/text.h"
#include "models/statistics/samples.h"
#include "models/subject.h"
#include "sim/random.h"

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

  static Status refuse(const In& in) {
    const bool two = in.statistic == Statistic::median_ratio;
    return two == (in.samples_b.size() > 0) ? Status{} : Status{Code::contradictory, input_index<BootstrapInterval>("samples_b")};
  }

  static double values(const In& in) { return static_cast<double>(in.samples.size() + in.samples_b.size()); }
  static double steps_each(const In& in) { return values(in) * (in.statistic == Statistic::mean ? 1 : 3); }
  static double steps(const In& in) { return in.replicates * steps_each(in); }

  class Run {
   public:
    explicit Run(const In& in)
        : samples_(in.samples.begin(), in.samples.end()), samples_b_(in.samples_b.begin(), in.samples_b.end()), statistic_(in.statistic), replicates_(static_cast<std::size_t>(in.replicates)),
          confidence_(in.confidence), steps_each_(steps_each(in)), random_(sim::seed_of(in.seed)) {
      drawn_.reserve(std::max(samples_.size(), samples_b_.size()));
      found_.reserve(replicates_);
    }
    double advance(double budget) {
      double taken = 0;
      for (; taken < budget && found_.size() < replicates_; taken += steps_each_) {
        draw(samples_);
        const double a = value();
        if (samples_b_.empty()) {
          found_.push_back(a);
        } else {
          draw(samples_b_);
          found_.push_back(a / value());
        }
      }
      return found_.size() < replicates_ ? taken : -1;
    }
    Out result() const {
      Out out;
      std::vector<double> found = found_;
      std::sort(found.begin(), found.end());
      const auto at = [&found](int rank) { return found[static_cast<std::size_t>(rank)]; };
      const int n = static_cast<int>(found.size());
      out.low = percentile(n, (1 - confidence_) / 2, at);
      out.high = percentile(n, (1 + confidence_) / 2, at);
      out.width = out.high - out.low;
      out.contains_one = out.low <= 1 && out.high >= 1;
      Run whole(*this);
      whole.drawn_ = samples_;
      out.estimate = whole.value();
      if (!samples_b_.empty()) {
        whole.drawn_ = samples_b_;
        out.estimate = out.estimate / whole.value();
      }
      return out;
    }

   private:
    void draw(const std::vector<double>& from) {
      drawn_.clear();
      const auto n = static_cast<double>(from.size());
      for (std::size_t i = 0; i < from.size(); ++i) drawn_.push_back(from[static_cast<std::size_t>(random_.uniform() * n)]);
    }
    // Of what is drawn, which is left in another order.
    double value() {
      if (statistic_ == Statistic::mean) {
        Sum sum;
        for (const double x : drawn_) sum.add(x);
        return sum.value() / static_cast<double>(drawn_.size());
      }
      const auto middle = drawn_.begin() + static_cast<std::ptrdiff_t>(drawn_.size() / 2);
      std::nth_element(drawn_.begin(), middle, drawn_.end());
      if (drawn_.size() % 2 == 1) return *middle;
      const double below = *std::max_element(drawn_.begin(), middle);
      return below + 0.5 * (*middle - below);
    }

    std::vector<double> samples_, samples_b_, drawn_, found_;
    Statistic statistic_;
    std::size_t replicates_;
    double confidence_, steps_each_;
    sim::Random random_;
  };

  static Out evaluate(const In& in) { return run_to_end<BootstrapInterval>(in); }

  static constexpr auto inputs = fields<In>(
      field(&In::samples, "samples", {.range = kSample, .symbol = "x", .doc = "Measured values; of a ratio, those above the line."}),
      field(&In::samples_b, "samples_b", {.range = kSample, .fallback = 0, .may_be_empty = true, .symbol = "y", .doc = "The values below the line of a ratio."}),
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
      .sources = {"Efron 1979, Bootstrap methods: another look at the jackknife, Annals of Statistics 7(1)", "Hyndman and Fan 1996, The American Statistician 50(4): percentiles of type 7"}};
};

}  // namespace ironlab
