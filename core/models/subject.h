// Turns a list of models into their subject's table (rows, for every build) and text (names and words, native only).
#pragma once

#include <array>    // std::array
#include <cstring>  // std::memcpy
#include <memory>   // std::make_unique
#include <type_traits>  // std::conditional_t

#include "catalogue/views.h"
#include "describe/table.h"
#include "describe/text.h"

namespace ironlab {

template <class... M>
struct ModelList {};

// A model by name, for the native tools.
struct ModelInfo {
  const char* id;
  std::span<const Field> inputs;
  std::span<const Field> outputs;
  const ModelText* text;
};
struct SubjectText {
  const char* subject;
  const ModelInfo* models;
  int count;
};

// Which catalogue field supplies an input of this name: kind << 5 | index in the kind's view, or 0.
constexpr std::uint8_t entity_of(const Field& f) {
  if (!f.is_single() || (f.type.kind != Kind::number && f.type.kind != Kind::integer)) return 0;
  const auto find = [&f](EntityKind kind, const auto& view) -> unsigned {
    for (unsigned i = 0; i < view.size(); ++i)
      if (same_text(view[i].name, f.name) && same_text(view[i].type.unit, f.type.unit)) return static_cast<unsigned>(kind) << 5 | i;
    return 0;
  };
  static_assert(kHardwareFields.size() < 32 && kWorkloadFields.size() < 32);
  if (const unsigned hardware = find(EntityKind::hardware, kHardwareFields)) return static_cast<std::uint8_t>(hardware);
  return static_cast<std::uint8_t>(find(EntityKind::workload, kWorkloadFields));
}

// A model whose answer takes longer than 2 ms. It describes how to get there in steps of some nanoseconds each:
//   static double steps(const In&);            about how many
//   class Run {
//     explicit Run(const In&);                  keeps what it needs of the input
//     double advance(double budget);            does about so many steps; returns how many, or -1 once the run is done
//     Out result() const; };
// Its evaluate() is run_to_end<Model>(in), so that a plain call and a run in steps are the same in every bit.
template <class M>
concept Slow = requires { typename M::Run; };

template <class M>
typename M::Out run_to_end(const typename M::In& in) {
  typename M::Run run(in);
  while (run.advance(1e300) >= 0) {
  }
  return run.result();
}

namespace detail {

// An input of many kilobytes does not fit the stack that wasm has.
template <class T>
struct Held {
  static constexpr bool kOnStack = sizeof(T) <= 2048;
  explicit Held(const double* slots) {
    if constexpr (!kOnStack) value = std::make_unique<T>();
    std::memcpy(static_cast<void*>(&get()), slots, sizeof(T));
  }
  T& get() {
    if constexpr (kOnStack) return value;
    else return *value;
  }
  std::conditional_t<kOnStack, T, std::unique_ptr<T>> value;
};
template <class T, class Make>
void write_slots(double* out, Make&& make) {
  if constexpr (sizeof(T) <= 2048) {
    const T output = make();
    std::memcpy(out, static_cast<const void*>(&output), sizeof output);
  } else {
    const std::unique_ptr<T> output(new T(make()));
    std::memcpy(out, static_cast<const void*>(output.get()), sizeof(T));
  }
}

template <class M>
void evaluate_slots(const double* in, double* out) {
  Held<typename M::In> input(in);
  write_slots<typename M::Out>(out, [&input] { return M::evaluate(input.get()); });
}
template <class M>
Status refuse_slots(const double* in) {
  return M::refuse(Held<typename M::In>(in).get());
}

template <class M>
inline constexpr SlowTable kSlow{
    .steps = [](const double* in) { return M::steps(Held<typename M::In>(in).get()); },
    .start = [](const double* in) -> void* { return new typename M::Run(Held<typename M::In>(in).get()); },
    .advance = [](void* run, double steps) { return static_cast<typename M::Run*>(run)->advance(steps); },
    .result = [](const void* run, double* out) { write_slots<typename M::Out>(out, [run] { return static_cast<const typename M::Run*>(run)->result(); }); },
    .stop = [](void* run) { delete static_cast<typename M::Run*>(run); }};
template <class M>
constexpr const SlowTable* slow_table() {
  if constexpr (Slow<M>) return &kSlow<M>;
  else return nullptr;
}
template <class M>
constexpr auto refusal() -> Status (*)(const double*) {
  if constexpr (requires(const typename M::In& in) { M::refuse(in); }) return &refuse_slots<M>;
  return nullptr;
}

// The record types of a model's fields, each once, in the order in which they occur.
template <class M>
struct RecordTypes {
  static constexpr int kMost = 8;
  const Field* heads[kMost] = {};
  int count = 0;
  std::size_t rows = 0;

  constexpr RecordTypes() {
    for (const Field& f : M::inputs) add(f);
    for (const Field& f : M::outputs) add(f);
  }
  constexpr void add(const Field& f) {
    if (!f.is_record() || find(f) >= 0) return;
    if (count == kMost) does_not_compile("too many record types in one model");
    heads[count++] = &f;
    rows += f.members().size();
  }
  // Where the members of f stand behind the model's own rows; -1: not there.
  constexpr int find(const Field& f) const {
    int at = 0;
    for (int i = 0; i < count; ++i) {
      if (heads[i]->type.members == f.type.members) return at;
      at += heads[i]->type.member_count;
    }
    return -1;
  }
};
template <class M>
inline constexpr std::size_t kRowCount = M::inputs.size() + M::outputs.size() + RecordTypes<M>().rows;

template <std::size_t Fields>
struct Compiled {
  std::array<FieldRow, Fields> rows{};
  std::array<Limits, Fields + 1> limits{};
  std::array<double, Fields + 1> fallbacks{};
  std::size_t row_count = 0, limit_count = 1, fallback_count = 1;  // entry 0 of each means none
  Hash hash;

