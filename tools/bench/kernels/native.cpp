// bench.h for a driver in another process: a question a line on stdin, an answer a line on stdout.
//   about                 {"openblas": null | {"core": ..., "config": ...}}
//   list OP               {"kernels": [id, ...], "peaks": [{"id": ..., "flop": FLOP a call}, ...]}
//   start OP M K N INDEX  {"flop": FLOP a call, "lanes": [lane or -1 of each kernel named by its index, ...]}
//   judge LANE            largest error as a share of its bound; inf: beyond it
//   time LANE SECONDS     seconds a call
//   peak INDEX SECONDS    seconds a call
#include <algorithm>  // std::clamp, std::max
#include <cmath>     // std::ceil
#include <cstdio>    // std::printf
#include <ctime>     // std::clock
#include <iostream>  // std::cin
#include <map>       // std::map
#include <sstream>   // std::istringstream
#include <string>    // std::string

#include "bench.h"
#include "peers.h"

namespace {

// Seconds a call, over at least so many: `calls` grows until it fills them, and stays for the next sample. By the processor's time,
// for everything here has one thread, and on a busy machine the wall's time tells of the other programs.
double timed(void (*run)(int, double), int index, double seconds, double& calls) {
  for (;;) {
    const std::clock_t start = std::clock();
    run(index, calls);
    const double passed = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (passed >= seconds && passed > 0) return passed / calls;
    calls = std::ceil(calls * std::clamp(1.25 * seconds / std::max(passed, 1e-6), 1.25, 16.0));
  }
}

void about() {
  const ironlab::kernels::OpenBlas found = ironlab::kernels::openblas();
  if (found.core)
    std::printf("{\"openblas\": {\"core\": \"%s\", \"config\": \"%s\"}}\n", found.core, found.config);
  else
    std::printf("{\"openblas\": null}\n");
}

void list(int op) {
  std::printf("{\"kernels\": [");
  for (int i = 0; i < kernel_count(op); ++i) std::printf("%s\"%s\"", i ? ", " : "", kernel_id(op, i));
  std::printf("], \"peaks\": [");
  for (int i = 0; i < peak_count(); ++i) std::printf("%s{\"id\": \"%s\", \"flop\": %.17g}", i ? ", " : "", peak_id(i), peak_flop(i));
  std::printf("]}\n");
}

void begin(std::istringstream& words) {
  int op = 0, m = 0, k = 0, n = 0;
  words >> op >> m >> k >> n;
  std::printf("{\"flop\": %.17g, \"lanes\": [", start(op, m, k, n));
  const char* comma = "";
  for (int kernel = 0; words >> kernel; comma = ", ") std::printf("%s%d", comma, add_lane(kernel));
  std::printf("]}\n");
}

}  // namespace

int main() {
  std::map<std::string, double> calls;  // of a lane or peak
  for (std::string line, what; std::getline(std::cin, line);) {
    std::istringstream words(line);
    int index = 0;
    double seconds = 0;
    words >> what;
    if (what == "about") about();
    else if (what == "start") calls.clear(), begin(words);
    else if (what == "list") words >> index, list(index);
    else {
      words >> index >> seconds;
      double& own = calls.try_emplace(what + std::to_string(index), 1).first->second;
      if (what == "judge") std::printf("%.17g\n", judge(index));
      else if (what == "time") std::printf("%.17g\n", timed(run_lane, index, seconds, own));
      else if (what == "peak") std::printf("%.17g\n", timed(run_peak, index, seconds, own));
      else return 2;
    }
    std::fflush(stdout);
  }
}
