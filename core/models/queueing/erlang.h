// M/M/c on bare numbers: probability of waiting, and how long the slow ones take. Times are in units of the mean service time.
#pragma once

#include "math/math.h"

namespace ironlab::erlang {

inline constexpr double kMaxServers = 1e7;  // the sum below takes about forty times the root of this many steps

// Erlang C: the share of arrivals that find all `servers` busy, at an offered load below `servers`. Summed from the top term down
// (1/B = 1 + c/a + c(c-1)/a² + ...), so that it ends as soon as nothing more can change; all terms are positive.
inline double wait_probability(double servers, double load) {
  if (!(load > 0)) return 0;
  double term = 1, inverse_blocking = 1;
  for (double k = servers; k > 0; --k) {
    term *= k / load;
    inverse_blocking += term;
    if (inverse_blocking > 1e300) return 0;
    if (k < load && term < 1e-18 * inverse_blocking) break;
  }
  return servers / ((servers - load) * inverse_blocking + load);
}

// What the exponential tails of service and of waiting mix to: integral of e^(-kx) from 0 to x.
inline double mixed(double k, double x) { return k == 0 ? x : -math::expm1(-k * x) / k; }

// P(time in the system > x service times).
inline double tail(double servers, double load, double wait, double x) {
  const double k = servers - 1 - load;
  if (k * x < -1) return math::exp(-x) + wait * (math::exp(-x) - math::exp(-(servers - load) * x)) / k;
  return math::exp(-x) * (1 + wait * mixed(k, x));
}

// P(from < time in the system <= to), without the cancellation of two tails where they are far enough apart to be told.
inline double between(double servers, double load, double wait, double from, double to) {
  const double k = servers - 1 - load;
  if (k > -0.01 && k < 0.01) return tail(servers, load, wait, from) - tail(servers, load, wait, to);
  const double spare = servers - load;
  const double service = math::exp(-from) * -math::expm1(from - to), waiting = math::exp(-spare * from) * -math::expm1(spare * (from - to));
  return service + wait * (service - waiting) / k;
}

// The time in the system, in service times, that a share q stays below (0 < q < 1).
inline double quantile(double servers, double load, double wait, double q) {
  const double service_only = -math::log1p(-q);
  if (servers == 1) return service_only / (1 - load);
  const auto is_short = [&](double x) {  // more than 1 - q still there; small q counts from the other end
    if (q >= 0.5) return tail(servers, load, wait, x) > 1 - q;
    return -math::expm1(-x) - math::exp(-x) * wait * mixed(servers - 1 - load, x) < q;
  };
  double low = service_only, high = service_only;
  while (is_short(high)) low = high, high *= 2;
  for (int i = 0; i < 100 && high - low > 1e-15 * high; ++i) {
    const double middle = low + (high - low) / 2;
    (is_short(middle) ? low : high) = middle;
  }
  return high;
}

}  // namespace ironlab::erlang
