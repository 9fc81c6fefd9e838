// Properties of every model, generated from its description over random legal inputs.
#include <algorithm>  // std::any_of, std::find_if
#include <cmath>      // std::ldexp, std::isfinite
#include <cstdlib>    // std::getenv, std::strtoull
#include <map>        // std::map

#include "api/json_text.h"
#include "api/slots.h"
#include "support.h"

using namespace ironlab;

namespace {

constexpr std::uint64_t kSeed = 20261121;
constexpr double kSteps = 2e4;  // of a slow model

// Random inputs of each model; more of them: IRONLAB_INPUTS=100000.
std::uint64_t inputs() {
  const char* given = std::getenv("IRONLAB_INPUTS");
  return given == nullptr ? 1000 : std::strtoull(given, nullptr, 10);
}
const std::uint64_t kInputs = inputs();

struct Call {
  explicit Call(int m) : model(m), in(static_cast<std::size_t>(slots::in_slots(m))), out(static_cast<std::size_t>(slots::out_slots(m))) {}
  Status random(std::uint64_t i) {
    slots::random_input(model, kSeed, i, in.data());
    return slots::evaluate(model, in.data(), out.data(), kSteps);
  }
  int model;
  std::vector<double> in, out;
};

// Every value of a field: itself, or its elements, or the members of its records.
template <class F>
void for_values(const Field& f, std::vector<double>& slots_of_model, F&& use) {
  double* slot = slots_of_model.data() + f.slot;
  if (f.type.kind == Kind::violation) return;
  const auto element = [&](double* at) {
    if (!f.is_record()) return use(f, *at);
    for (const Field& member : f.members()) use(member, at[member.slot]);
  };
  if (f.type.capacity == 0) return element(slot);
  for (int i = 0; i < static_cast<int>(slot[0]); ++i) {
    if (f.is_matrix()) {
      for (int k = 0; k < static_cast<int>(slot[1]); ++k) element(slot + 2 + i * f.type.columns + k);
    } else {
      element(slot + 1 + i * f.type.stride);
    }
  }
}

// A value that decides about refusal: its field, where it stands in the model's slots, and the counts before it.
struct Leaf {
  const Field* field;
  int slot;
  int counts;  // 1 for a list, 2 for a matrix
};
std::vector<Leaf> leaves(const Field& f) {
  const int counts = f.is_matrix() ? 2 : f.is_list() ? 1 : 0;
  std::vector<Leaf> all;
  if (!f.is_record()) all.push_back({&f, f.slot + counts, counts});
  for (const Field& member : f.members()) all.push_back({&member, f.slot + counts + member.slot, counts});
  return all;
}

double clamped(double x, const Field& f) { return x < lowest(f.range) ? lowest(f.range) : x > highest(f.range) ? highest(f.range) : x; }

// The power of two by which a unit grows when its base units do: FLOP by 2^3, B by 2^-2, s by 2^5 ...
int exponent_of(const std::string& unit) {
  static const std::map<std::string, int> base = {{"", 0}, {"1", 0}, {"FLOP", 3}, {"B", -2}, {"s", 5}, {"J", 4}, {"W", 4 - 5}, {"USD", 1}, {"m", 2}, {"kg", -3}, {"any", 7}};
  const std::size_t slash = unit.find('/');
  return base.at(unit.substr(0, slash)) - (slash == std::string::npos ? 0 : base.at(unit.substr(slash + 1)));
}

// So small that a change of its unit leaves it fewer digits.
bool near_zero(double x) { return x != 0 && std::fabs(x) < 1e-290; }
bool near_zero(const std::vector<double>& row) {
  return std::any_of(row.begin(), row.end(), [](double x) { return near_zero(x); });
}

}  // namespace

