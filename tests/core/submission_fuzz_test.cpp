// Results files changed at every place and at random: the validator always answers, and always has something to say of a required
// field. Meant for the sanitizer build; IRONLAB_FUZZ_ROUNDS in the environment asks for more.
#include <cstdlib>   // std::getenv, std::atoi

#include "sim/random.h"
#include "submission/validate.h"
#include "submission_support.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::submission;
using ironlab::test::Json;
using ironlab::test::parse;
using ironlab::test::valid_submission_text;
using Pointer = Json::json_pointer;

namespace {

// Every place in a document, objects and lists among them; of a long list the first elements.
void collect(const Json& value, const std::string& at, std::vector<std::string>& out) {
  if (!at.empty()) out.push_back(at);
  std::size_t i = 0;
  if (value.is_object())
    for (const auto& [name, part] : value.items()) collect(part, at + "/" + name, out);
  if (value.is_array())
    for (const Json& part : value)
      if (i < 2) collect(part, at + "/" + std::to_string(i++), out);
}
std::vector<std::string> places(const Json& document) {
  std::vector<std::string> out;
  collect(document, "", out);
  return out;
}

Findings findings(const Json& document) {
  const auto found = validate_text(document.dump());
  REQUIRE(found);
  return *found;
}
bool is_optional(const std::string& place) {
  for (const char* name : {"/submitter", "/peak_gflops", "/bandwidth_gbs", "/device_memory_gib", "/peak_memory_bytes"})
    if (place.ends_with(name)) return true;
  return place == "/optimized" || place.find("/params/") != std::string::npos;
}

}  // namespace

TEST_CASE("submission: every required member that is left out is missing, wherever it stands", "[submission]") {
  const Json whole = parse(valid_submission_text());
  int dropped = 0;
  for (const std::string& place : places(whole)) {
    Json document = whole;
    const Pointer at(place);
    Json& parent = document[at.parent_pointer()];
    if (!parent.is_object() || is_optional(place)) continue;
    parent.erase(at.back());
    const Findings found = findings(document);
    INFO(place);
    REQUIRE(found.errors.contains(place));
    CHECK(found.errors.at(place) == Fault::missing);
    ++dropped;
  }
  CHECK(dropped > 80);
}

TEST_CASE("submission: another type in any place is an error there, and none stops the others", "[submission]") {
  const Json whole = parse(valid_submission_text());
  const Json others[] = {nullptr, true, "x", -1.5, 1e300, Json::array(), Json::array({Json::array()}), Json::object(), {{"a", {{"b", 1}}}}};
  for (const std::string& place : places(whole)) {
    if (place.find("/params/") != std::string::npos) continue;
    for (const Json& other : others) {
      Json document = whole;
      const Json before = document[Pointer(place)];
      document[Pointer(place)] = other;
      const Findings found = findings(document);
      const bool nullable = other.is_null() && is_optional(place) && before.is_number();
      if (before.type() == other.type() || (before.is_number() && other.is_number()) || nullable || before.is_null()) continue;
      INFO(place << " = " << other.dump());
      REQUIRE(found.errors.contains(place));
      CHECK(found.errors.at(place) == Fault::type);
    }
  }
}

TEST_CASE("submission: random damage is always answered", "[submission]") {
  const char* rounds = std::getenv("IRONLAB_FUZZ_ROUNDS");
  const int n = rounds == nullptr ? 300 : std::atoi(rounds);
  const std::string text = valid_submission_text();
  const Json whole = parse(text);
  const std::vector<std::string> all = places(whole);
  sim::Random random(20260228);
  const Json values[] = {nullptr, true, false, 0, -1, 1, 0.5, 1e308, -0.0, 30, 10001, 9007199254740993LL, "", "x", "quantise", "memoise", "AAAA", "2026-02-28T09:30:00Z", Json::array(), Json::object(), Json::array({1, 0}), Json::array({0, 0})};
  for (int i = 0; i < n; ++i) {
    INFO("round " << i);
    // Several places at once: values that look right elsewhere, members dropped, doubled lists, whole parts swapped.
    Json document = whole;
    for (int k = random.below(4); k >= 0; --k) {
      const std::string& place = all[static_cast<std::size_t>(random.below(static_cast<int>(all.size())))];
      if (!document.contains(Pointer(place))) continue;
      Json& value = document[Pointer(place)];
      switch (random.below(4)) {
        case 0: value = values[static_cast<std::size_t>(random.below(static_cast<int>(std::size(values))))]; break;
        case 1: value = whole[Pointer(all[static_cast<std::size_t>(random.below(static_cast<int>(all.size())))])]; break;
        case 2:
          if (value.is_array()) value.insert(value.end(), whole["baseline"]["latencies_ms"].begin(), whole["baseline"]["latencies_ms"].end());
          else value = {{"deep", {{"er", {{"still", value}}}}}};
          break;
        default:
          if (Json& parent = document[Pointer(place).parent_pointer()]; parent.is_object()) parent.erase(Pointer(place).back());
          else parent.erase(std::size_t{0});
      }
    }
    if (document != whole) CHECK_FALSE(findings(document).valid());
    // Bytes of the text: cut, overwritten, deeply nested.
    std::string damaged = text;
    switch (random.below(3)) {
      case 0: damaged.resize(static_cast<std::size_t>(random.below(static_cast<int>(text.size())))); break;
      case 1: damaged = std::string(static_cast<std::size_t>(random.below(40)), random.below(2) == 0 ? '[' : '{') + damaged; break;
      default:
        for (int k = random.below(6); k >= 0; --k) damaged[static_cast<std::size_t>(random.below(static_cast<int>(text.size())))] = static_cast<char>(random.below(256));
    }
    const auto found = validate_text(damaged);
    // A line break for a blank and the like: then the documents are the same.
    if (found && found->valid()) CHECK(parse(damaged) == whole);
  }
}
