// ironlab_fuzz [N] [SEED]: random and malformed JSON, slots and graph programs against the facade, meant for the sanitizer build.
// Every answer must be JSON, either outputs without NaN or infinity, or an error with code and message. Deterministic.
#include <charconv>  // std::from_chars
#include <cmath>     // std::isfinite
#include <cstdio>    // std::printf
#include <cstring>   // std::strlen
#include <vector>    // std::vector

#include "api/graph.h"
#include "api/json.h"
#include "api/json_input.h"
#include "api/json_text.h"
#include "api/slots.h"
#include "describe/sentences.h"
#include "sim/random.h"

namespace {

using namespace ironlab;

struct Random : sim::Random {
  using sim::Random::Random;
  bool one_in(int n) { return below(n) == 0; }
  template <class T, std::size_t N>
  const T& of(const T (&list)[N]) { return list[below(static_cast<int>(N))]; }
  double any_bits() { return std::bit_cast<double>(next()); }
};

constexpr const char* kScalars[] = {"0", "1", "-1", "0.5", "1e308", "-1e308", "1e-320", "9007199254740993", "18446744073709551616", "1e400", "null", "true", "false", "\"\"", "\"relu\"", "\"none\"",
                                    "\"cloud_h100\"", "\"this_machine\"", "\"fp16\"", "\"\\u0000\"", "\"\xf0\x9f\xa6\x86\"", "\"\xff\"", "NaN", "Infinity", "[]", "{}", "[1,2,3]", "[[1]]", "[null]", "{\"fp16\":1}", "-", "01", "1.", "\"\\ud800\""};
constexpr const char* kKeys[] = {"hardware", "workload", "format", "capacity_reading", "batch", "", "error", "__proto__", "peak", "Traffic_bytes"};

std::string quote(const std::string& s) { return "\"" + s + "\""; }

// One field's value: mostly legal, else something else.
std::string field_value(Random& r, const Field& f) {
  if (r.one_in(5)) return r.of(kScalars);
  const auto one = [&]() -> std::string {
    if (f.is_record()) {
      const bool object = r.one_in(2);
      std::string record = object ? "{" : "[";
      for (const Field& member : f.members())
        if (!object || !r.one_in(4)) record += (record.size() > 1 ? "," : "") + (object ? quote(member.name) + ":" : "") + field_value(r, member);
      if (object && f.named && r.one_in(2)) record += std::string(record.size() > 1 ? "," : "") + quote("name") + ":" + r.of(kScalars);
      return record + (object ? "}" : "]");
    }
    if (f.type.kind == Kind::flag) return r.one_in(2) ? "true" : "false";
    if (f.type.kind == Kind::choice) return quote(f.type.choices[static_cast<std::size_t>(r.below(static_cast<int>(f.type.choices.size())))].name);
    const double ends[] = {f.range.min, f.range.max, 1, 1e9, std::nextafter(f.range.min, -1e300), std::nextafter(f.range.max, 1e300), 1e-9, static_cast<double>(r.below(1000))};
    return number_text(r.of(ends));
  };
  const auto list_of = [&r](int capacity, auto&& element) {
    std::string list = "[";
    const int n = r.one_in(10) ? r.below(200) : r.below((capacity < 40 ? capacity : 40) + 2);
    for (int i = 0; i < n; ++i) list += (i == 0 ? "" : ",") + element();
    return list + "]";
  };
  if (f.is_matrix()) return list_of(f.rows(), [&] { return list_of(f.type.columns, one); });
  return f.is_list() ? list_of(f.type.capacity, one) : one();
}

std::string entity(Random& r) {
  if (r.one_in(2)) return quote(r.of({"cloud_h100", "edge_orin_nx", "mobile_npu", "tiny_cortex_m7", "resnet50", "kws_dscnn", "relu", "nothing"}));
  std::string object = "{";
  const auto kind = r.one_in(2) ? EntityKind::hardware : EntityKind::workload;
  bool first = true;
  for (const Field& f : view_fields(kind)) {
    if (!r.one_in(3)) continue;
    object += (first ? "" : ",") + quote(f.name) + ":" + field_value(r, f);
    first = false;
  }
  if (r.one_in(4)) object += std::string(first ? "" : ",") + "\"peak\":{\"fp16\":" + r.of(kScalars) + "}";
  return object + "}";
}

std::string input(Random& r, int model) {
  std::string object = "{";
  bool first = true;
  const auto add = [&](const std::string& key, const std::string& value) {
    object += (first ? "" : ",") + quote(key) + ":" + value;
    first = false;
  };
  for (const Field& f : model_info(model)->inputs)
    if (!r.one_in(8)) add(f.name, field_value(r, f));
  if (r.one_in(3)) add("hardware", entity(r));
  if (r.one_in(3)) add("workload", entity(r));
  if (r.one_in(6)) add("format", r.one_in(2) ? quote(choice_names<Format>[static_cast<std::size_t>(r.below(8))].name) : r.of(kScalars));
  if (r.one_in(9)) add("capacity_reading", r.one_in(2) ? "\"binary\"" : r.of(kScalars));
  if (r.one_in(12)) add(r.of(kKeys), r.of(kScalars));
  return object + "}";
}

// Damages a text: bytes changed, cut, doubled, nested.
std::string damaged(Random& r, std::string text) {
  switch (r.below(6)) {
    case 0: return text.substr(0, static_cast<std::size_t>(r.below(static_cast<int>(text.size()) + 1)));
    case 1: return text + text;
    case 2: return std::string(static_cast<std::size_t>(r.below(3000)), '[') + text;
    case 3: return std::string(static_cast<std::size_t>(r.below(20)), '{') + text;
    default:
      for (int i = r.below(8); i >= 0 && !text.empty(); --i) text[static_cast<std::size_t>(r.below(static_cast<int>(text.size())))] = static_cast<char>(r.below(256));
      return text;
  }
}

bool finite_json(const Json& j) {
  if (j.is_number_float()) return std::isfinite(j.get<double>());
  if (!j.is_structured()) return true;
  for (const auto& item : j)
    if (item.is_structured() ? !finite_json(item) : item.is_number_float() && !std::isfinite(item.get<double>())) return false;
  return true;
}

bool known_code(const Json& code) {
  for (const Sentence& s : kSentences)
    if (code == s.code && code != "ok" && code != "dependency" && code != "internal") return true;
  return false;
}

// What every answer keeps: valid JSON of bounded size; outputs finite, or an error of a known code with a message.
bool sound(const api::Answer& answer, std::size_t limit = 100000) {
  const Json j = Json::parse(answer.json, nullptr, false);
  if (j.is_discarded() || answer.json.size() > limit) return false;
  if (answer.ok) return !(j.contains("error") && j["error"].is_object()) && finite_json(j);
  return j.is_object() && j.contains("error") && known_code(j["error"]["code"]) && !j["error"]["message"].get<std::string>().empty();
}

bool fuzz_evaluate(Random& r) {
  const int model = r.below(model_count());
  std::string text = input(r, model);
  if (r.one_in(4)) text = damaged(r, text);
  const std::string id = r.one_in(50) ? damaged(r, model_info(model)->id) : model_info(model)->id;
  const api::Answer answer = api::evaluate(id, text);
  return sound(answer) && (!answer.ok || Json::parse(answer.json).size() == model_info(model)->outputs.size());
}

bool fuzz_sweep(Random& r) {
  const int model = r.below(model_count());
  const auto inputs = model_info(model)->inputs;
  const Field& f = inputs[static_cast<std::size_t>(r.below(static_cast<int>(inputs.size())))];
  const double ends[] = {0, 1, -1, f.range.min, f.range.max, 1e300, -1e308, 1e308, r.any_bits()};
  return sound(api::sweep(model_info(model)->id, input(r, model), r.one_in(20) ? "nothing" : f.name, r.of(ends), r.of(ends), r.below(12), r.one_in(3) ? "log" : "lin"), 1000000);
}

// Any bits in every slot: never a crash, never a promise broken.
bool fuzz_slots(Random& r) {
  const int model = r.below(model_count());
  std::vector<double> in(static_cast<std::size_t>(slots::in_slots(model))), out(static_cast<std::size_t>(slots::out_slots(model)));
  slots::random_input(model, r.next(), r.next(), in.data());
  for (double& x : in)
    if (r.one_in(6)) x = r.any_bits();
  if (!slots::evaluate(model, in.data(), out.data()).ok()) return true;
  for (const Field& f : model_info(model)->outputs) {
    if (f.type.kind == Kind::violation) continue;
    if (!finite_json(output_json(f, out.data()))) return false;
    if (!f.is_single()) continue;
    const double x = out[static_cast<std::size_t>(f.slot)];
    if (!(std::isfinite(x) || (f.type.nullable && std::isnan(x)))) return false;
  }
  return true;
}

// Programs that are nearly right: sound indices with a few words replaced.
bool fuzz_graph(Random& r) {
  std::vector<double> consts(static_cast<std::size_t>(1 + r.below(20)));
  for (double& c : consts) c = r.one_in(4) ? r.any_bits() : r.below(100);
  const int state_slots = 1 + r.below(5), calls = r.below(6);
  std::vector<std::int32_t> program = {calls};
  int arena = 0;
  for (int c = 0; c < calls; ++c) {
    const int model = r.below(model_count()), bindings = r.below(slots::in_slots(model) + 1);
    program.insert(program.end(), {model, bindings});
    for (int b = 0; b < bindings; ++b) {
      const auto n = static_cast<int>(consts.size());
      const int op = r.below(arena > 0 ? 5 : 2), a = op == 1 ? r.below(state_slots) : op == 2 ? r.below(arena) : r.below(n);
      program.insert(program.end(), {b, op, a, r.below(state_slots), r.below(state_slots), op >= 3 ? r.below(n - a + 1) : 0});
    }
    arena += slots::in_slots(model) + slots::out_slots(model);
  }
  if (r.one_in(2))
    for (int i = r.below(4); i >= 0; --i) program[static_cast<std::size_t>(r.below(static_cast<int>(program.size())))] = r.one_in(2) ? static_cast<std::int32_t>(r.next()) : r.below(50) - 5;
  Graph graph;
  if (!graph.load(program, consts, state_slots)) return true;
  std::vector<double> states(static_cast<std::size_t>(3 * state_slots));
  for (double& s : states) s = r.one_in(3) ? r.any_bits() : r.below(5);
  graph.evaluate(states.data());
  const std::int32_t wanted[] = {static_cast<std::int32_t>(r.below(200) - 2)};
  std::vector<double> rows(3);
  graph.rows(states.data(), 3, wanted, rows.data());
  if (!r.one_in(8)) return true;
  Json j = {{"program", program}, {"consts", Json::array()}, {"state", state_slots}};
  for (const double c : consts) j["consts"].push_back(std::isfinite(c) ? Json(c) : Json(nullptr));
  const std::string text = r.one_in(3) ? damaged(r, j.dump()) : j.dump();
  return sound(api::evaluate_graph(text, R"({"state": [0, 1, 2]})"), 1000000) && sound(api::sweep_graph(text, R"({"states": [[0], [1, 2]], "wanted": [0, 5]})"), 1000000);
}

bool fuzz_noise(Random& r) {
  std::string noise(static_cast<std::size_t>(r.below(300)), ' ');
  for (char& c : noise) c = r.one_in(2) ? r.of({'{', '}', '[', ']', '"', ':', ',', '1', 'e', '\\', 'n'}) : static_cast<char>(r.below(256));
  return sound(api::evaluate(model_info(r.below(model_count()))->id, noise)) && sound(api::describe(noise), 200000) && sound(api::catalogue(noise + "x"), 200000);
}

}  // namespace

int main(int argc, char** argv) {
  unsigned long long n = 100000, seed = 1;
  if (argc > 1) std::from_chars(argv[1], argv[1] + std::strlen(argv[1]), n);
  if (argc > 2) std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), seed);
  constexpr bool (*kinds[])(Random&) = {fuzz_evaluate, fuzz_evaluate, fuzz_evaluate, fuzz_sweep, fuzz_slots, fuzz_slots, fuzz_graph, fuzz_graph, fuzz_noise, fuzz_evaluate};
  unsigned long long passed = 0, failed = 0;
  for (unsigned long long i = 0; i < n; ++i) {
    Random r(seed * 0x100000001b3ULL + i);
    if (kinds[i % 10](r)) {
      ++passed;
    } else {
      ++failed;
      std::printf("failed: input %llu, seed %llu (kind %llu)\n", i, seed, i % 10);
    }
  }
  std::printf("%llu passed, %llu failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
