#include "bench/summary.h"

namespace ironlab::bench {

Summary summary_of(std::vector<double> values, const Draws& draws) {
  Summary s;
  s.samples = static_cast<int>(values.size());
  if (values.empty()) return s;
  sim::Bootstrap<Median> bootstrap(values, {}, static_cast<std::size_t>(draws.replicates), draws.seed, Median{});
  bootstrap.draw_all();
  const sim::Interval interval = bootstrap.interval(draws.confidence);
  s.low = interval.low;
  s.high = interval.high;
  std::sort(values.begin(), values.end());
  const auto at = [&values](double p) {
    return percentile(static_cast<int>(values.size()), p, [&values](int rank) { return values[static_cast<std::size_t>(rank)]; });
  };
  s.median = at(0.5);
  s.p1 = at(0.01);
  s.p10 = at(0.1);
  s.p25 = at(0.25);
  s.p75 = at(0.75);
  s.p90 = at(0.9);
  s.p99 = at(0.99);
  const double reach = 1.5 * (s.p75 - s.p25);
  for (const double x : values) s.outliers += x < s.p25 - reach || x > s.p75 + reach;
  return s;
}

Summary rate_of(const Summary& time, double amount) {
  Summary r = time;
  const auto rate = [amount](double seconds) { return seconds > 0 ? amount / seconds : 0; };
  r.median = rate(time.median);
  r.p10 = rate(time.p90);
  r.p25 = rate(time.p75);
  r.p75 = rate(time.p25);
  r.p90 = rate(time.p10);
  r.p1 = rate(time.p99);
  r.p99 = rate(time.p1);
  r.low = rate(time.high);
  r.high = rate(time.low);
  return r;
}

}  // namespace ironlab::bench
