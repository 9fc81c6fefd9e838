// `ironlab speed`: how fast this machine evaluates, for comparing it with wasm in one run (`./lab bench models`).
#include <cstdio>    // std::fflush, std::puts
#include <ctime>     // std::clock
#include <iostream>  // std::cin

#include "answers.h"
#include "api/json_input.h"
#include "api/run.h"
#include "api/slots.h"
#include "commands.h"

namespace ironlab::cli {
namespace {

// Calls, each time twice as often, until that took long enough: the last batch is the measurement, in the processor's time.
template <class F>
Json timed(double seconds, F&& call) {
  for (unsigned long long calls = 1;; calls *= 2) {
    const std::clock_t begun = std::clock();
    for (unsigned long long i = 0; i < calls; ++i) call();
    const double took = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    if (took >= seconds) return {{"calls", calls}, {"seconds", took}};
  }
}

// {"model", "in", "seconds", "what": "evaluate" | "sweep" | "run", and for a sweep "slot" and "points"}
Json measured(const Json& asked) {
  const int model = model_index(asked.at("model").get<std::string>());
  std::vector<double> in;
  if (model < 0) return Json::parse(api::describe(asked.at("model").get<std::string>()).json);
  if (const auto error = read_input(model, asked.at("in"), in)) return error_json(*error);
  std::vector<double> out(static_cast<std::size_t>(slots::out_slots(model)));
  const double seconds = asked.at("seconds");
  const std::string what = asked.at("what");
  Status status;
  if (what == "evaluate") {
    Json j = timed(seconds, [&] { status = slots::evaluate(model, in.data(), out.data()); });
    return status.ok() ? j : error_json(status_error(model, status, in));
  }
  if (what == "run") {
    Json j = timed(seconds, [&] {
      Run run;
      status = run.start(model, in.data());
      while (status.ok() && run.step(1e300) < 1) {
      }
      if (status.ok()) status = run.result(out.data());
    });
    return status.ok() ? j : error_json(status_error(model, status, in));
  }
  const int slot = asked.at("slot");
  const std::vector<double> points = asked.at("points");
  std::vector<double> columns(points.size() * static_cast<std::size_t>(slots::column_count(model)));
  return timed(seconds, [&] { slots::sweep(model, in.data(), slot, points.data(), static_cast<int>(points.size()), out.data(), columns.data()); });
}

}  // namespace

int print_speed(const Arguments&) {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::puts(measured(Json::parse(line)).dump().c_str());
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace ironlab::cli
