// Renyi accountant of DP-SGD: what many noisy steps on random batches cost together.
#pragma once

#include <array>  // std::array
#include <cmath>  // std::sqrt (exact)

#include "math/math.h"
#include "models/root.h"

namespace ironlab::renyi {

inline constexpr int kMinOrder = 2, kMaxOrder = 256;
inline constexpr double kMinNoise = 0.2, kMaxNoise = 1e4;  // where a noise multiplier is looked for

class Accountant {
 public:
  Accountant(double sampling_rate, double steps, double delta) : q_(sampling_rate), steps_(steps), log_delta_(math::log(delta)) {
    log_q_ = q_ > 0 ? math::log(q_) : 0;
    log_rest_ = q_ < 1 ? math::log1p(-q_) : 0;
    for (int n = 2; n <= kMaxOrder; ++n) {
      log_[n] = math::log(n);
      log_factorial_[n] = log_factorial_[n - 1] + log_[n];
    }
  }

  // Epsilon by the best order, not yet cut at 0. Cumulants are convex in the order, and so is what the conversion adds to
  // them; divided by the order less 1 they fall, then rise: the lowest is found by halving.
  struct Cost {
    double epsilon;
    int order;
  };
  Cost cost(double noise, int guess = 0) const {
    int low = kMinOrder, high = kMaxOrder;
    const auto rises_after = [&](int order) { return at(order, noise) <= at(order + 1, noise); };
    if (guess >= kMinOrder && guess < kMaxOrder) {  // the order of a neighbouring noise is most often right, or next to it
      if (rises_after(guess)) {
        high = guess;
        if (guess > kMinOrder && !rises_after(guess - 1)) low = guess;
      } else {
        low = guess + 1;
        if (low < kMaxOrder && rises_after(low)) high = low;
      }
    }
    while (low < high) {
      const int middle = (low + high) / 2;
      if (rises_after(middle)) high = middle;
      else low = middle + 1;
    }
    return {at(low, noise), low};
  }

  // The least noise in [kMinNoise, kMaxNoise] that keeps the budget; 0 if none does.
  double least_noise(double epsilon) const {
    const double budget = math::log(epsilon + 2);  // costs lie above -1.4
    int order = 0;
    const auto excess = [&](double log_noise) {
      const Cost c = cost(math::exp(log_noise), order);
      order = c.order;
      return math::log(c.epsilon + 2) - budget;
    };
    const double low = math::log(kMinNoise), high = math::log(kMaxNoise);
    if (excess(low) <= 0) return kMinNoise;
    if (excess(high) > 0) return 0;
    return math::exp(root_between(low, high, excess));
  }

 private:
  double at(int order, double noise) const {
    const double converted = math::log1p(-1.0 / order) - (log_delta_ + log_[order]) / (order - 1);
    return steps_ * (cumulant(order, noise) / (order - 1)) + converted;
  }

  // ln of the mean of (density ratio)^order = ln(1 + sum over k >= 2 of binom(a, k) (1 - q)^(a - k) q^k (e^(k(k-1)/(2 z^2)) - 1)):
  // the terms 0 and 1 are what is left of the 1, so nothing cancels.
  double cumulant(int order, double noise) const {
    const double unit = 0.5 / noise / noise;
    if (q_ == 0) return 0;
    if (q_ == 1 || unit > 1e300) return order * (order - 1.0) * unit;
    std::array<double, kMaxOrder + 1> logs;
    double most = -1e308;
    for (int k = 2; k <= order; ++k) {
      const auto index = static_cast<std::size_t>(k);
      const double x = k * (k - 1.0) * unit;
      const double log_gain = x > 40 ? x : math::log(math::expm1(x));
      logs[index] = log_factorial_[order] - log_factorial_[k] - log_factorial_[order - k] + (order - k) * log_rest_ + k * log_q_ + log_gain;
      if (logs[index] > most) most = logs[index];
    }
    double sum = 0;
    for (int k = 2; k <= order; ++k) {
      const double below = logs[static_cast<std::size_t>(k)] - most;
      if (below > -45) sum += math::exp(below);
    }
    return most > 40 ? most + math::log(sum) : math::log1p(math::exp(most) * sum);
  }

  double q_, steps_, log_delta_, log_q_, log_rest_;
  double log_[kMaxOrder + 1] = {}, log_factorial_[kMaxOrder + 1] = {};
};

}  // namespace ironlab::renyi
