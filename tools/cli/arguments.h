// The words and --options of one command, read by the command's own description.
#pragma once

#include <charconv>  // std::from_chars
#include <map>       // std::map
#include <string>    // std::string
#include <vector>    // std::vector

#include "command.h"

namespace ironlab::cli {

class Arguments {
 public:
  // What stands after the command's name. problem() says what is wrong with it, if anything.
  Arguments(const Command& command, const std::vector<std::string>& given);

  const std::string& problem() const { return problem_; }
  const std::vector<std::string>& words() const { return words_; }
  bool has(const char* option) const { return options_.contains(option); }
  std::string text(const char* option, const std::string& otherwise = {}) const {
    const auto at = options_.find(option);
    return at == options_.end() ? otherwise : at->second;
  }
  // False when the option is there but no number of this type.
  template <class T>
  bool number(const char* option, T& value) const {
    const auto at = options_.find(option);
    if (at == options_.end()) return true;
    const std::string& s = at->second;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
    return error == std::errc() && end == s.data() + s.size();
  }

 private:
  std::vector<std::string> words_;
  std::map<std::string, std::string> options_;
  std::string problem_;
};

}  // namespace ironlab::cli
