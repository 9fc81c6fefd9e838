// The commands of `ironlab`: one function and one row of the table each.
#pragma once

#include "arguments.h"

namespace ironlab::cli {

int show_models(const Arguments& args);
int describe_model(const Arguments& args);
int evaluate_model(const Arguments& args);
int sweep_model(const Arguments& args);
int show_catalogue(const Arguments& args);
int evaluate_graph_file(const Arguments& args);
int validate_file(const Arguments& args);
int evaluate_batch(const Arguments& args);
int print_reference(const Arguments& args);
int emit_files(const Arguments& args);
int print_random(const Arguments& args);
int print_digests(const Arguments& args);
int print_speed(const Arguments& args);
int print_names(const Arguments& args);
int print_completion(const Arguments& args);

// Help of all commands, or of one.
std::string usage();
std::string usage(const Command& command);

inline constexpr Word kModel{"MODEL", "a model's id, as `ironlab models` lists them", Values::models};
inline constexpr Word kInput{"INPUT", "a JSON object of fields; - reads it from stdin"};
inline constexpr Option kFormat{"--format", "FORMAT", "json (default), csv or table", Values::text, "json csv table"};
inline constexpr Option kSeed{"--seed", "N", "which random inputs (1)"};

inline constexpr Word kOneModel[] = {kModel};
inline constexpr Word kModelAndInput[] = {kModel, kInput};
inline constexpr Word kEntry[] = {{"ID", "an entry's id; all entries without one", Values::entries}};
inline constexpr Word kGraphAndState[] = {{"FILE", "a compiled graph: {program, consts, state}", Values::files},
                                          {"STATE", "{\"state\": [...]}, or {\"states\": [[...]], \"wanted\": [...]}; - reads it from stdin"}};
inline constexpr Word kNameKind[] = {{"WHAT", "models, subjects, entries of the catalogue, or the number fields of a model", Values::text, "models subjects entries fields"}, kModel};
inline constexpr Word kResultsFile[] = {{"FILE", "a results file (JSON)", Values::files}};
inline constexpr Word kShell[] = {{"SHELL", "bash, zsh or fish", Values::text, "bash zsh fish"}};

inline constexpr Option kModelsOptions[] = {{"--subject", "SUBJECT", "only the models of this subject", Values::subjects}, kFormat};
inline constexpr Option kLabs{"--labs", "FILE", "adds the labs that use a model (build/generated/lab-models.json)", Values::files};
inline constexpr Option kDescribeOptions[] = {kLabs};
inline constexpr Option kReferenceOptions[] = {kLabs, {"--out", "FILE", "writes there instead of to stdout, when it changed", Values::files}};
inline constexpr Option kEvalOptions[] = {kFormat};
inline constexpr Option kSweepOptions[] = {{"--field", "FIELD", "the number field to sweep", Values::fields, "", true},
                                           {"--from", "A", "its first value", Values::text, "", true},
                                           {"--to", "B", "its last value", Values::text, "", true},
                                           {"--n", "N", "how many points, ends included (50)"},
                                           {"--scale", "SCALE", "lin (default) or log: how the points are spaced", Values::text, "lin log"},
                                           kFormat};
inline constexpr Option kValidateOptions[] = {{"--format", "FORMAT", "json (default) or text", Values::text, "json text"}};
inline constexpr Option kEmitOptions[] = {{"--out", "DIR", "the folder to write into", Values::folders, "", true}};
inline constexpr Option kRandomOptions[] = {{"--n", "N", "how many inputs (10)"}, kSeed};
inline constexpr Option kDigestOptions[] = {{"--n", "N", "how many inputs (10000)"}, kSeed};

inline constexpr const char* kInputHelp =
    "An input may name catalogue entries, which supply what is not given beside them:\n"
    "  ironlab eval iron_law '{\"hardware\": \"cloud_h100\", \"workload\": \"resnet50\", \"overhead_s\": 1e-5}'\n"
    "\n"
    "Numbers are SI: bytes, FLOP, seconds, watts. CSV (RFC 4180) has one column a value: a list gives field[0], field[1] ...\n"
    "(as many as its longest row has), a record field.member, a violation field.demand, field.capacity and field.ratio, empty\n"
    "where the limit holds. Null is empty in CSV and - in a table. A table rounds to six digits; CSV and JSON do not.\n";

inline constexpr Command kCommands[] = {
    {"models", show_models, "every model: id, subject, title", {}, 0, kModelsOptions},
    {"describe", describe_model, "a model's fields with unit, range and meaning, its formula, sources and JSON Schema", kOneModel, 1, kDescribeOptions},
    {"eval", evaluate_model, "a model's outputs for an input", kModelAndInput, 2, kEvalOptions, kInputHelp},
    {"sweep", sweep_model, "a model's outputs along one number field of its input", kModelAndInput, 2, kSweepOptions, kInputHelp},
    {"catalogue", show_catalogue, "constants with unit, source and date", kEntry},
    {"reference", print_reference, "the description of every model and every catalogue entry", {}, 0, kReferenceOptions},
    {"graph", evaluate_graph_file, "a lab's compiled graph at one state, or at many", kGraphAndState, 2},
    {"validate", validate_file, "every error of a results file; exit code 0: none, 1: some, 2: not to be read", kResultsFile, 1, kValidateOptions},
    {"batch", evaluate_batch, "one input a line on stdin, one answer a line", kOneModel, 1},
    {"emit", emit_files, "writes tables and types for the page", {}, 0, kEmitOptions},
    {"random", print_random, "random legal inputs and their outputs as bits, for comparing platforms", kOneModel, 1, kRandomOptions},
    {"digest", print_digests, "one number for all outputs over many such inputs, of one model or of all", kOneModel, 0, kDigestOptions},
    {"speed", print_speed, "one question a line on stdin, how fast this machine answers it (for ./lab bench models)"},
    {"names", print_names, "names, one a line, for scripts and completion", kNameKind, 1},
    {"completion", print_completion, "a completion script, for bash, zsh or fish", kShell, 1, {},
     "  bash   ironlab completion bash > ~/.local/share/bash-completion/completions/ironlab\n"
     "  zsh    ironlab completion zsh > a folder of $fpath, as _ironlab\n"
     "  fish   ironlab completion fish > ~/.config/fish/completions/ironlab.fish\n"},
};

}  // namespace ironlab::cli
