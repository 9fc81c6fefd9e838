// Command line words and --options.
#pragma once

#include <charconv>     // std::from_chars
#include <map>          // std::map
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace ironlab::cli {

class Arguments {
 public:
  Arguments(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
      const std::string word = argv[i];
      if (command_.empty() && !word.starts_with("--")) {
        command_ = word;
      } else if (word.starts_with("--") && word != "--help") {
        options_[word] = i + 1 < argc ? argv[i + 1] : "";
        ++i;
      } else if (command_.empty()) {
        command_ = word;
      } else {
        words_.push_back(word);
      }
    }
  }

  const std::string& command() const { return command_; }
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
  // Every option given is one of these (separated by spaces).
  bool known(std::string_view allowed) const {
    for (const auto& [name, value] : options_)
      if ((" " + std::string(allowed) + " ").find(" " + name + " ") == std::string::npos) return false;
    return true;
  }

 private:
  std::string command_;
  std::vector<std::string> words_;
  std::map<std::string, std::string> options_;
};

}  // namespace ironlab::cli
