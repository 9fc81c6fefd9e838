// Reads words and options, and says in one sentence what is wrong with them.
#include "arguments.h"

namespace ironlab::cli {
namespace {

bool among(std::string_view list, std::string_view value) {
  while (!list.empty())
    if (next_part(list) == value) return true;
  return false;
}

std::string not_among(const char* what, std::string_view list, const std::string& value) {
  std::string names;
  while (!list.empty()) names += (names.empty() ? "" : ", ") + std::string(next_part(list));
  return std::string(what) + " takes one of " + names + "; not " + (value.empty() ? "nothing" : value);
}

const Option* find(std::span<const Option> options, std::string_view name) {
  for (const Option& o : options)
    if (name == o.name) return &o;
  return nullptr;
}

}  // namespace

Arguments::Arguments(const Command& command, const std::vector<std::string>& given) {
  const auto object = [this](const std::string& what) { problem_ = problem_.empty() ? what : problem_; };
  const std::string name = command.name;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (!given[i].starts_with("--")) {
      words_.push_back(given[i]);
      continue;
    }
    const std::size_t equals = given[i].find('=');
    const std::string key = given[i].substr(0, equals);
    const Option* option = find(command.options, key);
    const bool attached = equals != std::string::npos;
    if (option == nullptr) {
      object(name + " has no option " + key);
    } else if (option->value[0] == '\0') {
      if (attached) object(key + " takes no value");
      options_[key] = "";
    } else if (!attached && i + 1 == given.size()) {
      object(key + " needs a value: " + option->value);
    } else {
      const std::string value = attached ? given[i].substr(equals + 1) : given[++i];
      if (option->among[0] != '\0' && !among(option->among, value)) object(not_among(option->name, option->among, value));
      options_[key] = value;
    }
  }
  if (words_.size() > command.words.size()) object(name + " doesn't take " + words_[command.words.size()]);
  if (words_.size() < static_cast<std::size_t>(command.least)) object(name + " needs " + command.words[words_.size()].name);
  for (std::size_t i = 0; i < words_.size() && i < command.words.size(); ++i)
    if (const Word& w = command.words[i]; w.among[0] != '\0' && !among(w.among, words_[i])) object(not_among(w.name, w.among, words_[i]));
  for (const Option& o : command.options)
    if (o.required && !options_.contains(o.name)) object(name + " needs " + o.name + " " + o.value);
}

}  // namespace ironlab::cli
