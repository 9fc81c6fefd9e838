// Physics, statistics and conventions: one number an entry, under the field of its unit.
#pragma once

#include "catalogue/entry.h"

namespace ironlab {

struct ConstantView {
  Maybe<Speed> speed;
  Maybe<Seconds> time;
  Maybe<Joules> energy;
  Maybe<KilogramsPerJoule> carbon;
  Maybe<Ratio> ratio;
};
inline constexpr auto kConstantFields = fields<ConstantView>(
    field(&ConstantView::speed, "speed_m_per_s", {.positive = true, .doc = "A speed."}), field(&ConstantView::time, "time_s", {.positive = true, .doc = "A time."}),
    field(&ConstantView::energy, "energy_j", {.positive = true, .doc = "An energy."}), field(&ConstantView::carbon, "carbon_kg_per_j", {.positive = true, .doc = "Carbon dioxide for each unit of electric energy."}),
    field(&ConstantView::ratio, "ratio", {.range = kPositive, .doc = "A plain number."}));

inline constexpr Constant kLightInFibre[] = {{"speed_m_per_s", 2e8, Source::standard, "ITU-T G.114", "c over 1.499, rounded"}};
inline constexpr Constant kLightSpeed[] = {{"speed_m_per_s", 299792458, Source::standard, "SI brochure", "in vacuum, exactly"}};
inline constexpr Constant kMph[] = {{"speed_m_per_s", 0.44704, Source::standard, "NIST SP 811", "exactly"}};
inline constexpr Constant kYearPhysics[] = {{"time_s", 31557600, Source::standard, "Julian year", "365.25 days: run times and physics"}};
inline constexpr Constant kYearBilling[] = {{"time_s", 31536000, Source::derived, "8,760 h", "365 days: bills"}};
inline constexpr Constant kGpuUnitMtbf[] = {{"time_s", 54.0 * 86400 * 16384 / 419, Source::derived, "419 unexpected interruptions of 16,384 GPUs in 54 days; Grattafiori et al. 2024, arXiv:2407.21783", "50,677 h"}};
inline constexpr Constant kCr2032[] = {{"energy_j", 2430, Source::secondary, "Panasonic datasheet, as public tables quote it", "225 mAh at 3 V, nominal"}};
inline constexpr Constant kCr2477[] = {{"energy_j", 10800, Source::secondary, "Panasonic datasheet, as public tables quote it", "1,000 mAh at 3 V, nominal"}};
constexpr Constant carbon(double grams_per_kwh, Source kind, const char* source, const char* note) { return {"carbon_kg_per_j", grams_per_kwh * 1e-3 / 3.6e6, kind, source, note}; }
inline constexpr const char* kIpcc = "IPCC AR5 WG III, annex III, table A.III.2";
inline constexpr Constant kCarbonCoal[] = {carbon(820, Source::paper, kIpcc, "820 g/kWh, life cycle, median")};
inline constexpr Constant kCarbonGas[] = {carbon(490, Source::paper, kIpcc, "490 g/kWh, life cycle, median")};
inline constexpr Constant kCarbonLow[] = {carbon(40, Source::untraced, "", "40 g/kWh, a round value of about photovoltaic; hydro, wind and nuclear have medians of 11 to 24")};
inline constexpr Constant kCarbonUs[] = {carbon(386, Source::secondary, "EPA eGRID2021, as public code quotes it", "386 g/kWh, combustion only")};
inline constexpr Constant kPueGood[] = {{"ratio", 1.10, Source::untraced, "", "a well run site; Google's fleet is about 1.1"}};
inline constexpr Constant kPueOld[] = {{"ratio", 1.4, Source::untraced, "", "an older site"}};
inline constexpr Constant kPueSurvey[] = {{"ratio", 1.56, Source::secondary, "Uptime Institute surveys 2020 to 2025", "averages from 1.54 to 1.59"}};
inline constexpr Constant kUnitRoundoff[] = {{"ratio", 0x1p-24, Source::standard, "IEEE 754-2019", "2^-24"}};
inline constexpr Constant kZ975[] = {{"ratio", 1.959963984540054, Source::standard, "quantile of the normal distribution", "95 % two-sided"}};
inline constexpr Constant kZ80[] = {{"ratio", 0.841621233572914, Source::standard, "quantile of the normal distribution", "a power of 80 %"}};
inline constexpr Constant kPsiLow[] = {{"ratio", 0.10, Source::paper, "Wu and Olson 2010", "below it nothing has changed"}};
inline constexpr Constant kPsiHigh[] = {{"ratio", 0.20, Source::paper, "Wu and Olson 2010", "above it something has; Siddiqi 2006 prints 0.25"}};
inline constexpr Constant kFourFifths[] = {{"ratio", 0.80, Source::standard, "29 CFR 1607.4(D)", "selection rates below four fifths of the highest count as evidence of adverse impact"}};

inline constexpr std::array<Entry, 21> kConstants{{
    {"light_in_fibre", "Light in optical fibre", "Light in fibre", "", "", kLightInFibre},
    {"light_in_vacuum", "Light in vacuum", "Light", "", "", kLightSpeed},
    {"mph", "One mile an hour", "mph", "", "", kMph},
    {"year_physics", "A year of run time", "Year", "", "", kYearPhysics},
    {"year_billing", "A year of bills", "Year", "", "", kYearBilling},
    {"gpu_unit_mtbf", "Mean time between failures of one GPU and its surroundings", "GPU MTBF", "cloud", "", kGpuUnitMtbf},
    {"coin_cell_cr2032", "Coin cell CR2032", "CR2032", "tiny", "", kCr2032},
    {"coin_cell_cr2477", "Coin cell CR2477", "CR2477", "tiny", "", kCr2477},
    {"carbon_coal", "Electricity from coal", "Coal", "", "", kCarbonCoal},
    {"carbon_gas", "Electricity from gas", "Gas", "", "", kCarbonGas},
    {"carbon_low", "Low-carbon electricity", "Low-carbon", "", "", kCarbonLow},
    {"carbon_us", "Average electricity of the United States", "US average", "", "", kCarbonUs},
    {"pue_well_run", "Power usage effectiveness, well run", "PUE, good", "cloud", "Scenario of its lab.", kPueGood},
    {"pue_older", "Power usage effectiveness, older site", "PUE, older", "cloud", "Scenario of its lab.", kPueOld},
    {"survey_pue", "Power usage effectiveness, surveyed average", "PUE, survey", "cloud", "", kPueSurvey},
    {"unit_roundoff_fp32", "Unit roundoff of FP32", "u", "", "", kUnitRoundoff},
    {"z_975", "Normal quantile 0.975", "z 97.5 %", "", "", kZ975},
    {"z_80", "Normal quantile 0.80", "z 80 %", "", "", kZ80},
    {"psi_low", "Population stability index, unchanged", "PSI low", "", "", kPsiLow},
    {"psi_high", "Population stability index, changed", "PSI high", "", "", kPsiHigh},
    {"four_fifths", "Four-fifths rule", "4/5", "", "", kFourFifths},
}};

}  // namespace ironlab
