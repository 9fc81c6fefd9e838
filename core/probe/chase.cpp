#include "probe/chase.h"

#include <algorithm>  // std::min, std::swap

namespace ironlab::probe {

Chase::Chase(const Memory& memory, std::size_t bytes, std::uint64_t seed)
    : first_(reinterpret_cast<Line*>(memory.data())), at_(first_), lines_(bytes / kLine), random_(seed) {}

bool Chase::build(std::size_t lines) {
  for (; lines > 0 && filled_ < lines_; --lines, ++filled_) first_[filled_].next = first_ + filled_;
  // Exchanging the successor of line i with that of an earlier one joins i's own cycle into the one before it.
  for (; lines > 0 && filled_ == lines_ && shuffled_ + 1 < lines_; --lines) {
    const std::size_t i = ++shuffled_;
    std::swap(first_[i].next, first_[static_cast<std::size_t>(random_.uniform() * static_cast<double>(i))].next);
  }
  if (shuffled_ + 1 < lines_) return false;
  const std::size_t hops = std::min(lines, lines_ - followed_);
  run(static_cast<std::int64_t>(hops));
  followed_ += hops;
  return followed_ == lines_;
}

double Chase::built() const { return static_cast<double>(filled_ + shuffled_ + followed_) / static_cast<double>(3 * lines_ - 1); }

void Chase::run(std::int64_t hops) {
  Line* at = at_;
  for (std::int64_t i = 0; i < hops; ++i) at = at->next;
  asm volatile("" : "+r"(at) : : "memory");
  at_ = at;
}

std::size_t Chase::place() const { return static_cast<std::size_t>(at_ - first_); }

}  // namespace ironlab::probe
