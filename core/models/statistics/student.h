// Student's t distribution.
#pragma once

#include "models/statistics/normal.h"

namespace ironlab::student {

inline constexpr double kPi = 3.141592653589793;

// gamma(a + 1/2) / gamma(a): the asymptotic series, after stepping up to where it is exact to the last digits.
inline double gamma_step(double a) {
  double factor = 1;
  for (; a < 20; a += 1) factor *= a / (a + 0.5);
  const double x = 1 / a;
  return factor * std::sqrt(a) * (1 + x * (-1.0 / 8 + x * (1.0 / 128 + x * (5.0 / 1024 + x * (-21.0 / 32768 + x * (-399.0 / 262144 + x * (869.0 / 4194304 + x * (39325.0 / 33554432 + x * (-334477.0 / 2147483648 + x * (-28717403.0 / 17179869184))))))))));
}

// Continued fraction of the incomplete beta function (Lentz), for x below (a + 1) / (a + b + 2).
inline double beta_fraction(double a, double b, double x) {
  const auto off_zero = [](double v) { return std::fabs(v) < 1e-300 ? 1e-300 : v; };
  double c = 1, d = 1 / off_zero(1 - (a + b) * x / (a + 1)), h = d;
  for (int m = 1; m < 2000; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / off_zero(1 + even * d);
    c = off_zero(1 + even / c);
    h *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / off_zero(1 + odd * d);
    c = off_zero(1 + odd / c);
    h *= d * c;
    if (std::fabs(d * c - 1) < 1e-16) break;
  }
  return h;
}

// Density at t, share between 0 and t, and share above t, for t >= 0.
struct At {
  double density, central, tail;
};
inline At at(double t, double freedom) {
  const double a = freedom / 2, x = freedom / (freedom + t * t), y = t * t / (freedom + t * t);
  const double power = math::exp(-a * math::log1p(t * t / freedom));  // x^a
  const double shape = gamma_step(a) / std::sqrt(kPi);               // 1 / B(a, 1/2)
  At out;
  out.density = shape / std::sqrt(freedom) * power * std::sqrt(x);
  if (x < (a + 1) / (a + 2.5)) {
    out.tail = 0.5 * shape * power * std::sqrt(y) * beta_fraction(a, 0.5, x) / a;
    out.central = 0.5 - out.tail;
  } else {
    out.central = shape * power * std::sqrt(y) * beta_fraction(0.5, a, y);
    out.tail = 0.5 - out.central;
  }
  return out;
}

// t with P(T > t) = p for 0 < p <= 1/2. Like the normal quantile; further out the logarithm of the tail over the logarithm of t.
inline double upper_quantile(double p, double freedom) {
  if (freedom == 1) return p == 0.5 ? 0 : 1 / math::tan(kPi * p);
  if (freedom == 2) return (1 - 2 * p) / std::sqrt(2 * p * (1 - p));
  const double z = normal::upper_quantile(p);
  if (freedom > 1e5) {  // Cornish and Fisher's expansion
    const double z2 = z * z, v = 1 / freedom;
    const double g1 = (z2 + 1) / 4, g2 = ((5 * z2 + 16) * z2 + 3) / 96, g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    const double g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    return z * (1 + v * (g1 + v * (g2 + v * (g3 + v * g4))));
  }
  double t = z;
  if (p > 0.25) {
    for (int i = 0; i < 50 && t > 0; ++i) {
      const At here = at(t, freedom);
      const double step = (0.5 - p - here.central) / here.density;
      t += step;
      if (!(std::fabs(step) > 1e-16 * t)) break;
    }
    return t;
  }
  const double wanted = math::log(p);
  for (int i = 0; i < 200; ++i) {
    const At here = at(t, freedom);
    const double step = (math::log(here.tail) - wanted) * here.tail / (here.density * t);  // in log t
    if (!(step - step == 0)) break;
    t *= math::exp(step);
    if (std::fabs(step) <= 2e-16) break;
  }
  return t;
}

}  // namespace ironlab::student
