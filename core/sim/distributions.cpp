// Draws from distributions.
#include "sim/distributions.h"

#include <cmath>  // std::sqrt, std::floor, std::fabs (exact)

#include "math/math.h"

namespace ironlab::sim {

double uniform(Random& random, double low, double high) { return low + (high - low) * random.uniform(); }

bool bernoulli(Random& random, double probability) { return random.uniform() < probability; }

double exponential(Random& random, double mean) { return -math::log1p(-random.uniform()) * mean; }

double normal(Random& random, double mean, double deviation) {
  constexpr double kTwoPi = 6.283185307179586;
  const double radius = std::sqrt(-2 * math::log1p(-random.uniform()));
  return mean + deviation * (radius * math::cos(kTwoPi * random.uniform()));
}

double lognormal(Random& random, double mean, double scv) {
  const double variance = math::log1p(scv);
  return mean * math::exp(normal(random, -variance / 2, std::sqrt(variance)));
}

double weibull(Random& random, double scale, double shape) { return scale * math::pow(-math::log1p(-random.uniform()), 1 / shape); }

double erlang(Random& random, double mean, int stages) {
  double sum = 0;
  for (int i = 0; i < stages; ++i) sum += exponential(random, mean / stages);
  return sum;
}

double hyperexponential(Random& random, double mean, double scv) {
  const double first = (1 + std::sqrt((scv - 1) / (scv + 1))) / 2;
  const double share = bernoulli(random, first) ? first : 1 - first;
  return exponential(random, mean / (2 * share));
}

namespace {

double poisson_by_inversion(Random& random, double mean) {
  const double u = random.uniform();
  double term = math::exp(-mean), sum = term, k = 0;
  while (u >= sum && term > 0) {
    k += 1;
    term *= mean / k;
    sum += term;
  }
  return k;
}

double poisson_by_rejection(Random& random, double mean) {
  const double b = 0.931 + 2.53 * std::sqrt(mean), a = -0.059 + 0.02483 * b;
  const double log_alpha = math::log(1.1239 + 1.1328 / (b - 3.4)), sure = 0.9277 - 3.6224 / (b - 2), log_mean = math::log(mean);
  for (;;) {
    const double u = random.uniform() - 0.5, v = random.uniform();
    const double distance = 0.5 - std::fabs(u);
    const double k = std::floor((2 * a / distance + b) * u + mean + 0.43);
    if (distance >= 0.07 && v <= sure) return k;
    if (k < 0 || (distance < 0.013 && v > distance)) continue;
    if (math::log(v) + log_alpha - math::log(a / (distance * distance) + b) <= k * log_mean - mean - math::lgamma(k + 1)) return k;
  }
}

}  // namespace

double poisson(Random& random, double mean) {
  if (!(mean > 0)) return 0;
  return mean < 10 ? poisson_by_inversion(random, mean) : poisson_by_rejection(random, mean);
}

}  // namespace ironlab::sim
