// The probes' own code: it computes what it says and touches what it says.
#include <set>     // std::set
#include <string>  // std::string

#include "probe/chase.h"
#include "probe/peak.h"
#include "probe/peak_loops.h"
#include "probe/stream.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("chase: the cycle visits every line once, whatever pieces it was built in") {
  for (const std::size_t lines : {2U, 3U, 64U, 1000U}) {
    for (const std::size_t piece : {1U, 7U, 100000U}) {
      const probe::Memory memory(lines * probe::Chase::kLine);
      REQUIRE(memory);
      probe::Chase chase(memory, memory.bytes(), 5);
      REQUIRE(chase.lines() == lines);
      double before = 0;
      while (!chase.build(piece)) {
        CHECK(chase.built() >= before);
        before = chase.built();
      }
      CHECK(chase.built() == 1);
      CHECK(chase.place() == 0);  // the warm-up tour came back
      std::set<std::size_t> seen;
      for (std::size_t i = 0; i < lines; ++i) {
        chase.run(1);
        seen.insert(chase.place());
      }
      CHECK(seen.size() == lines);
      CHECK(chase.place() == 0);
    }
  }
}

TEST_CASE("chase: one seed one cycle, another seed another") {
  const auto path = [](std::uint64_t seed) {
    const probe::Memory memory(std::size_t{64} * 200);
    probe::Chase chase(memory, memory.bytes(), seed);
    while (!chase.build(1000)) {
    }
    std::vector<std::size_t> places;
    for (int i = 0; i < 50; ++i) {
      chase.run(1);
      places.push_back(chase.place());
    }
    return places;
  };
  CHECK(path(1) == path(1));
  CHECK(path(1) != path(2));
}

TEST_CASE("stream: each kernel computes its formula over arrays that fit the working set") {
  for (const probe::StreamKernel& kernel : probe::stream_kernels()) {
    const std::string id = kernel.id;
    INFO(id);
    for (const std::size_t bytes : {std::size_t{1024}, std::size_t{4096}, std::size_t{100000}}) {
      const probe::Memory memory(probe::Stream::memory_for(bytes));
      REQUIRE(memory);
      CHECK(probe::fill_ones(memory, 0, memory.bytes()) <= memory.bytes());
      const probe::Stream stream(kernel, memory, bytes);
      CHECK(stream.bytes_a_call() <= static_cast<double>(bytes));
      CHECK(stream.bytes_a_call() > static_cast<double>(bytes) * 0.8);
      stream.run(2);
      std::set<double> values;
      int written = 0;
      for (std::size_t i = 0; i < memory.bytes() / 8; ++i) {
        const double x = reinterpret_cast<const double*>(memory.data())[i];
        values.insert(x);
        written += x != 1;
      }
      const double result = id == "copy" ? 1 : id == "scale" ? 3 : id == "add" ? 2 : 4;
      CHECK(values == (result == 1 ? std::set<double>{1} : std::set<double>{1, result}));
      if (result != 1) CHECK(written * 8.0 * kernel.arrays == stream.bytes_a_call());
    }
  }
}

TEST_CASE("stream: copy writes every word") {
  const probe::Memory memory(probe::Stream::memory_for(4096));
  double* words = reinterpret_cast<double*>(memory.data());
  for (std::size_t i = 0; i < memory.bytes() / 8; ++i) words[i] = static_cast<double>(i);
  const probe::Stream stream(probe::stream_kernels()[0], memory, 4096);
  stream.run(1);
  std::size_t same = 0;
  for (std::size_t i = 256; i < memory.bytes() / 8; ++i) same += words[i] < 256;
  CHECK(same == 256);
}

namespace {

// Counts what a loop multiplies and adds.
struct Counting {
  using V = double;
  using One = float;
  static inline double count = 0;
  static One one(float x) { return x; }
  static V of(One x) { return static_cast<double>(x); }
  static V madd(V x, V y, V sum) {
    ++count;
    return x * y + sum;
  }
  static double value(V x) { return x; }
};
double counted(double (*loop)(std::int64_t), std::int64_t calls) {
  Counting::count = 0;
  loop(calls);
  return Counting::count;
}

}  // namespace

TEST_CASE("peak: a call does the multiply-adds that its rate counts, no more and no fewer") {
  for (const std::int64_t calls : {1, 3}) {
    const auto n = static_cast<double>(calls);
    CHECK(counted(probe::run_chains<Counting, probe::Product>, calls) == n * probe::kChainSteps);
    CHECK(counted(probe::run_chains<Counting, probe::Sum>, calls) == n * probe::kChainSteps);
    CHECK(counted(probe::run_tile<Counting, 4, 2, true>, calls) == n * probe::kTileSteps<4, 2>);
    CHECK(counted(probe::run_tile<Counting, 6, 2, false>, calls) == n * probe::kTileSteps<6, 2>);
  }
}

TEST_CASE("peak: every kernel of this build computes what its loop means, also after many calls") {
  std::set<std::string> ids, shapes;
  for (const probe::PeakKernel& kernel : probe::peak_kernels()) {
    INFO(kernel.id << " " << kernel.shape);
    CHECK(shapes.insert(std::string(kernel.id) + " " + kernel.shape).second);
    ids.insert(kernel.id);
    if (!kernel.here()) continue;
    CHECK(kernel.operations_a_call >= 2 * 8);
    CHECK(probe::right(kernel));
    // Still the same as in FP64 or in plain integers. Numbers move on all the while; integers, which wrap, may come back to the same.
    const bool integers = kernel.format == std::string("int8");
    kernel.run(50);
    const double exact = kernel.exact(50);
    if (!integers) CHECK(exact != kernel.exact(1));
    CHECK_THAT(probe::peak_trace(), Catch::Matchers::WithinRel(exact, integers ? 0 : 1e-3));
  }
  CHECK(ids.contains("scalar"));
  CHECK(ids.contains("simd"));
}

TEST_CASE("peak: a loop that leaves a multiply-add out is not right") {
  probe::PeakKernel one = probe::peak_kernels()[0];
  CHECK(probe::right(one));
  one.exact = [](std::int64_t calls) { return 1.01 * probe::peak_kernels()[0].exact(calls); };
  CHECK_FALSE(probe::right(one));
  one.exact = probe::peak_kernels()[1].exact;  // of another shape
  CHECK_FALSE(probe::right(one));
}

TEST_CASE("memory: it is aligned, and asking for too much is an answer") {
  const probe::Memory some(1000);
  REQUIRE(some);
  CHECK(reinterpret_cast<std::uintptr_t>(some.data()) % probe::Memory::kAlignment == 0);
  const probe::Memory none(std::size_t{1} << 62);
  CHECK_FALSE(none);
  CHECK(none.bytes() == 0);
}
