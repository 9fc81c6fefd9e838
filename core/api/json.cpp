// The facade in JSON: parse, check, call the slots, print.
#include "api/json.h"

#include <exception>  // std::exception

#include "api/graph.h"
#include "api/json_documents.h"
#include "api/json_input.h"
#include "api/run.h"
#include "api/slots.h"

namespace ironlab::api {
namespace {

constexpr int kMaxPoints = 100000;

Answer answer(const Json& j) { return {j.dump(-1, ' ', false, Json::error_handler_t::replace), true}; }
Answer refuse(const Error& e) { return {error_json(e).dump(-1, ' ', false, Json::error_handler_t::replace), false}; }

// Nothing that happens inside gets out as an exception (there is only lack of memory left).
template <class F>
Answer guarded(F&& call) {
  try {
    return call();
  } catch (const std::exception&) {
    return refuse({.code = Code::internal});
  }
}

std::vector<std::string> model_ids() {
  std::vector<std::string> ids;
  for (int m = 0; m < model_count(); ++m) ids.emplace_back(model_info(m)->id);
  for (const DocumentModel& m : document_models()) ids.emplace_back(m.id);
  return ids;
}

Error unknown_model(std::string_view id) {
  return {.code = Code::unknown_model, .given = echo(Json(std::string(id))), .allowed = "the ids that `models` lists", .hint = did_you_mean(id, model_ids())};
}

Answer evaluate_document(const DocumentModel& model, std::string_view input) {
  Json out;
  if (auto e = model.evaluate(input, out)) return refuse(*e);
  return answer(out);
}

std::optional<Error> read_list(const Json& object, const char* name, std::vector<double>& list) {
  if (!object.is_object() || !object.contains(name)) return Error{.code = Code::missing_field, .field = name, .allowed = "a list of numbers"};
  const Json& values = object[name];
  if (!values.is_array()) return Error{.code = Code::wrong_type, .field = name, .given = echo(values), .allowed = "a list of numbers"};
  for (const Json& v : values) {
    if (!v.is_number() && !v.is_null() && !v.is_boolean()) return Error{.code = Code::wrong_type, .field = name, .given = echo(v), .allowed = "numbers, null, true, false"};
    list.push_back(v.is_null() ? kNull : v.is_boolean() ? (v.get<bool>() ? 1.0 : 0.0) : v.get<double>());
  }
  return std::nullopt;
}

std::optional<Error> to_integers(const std::vector<double>& from, const char* name, std::vector<std::int32_t>& to) {
  for (const double x : from) {
    if (!(x >= -2147483648.0 && x <= 2147483647.0) || x != static_cast<double>(static_cast<std::int32_t>(x)))
      return Error{.code = Code::wrong_type, .field = name, .given = number_json(x), .allowed = "whole numbers of 32 bits"};
    to.push_back(static_cast<std::int32_t>(x));
  }
  return std::nullopt;
}

std::optional<Error> read_graph(std::string_view text, Graph& graph) {
  Json j;
  std::vector<double> program, consts;
  std::vector<std::int32_t> words;
  if (auto e = parse_json(text, j)) return e;
  if (auto e = read_list(j, "program", program)) return e;
  if (auto e = to_integers(program, "program", words)) return e;
  if (auto e = read_list(j, "consts", consts)) return e;
  const Json state = j.value("state", Json());
  if (!state.is_number_integer()) return Error{.code = Code::wrong_type, .field = "state", .given = echo(state), .allowed = "the number of state slots"};
  const auto slots = state.get<double>();
  if (!(slots >= 0 && slots <= Graph::kMaxState)) return Error{.code = Code::out_of_range, .field = "state", .given = echo(state), .allowed = "0.." + std::to_string(Graph::kMaxState)};
  if (!graph.load(words, consts, static_cast<int>(slots)))
    return Error{.code = Code::out_of_range, .field = "program", .given = Json("a program with an index out of bounds"), .allowed = "a program as core/api/graph.h describes it"};
  return std::nullopt;
}

Error state_length(std::size_t given, int wanted) {
  return {.code = Code::shape_mismatch, .field = "state", .given = Json(given), .allowed = std::to_string(wanted) + " numbers"};
}

// The outputs of a model that `calculate` writes, for an input that is read first.
template <class Calculate>
Answer answered(std::string_view id, std::string_view input, Calculate calculate) {
  return guarded([&] {
    if (const DocumentModel* m = document_model(id)) return evaluate_document(*m, input);
    const int model = model_index(id);
    if (model < 0) return refuse(unknown_model(id));
    Json object;
    if (auto e = parse_json(input, object)) return refuse(*e);
    std::vector<double> in, out(static_cast<std::size_t>(slots::out_slots(model)));
    if (auto e = read_input(model, object, in)) return refuse(*e);
    const Status status = calculate(model, in.data(), out.data());
    return status.ok() ? answer(outputs_json(model, out.data(), object)) : refuse(status_error(model, status, in));
  });
}

}  // namespace

Answer models() {
  return guarded([] {
    Json list = Json::array();
    for (int m = 0; m < model_count(); ++m) list.push_back({{"id", model_info(m)->id}, {"subject", model_subject(m)}, {"title", model_info(m)->text->title}});
    for (const DocumentModel& m : document_models()) list.push_back({{"id", m.id}, {"subject", m.subject}, {"title", m.title}});
    return answer({{"models", list}});
  });
}

Answer describe(std::string_view id) {
  return guarded([&] {
    if (const DocumentModel* m = document_model(id)) return answer(m->describe());
    const int model = model_index(id);
    if (model < 0) return refuse(unknown_model(id));
    Json j = model_json(model);
    j["input_schema"] = input_schema(model);
    return answer(j);
  });
}

Answer evaluate(std::string_view id, std::string_view input) {
  return answered(id, input, [](int model, double* in, double* out) { return slots::evaluate(model, in, out); });
}

Answer run(std::string_view id, std::string_view input, const std::function<bool(double)>& progress) {
  return answered(id, input, [&progress](int model, double* in, double* out) {
    constexpr double kBudget = 2e6;  // some 10 ms
    Run run;
    if (const Status status = run.start(model, in); !status.ok()) return status;
    for (double share = 0; share < 1;) {
      share = run.step(kBudget);
      if (progress && share < 1 && !progress(share)) break;
    }
    return run.result(out);
  });
}

Answer sweep(std::string_view id, std::string_view input, std::string_view field, double from, double to, int n, std::string_view scale) {
  return guarded([&] {
    if (document_model(id) != nullptr) return refuse({.code = Code::wrong_type, .field = std::string(field), .given = Json("a part of a document"), .allowed = "a single number, to sweep over"});
    const int model = model_index(id);
    if (model < 0) return refuse(unknown_model(id));
    Json object;
    if (auto e = parse_json(input, object)) return refuse(*e);
    std::vector<double> in;
    if (auto e = read_input(model, object, in)) return refuse(*e);
    const Field* swept = nullptr;
    std::vector<std::string> names;
    for (const Field& f : model_info(model)->inputs) {
      names.emplace_back(f.name);
      if (field == f.name) swept = &f;
    }
    if (swept == nullptr) return refuse({.code = Code::unknown_field, .field = std::string(field), .allowed = "an input of the model", .hint = did_you_mean(field, names)});
    if (!swept->is_single() || (swept->type.kind != Kind::number && swept->type.kind != Kind::integer))
      return refuse({.code = Code::wrong_type, .field = swept->name, .given = Json(type_text(*swept)), .allowed = "a single number, to sweep over"});
    if (scale != "lin" && scale != "log") return refuse({.code = Code::wrong_type, .field = "scale", .given = echo(Json(std::string(scale))), .allowed = "lin | log"});
    if (n < 2) return refuse({.code = Code::out_of_range, .field = "n", .given = Json(n), .allowed = "2.." + std::to_string(kMaxPoints)});
    if (n > kMaxPoints) return refuse({.code = Code::too_large, .field = "n", .given = Json(n), .allowed = "2.." + std::to_string(kMaxPoints)});
    std::vector<double> x(static_cast<std::size_t>(n));
    const int points = slots::spacing(from, to, n, scale == "log" ? slots::Scale::log : slots::Scale::lin, swept->type.kind == Kind::integer, x.data());
    if (points == 0) return refuse({.code = Code::out_of_range, .field = "from", .given = number_json(from), .allowed = scale == "log" ? "finite ends above 0" : "finite ends"});
    const auto width = static_cast<std::size_t>(slots::out_slots(model));
    std::vector<double> scratch(in.size()), out(static_cast<std::size_t>(points) * width);
    Json columns = Json::object();
    for (const Field& f : model_info(model)->outputs) columns[f.name] = Json::array();
    Json axis = Json::array();
    int failed = 0;
    Error first;
    for (int i = 0; i < points; ++i) {
      double* row = out.data() + static_cast<std::size_t>(i) * width;
      scratch = in;
      scratch[static_cast<std::size_t>(swept->slot)] = x[static_cast<std::size_t>(i)];
      const Status status = slots::evaluate(model, scratch.data(), row);
      if (!status.ok() && failed++ == 0) first = status_error(model, status, scratch);
      axis.push_back(number_json(x[static_cast<std::size_t>(i)]));
      for (const Field& f : model_info(model)->outputs) columns[f.name].push_back(status.ok() ? output_json(f, row, object) : Json(nullptr));
    }
    if (failed == points) return refuse(first);
    return answer({{"x", axis}, {"columns", columns}, {"failed", failed}});
  });
}

Answer validate(std::string_view text) {
  return guarded([&] {
    Json out;
    if (auto e = validate_submission(text, out)) return refuse(*e);
    return answer(out);
  });
}

Answer catalogue(std::string_view id) {
  return guarded([&] {
    std::vector<std::string> ids;
    Json kinds = Json::object();
    for (int k = 1; k < kEntityKinds; ++k) {
      const auto kind = static_cast<EntityKind>(k);
      if (id.empty()) kinds[kind_name(kind)] = kind_json(kind);
      for (int e = 0; catalogue_entry(kind, e) != nullptr; ++e) {
        if (id == catalogue_entry(kind, e)->id) return answer(entry_json(kind, e));
        ids.emplace_back(catalogue_entry(kind, e)->id);
      }
    }
    if (id.empty()) return answer({{"kinds", kinds}});
    return refuse({.code = Code::unknown_id, .field = "catalogue", .given = echo(Json(std::string(id))), .allowed = "the ids that `catalogue` lists", .hint = did_you_mean(id, ids)});
  });
}

Answer evaluate_graph(std::string_view graph_text, std::string_view state_text) {
  return guarded([&] {
    Graph graph;
    Json j;
    std::vector<double> state;
    if (auto e = read_graph(graph_text, graph)) return refuse(*e);
    if (auto e = parse_json(state_text, j)) return refuse(*e);
    if (auto e = read_list(j, "state", state)) return refuse(*e);
    if (state.size() != static_cast<std::size_t>(graph.state_slots())) return refuse(state_length(state.size(), graph.state_slots()));
    Json arena = Json::array(), failures = Json::array();
    for (const double x : graph.evaluate(state.data())) arena.push_back(number_json(x));
    for (const CallFailure& f : graph.failures()) failures.push_back({{"call", f.call}, {"code", error_json({.code = f.code})["error"]["code"]}, {"field", f.field}});
    return answer({{"arena", arena}, {"failures", failures}});
  });
}

Answer sweep_graph(std::string_view graph_text, std::string_view states_text) {
  return guarded([&] {
    Graph graph;
    Json j;
    std::vector<double> wanted_numbers, states;
    std::vector<std::int32_t> wanted;
    if (auto e = read_graph(graph_text, graph)) return refuse(*e);
    if (auto e = parse_json(states_text, j)) return refuse(*e);
    if (auto e = read_list(j, "wanted", wanted_numbers)) return refuse(*e);
    if (auto e = to_integers(wanted_numbers, "wanted", wanted)) return refuse(*e);
    const Json rows = j.value("states", Json());
    if (!rows.is_array()) return refuse({.code = Code::wrong_type, .field = "states", .given = echo(rows), .allowed = "a list of states"});
    for (const Json& row : rows) {
      if (auto e = read_list({{"state", row}}, "state", states)) return refuse(*e);
      if (row.size() != static_cast<std::size_t>(graph.state_slots())) return refuse(state_length(row.size(), graph.state_slots()));
    }
    if (rows.size() * (wanted.size() + 1) > std::size_t{4} << 20) return refuse({.code = Code::too_large, .field = "states", .allowed = "4,194,304 results"});
    std::vector<double> out(rows.size() * wanted.size());
    if (!graph.rows(states.data(), static_cast<int>(rows.size()), wanted, out.data()))
      return refuse({.code = Code::out_of_range, .field = "wanted", .allowed = "0.." + std::to_string(graph.arena_slots() - 1)});
    Json table = Json::array();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Json row = Json::array();
      for (std::size_t k = 0; k < wanted.size(); ++k) row.push_back(number_json(out[i * wanted.size() + k]));
      table.push_back(row);
    }
    return answer({{"rows", table}});
  });
}

}  // namespace ironlab::api
