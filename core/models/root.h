// A root of a monotone function between two bounds.
#pragma once

#include <cmath>  // std::fabs, std::sqrt (exact)

namespace ironlab {

// x between low and high with f(x) = 0, where f changes sign; the nearer bound if it does not. Chandrupatla's method: inverse
// quadratic interpolation where it is safe, else halving; the same steps everywhere.
template <class F>
double root_between(double low, double high, const F& f) {
  double a = high, b = low, fa = f(a), fb = f(b);
  if ((fa > 0) == (fb > 0)) return std::fabs(fa) < std::fabs(fb) ? a : b;
  double c = a, fc = fa, t = 0.5;
  for (int i = 0; i < 120; ++i) {
    const double x = a + t * (b - a), fx = f(x);
    if ((fx > 0) == (fa > 0)) {
      c = a, fc = fa;
    } else {
      c = b, b = a;
      fc = fb, fb = fa;
    }
    a = x, fa = fx;
    const double best = std::fabs(fa) < std::fabs(fb) ? a : b, best_value = std::fabs(fa) < std::fabs(fb) ? fa : fb;
    const double near = (1e-16 * std::fabs(best) + 1e-300) / std::fabs(b - a);
    if (near > 0.5 || best_value == 0) return best;
    const double xi = (a - b) / (c - b), phi = (fa - fb) / (fc - fb);
    t = 1 - std::sqrt(1 - xi) < phi && phi < std::sqrt(xi) ? fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb) : 0.5;
    t = t < near ? near : t > 1 - near ? 1 - near : t;
  }
  return std::fabs(fa) < std::fabs(fb) ? a : b;
}

}  // namespace ironlab
