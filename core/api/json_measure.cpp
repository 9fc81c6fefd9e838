#include "api/json_measure.h"

#include <algorithm>  // std::all_of
#include <exception>  // std::exception

#include "api/json_error.h"

namespace ironlab::api {
namespace {

// Builds a JSON tree. Containers are closed in the order they were opened.
class JsonSink : public measure::Sink {
 public:
  void open(const char* name) override { enter(name, Json::object()); }
  void open_list(const char* name) override { enter(name, Json::array()); }
  void close() override { path_.pop_back(); }
  void number(const char* name, double x) override { put(name, number_json(x)); }
  void text(const char* name, std::string_view x) override { put(name, std::string(x)); }
  void flag(const char* name, bool x) override { put(name, x); }
  Json root = Json::object();

 private:
  Json& put(const char* name, Json value) {
    Json& into = path_.empty() ? root : *path_.back();
    if (!into.is_array()) return into[name] = std::move(value);
    into.push_back(std::move(value));
    return into.back();
  }
  void enter(const char* name, Json container) { path_.push_back(&put(name, std::move(container))); }
  std::vector<Json*> path_;
};

Answer answer(const Json& j) { return {j.dump(-1, ' ', false, Json::error_handler_t::replace), true}; }
Answer refuse(const Json& j) { return {j.dump(-1, ' ', false, Json::error_handler_t::replace), false}; }

template <class F>
Answer guarded(F&& call) {
  try {
    return call();
  } catch (const std::exception&) {
    return refuse(error_json({.code = Code::internal}));
  }
}

measure::Given given_of(const std::string& name, const Json& value) {
  using Type = measure::Given::Type;
  measure::Given g{.name = name};
  const auto all = [&value](auto is) { return std::all_of(value.begin(), value.end(), is); };
  if (value.is_number()) {
    g.type = Type::number;
    g.numbers = {value.get<double>()};
  } else if (value.is_boolean()) {
    g.type = Type::flag;
    g.numbers = {value.get<bool>() ? 1.0 : 0.0};
  } else if (value.is_string()) {
    g.type = Type::text;
    g.texts = {value.get<std::string>()};
  } else if (value.is_array() && all([](const Json& v) { return v.is_number(); })) {
    g.type = Type::numbers;
    g.numbers = value.get<std::vector<double>>();
  } else if (value.is_array() && all([](const Json& v) { return v.is_string(); })) {
    g.type = Type::texts;
    g.texts = value.get<std::vector<std::string>>();
  }
  return g;
}

}  // namespace

Answer measurements() {
  return guarded([] {
    JsonSink sink;
    measure::describe(sink);
    return answer(sink.root);
  });
}

Answer measure(std::string_view id, std::string_view params, const measure::Host& host, const std::function<bool(const measure::Progress&)>& progress) {
  return guarded([&] {
    constexpr double kStep = 0.012;  // s, as the page's worker does
    Json object;
    if (auto e = parse_json(params, object)) return refuse(error_json(*e));
    if (!object.is_object()) return refuse(error_json({.code = Code::wrong_type, .given = echo(object), .allowed = "an object of parameters"}));
    std::vector<measure::Given> given;
    for (const auto& [name, value] : object.items()) given.push_back(given_of(name, value));
    JsonSink sink;
    measure::Run run;
    if (const measure::Refusal r = run.start(id, given, host); !r.ok()) {
      r.write(sink, "error");
      return refuse(sink.root);
    }
    while (!run.done()) {
      const measure::Progress p = run.step(kStep);
      if (progress && !progress(p)) break;
    }
    run.write(sink);
    return run.done() ? answer(sink.root["result"]) : refuse(sink.root);
  });
}

Answer with_this_machine(std::string_view input, std::string_view measured) {
  return guarded([&] {
    Json in, m;
    if (auto e = parse_json(input, in)) return refuse(error_json(*e));
    if (!in.is_object() || in.value("hardware", Json()) != "this_machine") return Answer{std::string(input), true};
    if (auto e = parse_json(measured, m)) return refuse(error_json(*e));
    if (!m.is_object() || !m.contains("entry")) return refuse(error_json({.code = Code::missing_field, .field = "entry", .allowed = "the result of `ironlab bench this_machine`"}));
    in["hardware"] = m["entry"];
    return answer(in);
  });
}

}  // namespace ironlab::api