TEST_CASE("properties: no legal input gives NaN or infinity where the description promises a number") {
  for (int m = 0; m < model_count(); ++m) {
    Call call(m);
    int fine = 0;
    for (std::uint64_t i = 0; i < kInputs; ++i) {
      const Status status = call.random(i);
      INFO(model_info(m)->id << " seed " << kSeed << " input " << i);
      REQUIRE((status.ok() || status.code == Code::too_large || status.code == Code::contradictory || status.code == Code::shape_mismatch || status.code == Code::missing_field || (model_table(m)->refuse != nullptr && status.code == Code::out_of_range)));
      if (!status.ok()) continue;
      ++fine;
      for (const Field& f : model_info(m)->outputs)
        for_values(f, call.out, [](const Field& leaf, double x) {
          const bool finite = std::isfinite(x) || (leaf.type.nullable && std::isnan(x));
          // A range written on an output is a promise.
          const bool inside = leaf.range == leaf.type.range || x != x || (x >= leaf.range.min - 1e-9 * std::fabs(leaf.range.min) - 1e-12 && x <= leaf.range.max + 1e-9 * std::fabs(leaf.range.max) + 1e-12);
          if (finite && inside) return;  // asserting costs more than most models
          INFO(leaf.name << " = " << x);
          REQUIRE(finite);
          REQUIRE(inside);
        });
    }
    INFO(model_info(m)->id);
    // Fields that must agree rarely do at random: sizes that are powers of two, one in two hundred times.
    CHECK(fine > static_cast<int>(kInputs) / (model_table(m)->refuse != nullptr ? 200 : 4));
  }
}

TEST_CASE("properties: a value just outside its range is refused by field, whatever the rest is") {
  for (int m = 0; m < model_count(); ++m) {
    Call call(m);
    for (std::size_t k = 0; k < model_info(m)->inputs.size(); ++k) {
      const Field& top = model_info(m)->inputs[k];
      for (const Leaf& leaf : leaves(top)) {
        const Field& f = *leaf.field;
        const auto refused = [&](double value, Code code) {
          slots::random_input(m, kSeed, 7, call.in.data());
          for (int i = 0; i < leaf.counts; ++i) call.in[static_cast<std::size_t>(top.slot + i)] = 1;
          // The members before it, so that it is the first that is wrong.
          for (const Field& member : top.members())
            if (member.slot < f.slot) call.in[static_cast<std::size_t>(top.slot + leaf.counts + member.slot)] = member.type.nullable ? kNull : clamped(1, member);
          call.in[static_cast<std::size_t>(leaf.slot)] = value;
          const Status status = slots::evaluate(m, call.in.data(), call.out.data());
          INFO(model_info(m)->id << "." << top.name << " " << f.name << " = " << value << " -> code " << static_cast<int>(status.code));
          CHECK(status.code == code);
          CHECK(status.field == static_cast<int>(k));
          bool all_null = true;
          for (const double x : call.out) all_null = all_null && std::isnan(x);
          CHECK(all_null);
        };
        const bool word = f.type.kind == Kind::flag || f.type.kind == Kind::choice;
        const bool whole = f.type.kind != Kind::number;
        const double below = whole ? f.range.min - 1 : f.range.above ? f.range.min : std::nextafter(f.range.min, -1e300);
        const double above = whole ? (f.range.max < kMaxCount ? f.range.max + 1 : kMaxCount * 2) : std::nextafter(f.range.max, 1e300);
        refused(below, word ? Code::wrong_type : Code::out_of_range);
        refused(above, word ? Code::wrong_type : Code::out_of_range);
        refused(HUGE_VAL, Code::not_finite);
        refused(-HUGE_VAL, Code::not_finite);
        if (whole) refused(f.range.min + 0.5, Code::wrong_type);
        if (!f.type.nullable) refused(kNull, Code::not_finite);
        if (f.required()) refused(not_given(), Code::missing_field);
      }
      if (!top.is_single() && top.required() && top.type.capacity > 0) {
        slots::random_input(m, kSeed, 7, call.in.data());
        call.in[static_cast<std::size_t>(top.slot)] = not_given();
        const Status status = slots::evaluate(m, call.in.data(), call.out.data());
        CHECK(status.code == Code::missing_field);
        CHECK(status.field == static_cast<int>(k));
      }
    }
  }
}

