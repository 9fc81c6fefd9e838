#include "api/slots.h"

#include <algorithm>  // std::copy
#include <cmath>   // HUGE_VAL
#include <vector>  // std::vector

#include "describe/field.h"
#include "describe/sentences.h"
#include "models/registry.h"
#include "support.h"

using namespace ironlab;

TEST_CASE("slots: an unknown model is refused, never read") {
  for (const int model : {-1, slots::model_count(), 1 << 30}) {
    double nothing = 0;
    CHECK(slots::in_slots(model) == 0);
    CHECK(slots::evaluate(model, &nothing, &nothing).code == Code::unknown_model);
    slots::begin(model, &nothing);
    slots::random_input(model, 1, 1, &nothing);
    CHECK(nothing == 0);
  }
}

TEST_CASE("slots: a given null differs from nothing given") {
  const int model = model_index("parameter_memory");
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model))), out(static_cast<std::size_t>(slots::out_slots(model)));
  slots::begin(model, in.data());
  for (const double x : in) CHECK(is_not_given(x));
  in[0] = 1000;
  in[1] = kNull;  // bits must be a number
  CHECK(slots::evaluate(model, in.data(), out.data()).code == Code::not_finite);
  in[1] = 16;
  in[2] = kNull;  // no memory: allowed
  CHECK(slots::evaluate(model, in.data(), out.data()).ok());
  CHECK(out[0] == 2000);
}

TEST_CASE("slots: a list with a wrong count, a hole or too many values is refused") {
  const int model = model_index("tensor_bytes");
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model))), out(static_cast<std::size_t>(slots::out_slots(model)));
  const auto code = [&](double count, int filled) {
    slots::begin(model, in.data());
    in[0] = count;
    for (int i = 1; i <= filled; ++i) in[static_cast<std::size_t>(i)] = 2;
    in[9] = 4;
    return slots::evaluate(model, in.data(), out.data()).code;
  };
  CHECK(code(3, 3) == Code::ok);
  CHECK(out[0] == 32);
  CHECK(code(3, 2) == Code::missing_field);
  CHECK(code(9, 8) == Code::too_large);
  CHECK(code(0, 0) == Code::out_of_range);
  CHECK(code(-1, 0) == Code::wrong_type);
  CHECK(code(1.5, 2) == Code::wrong_type);
  CHECK(code(kNull, 2) == Code::not_finite);
  CHECK(code(HUGE_VAL, 2) == Code::not_finite);
  CHECK(code(1e300, 2) == Code::too_large);
}

namespace {

// Sweeps and compares every column with evaluate at each point alone. Returns the sweep's status.
Status sweep_against_evaluate(int model, const std::vector<double>& in, int slot, const std::vector<double>& points) {
  const auto row = [model] { return std::vector<double>(static_cast<std::size_t>(slots::out_slots(model))); };
  std::vector<double> swept = in, out = row(), columns(points.size() * static_cast<std::size_t>(slots::column_count(model)), -1);
  const Status status = slots::sweep(model, swept.data(), slot, points.data(), static_cast<int>(points.size()), out.data(), columns.data());
  Status first;
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::vector<double> alone = in, expected = row();
    alone[static_cast<std::size_t>(slot)] = points[i];
    const Status one = slots::evaluate(model, alone.data(), expected.data());
    if (first.ok()) first = one;
    std::size_t at = i;
    const ModelTable& m = *model_table(model);
    for (int f = 0; f < m.outputs; ++f) {
      if (!m.out_rows()[f].is_column()) continue;
      const double x = columns[at], wanted = expected[m.out_rows()[f].slot];
      CHECK((x == wanted || (x != x && wanted != wanted)));
      at += points.size();
    }
    CHECK(at == columns.size() + i);
  }
  CHECK(status.code == first.code);
  CHECK(status.field == first.field);
  return status;
}

}  // namespace