  template <class M>
  constexpr void add() {
    constexpr RecordTypes<M> records;
    const auto own = static_cast<int>(M::inputs.size() + M::outputs.size());
    const auto head = [&](const Field& f) {
      FieldRow row = make_row(f);
      if (f.is_record()) row.entity = static_cast<std::uint8_t>(own + records.find(f));
      if (f.is_record() && own + records.find(f) > 255) does_not_compile("too many fields in one model");
      return row;
    };
    const auto checked = [&](const Field& f, FieldRow row) {
      if (!f.is_record()) row.range = limit_index({lowest(f.range), highest(f.range)});
      row.fallback = f.required() ? std::uint8_t{0} : fallback_index(f.fallback);
      return row;
    };
    hash.add(M::id);
    for (const Field& f : M::inputs) {
      FieldRow row = checked(f, head(f));
      if (f.is_single()) row.entity = entity_of(f);
      rows[row_count++] = row;
      hash.add(f);
    }
    for (const Field& f : M::outputs) {
      rows[row_count++] = head(f);
      hash.add(f);
    }
    for (int i = 0; i < records.count; ++i)
      for (const Field& member : records.heads[i]->members()) {
        if (!member.is_single() || member.type.kind == Kind::violation) does_not_compile("a record holds single values");
        rows[row_count++] = checked(member, make_row(member));
      }
  }
  constexpr std::uint8_t limit_index(Limits l) {
    for (std::size_t i = 1; i < limit_count; ++i)
      if (limits[i].low == l.low && limits[i].high == l.high) return static_cast<std::uint8_t>(i);
    if (limit_count > 255) does_not_compile("too many different ranges in one subject: split it");
    limits[limit_count] = l;
    return static_cast<std::uint8_t>(limit_count++);
  }
  constexpr std::uint8_t fallback_index(double x) {
    const auto bits = [](double y) { return std::bit_cast<std::uint64_t>(y); };
    for (std::size_t i = 1; i < fallback_count; ++i)
      if (bits(fallbacks[i]) == bits(x)) return static_cast<std::uint8_t>(i);
    if (fallback_count > 255) does_not_compile("too many different defaults in one subject: split it");
    fallbacks[fallback_count] = x;
    return static_cast<std::uint8_t>(fallback_count++);
  }
};

template <class... M>
struct Subject {
  static constexpr std::size_t kFields = (0 + ... + kRowCount<M>);
  static constexpr auto kAll = [] {
    Compiled<kFields> c;
    (c.template add<M>(), ...);
    return c;
  }();
  template <std::size_t N, class T, std::size_t Big>
  static constexpr std::array<T, N> trimmed(const std::array<T, Big>& all) {
    std::array<T, N> out{};
    for (std::size_t i = 0; i < N; ++i) out[i] = all[i];
    return out;
  }
  static constexpr auto kRows = kAll.rows;
  static constexpr auto kLimits = trimmed<kAll.limit_count>(kAll.limits);
  static constexpr auto kFallbacks = trimmed<kAll.fallback_count>(kAll.fallbacks);
  static constexpr std::array<ModelTable, sizeof...(M)> kModels = [] {
    std::size_t row = 0;
    const auto table = [&row]<class T>(const T*) {
      const ModelTable t{.rows = kRows.data() + row,
                         .limits = kLimits.data(),
                         .fallbacks = kFallbacks.data(),
                         .inputs = static_cast<std::uint16_t>(T::inputs.size()),
                         .outputs = static_cast<std::uint16_t>(T::outputs.size()),
                         .in_slots = static_cast<std::uint16_t>(kSlots<typename T::In>),
                         .out_slots = static_cast<std::uint16_t>(kSlots<typename T::Out>),
                         .evaluate = &evaluate_slots<T>,
                         .refuse = refusal<T>(),
                         .slow = slow_table<T>()};
      row += kRowCount<T>;
      return t;
    };
    return std::array<ModelTable, sizeof...(M)>{table(static_cast<const M*>(nullptr))...};
  }();
  static constexpr std::array<ModelInfo, sizeof...(M)> kInfos{ModelInfo{M::id, M::inputs, M::outputs, &M::text}...};
};

}  // namespace detail

template <class... M>
constexpr SubjectTable subject_table(ModelList<M...>) {
  using S = detail::Subject<M...>;
  return {S::kModels.data(), static_cast<int>(sizeof...(M)), S::kAll.hash.value()};
}
template <class... M>
constexpr SubjectText subject_text(const char* name, ModelList<M...>) {
  return {name, detail::Subject<M...>::kInfos.data(), static_cast<int>(sizeof...(M))};
}

// The In of a model with its defaults filled in, for models that call others: set the rest, then evaluate. Made while compiling,
// so that the description itself stays out of wasm.
template <class M>
inline constexpr typename M::In kDefaults = [] {
  std::array<double, sizeof(typename M::In) / sizeof(double)> slots{};
  for (const Field& f : M::inputs) {
    slots[static_cast<std::size_t>(f.slot)] = f.required() ? 0.0 : f.fallback;
    if (f.is_record() && !f.is_list())
      for (const Field& member : f.members()) slots[static_cast<std::size_t>(f.slot + member.slot)] = member.required() ? 0.0 : member.fallback;
  }
  return std::bit_cast<typename M::In>(slots);
}();

// The index of an input by name, for refusals: Status{Code::contradictory, input_index<Model>("batch")}.
template <class M>
consteval int input_index(const char* name) {
  for (std::size_t i = 0; i < M::inputs.size(); ++i)
    if (same_text(M::inputs[i].name, name)) return static_cast<int>(i);
  does_not_compile("no such input");
  return -1;
}

}  // namespace ironlab
