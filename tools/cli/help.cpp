// The help of `ironlab`, from the table of commands.
#include <algorithm>  // std::max

#include "commands.h"

namespace ironlab::cli {
namespace {

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

// "sweep MODEL INPUT --field FIELD ... [options]"
std::string synopsis(const Command& c) {
  std::string line = c.name;
  bool optional = false;
  for (std::size_t i = 0; i < c.words.size(); ++i) line += static_cast<int>(i) < c.least ? std::string(" ") + c.words[i].name : std::string(" [") + c.words[i].name + "]";
  for (const Option& o : c.options) {
    optional = optional || !o.required;
    if (o.required) line += std::string(" ") + o.name + " " + o.value;
  }
  return line + (optional ? " [options]" : "");
}

}  // namespace

std::string usage() {
  std::string out = "ironlab: numbers for machine learning systems\n\n";
  for (const Command& c : kCommands) out += "  " + padded(c.name, 12) + c.doc + "\n";
  return out +
         "\n`ironlab COMMAND --help` says what a command takes. Answers go to stdout; what was refused is a JSON error on stderr.\n"
         "Exit code: 0 fine, 1 refused, 2 wrong usage. Example:\n\n"
         "  ironlab eval iron_law '{\"hardware\": \"cloud_h100\", \"workload\": \"resnet50\", \"overhead_s\": 1e-5}'\n";
}

std::string usage(const Command& c) {
  std::string out = "ironlab " + synopsis(c) + "\n\n" + c.doc + "\n";
  if (!c.words.empty() || !c.options.empty()) out += "\n";
  for (const Word& w : c.words) out += "  " + padded(w.name, 20) + w.doc + "\n";
  for (const Option& o : c.options) out += "  " + padded(std::string(o.name) + (o.value[0] == '\0' ? "" : " ") + o.value, 20) + o.doc + "\n";
  if (c.more[0] != '\0') out += std::string("\n") + c.more;
  return out;
}

}  // namespace ironlab::cli
