// Random numbers made by counting: the i-th number of a stream is a function of the stream's state and i alone, so that it is the
// same natively and in wasm, in any order, and a stream can be entered anywhere.
#pragma once

#include <cstdint>  // std::uint64_t

namespace ironlab::sim {

// SplitMix64 (Steele, Lea and Flood 2014). Any state gives a stream; streams of different states are independent in practice.
class Random {
 public:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;

  constexpr explicit Random(std::uint64_t state) : state_(state) {}
  // Stream k of a seed.
  constexpr Random(std::uint64_t seed, std::uint64_t k) : state_(seed + 1000 * k) {}

  constexpr std::uint64_t next() { return mixed(state_ += kStep); }
  // 0 <= x < 1, on a grid of 2^-53.
  constexpr double uniform() { return share(next()); }
  constexpr int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }

  // The i-th number from here (0 is what next() would give), without moving.
  constexpr std::uint64_t at(std::uint64_t i) const { return mixed(state_ + (i + 1) * kStep); }
  constexpr double uniform_at(std::uint64_t i) const { return share(at(i)); }
  constexpr void skip(std::uint64_t n) { state_ += n * kStep; }

 private:
  static constexpr std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  static constexpr double share(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

  std::uint64_t state_;
};

// The state a seed field of a model stands for: a whole number up to 2^53.
constexpr std::uint64_t seed_of(double field) { return static_cast<std::uint64_t>(field); }

}  // namespace ironlab::sim
