// What a measurement can be asked for: one row a parameter, checked in one loop.
#pragma once

#include <span>         // std::span
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "describe/error.h"
#include "measure/sink.h"

namespace ironlab::measure {

// A value as a caller gave it: a number, a flag, a text, or a list of numbers or of texts.
struct Given {
  enum class Type { number, flag, text, numbers, texts, other };
  std::string name;
  Type type = Type::other;
  std::vector<double> numbers{};     // one for a number; 0 or 1 for a flag
  std::vector<std::string> texts{};  // one for a text
};

struct Params {
  double budget_s = 1;
  double seed = 1;
  double quick = 0;
  std::vector<double> sizes_bytes{};
  // Of `kernels`, `allocation`, `dispatch_overhead`: an operation and its shape.
  std::vector<std::string> op{"matmul"}, kernels{};
  double m = 0, k = 0, n = 0;  // by measurement (run.cpp)
  std::vector<double> blocks{64};
  double height = 32, width = 32, channels = 3, filters = 64, side = 3, padding = 1, stride = 1;
  double cold = 0;
  double sweep_bytes = 67108864;
};

struct Param {
  const char* name;
  Given::Type type;
  double min = 0, max = 0;       // of a number, whole unless `real`; of each item of a list
  double Params::*number = nullptr;
  std::vector<double> Params::*numbers = nullptr;
  std::vector<std::string> Params::*texts = nullptr;
  bool real = false;
  const char* doc = "";
};
std::span<const Param> all_params();
const Param* find_param(std::string_view name);
inline constexpr std::size_t kMostItems = 64;  // of a list

// Why a measurement was refused. The message is the sentence of the code (describe/sentences.h).
struct Refusal {
  Code code = Code::ok;
  std::string field{}, given{}, allowed{};
  bool ok() const { return code == Code::ok; }
  // {"code", "field", "given", "allowed", "message"}
  void write(Sink& sink, const char* name) const;
};

// Fills `params` from what was given; `known` lists the parameters this measurement takes.
// Errors: unknown_field, wrong_type, not_finite, out_of_range, too_large (a list above 64 items).
Refusal read_params(std::span<const Given> given, std::span<const char* const> known, Params& params);

// A number as people write it, for errors.
std::string number_text(double x);

}  // namespace ironlab::measure
