// Completion scripts for bash, zsh and fish, made from the table of commands. Names are asked of `ironlab names` while completing.
#include <cstdio>  // std::fputs

#include "commands.h"

namespace ironlab::cli {
namespace {

// Between single quotes: ' is written as `quote`, and every one of `special` gets a backslash.
std::string escaped(std::string_view text, const char* quote, std::string_view special = {}) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c == '\'' ? std::string(quote) : std::string(1, c);
  }
  return out;
}

const char* asked(Values v) {
  switch (v) {
    case Values::models: return "models";
    case Values::subjects: return "subjects";
    case Values::entries: return "entries";
    case Values::fields: return "fields";
    default: return "";
  }
}

// All options without a value.
std::string flags() {
  std::string out;
  for (const Command& c : kCommands)
    for (const Option& o : c.options)
      if (o.value[0] == '\0') out += std::string(out.empty() ? "" : " ") + o.name;
  return out;
}

std::string bash_line(const Command& c, const std::string& place, Values v, const char* among) {
  const std::string head = "    '" + std::string(c.name) + " " + place + "') ";
  if (among[0] != '\0') return head + "words='" + among + "' ;;\n";
  if (asked(v)[0] != '\0') return head + "words=$(\"$program\" names " + asked(v) + (v == Values::fields ? " \"$first\"" : "") + " 2> /dev/null) ;;\n";
  if (v == Values::files || v == Values::folders) return head + "IFS=$'\\n'; COMPREPLY=($(compgen " + (v == Values::files ? "-f" : "-d") + " -- \"$cur\")); return ;;\n";
  return "";
}

std::string bash() {
  std::string names, places, options;
  for (const Command& c : kCommands) {
    names += std::string(names.empty() ? "" : " ") + c.name;
    std::string own = "--help";
    for (std::size_t i = 0; i < c.words.size(); ++i) places += bash_line(c, std::to_string(i), c.words[i].values, c.words[i].among);
    for (const Option& o : c.options) {
      places += bash_line(c, o.name, o.values, o.among);
      own += std::string(" ") + o.name;
    }
    options += "    " + std::string(c.name) + ") words='" + own + "' ;;\n";
  }
  return "# Completion of ironlab for bash, made by `ironlab completion bash`.\n"
         "_ironlab() {\n"
         "  local program=${COMP_WORDS[0]} command='' first='' place=0 words='' i word IFS=$' \\t\\n'\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]}\n"
         "  [ \"$COMP_CWORD\" = 1 ] || command=${COMP_WORDS[1]}\n"
         "  # Which word of the command is being typed, or the value of which option?\n"
         "  for ((i = 2; i < COMP_CWORD; ++i)); do\n"
         "    word=${COMP_WORDS[i]}\n"
         "    case \" " + flags() + " \" in *\" $word \"*) continue ;; esac\n"
         "    if [[ $word == --* ]]; then\n"
         "      ((++i < COMP_CWORD)) || place=$word\n"
         "    else\n"
         "      [ \"$place\" != 0 ] || first=$word\n"
         "      ((++place))\n"
         "    fi\n"
         "  done\n"
         "  COMPREPLY=()\n"
         "  case \"$command $place\" in\n"
         "    ' 0') words='" + names + " help' ;;\n" + places +
         "  esac\n"
         "  [[ $cur != -* || $place == --* ]] || case $command in\n" + options +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
         "}\n"
         "complete -o filenames -F _ironlab ironlab\n";
}

std::string zsh_action(const char* name, Values v, const char* among) {
  const std::string head = ":" + std::string(name) + ":";
  if (among[0] != '\0') return head + "(" + among + ")";
  if (v == Values::fields) return head + " _ironlab_fields";
  if (asked(v)[0] != '\0') return head + " _ironlab_names " + asked(v);
  return head + (v == Values::files ? "_files" : v == Values::folders ? "_files -/" : " ");
}

