// A lab's graph: model calls compiled to a flat program that is checked once and then evaluated without allocation.
//
// Program (int32): number of calls, then for each call: model index, number of bindings, then six integers a binding:
//   input slot, op, a, b, c, n
//   0 CONST  consts[a]
//   1 STATE  state[a]
//   2 ARENA  arena[a], written by an earlier call
//   3 PICK   consts[a + state[b]], n choices (0: to the end of consts)
//   4 PICK2  consts[a + state[b] * n + state[c]], n choices in a row
// Inputs without a binding take their default. The arena holds, for each call in order, its input slots (after defaults) and
// then its output slots. A call that fails leaves NaN in its outputs; a later call that reads it fails with `dependency`.
#pragma once

#include <cstdint>  // std::int32_t
#include <span>     // std::span
#include <vector>   // std::vector

#include "describe/error.h"
#include "describe/table.h"

namespace ironlab {

struct CallFailure {
  int call = -1;
  Code code = Code::ok;
  int field = -1;
};

class Graph {
 public:
  static constexpr int kMaxCalls = 4096;
  static constexpr int kMaxArena = 1 << 20;
  static constexpr int kMaxState = 4096;

  // Takes a program; false (and an empty graph) unless every index in it is sound. Pieces are copied.
  bool load(std::span<const std::int32_t> program, std::span<const double> consts, int state_slots);

  int state_slots() const { return state_slots_; }
  int arena_slots() const { return static_cast<int>(arena_.size()); }
  int calls() const { return static_cast<int>(calls_.size()); }

  // Evaluates every call at a state of state_slots() doubles. The views stay valid until the next call on this graph. A call whose
  // inputs are those of the evaluation before keeps its outputs: from one state to the next most do, and a simulation takes long.
  std::span<const double> evaluate(const double* state);
  std::span<const CallFailure> failures() const { return {failures_.data(), failure_count_}; }

  // n states (row-major) to the wanted arena slots (row-major n * wanted). False when a wanted slot does not exist.
  bool rows(const double* states, int n, std::span<const std::int32_t> wanted, double* out);

 private:
  enum Op : std::int32_t { kConst, kState, kArena, kPick, kPick2 };
  struct Binding {
    std::int32_t slot, op, a, b, c, n;
  };
  struct Call {
    const ModelTable* model;
    int first_binding, bindings, arena;
  };
  bool check(const Binding& binding, int in_slots, int arena_so_far) const;
  Code bind(const Binding& binding, const double* state, double& value) const;
  int call_of(int arena_slot) const;

  std::vector<Call> calls_;
  std::vector<Binding> bindings_;
  std::vector<int> sources_;  // for each binding the call that an ARENA op reads, else -1
  std::vector<double> consts_;
  std::vector<double> arena_;
  std::vector<double> bound_;  // inputs as they were bound, before defaults: those of a call stand where its inputs stand in the arena
  std::vector<CallFailure> failures_;
  std::vector<unsigned char> failed_;
  std::size_t failure_count_ = 0;
  int state_slots_ = 0;
};

}  // namespace ironlab
