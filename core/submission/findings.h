// What the validator has to say: errors, which make a file invalid, and warnings, which do not; each with a JSON pointer (RFC 6901).
#pragma once

#include <array>        // std::array
#include <cstdint>      // std::uint8_t
#include <map>          // std::map
#include <string>       // std::string
#include <utility>      // std::move

namespace ironlab::submission {

enum class Fault : std::uint8_t {
  parse, not_object, missing, type, non_finite, range, enumeration, format, version, length, inconsistent, orphan, techniques, protocol, resolution, dead_time, tampered, hash,
};
// The codes on the wire, in the order of Fault.
inline constexpr std::array<const char*, 18> kFaultCodes = {"parse", "not_object", "missing", "type", "non_finite", "range", "enum", "format", "version",
                                                            "length", "inconsistent", "orphan", "techniques", "protocol", "resolution", "dead_time", "tampered", "hash"};

enum class Notice : std::uint8_t { unknown_key, noisy, p99_indicative, ratio_unresolved, accuracy_unresolved, drift, dense_zeros };
inline constexpr std::array<const char*, 7> kNoticeCodes = {"unknown_key", "noisy", "p99_indicative", "ratio_unresolved", "accuracy_unresolved", "drift", "dense_zeros"};

constexpr const char* code_of(Fault f) { return kFaultCodes[static_cast<std::size_t>(f)]; }
constexpr const char* code_of(Notice n) { return kNoticeCodes[static_cast<std::size_t>(n)]; }

// Native only (findings_text.cpp): a sentence for a person.
const char* sentence(Fault fault);
const char* sentence(Notice notice);

// Sorted by pointer (as bytes); of one pointer the first that was found.
struct Findings {
  std::map<std::string, Fault, std::less<>> errors;
  std::map<std::string, Notice, std::less<>> warnings;

  bool valid() const { return errors.empty(); }
  void fail(std::string pointer, Fault fault) { errors.try_emplace(std::move(pointer), fault); }
  void warn(std::string pointer, Notice notice) { warnings.try_emplace(std::move(pointer), notice); }
  // No error at this pointer nor inside what it points to.
  bool sound(const std::string& pointer) const {
    if (errors.contains(pointer)) return false;
    const std::string inside = pointer + "/";
    const auto next = errors.lower_bound(inside);
    return next == errors.end() || !next->first.starts_with(inside);
  }
};

}  // namespace ironlab::submission
