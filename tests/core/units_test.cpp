#include "units/quantity.h"

#include "support.h"
#include "units/display_units.h"
#include "units/unit_symbol.h"

using namespace ironlab;

TEST_CASE("units: quantities multiply and divide into one another") {
  constexpr Seconds t = Bytes(6.0) / ByteRate(3.0);
  STATIC_CHECK(t.si() == 2);
  constexpr Ratio r = Bytes(6.0) / Bytes(3.0);
  STATIC_CHECK(r == 2.0);
  constexpr Joules e = Watts(5.0) * Seconds(2.0);
  STATIC_CHECK(e == Joules(10.0));
  STATIC_CHECK(std::is_same_v<decltype(FlopRate(1.0) / ByteRate(1.0)), FlopPerByte>);
}

TEST_CASE("units: symbols come from the dimensions") {
  CHECK(std::string(unit_symbol<FlopRate>()) == "FLOP/s");
  CHECK(std::string(unit_symbol<FlopPerByte>()) == "FLOP/B");
  CHECK(std::string(unit_symbol<Watts>()) == "W");
  CHECK(std::string(unit_symbol<Rate>()) == "1/s");
  CHECK(std::string(unit_symbol<KilogramsPerJoule>()) == "kg/J");
  CHECK(std::string(unit_symbol<Ratio>()).empty());
}

TEST_CASE("units: a quantity as people write it") {
  const auto si = [](const char* text) { return parse_quantity(text)->si; };
  CHECK(si("0.5 ms") == 0.0005);
  CHECK(si("20 us") == 20e-6);
  CHECK(si("512 KiB") == 524288);
  CHECK(si("20 %") == 0.2);
  CHECK(si("4 GFLOP") == 4e9);
  CHECK(si("3.35 TB/s") == 3.35e12);
  CHECK(si("400 Gbit/s") == 50e9);
  CHECK(si("1e6") == 1e6);
  CHECK(si("26 week") == 26 * 604800);
  CHECK(si("604800 1/week") == 1);
  CHECK_THAT(si("0.8 %/week"), ironlab::test::about(0.008 / 604800));
  CHECK_THAT(si("0.02 USD/GB"), ironlab::test::about(0.02e-9));
  CHECK(si("200 images/s") == 200);
  CHECK(std::string(parse_quantity("2 h")->unit) == "s");
  for (const char* bad : {"", "ms", "5 lightyears", "1e999", "nan s", "inf"}) CHECK_FALSE(parse_quantity(bad).has_value());
}

TEST_CASE("units: every display unit belongs to a unit that the core prints") {
  for (const DisplayUnit& u : display_units()) {
    INFO(u.symbol);
    CHECK(u.factor > 0);
    const std::string known = " s B B/s FLOP FLOP/s FLOP/B W J USD USD/s USD/B m m/s kg kg/J 1/s ";
    CHECK((u.si[0] == '\0' || known.find(" " + std::string(u.si) + " ") != std::string::npos));
  }
}