std::string zsh() {
  const auto text = [](const char* s) { return escaped(s, "'\\''", "[]:\\"); };
  std::string names, cases;
  for (const Command& c : kCommands) {
    names += "    '" + std::string(c.name) + ":" + text(c.doc) + "'\n";
    cases += "    " + std::string(c.name) + ") _arguments '(- *)--help[what it takes]'";
    for (const Option& o : c.options)
      cases += " \\\n        '" + std::string(o.name) + (o.value[0] == '\0' ? "" : "=") + "[" + text(o.doc) + "]" + (o.value[0] == '\0' ? "" : zsh_action(o.value, o.values, o.among)) + "'";
    for (std::size_t i = 0; i < c.words.size(); ++i)
      cases += " \\\n        '" + std::to_string(i + 1) + (static_cast<int>(i) < c.least ? "" : ":") + zsh_action(c.words[i].name, c.words[i].values, c.words[i].among) + "'";
    cases += " ;;\n";
  }
  return "#compdef ironlab\n"
         "# Completion of ironlab for zsh, made by `ironlab completion zsh`.\n"
         "_ironlab_names() {\n"
         "  local -a found\n"
         "  found=(${(f)\"$($ironlab_program names \"$@\" 2> /dev/null)\"})\n"
         "  compadd -a found\n"
         "}\n"
         "_ironlab_fields() { _ironlab_names fields \"$words[2]\" }\n"
         "_ironlab() {\n"
         "  local ironlab_program=$words[1] context state state_descr line\n"
         "  local -a commands\n"
         "  typeset -A opt_args\n"
         "  commands=(\n" + names + "  )\n"
         "  _arguments -C '1: :->command' '*:: :->rest' && return\n"
         "  case $state in\n"
         "    command) _describe -t commands command commands; return ;;\n"
         "  esac\n"
         "  case $words[1] in\n" + cases +
         "  esac\n"
         "}\n"
         "_ironlab \"$@\"\n";
}

std::string fish_values(Values v, const char* among) {
  if (among[0] != '\0') return std::string(" -a '") + among + "'";
  if (v == Values::fields) return " -a '(__ironlab_fields)'";
  if (asked(v)[0] != '\0') return std::string(" -a '(__ironlab_names ") + asked(v) + ")'";
  if (v == Values::folders) return " -a '(__fish_complete_directories)'";
  return v == Values::files ? " -F" : "";
}

std::string fish() {
  const auto text = [](const char* s) { return escaped(s, "\\'", "\\"); };
  std::string rows;
  for (const Command& c : kCommands) {
    const std::string name = c.name;
    rows += "complete -c ironlab -n __fish_use_subcommand -a " + name + " -d '" + text(c.doc) + "'\n";
    for (std::size_t i = 0; i < c.words.size(); ++i)
      if (const std::string values = fish_values(c.words[i].values, c.words[i].among); !values.empty())
        rows += "complete -c ironlab -n '__ironlab_at " + name + " " + std::to_string(i) + "'" + values + "\n";
    for (const Option& o : c.options)
      rows += "complete -c ironlab -n '__fish_seen_subcommand_from " + name + "' -l " + (o.name + 2) + (o.value[0] == '\0' ? "" : o.values == Values::files ? " -r" : " -x") + " -d '" + text(o.doc) + "'" + fish_values(o.values, o.among) + "\n";
  }
  return "# Completion of ironlab for fish, made by `ironlab completion fish`.\n"
         "function __ironlab_names\n"
         "    set -l words (commandline -opc)\n"
         "    $words[1] names $argv 2> /dev/null\n"
         "end\n"
         "function __ironlab_fields\n"
         "    set -l words (commandline -opc)\n"
         "    __ironlab_names fields $words[3]\n"
         "end\n"
         "# __ironlab_at COMMAND N: the word being typed is the N-th of this command.\n"
         "function __ironlab_at\n"
         "    set -l words (commandline -opc)\n"
         "    test (count $words) -ge 2; and test $words[2] = $argv[1]; or return 1\n"
         "    set -l place 0\n"
         "    set -l value 0\n"
         "    for word in $words[3..-1]\n"
         "        if test $value = 1\n"
         "            set value 0\n"
         "        else if contains -- $word " + flags() + "\n"
         "        else if string match -q -- '--*' $word\n"
         "            set value 1\n"
         "        else\n"
         "            set place (math $place + 1)\n"
         "        end\n"
         "    end\n"
         "    test $value = 0; and test $place = $argv[2]\n"
         "end\n"
         "complete -c ironlab -f\n"
         "complete -c ironlab -l help -d 'what a command takes'\n" + rows;
}

constexpr struct {
  const char* name;
  std::string (*script)();
} kShells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};

}  // namespace

int print_completion(const Arguments& args) {
  for (const auto& shell : kShells)
    if (args.words()[0] == shell.name) std::fputs(shell.script().c_str(), stdout);
  return 0;
}

}  // namespace ironlab::cli