TEST_CASE("slots: a sweep gives column by column what evaluate gives, null where a point fails, and the first failure") {
  const int model = model_index("iron_law");
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model)));
  slots::begin(model, in.data());
  const auto slot = [model](const char* name) {
    for (const Field& f : model_info(model)->inputs)
      if (std::string(name) == f.name) return f.slot;
    return -1;
  };
  for (const char* name : {"work_flop", "traffic_bytes", "peak_flop_per_s", "bandwidth_bytes_per_s"}) in[static_cast<std::size_t>(slot(name))] = 1e9;
  const int utilization = slot("utilization");
  CHECK(sweep_against_evaluate(model, in, utilization, {0.25, 0.5, 1}).ok());
  CHECK(sweep_against_evaluate(model, in, utilization, {0.25, 2, 1, not_given()}).code == Code::out_of_range);
  CHECK(sweep_against_evaluate(model, in, utilization, {kNull, 0.5}).code == Code::not_finite);
  CHECK(sweep_against_evaluate(model, in, utilization, {}).ok());
  in[static_cast<std::size_t>(slot("work_flop"))] = not_given();
  CHECK(sweep_against_evaluate(model, in, utilization, {2, 0.5}).code == Code::missing_field);
}

TEST_CASE("slots: a sweep asks the model for its own objections at every point") {
  const int model = model_index("cluster_schedule");
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model)));
  slots::begin(model, in.data());
  const double given[] = {8, 0, 0, 2, /*class, arrival, gpus, run*/ 1, 0, 4, 10, 2, 1, 6, 20};
  std::copy(std::begin(given), std::end(given), in.begin());
  CHECK(sweep_against_evaluate(model, in, 0, {8, 16, 6}).ok());
  CHECK(sweep_against_evaluate(model, in, 0, {8, 5, 16}).code == Code::contradictory);
  CHECK(sweep_against_evaluate(model, in, 2, {0, 9, 1}).code == Code::contradictory);
}

TEST_CASE("slots: a sweep is over one single field of one model") {
  double row[16384], columns[16];
  const double points[] = {1};
  const int model = model_index("cluster_schedule");
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model)), 1.0);
  for (const int slot : {-1, 3, 4, slots::in_slots(model)}) CHECK(slots::sweep(model, in.data(), slot, points, 1, row, columns).code == Code::unknown_field);
  CHECK(slots::sweep(-1, in.data(), 0, points, 1, row, columns).code == Code::unknown_model);
  CHECK(slots::column_count(-1) == 0);
  CHECK(slots::column_count(model) == 5);
}

TEST_CASE("slots: sample points keep both ends, and whole numbers do not repeat") {
  double x[16];
  CHECK(slots::spacing(1, 4, 4, slots::Scale::lin, false, x) == 4);
  CHECK((x[0] == 1 && x[1] == 2 && x[3] == 4));
  CHECK(slots::spacing(0.1, 0.7, 5, slots::Scale::log, false, x) == 5);
  CHECK((x[0] == 0.1 && x[4] == 0.7));
  CHECK(slots::spacing(1e-3, 1e3, 7, slots::Scale::log, false, x) == 7);
  CHECK((x[1] == 0.01 && x[2] == 0.1 && x[3] == 1 && x[4] == 10 && x[5] == 100));
  CHECK(slots::spacing(1, 3, 16, slots::Scale::lin, true, x) == 3);
  CHECK((x[0] == 1 && x[1] == 2 && x[2] == 3));
  CHECK(slots::spacing(64, 1, 7, slots::Scale::log, true, x) == 7);
  CHECK((x[0] == 64 && x[6] == 1));
  CHECK(slots::spacing(5, 9, 1, slots::Scale::lin, false, x) == 1);
  CHECK(slots::spacing(0, 1, 4, slots::Scale::log, false, x) == 0);
  CHECK(slots::spacing(1, HUGE_VAL, 4, slots::Scale::lin, false, x) == 0);
  CHECK(slots::spacing(1, 2, 0, slots::Scale::lin, false, x) == 0);
}

TEST_CASE("slots: every error code has its sentence, in the order of the codes") {
  CHECK(std::string(kSentences[static_cast<std::size_t>(Code::too_large)].code) == "too_large");
  CHECK(std::string(kSentences[static_cast<std::size_t>(Code::dependency)].code) == "dependency");
  CHECK(std::string(kSentences[static_cast<std::size_t>(Code::shape_mismatch)].code) == "shape_mismatch");
}

TEST_CASE("slots: a description is found in the struct that it describes") {
  struct In {
    Bytes traffic;
    List<Ratio, 3> shares;
    Flag overlap;
  };
  STATIC_CHECK(slot_of(&In::traffic) == 0);
  STATIC_CHECK(slot_of(&In::shares) == 1);
  STATIC_CHECK(slot_of(&In::overlap) == 1 + 1 + 3);
  STATIC_CHECK(field(&In::overlap, "overlap", {.doc = "One at a time?"}).type.kind == Kind::flag);
  STATIC_CHECK(sizeof(FieldRow) == 8);
}
