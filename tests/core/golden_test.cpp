// Golden cases: every row of tests/golden/*.json, computed by a second implementation, holds. Rows whose note says "slow" take
// seconds each, in steps: tag [.slow], run at night.
#include <algorithm>   // std::sort
#include <cmath>       // std::fabs
#include <filesystem>  // std::filesystem::directory_iterator
#include <fstream>     // std::ifstream
#include <iterator>    // std::istreambuf_iterator

#include "support.h"

using namespace ironlab;
using ironlab::test::Json;
using ironlab::test::parse;

namespace {

// Numbers agree to `tol` (an expected 0 to 1e-12), all else is equal.
bool agrees(const Json& got, const Json& want, double tol) {
  if (want.is_array()) {
    if (!got.is_array() || got.size() != want.size()) return false;
    for (std::size_t i = 0; i < want.size(); ++i)
      if (!agrees(got[i], want[i], tol)) return false;
    return true;
  }
  if (!want.is_number()) return got == want;
  if (!got.is_number()) return false;
  const double w = want.get<double>(), g = got.get<double>();
  return std::fabs(g - w) <= (w == 0 ? 1e-12 : std::max(tol, 1e-12) * std::fabs(w));
}

bool is_slow(const Json& row) { return row.value("note", "").find("slow") != std::string::npos; }

int check_rows(bool slow) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(IRONLAB_TESTS_DIR "/golden"))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 2);
  int rows = 0;
  for (const auto& path : files) {
    std::ifstream in(path);
    int row = 0;
    for (const Json& c : parse({std::istreambuf_iterator<char>(in), {}})) {
      if (is_slow(c) != slow) {
        ++row;
        continue;
      }
      const std::string id = c["model"].get<std::string>(), call = c["in"].dump();
      const api::Answer answer = slow ? api::run(id, call) : api::evaluate(id, call);
      const Json got = parse(answer.json);
      INFO(path.filename().string() << " row " << row++ << " " << c.value("note", "") << "\n  in   " << c["in"].dump() << "\n  want " << c.value("out", Json()).dump() << "\n  got  " << answer.json);
      if (c.contains("error")) {
        CHECK_FALSE(answer.ok);
        CHECK(got["error"]["code"] == c["error"]["code"]);
        CHECK(got["error"]["field"] == c["error"]["field"]);
      } else {
        CHECK(answer.ok);
        for (const auto& [name, want] : c["out"].items()) {
          INFO(name);
          CHECK((got.contains(name) && agrees(got[name], want, c["tol"].get<double>())));
        }
      }
      ++rows;
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("golden: every stored case of the labs holds") { CHECK(check_rows(false) >= 56); }

TEST_CASE("golden: the cases that take seconds hold", "[.slow]") { CHECK(check_rows(true) >= 0); }
