// Prices. They move: every one has a date and is a control wherever it is used.
#pragma once

#include "catalogue/entry.h"

namespace ironlab {

using DollarsPerByte = Quantity<Dimension{.byte = -1, .dollar = 1}>;
using DollarsPerJoule = Quantity<Dimension{.joule = -1, .dollar = 1}>;

struct PriceView {
  Maybe<DollarRate> rate;
  Maybe<DollarsPerByte> per_byte;
  Maybe<DollarsPerJoule> per_joule;
  Maybe<Dollars> each;
};
inline constexpr auto kPriceFields = fields<PriceView>(
    field(&PriceView::rate, "price_usd_per_s", {.positive = true, .doc = "Rent for each second."}),
    field(&PriceView::per_byte, "price_usd_per_byte", {.positive = true, .doc = "Price of moving a byte."}),
    field(&PriceView::per_joule, "price_usd_per_j", {.positive = true, .doc = "Price of energy."}),
    field(&PriceView::each, "price_usd", {.positive = true, .doc = "Price of one."}));

inline constexpr double kHour = 3600, kKilowattHour = 3.6e6, kGigabyte = 1e9;
inline constexpr Constant kPriceH100[] = {{"price_usd_per_s", 3.00 / kHour, Source::secondary, "on-demand lists of specialist clouds, 2025 and 2026", "3.00 USD a GPU-hour; between 2 and 7 elsewhere"}};
inline constexpr Constant kPriceA100[] = {{"price_usd_per_s", 2.50 / kHour, Source::untraced, "", "2.50 USD a GPU-hour, the high end of 2026 offers"}};
inline constexpr Constant kPriceEgressRegion[] = {{"price_usd_per_byte", 0.02 / kGigabyte, Source::secondary, "AWS EC2 data transfer page, US East, as public tables quote it", "0.02 USD/GB between regions"}};
inline constexpr Constant kPriceEgressInternet[] = {{"price_usd_per_byte", 0.09 / kGigabyte, Source::secondary, "AWS EC2 data transfer page, US East, as public tables quote it", "0.09 USD/GB to the internet, the first 10 TB"}};
inline constexpr Constant kPriceEnergy[] = {{"price_usd_per_j", 0.10 / kKilowattHour, Source::secondary, "EIA Electric Power Monthly, table 5.6.A, June 2025", "0.10 USD/kWh, between industrial and commercial averages"}};
inline constexpr Constant kPriceLabel[] = {{"price_usd", 0.50, Source::untraced, "", "an ordinary label of a decision"}};
inline constexpr Constant kPriceLabelCareful[] = {{"price_usd", 1.25, Source::untraced, "", "a careful one"}};
inline constexpr Constant kPriceLabelExpert[] = {{"price_usd", 5, Source::untraced, "", "a reviewed decision of a platform"}};
inline constexpr Constant kPriceLabelCrowd[] = {{"price_usd", 0.05, Source::untraced, "", "a crowd's label of an image"}};

inline constexpr std::array<Entry, 9> kPrices{{
    {"price_h100", "H100, rented", "H100", "cloud", "", kPriceH100},
    {"price_a100", "A100, rented", "A100", "cloud", "", kPriceA100},
    {"price_egress_region", "Data to another region", "Egress, region", "", "", kPriceEgressRegion},
    {"price_egress", "Data to the internet", "Egress", "", "", kPriceEgressInternet},
    {"price_energy", "Electric energy", "Energy", "", "", kPriceEnergy},
    {"price_label", "A label of a decision", "Label", "", "Scenario of its lab.", kPriceLabel},
    {"price_label_careful", "A careful label of a decision", "Careful label", "", "Scenario of its lab.", kPriceLabelCareful},
    {"price_label_expert", "A reviewed decision", "Expert label", "", "Scenario of its lab.", kPriceLabelExpert},
    {"price_label_crowd", "A crowd's label", "Crowd label", "", "Scenario of its lab.", kPriceLabelCrowd},
}};

}  // namespace ironlab