TEST_CASE("properties: changing the units of all quantities changes no ratio, verdict or count") {
  for (int m = 0; m < model_count(); ++m) {
    const ModelInfo& info = *model_info(m);
    if (info.text->has_scale) continue;
    Call call(m);
    // Where fields must agree, random ones rarely do: more are tried.
    const bool rare = model_table(m)->refuse != nullptr;
    int compared = 0;
    for (std::uint64_t i = 0; i < (rare ? 4 : 1) * kInputs; ++i) {
      if (!call.random(i).ok()) continue;
      const int sign = i % 2 == 0 ? 1 : -1;  // up and down: values at the ends of their ranges leave it one way
      std::vector<double> in = call.in, out(call.out.size());
      bool exact = true;
      for (const Field& f : info.inputs)
        for_values(f, in, [sign, &exact](const Field& leaf, double& x) {
          exact = exact && !near_zero(x);  // too near to zero: products lose digits
          x = std::ldexp(x, sign * exponent_of(leaf.type.unit));
        });
      if (!exact) continue;
      if (!slots::evaluate(m, in.data(), out.data(), kSteps).ok()) continue;  // left the range
      if (near_zero(call.out) || near_zero(out)) continue;  // a ratio of what lost digits lost them too
      for (const Field& f : info.outputs)
        for_values(f, call.out, [&](const Field& leaf, double& x) {
          const double got = out[static_cast<std::size_t>(&x - call.out.data())];
          const double want = std::ldexp(x, sign * exponent_of(leaf.type.unit));
          const double size = std::fmax(std::fabs(want), std::fabs(got));
          const bool extreme = size != 0 && (size < 1e-200 || size > 1e200);  // products near the smallest double lose digits
          if (got == want || (got != got && want != want) || extreme) return;
          FAIL(info.id << "." << leaf.name << " seed " << kSeed << " input " << i << ": " << got << " instead of " << want);
        });
      ++compared;
    }
    INFO(info.id);
    CHECK(compared > (rare ? 10 : 100));
  }
}

TEST_CASE("properties: every description is complete") {
  for (int m = 0; m < model_count(); ++m) {
    const ModelInfo& info = *model_info(m);
    INFO(info.id);
    CHECK(info.text->title[0] != '\0');
    CHECK(info.text->doc[0] != '\0');
    CHECK(info.text->sources[0] != nullptr);
    const auto known = [&info](const std::string& name) {
      for (const auto& fields : {info.inputs, info.outputs})
        for (const Field& f : fields)
          if (name == f.name) return true;
      return false;
    };
    for (const FormulaLine& line : info.text->formula) {
      if (line.tex == nullptr) continue;
      INFO(line.tex);
      CHECK(known(line.gives));
      const std::string tex = line.tex;
      for (std::size_t at = tex.find("\\v{"); at != std::string::npos; at = tex.find("\\v{", at + 1)) CHECK(known(tex.substr(at + 3, tex.find('}', at) - at - 3)));
    }
    // An amount with a unit says so in its name: time_s, traffic_bytes, peak_flop_per_s.
    const std::map<std::string, std::string> word = {{"s", "_s"}, {"B", "bytes"}, {"FLOP", "flop"}, {"FLOP/s", "_flop_per_s"}, {"B/s", "bytes_per_s"}, {"FLOP/B", "_flop_per_byte"}, {"1/s", "_per_s"}, {"W", "_w"}, {"J", "_j"}};
    for (const Field& f : info.outputs) {
      if (f.index_of[0] == '\0') continue;
      INFO(f.name << " points into " << f.index_of);
      const auto list = std::find_if(info.inputs.begin(), info.inputs.end(), [&f](const Field& in) { return same_text(in.name, f.index_of); });
      CHECK((list != info.inputs.end() && list->named));
    }
    for (const auto& fields : {info.inputs, info.outputs})
      for (const Field& f : fields)
        if (const auto want = word.find(f.type.unit); want != word.end() && f.type.kind != Kind::violation) {
          INFO(f.name << " in " << f.type.unit);
          CHECK(std::string(f.name).find(want->second) != std::string::npos);
        }
  }
}

TEST_CASE("properties: the same seed gives the same inputs and digest, another one others") {
  Call call(model_index("iron_law"));
  const auto digest = [&call](std::uint64_t seed) { return slots::random_digest(call.model, seed, 0, 500, call.in.data(), call.out.data()); };
  CHECK(digest(1) == digest(1));
  CHECK(digest(1) != digest(2));
}
