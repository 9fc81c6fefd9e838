// Memory for probes: aligned, uninitialized, and a null pointer instead of an exception when there is none.
#pragma once

#include <cstddef>  // std::size_t
#include <cstdint>  // std::uintptr_t
#include <cstdlib>  // std::malloc, std::free
#include <memory>   // std::unique_ptr

namespace ironlab::probe {

class Memory {
 public:
  static constexpr std::size_t kAlignment = 4096;  // a page, so that runs do not differ in how arrays meet page borders

  Memory() = default;
  explicit Memory(std::size_t bytes) : all_(std::malloc(bytes + kAlignment)), bytes_(all_ ? bytes : 0) {}

  explicit operator bool() const { return bytes_ > 0; }
  std::size_t bytes() const { return bytes_; }
  char* data() const {
    const auto address = reinterpret_cast<std::uintptr_t>(all_.get());
    return static_cast<char*>(all_.get()) + (kAlignment - address % kAlignment) % kAlignment;
  }

 private:
  struct Free {
    void operator()(void* p) const { std::free(p); }
  };
  std::unique_ptr<void, Free> all_;
  std::size_t bytes_ = 0;
};

}  // namespace ironlab::probe
