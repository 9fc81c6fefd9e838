// A sentence for each finding. Native only; the page has them from the table that the native tool writes.
#include "submission/findings.h"

namespace ironlab::submission {
namespace {

constexpr std::array<const char*, kFaultCodes.size()> kFaults = {
    "This is not JSON (NaN, Infinity and a name written twice are not either).",
    "A results file is one JSON object.",
    "It is missing.",
    "It has another type than it should: text for a number, true for a number, a fraction for a whole number ...",
    "The number is too large for a double.",
    "It is outside its bounds.",
    "It is none of the words allowed here.",
    "It is not written as it should be (time, hexadecimal digits, base64, version, no control characters).",
    "This version of the form is not known.",
    "The list has another length than it should.",
    "It differs from what the raw data or the other fields give.",
    "There are improvements, but no optimized report.",
    "A baseline has no technique; an optimized report has at least one, none twice.",
    "The protocol measures too little: at least 3 warm-up runs and 30 timed runs; memoization needs as many different inputs as timed runs, and its hit rate.",
    "The clock is too coarse: all repetitions of one sample take less than 100 of its ticks.",
    "More than 1 % of the runs took no time at all: the work was not done, or the clock did not see it.",
    "The raw runs are sorted. They must stand in the order in which they were measured.",
    "The content does not have this hash: the file was changed after it was written.",
};
constexpr std::array<const char*, kNoticeCodes.size()> kNotices = {
    "Nobody reads this field.",
    "The runs scatter: their standard deviation is above a tenth of the mean.",
    "Fewer than 299 runs: the 99th percentile is only indicative.",
    "The interval of the speedup contains 1: it may be no speedup at all.",
    "The test set is too small for this difference in accuracy: chance explains it (p above 0.05).",
    "The runs drift: the median of the last quarter is more than a tenth off that of the first.",
    "The size counts parameters that are zero at full width.",
};

}  // namespace

const char* sentence(Fault fault) { return kFaults[static_cast<std::size_t>(fault)]; }
const char* sentence(Notice notice) { return kNotices[static_cast<std::size_t>(notice)]; }

}  // namespace ironlab::submission
