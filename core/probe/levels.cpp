#include "probe/levels.h"

#include <algorithm>  // std::sort, std::max, std::reverse
#include <cmath>      // std::fabs (exact)

#include "math/math.h"

namespace ironlab::probe {
namespace {

constexpr double kLeastNoise = 0.04;  // of log latency: 4 %. Below it the curve's own slopes would count as steps
constexpr double kLeastOctaves = 1;  // a cache holds at least twice what the one before it does
constexpr double kMostClimb = 0.25;  // of log latency an octave, on a plateau: pages and shared sets make even those rise

double median(std::vector<double> x) {
  std::sort(x.begin(), x.end());
  const std::size_t n = x.size();
  return n % 2 == 1 ? x[n / 2] : 0.5 * (x[n / 2 - 1] + x[n / 2]);
}

// Standard deviation of the noise, from neighbors: most of them are on the same plateau, so a median ignores the steps.
double noise_of(const std::vector<double>& y) {
  if (y.size() < 3) return kLeastNoise;
  std::vector<double> differences;
  for (std::size_t i = 1; i < y.size(); ++i) differences.push_back(std::fabs(y[i] - y[i - 1]));
  constexpr double kToDeviation = 1.4826 / 1.4142135623730951;  // median of |normal|, of a difference of two
  return std::max(kLeastNoise, kToDeviation * median(differences));
}

struct Piece {
  std::size_t first, last;
};

std::vector<Piece> split(const std::vector<double>& y, double penalty) {
  const std::size_t n = y.size();
  std::vector<double> sum(n + 1, 0), squares(n + 1, 0), best(n + 1, 0);
  std::vector<std::size_t> start(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    sum[i + 1] = sum[i] + y[i];
    squares[i + 1] = squares[i] + y[i] * y[i];
  }
  best[0] = -penalty;
  for (std::size_t end = 1; end <= n; ++end) {
    best[end] = 1e300;
    for (std::size_t from = 0; from < end; ++from) {
      const double s = sum[end] - sum[from];
      const double cost = best[from] + penalty + std::max(0.0, squares[end] - squares[from] - s * s / static_cast<double>(end - from));
      if (cost < best[end]) {
        best[end] = cost;
        start[end] = from;
      }
    }
  }
  std::vector<Piece> pieces;
  for (std::size_t end = n; end > 0; end = start[end]) pieces.push_back({start[end], end - 1});
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

// Slope of a piece's line of least squares, in log latency an octave of size.
double climb(std::span<const double> size, const std::vector<double>& y, const Piece& p) {
  const double n = static_cast<double>(p.last - p.first + 1);
  double mx = 0, my = 0, xx = 0, xy = 0;
  for (std::size_t i = p.first; i <= p.last; ++i) {
    mx += math::log2(size[i]) / n;
    my += y[i] / n;
  }
  for (std::size_t i = p.first; i <= p.last; ++i) {
    const double x = math::log2(size[i]) - mx;
    xx += x * x;
    xy += x * (y[i] - my);
  }
  return xx > 0 ? xy / xx : 0;
}

}  // namespace

std::vector<Level> levels_of(std::span<const double> size_bytes, std::span<const double> latency_s) {
  std::vector<double> y;
  for (const double x : latency_s) y.push_back(math::log(x));
  if (y.empty()) return {};
  const auto height = [&y](const Piece& p) { return median({y.begin() + static_cast<std::ptrdiff_t>(p.first), y.begin() + static_cast<std::ptrdiff_t>(p.last) + 1}); };
  const double noise = noise_of(y);
  std::vector<Piece> pieces = split(y, 3 * noise * noise * math::log(static_cast<double>(y.size()) + 1));
  // The way up from one plateau to the next: a piece between two others that is shorter than an octave, or that itself climbs.
  const auto is_way = [&](std::size_t i) {
    const Piece& p = pieces[i];
    if (i == 0 || i + 1 == pieces.size()) return false;
    const double octaves = math::log2(size_bytes[p.last] / size_bytes[p.first]);
    return octaves < kLeastOctaves || climb(size_bytes, y, p) > kMostClimb;
  };
  for (std::size_t i = 1; i + 1 < pieces.size();) {
    if (is_way(i)) pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
    else ++i;
  }
  for (;;) {
    std::size_t least = 0;
    for (std::size_t i = 1; i < pieces.size(); ++i)
      if (least == 0 || height(pieces[i]) - height(pieces[i - 1]) < height(pieces[least]) - height(pieces[least - 1])) least = i;
    if (least == 0 || height(pieces[least]) - height(pieces[least - 1]) >= math::log(kSame)) break;
    pieces[least - 1].last = pieces[least].last;
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(least));
  }
  std::vector<Level> levels;
  for (const Piece& p : pieces) levels.push_back({p.first, p.last, size_bytes[p.last], math::exp(height(p))});
  return levels;
}

bool from_memory(std::span<const Level> levels, double bytes) {
  if (levels.size() < 2) return false;
  return bytes >= kTimesLast * levels[levels.size() - 2].capacity_bytes && levels.back().latency_s >= kLeastMemory_s;
}

}  // namespace ironlab::probe
