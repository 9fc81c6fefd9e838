// What a command of `ironlab` is. Its help, the check of its words and options, and the completion of all shells follow from this.
#pragma once

#include <span>         // std::span
#include <string_view>  // std::string_view

namespace ironlab::cli {

class Arguments;

// What a word may be, for completion: the first four are what `ironlab names` lists.
enum class Values { text, models, subjects, entries, fields, files, folders };

struct Word {
  const char* name;  // "MODEL"
  const char* doc;
  Values values = Values::text;
  const char* among = "";  // "json csv table": nothing else is allowed
};
struct Option {
  const char* name;   // "--format"
  const char* value;  // what stands behind it, "N"; "" for an option that is there or not
  const char* doc;
  Values values = Values::text;
  const char* among = "";
  bool required = false;
};
struct Command {
  const char* name;
  int (*run)(const Arguments&);
  const char* doc;  // one line
  std::span<const Word> words{};
  int least = 0;  // words that must be given
  std::span<const Option> options{};
  const char* more = "";  // further lines of its own help
};

inline constexpr int kUsageError = 2;

// The parts of "json csv table", one after another; empty at the end.
constexpr std::string_view next_part(std::string_view& list) {
  const std::size_t end = list.find(' ');
  const std::string_view part = list.substr(0, end);
  list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  return part;
}

}  // namespace ironlab::cli
