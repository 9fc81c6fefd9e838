// Where structured values go: a JSON tree natively, JavaScript objects in wasm. No text is made in between.
#pragma once

#include <string_view>  // std::string_view

namespace ironlab::measure {

class Sink {
 public:
  virtual ~Sink() = default;
  // Members of a list have no name.
  virtual void open(const char* name) = 0;
  virtual void open_list(const char* name) = 0;
  virtual void close() = 0;
  virtual void number(const char* name, double x) = 0;  // NaN is null
  virtual void text(const char* name, std::string_view x) = 0;
  virtual void flag(const char* name, bool x) = 0;
};

}  // namespace ironlab::measure
