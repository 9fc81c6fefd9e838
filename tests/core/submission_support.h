// Shared by the tests of results files.
#pragma once

#include <fstream>   // std::ifstream
#include <iterator>  // std::istreambuf_iterator
#include <string>    // std::string

namespace ironlab::test {

// A results file without errors, written by a second implementation: statistics, hash and all.
inline std::string valid_submission_text() {
  std::ifstream in(IRONLAB_TESTS_DIR "/core/submission_valid.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace ironlab::test
