// Sample points of an axis, and random legal inputs that are the same on every platform.
#include <bit>    // std::bit_cast
#include <cmath>  // std::floor (exact)

#include "api/slots.h"
#include "math/math.h"
#include "models/registry.h"
#include "sim/random.h"

namespace ironlab::slots {
namespace {

bool is_finite(double x) { return x - x == 0; }

using sim::Random;

double clamped(double x, double low, double high) { return x < low ? low : x > high ? high : x; }

// Spread evenly over the binary orders of magnitude between the ends (low > 0): random exponent and mantissa, so that no
// logarithm is needed and the bits agree everywhere.
double log_uniform(Random& random, double low, double high) {
  const auto exponent = [](double x) { return static_cast<int>(std::bit_cast<std::uint64_t>(x) >> 52); };
  const int from = exponent(low), to = exponent(high);
  const auto picked = static_cast<std::uint64_t>(from + random.below(to - from + 1));
  return clamped(std::bit_cast<double>(picked << 52 | (random.next() >> 12)), low, high);
}

double random_number(Random& random, double low, double high) {
  switch (random.below(8)) {
    case 0: return low;
    case 1: return high;
    case 2: return clamped(low + (high - low) * random.uniform(), low, high);
    case 3: return clamped(1, low, high);
    default: break;
  }
  // Ordinary magnitudes most of the time: ranges reach far beyond practice.
  const double top = random.below(2) == 0 ? high : clamped(1e15, low, high);
  const double floor = low > 1e-9 ? low : 1e-9;
  if (top <= floor) return clamped(top, low, high);
  const double x = log_uniform(random, floor, top);
  return low < 0 && -x >= low && random.below(2) == 0 ? -x : clamped(x, low, high);
}

double random_value(Random& random, const ModelTable& m, const FieldRow& row) {
  const Limits& limits = m.limits[row.range];
  if (row.nullable() && random.below(4) == 0) return kNull;
  if (row.kind() == Kind::flag || row.kind() == Kind::choice) return random.below(static_cast<int>(limits.high) + 1);
  const double x = random_number(random, limits.low, limits.high);
  return row.kind() == Kind::integer ? clamped(std::floor(x), limits.low, limits.high) : x;
}

// Enough for a slow model to come to an end often, and for ten thousand of them to end soon.
constexpr double kDigestSteps = 2e4;

// The bits that a platform may choose (a NaN's, the sign of a zero) do not count.
std::uint64_t comparable(double x) {
  if (x != x) return 0x7ff8000000000000ULL;
  return x == 0 ? 0 : std::bit_cast<std::uint64_t>(x);
}

}  // namespace

int spacing(double from, double to, int n, Scale scale, bool integer, double* points) {
  if (n < 1 || !is_finite(from) || !is_finite(to)) return 0;
  if (scale == Scale::log && !(from > 0 && to > 0)) return 0;
  // Through decimal logarithms, so that decades come out as 10, 100, 1000.
  const bool log = scale == Scale::log;
  const double first = log ? math::log10(from) : from, last = log ? math::log10(to) : to;
  int written = 0;
  for (int i = 0; i < n; ++i) {
    const double t = n == 1 ? 0 : static_cast<double>(i) / (n - 1);
    double x = first * (1 - t) + last * t;
    if (log) x = math::pow(10, x);
    if (i == 0) x = from;
    if (i > 0 && i == n - 1) x = to;
    if (integer) x = std::floor(x + 0.5);
    if (!is_finite(x)) return 0;
    if (integer && written > 0 && points[written - 1] == x) continue;
    points[written++] = x;
  }
  return written;
}

void random_input(int model, std::uint64_t seed, std::uint64_t i, double* in) {
  const ModelTable* m = model_table(model);
  if (m == nullptr) return;
  Random random(Random(seed).next() ^ Random(i * 4096 + static_cast<std::uint64_t>(model)).next());
  begin(model, in);
  const std::uint64_t common = random.next();  // most lists of one input agree in length, as two lists that belong together do
  const auto length = [&random, common](const FieldRow& row, int most) {
    const int least = row.may_be_empty() ? 0 : 1;
    const int usual = random.below(64) == 0 || most < 32 ? most : 32;
    return least + static_cast<int>((random.below(16) == 0 ? random.next() : common) % static_cast<std::uint64_t>(usual - least + 1));
  };
  const auto element = [&random, m](const FieldRow& row, double* slot) {
    if (!row.is_record()) *slot = random_value(random, *m, row);
    for (int k = 0; row.is_record() && k < row.range; ++k) {
      const FieldRow& member = m->members(row)[k];
      if (member.fallback == 0 || random.below(4) != 0) slot[k] = random_value(random, *m, member);
    }
  };
  for (int f = 0; f < m->inputs; ++f) {
    const FieldRow& row = m->rows[f];
    double* slot = in + row.slot;
    if (row.fallback != 0 && random.below(4) == 0) continue;  // left to its default
    if (row.capacity == 0) {
      element(row, slot);
    } else if (row.is_matrix()) {
      const int width = row.entity, rows = length(row, row.capacity / width), columns = length(row, width);
      slot[0] = rows, slot[1] = columns;
      for (int k = 0; k < rows * columns; ++k) element(row, slot + 2 + k / columns * width + k % columns);
    } else {
      const int n = length(row, row.capacity), width = row.is_record() ? row.range : 1;
      slot[0] = n;
      for (int k = 0; k < n; ++k) element(row, slot + 1 + k * width);
    }
  }
}

std::uint64_t random_digest(int model, std::uint64_t seed, std::uint64_t first, std::uint64_t n, double* in, double* out) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto mix = [&hash](std::uint64_t bits) {
    for (int shift = 0; shift < 64; shift += 8) hash = (hash ^ (bits >> shift & 0xff)) * 0x100000001b3ULL;
  };
  const int outputs = out_slots(model);
  for (std::uint64_t i = first; i < first + n; ++i) {
    random_input(model, seed, i, in);
    const Status status = evaluate(model, in, out, kDigestSteps);
    mix(static_cast<std::uint64_t>(status.code));
    for (int s = 0; s < outputs; ++s) mix(comparable(out[s]));
  }
  return hash;
}

}  // namespace ironlab::slots
