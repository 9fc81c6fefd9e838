// `ironlab bench`: measurements on this machine, in the same steps as the page's worker.
#include <chrono>   // std::chrono::steady_clock
#include <cstdio>   // std::fprintf
#include <fstream>  // std::ifstream
#include <iterator>  // std::istreambuf_iterator
#include <unistd.h>  // isatty

#include "api/json_error.h"
#include "api/json_measure.h"
#include "bench.h"
#include "commands.h"

namespace ironlab::cli {
namespace {

double seconds(void*) { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// "median p10 .. p90 unit", with a prefix.
std::string quantity(const Json& v) {
  if (v["median"].is_null()) return "not measured";
  struct Prefix {
    double size;
    const char* name;
  };
  constexpr Prefix kPrefixes[] = {{1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}, {1, ""}, {1e-3, "m"}, {1e-6, "u"}, {1e-9, "n"}};
  const double median = v["median"].get<double>();
  Prefix prefix = kPrefixes[7];
  for (const Prefix& p : kPrefixes)
    if (median >= p.size) {
      prefix = p;
      break;
    }
  char text[96];
  std::snprintf(text, sizeof text, "%8.3f  %8.3f .. %-8.3f %s%s", median / prefix.size, v["p10"].get<double>() / prefix.size, v["p90"].get<double>() / prefix.size, prefix.name, v["unit"].get<std::string>().c_str());
  return text;
}

void print_table(const Json& r) {
  std::printf("%s: %.2f s, clock tick %.3g s\n", r["id"].get<std::string>().c_str(), r["elapsed_s"].get<double>(), r["clock"]["tick_s"].is_null() ? 0.0 : r["clock"]["tick_s"].get<double>());
  std::printf("%-18s %12s  %8s  %8s .. %-8s\n", "", "size", "median", "p10", "p90");
  for (const Json& v : r["values"]) {
    std::string size = v.contains("size_bytes") ? number_text(v["size_bytes"].get<double>()) + " B" : v.contains("block") ? number_text(v["block"].get<double>()) : "";
    std::string flags;
    for (const Json& f : v["flags"]) flags += "  " + f.get<std::string>();
    std::string rate;
    if (v["unit"] == "s" && !v["flop_per_s"].is_null()) rate = "  " + number_text(static_cast<double>(static_cast<long long>(v["flop_per_s"].get<double>() / 1e7)) / 100) + " GFLOP/s";
    std::printf("%-18s %12s  %s%s%s\n", v["name"].get<std::string>().c_str(), size.c_str(), quantity(v).c_str(), rate.c_str(), flags.c_str());
  }
  for (const Json& c : r["comparisons"])
    std::printf("%s faster than %s: %s (time ratio %.3f, %.3f .. %.3f)\n", c["a"].get<std::string>().c_str(), c["b"].get<std::string>().c_str(), c["faster"].get<std::string>().c_str(), c["ratio"].get<double>(), c["ci_low"].get<double>(), c["ci_high"].get<double>());
  for (const Json& l : r["levels"])
    std::printf("level: %s, %.2f ns\n", l["capacity_bytes"].is_null() ? "beyond" : ("at least " + number_text(l["capacity_bytes"].get<double>()) + " B").c_str(), l["latency_s"].get<double>() * 1e9);
  for (const Json& f : r["flags"]) std::printf("note: %s\n", f.get<std::string>().c_str());
  if (r.contains("entry")) std::printf("%s\n", Json{{"entry", r["entry"]}}.dump(2).c_str());
}

}  // namespace

int run_bench(const Arguments& args) {
  const std::string& id = args.words()[0];
  const bool json = args.text("--format", "json") == "json";
  if (id == "list") {
    std::puts(Json::parse(api::measurements().json).dump(2).c_str());
    return 0;
  }
  const measure::Host host{.clock = {&seconds, nullptr}};
  const bool show = isatty(2) != 0;
  const api::Answer answer = api::measure(id, args.words().size() > 1 ? args.words()[1] : "{}", host, [show](const measure::Progress& p) {
    if (show) std::fprintf(stderr, "\r%3.0f %% %-12s", p.share * 100, p.phase);
    return true;
  });
  if (show) std::fputs("\r                   \r", stderr);
  const Json j = Json::parse(answer.json);
  if (!answer.ok || json) std::fputs((j.dump(2) + "\n").c_str(), answer.ok ? stdout : stderr);
  else print_table(j);
  return answer.ok ? 0 : 1;
}

bool read_machine(const Arguments& args, std::string& input) {
  if (!args.has("--this-machine")) return true;
  std::ifstream file(args.text("--this-machine"), std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "ironlab: can't read %s\n", args.text("--this-machine").c_str());
    return false;
  }
  const api::Answer answer = api::with_this_machine(input, std::string(std::istreambuf_iterator<char>(file), {}));
  if (!answer.ok) std::fputs((answer.json + "\n").c_str(), stderr);
  else input = answer.json;
  return answer.ok;
}

}  // namespace ironlab::cli
