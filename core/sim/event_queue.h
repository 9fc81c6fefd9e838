// Events in the order of their times; events of equal time in the order in which they were put in.
#pragma once

#include <cstddef>  // std::size_t
#include <cstdint>  // std::uint64_t
#include <vector>   // std::vector

namespace ironlab::sim {

// A binary heap. Holds millions of events: 16 bytes and the payload each.
template <class Payload>
class EventQueue {
 public:
  struct Event {
    double time;
    std::uint64_t order;
    Payload payload;
  };

  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }
  void reserve(std::size_t n) { heap_.reserve(n); }
  const Event& front() const { return heap_.front(); }

  void push(double time, const Payload& payload) {
    heap_.push_back({time, pushed_++, payload});
    const Event event = heap_.back();
    std::size_t i = heap_.size() - 1;
    for (; i > 0 && before(event, heap_[(i - 1) / 2]); i = (i - 1) / 2) heap_[i] = heap_[(i - 1) / 2];
    heap_[i] = event;
  }

  Event pop() {
    const Event first = heap_.front();
    const Event last = heap_.back();
    heap_.pop_back();
    if (heap_.empty()) return first;
    const std::size_t n = heap_.size();
    std::size_t i = 0;
    for (std::size_t child = 1; child < n; child = 2 * i + 1) {
      if (child + 1 < n && before(heap_[child + 1], heap_[child])) ++child;
      if (!before(heap_[child], last)) break;
      heap_[i] = heap_[child];
      i = child;
    }
    heap_[i] = last;
    return first;
  }

 private:
  static bool before(const Event& a, const Event& b) { return a.time != b.time ? a.time < b.time : a.order < b.order; }

  std::vector<Event> heap_;
  std::uint64_t pushed_ = 0;
};

}  // namespace ironlab::sim
