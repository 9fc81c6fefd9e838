#include "measure/params.h"

#include <cmath>    // std::floor, std::isfinite
#include <cstdint>  // std::int64_t

#include "describe/sentences.h"

namespace ironlab::measure {
namespace {

using Type = Given::Type;

constexpr Param kParams[] = {
    {"budget_s", Type::number, 0.05, 60, &Params::budget_s, nullptr, nullptr, true, "Time the measurement may take, in seconds."},
    {"seed", Type::number, 0, 9007199254740992, &Params::seed, nullptr, nullptr, false, "Which random draws: operands, the pointers' cycle, the bootstrap."},
    {"quick", Type::flag, 0, 1, &Params::quick, nullptr, nullptr, false, "Two seconds: fewer sizes, rougher intervals."},
    {"sizes_bytes", Type::numbers, 1024, 268435456, nullptr, &Params::sizes_bytes, nullptr, false, "Working sets, in bytes."},
    {"op", Type::text, 0, 0, nullptr, nullptr, &Params::op, false, "Operation that the kernels compute."},
    {"kernels", Type::texts, 0, 0, nullptr, nullptr, &Params::kernels, false, "Kernels by id; all that fit unless given."},
    {"m", Type::number, 1, 4096, &Params::m, nullptr, nullptr, false, "Rows of the result."},
    {"k", Type::number, 1, 4096, &Params::k, nullptr, nullptr, false, "Length of each sum."},
    {"n", Type::number, 1, 4096, &Params::n, nullptr, nullptr, false, "Columns of the result."},
    {"blocks", Type::numbers, 8, 256, nullptr, &Params::blocks, nullptr, false, "Tile sides of the blocked kernels; each is a variant."},
    {"height", Type::number, 1, 1024, &Params::height, nullptr, nullptr, false, "Of a convolution: the image's height."},
    {"width", Type::number, 1, 1024, &Params::width, nullptr, nullptr, false, "Of a convolution: the image's width."},
    {"channels", Type::number, 1, 1024, &Params::channels, nullptr, nullptr, false, "Of a convolution: channels of the image."},
    {"filters", Type::number, 1, 1024, &Params::filters, nullptr, nullptr, false, "Of a convolution: channels of the result."},
    {"side", Type::number, 1, 11, &Params::side, nullptr, nullptr, false, "Of a convolution: side of the filter."},
    {"padding", Type::number, 0, 10, &Params::padding, nullptr, nullptr, false, "Of a convolution: zeros around the image."},
    {"stride", Type::number, 1, 8, &Params::stride, nullptr, nullptr, false, "Of a convolution: step of the filter."},
    {"cold", Type::flag, 0, 1, &Params::cold, nullptr, nullptr, false, "Sweep the caches before every call, so that operands come from memory."},
    {"sweep_bytes", Type::number, 1048576, 536870912, &Params::sweep_bytes, nullptr, nullptr, false, "How much is read to sweep the caches: more than the last one holds."},
};

std::string type_text(const Param& p) {
  switch (p.type) {
    case Type::number: return p.real ? "a number" : "a whole number";
    case Type::flag: return "true or false";
    case Type::text: return "a text";
    case Type::numbers: return "a list of whole numbers";
    default: return "a list of texts";
  }
}

std::string range_text(const Param& p) { return number_text(p.min) + ".." + number_text(p.max); }

std::string echo(const Given& g) {
  if (g.type == Type::number && g.numbers.size() == 1) return number_text(g.numbers[0]);
  if (g.type == Type::flag && g.numbers.size() == 1) return g.numbers[0] != 0 ? "true" : "false";
  if (g.type == Type::text && g.texts.size() == 1) return g.texts[0].substr(0, 80);
  if (g.type == Type::numbers || g.type == Type::texts) return "a list of " + number_text(static_cast<double>(g.numbers.size() + g.texts.size()));
  return "something else";
}

Refusal check_number(const Param& p, double x) {
  if (!std::isfinite(x)) return {Code::not_finite, p.name, number_text(x), range_text(p)};
  if (!p.real && x != std::floor(x)) return {Code::wrong_type, p.name, number_text(x), type_text(p)};
  if (x < p.min || x > p.max) return {Code::out_of_range, p.name, number_text(x), range_text(p)};
  return {};
}

Refusal read_param(const Param& p, const Given& g, Params& params) {
  // An empty list has no type of its own.
  const bool empty = (g.type == Type::numbers || g.type == Type::texts) && g.numbers.empty() && g.texts.empty();
  const bool list = p.type == Type::numbers || p.type == Type::texts;
  if (empty && list) return {Code::out_of_range, p.name, "an empty list", "1.." + number_text(kMostItems) + " elements"};
  if (g.type != p.type) return {Code::wrong_type, p.name, echo(g), type_text(p)};
  if (g.numbers.size() + g.texts.size() > kMostItems) return {Code::too_large, p.name, echo(g), "up to " + number_text(kMostItems) + " elements"};
  if (p.texts != nullptr) {
    params.*p.texts = g.texts;
    return {};
  }
  for (const double x : g.numbers)
    if (Refusal r = check_number(p, x); !r.ok()) return r;
  if (p.numbers != nullptr) params.*p.numbers = g.numbers;
  else params.*p.number = g.numbers[0];
  return {};
}

void replace(std::string& text, std::string_view what, const std::string& with) {
  const std::size_t at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), with);
}

}  // namespace

std::span<const Param> all_params() { return kParams; }
const Param* find_param(std::string_view name) {
  for (const Param& p : kParams)
    if (name == p.name) return &p;
  return nullptr;
}

std::string number_text(double x) {
  if (x != x) return "NaN";
  if (std::fabs(x) > 9e15) return x > 0 ? "a number above 9e15" : "a number below -9e15";
  // Up to six decimals, without a printing library.
  const bool negative = x < 0;
  const auto scaled = static_cast<std::int64_t>(std::fabs(x) < 9e12 ? std::fabs(x) * 1e6 + 0.5 : std::fabs(x));
  const bool fraction = std::fabs(x) < 9e12;
  std::string text = std::to_string(fraction ? scaled / 1000000 : scaled);
  if (fraction && scaled % 1000000 != 0) {
    std::string digits = std::to_string(scaled % 1000000);
    digits.insert(0, 6 - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return negative ? "-" + text : text;
}

void Refusal::write(Sink& sink, const char* name) const {
  const Sentence& sentence = kSentences[static_cast<std::size_t>(code)];
  std::string message = code == Code::unknown_model ? "There is no measurement {given}; there are: {allowed}." : sentence.text;
  replace(message, "{field}", field.empty() ? "The input" : field);
  replace(message, "{given}", given.empty() ? "nothing" : given);
  replace(message, "{allowed}", allowed);
  sink.open(name);
  sink.text("code", sentence.code);
  if (!field.empty()) sink.text("field", field);
  if (!given.empty()) sink.text("given", given);
  if (!allowed.empty()) sink.text("allowed", allowed);
  sink.text("message", message);
  sink.close();
}

Refusal read_params(std::span<const Given> given, std::span<const char* const> known, Params& params) {
  for (const Given& g : given) {
    const Param* param = nullptr;
    std::string names;
    for (const char* name : known) {
      names += (names.empty() ? "" : ", ") + std::string(name);
      if (g.name == name) param = find_param(name);
    }
    if (param == nullptr) return {Code::unknown_field, g.name.substr(0, 80), {}, names};
    if (Refusal r = read_param(*param, g, params); !r.ok()) return r;
  }
  return {};
}

}  // namespace ironlab::measure
