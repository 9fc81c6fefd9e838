// Draws from distributions, with the one maths library. The number of uniforms that a draw takes is fixed except for Poisson, so
// that two runs which differ in a parameter stay comparable draw by draw.
#pragma once

#include "sim/random.h"

namespace ironlab::sim {

double uniform(Random& random, double low, double high);
// True with this probability.
bool bernoulli(Random& random, double probability);
// One uniform; -log(1 - u) never meets log 0.
double exponential(Random& random, double mean);
// Two uniforms (Box and Muller 1958); the second normal is not kept.
double normal(Random& random, double mean, double deviation);
// A lognormal of this mean and squared coefficient of variation (its variance over its squared mean).
double lognormal(Random& random, double mean, double scv);
// Weibull: shape 1 is exponential, below 1 heavy-tailed.
double weibull(Random& random, double scale, double shape);
// Sum of `stages` exponentials: squared coefficient of variation 1/stages.
double erlang(Random& random, double mean, int stages);
// Two exponentials, balanced means: any squared coefficient of variation from 1 on.
double hyperexponential(Random& random, double mean, double scv);
// Whole numbers: by inversion below 10, by transformed rejection (Hoermann 1993, PTRS) from 10 on. 0 for a mean of 0.
double poisson(Random& random, double mean);

}  // namespace ironlab::sim
